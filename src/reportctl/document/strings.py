"""TOML strings: where their characters stand in the text, and how a text is written as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_UNSAFE = (
    # what TOML forbids raw, and what no editor shows: C1, bidi controls, line separators, BOM
    r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]'
)
_BREAKS = dict.fromkeys(map(ord, "\t\n\u3000"))
_SHORT = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def string_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(offset in the decoded string, offset in the text), rising, of the string literal there.

    One mark for each line of the source and one after each escape. Raises LookupError where no
    string stands between start and end.
    """
    quote = text[start]
    if quote not in "\"'":
        raise LookupError(text[start:end])
    size = 3 if end - start >= 6 and text.startswith(quote * 3, start) else 1  # noqa: PLR2004
    at = start + size
    if size > 1:  # a line end right after the opening quotes is not part of the string
        at += 2 if text.startswith("\r\n", at) else text.startswith("\n", at)
    stop = end - size
    yield 0, at
    offset = 0
    escape = _escape()
    while at < stop:
        found = escape.search(text, at, stop) if quote == '"' else _line_end(text, at, stop)
        if not found:
            return
        begin, after = found.span() if isinstance(found, re.Match) else found
        offset += begin - at
        if not (isinstance(found, re.Match) and found[1]):  # a backslash at the line end joins
            offset += 1
        at = after
        yield offset, at


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\(?:u.{4}|U.{8}|x..|[ \t]*(\r?\n[ \t\r\n]*)|.)|\r?\n")


def _line_end(text: str, at: int, stop: int) -> tuple[int, int] | None:
    found = text.find("\n", at, stop)
    if found < 0:
        return None
    return found - (found > at and text[found - 1] == "\r"), found + 1


def quote(text: str) -> str:
    r"""A text as a TOML string: `"…"` on one line, the three-quote form where it has line breaks.

    Read back it is the same text. Characters that an editor does not show are escaped; half of a
    surrogate pair, which no file can hold, becomes U+FFFD.
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'  # most are
    if "\n" not in text:
        return f'"{re.sub(_UNSAFE, lambda found: _SHORT.get(found[0]) or _code(found[0]), text)}"'
    bare = text.translate(_BREAKS)
    safe = bare.isprintable() and "\\" not in bare
    body = (text if safe else re.sub(_UNSAFE, _inside, text)).replace('"""', '""\\"')
    if body.endswith('"'):
        body = body[:-1] + '\\"'
    return f'"""\n{body}"""'


def _inside(found: re.Match[str]) -> str:
    char = found[0]
    return char if char in '"\n\t' else _SHORT.get(char) or _code(char)


def _code(char: str) -> str:
    return "\ufffd" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"
