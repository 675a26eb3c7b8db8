"""One walk over TOML text: where every header, key and value stands.

Runs only when a place is asked for, over text that tomllib has accepted; of text that it has
refused, it tells what was open where the trouble began.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from reportctl.finding import Place
from reportctl.record import NamedTuple


class Lines:
    """The lines of a text, and the place of each of its characters."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts = starts
        """The offset at which each line begins."""

    def spot(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, col: int) -> int:
        """The offset of a line and column; the inverse of `spot`."""
        return self.starts[line - 1] + col - 1

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from start to end."""
        return Place(*self.spot(start), *self.spot(end))

    def line(self, number: int) -> str:
        """A line without its line end; '' beyond the last."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].removesuffix("\r")


KeyPath = tuple[str | int, ...]
"""The keys and list indices that lead to a value, such as `("applications", "received", 6)`."""

Standing = Literal["header", "implied", "value", "part"]
"""A table with a header of its own; a table that only longer keys or headers name; a key with its
value on a line; something within a list or an inline table."""

# CPython before 3.11.5 repeats a possessive group wrongly (gh-106052), and Debian 12 has 3.11.2:
# only single characters are repeated possessively here
BLANK = re.compile(r"[ \t\r\n]*+(?:#[^\n]*+[ \t\r\n]*+)*")
_KEY = re.compile(
    r"""[ \t]*+([A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*"|'[^'\n]*+')[ \t]*+(\.?)""",
)
_SCALAR = re.compile(
    r'"""[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+)*"""(?:"{0,2})'
    r"|'''[\s\S]*?'''(?:'{0,2})"
    r'|"(?!"")[^"\\\n]*+(?:\\.[^"\\\n]*+)*"'
    r"|'(?!'')[^'\n]*+'"
    # a date and a time may stand apart: 2022-01-31 17:00:00
    r"""|[^\s,;\]}#\[{"'=]++(?:[ ]\d\d:[^\s,;\]}#]++)?""",
)


class Lost(Exception):  # noqa: N818 - the caller asks what was open, nothing went wrong here
    """The text is not TOML from an offset on."""

    def __init__(self, at: int, inside: str, began: int) -> None:
        super().__init__(inside)
        self.at = at
        self.inside = inside
        """What was open: header, key, value, string, list, table."""
        self.began = began
        """The offset at which that began."""


class Mark(NamedTuple):
    """Where a key and its value stand; offsets count characters of the document's text."""

    lines: Lines
    standing: Standing
    key_start: int
    key_end: int
    """The key as written, dots and quotes included; an element of a list has its value here."""
    start: int
    end: int
    """The value; of a table, its header with brackets or the keys that imply it."""
    under: KeyPath = ()
    """The table under whose header a `value` stands."""

    @property
    def key(self) -> Place:
        """The place of the key."""
        return self.lines.place(self.key_start, self.key_end)

    @property
    def value(self) -> Place:
        """The place of the value."""
        return self.lines.place(self.start, self.end)


class Walk:
    """The walk. `run` fills `marks`; raises Lost where the text is not TOML."""

    def __init__(self, text: str, lines: Lines | None = None) -> None:
        self.text = text
        self.lines = lines or Lines(text)
        self.marks: dict[KeyPath, Mark] = {}
        self.twice: tuple[KeyPath, int, int] | None = None
        """A key that stands twice, with both offsets; tomllib refuses such text."""
        self._open: list[tuple[str, int]] = []
        self._latest: dict[KeyPath, int] = {}
        self._table: KeyPath = ()

    def run(self) -> None:
        """Walk from the first to the last character."""
        text, pos = self.text, self.blank(0)
        while pos < len(text):
            pos = self._header(pos) if text[pos] == "[" else self._statement(pos, self._table)
            pos = self.blank(pos)

    def blank(self, pos: int) -> int:
        """The offset after spaces, line ends and comments."""
        found = BLANK.match(self.text, pos)
        return found.end() if found else pos

    def lost(self, at: int, inside: str) -> Lost:
        """What to raise at an offset: within the innermost list, or in something that is open."""
        return Lost(at, *(self._open[-1] if self._open else (inside, at)))

    def _header(self, pos: int) -> int:
        double = self.text.startswith("[[", pos)
        keys, spans, end = self._key(pos + 1 + double)
        close = "]]" if double else "]"
        if not self.text.startswith(close, end):
            raise Lost(end, "header", pos)
        end += len(close)
        path: KeyPath = ()
        for at, (key, span) in enumerate(zip(keys, spans, strict=True)):
            path = (*path, key)
            if at == len(keys) - 1:
                break
            if path in self._latest:
                path = (*path, self._latest[path])
            else:
                self._imply(path, spans[0][0], span[1])
        key_start, key_end = spans[0][0], spans[-1][1]
        if double:
            self._imply(path, key_start, key_end)
            self._latest[path] = self._latest.get(path, -1) + 1
            path = (*path, self._latest[path])
        self._note(path, key_start)
        self.marks[path] = Mark(self.lines, "header", key_start, key_end, pos, end, path)
        self._table = path
        return end

    def _statement(self, pos: int, under: KeyPath, standing: Standing = "value") -> int:
        keys, spans, end = self._key(pos)
        if not self.text.startswith("=", end):
            raise self.lost(end, "key")
        start = end + 1
        while self.text[start : start + 1] in (" ", "\t"):
            start += 1
        path = under
        for key, span in zip(keys[:-1], spans, strict=False):
            path = (*path, key)
            self._imply(path, spans[0][0], span[1])
        path = (*path, keys[-1])
        key_start, key_end = spans[0][0], spans[-1][1]
        self._note(path, key_start)
        stop = self.value(start, path)
        self.marks[path] = Mark(self.lines, standing, key_start, key_end, start, stop, under)
        return stop

    def _key(self, pos: int) -> tuple[list[str], list[tuple[int, int]], int]:
        """The parts of a dotted key, the span of each, and the offset after the key."""
        keys, spans = [], []
        while True:
            found = _KEY.match(self.text, pos)
            if not found:
                raise self.lost(pos, "key")
            written = found[1]
            if written[0] == "'" or (written[0] == '"' and "\\" not in written):
                keys.append(written[1:-1])
            elif written[0] == '"':
                import tomllib

                keys.append(tomllib.loads(f"key = {written}")["key"])
            else:
                keys.append(written)
            spans.append(found.span(1))
            pos = found.end()
            if not found[2]:
                return keys, spans, pos

    def value(self, pos: int, path: KeyPath) -> int:
        """The offset after the value that begins at pos; what is within it is marked."""
        first = self.text[pos : pos + 1]
        if first == "[":
            self._open.append(("list", pos))
            end = self._list(pos, path)
        elif first == "{":
            self._open.append(("table", pos))
            end = self._inline(pos, path)
        else:
            found = _SCALAR.match(self.text, pos)
            if found:
                return found.end()
            if first in ('"', "'"):
                self._open.append(("string", pos))
            raise self.lost(pos, "value")
        self._open.pop()
        return end

    def _list(self, pos: int, path: KeyPath) -> int:
        text, index, pos = self.text, 0, self.blank(pos + 1)
        while text[pos : pos + 1] != "]":
            here = (*path, index)
            end = self.value(pos, here)
            self.marks[here] = Mark(self.lines, "part", pos, end, pos, end)
            pos = self._comma(end, "]")
            index += 1
        return pos + 1

    def _inline(self, pos: int, path: KeyPath) -> int:
        pos = self.blank(pos + 1)
        while self.text[pos : pos + 1] != "}":
            pos = self._comma(self._statement(pos, path, "part"), "}")
        return pos + 1

    def _comma(self, pos: int, close: str) -> int:
        pos = self.blank(pos)
        if self.text[pos : pos + 1] == ",":
            return self.blank(pos + 1)
        if self.text[pos : pos + 1] != close:
            raise self.lost(pos, "value")
        return pos

    def _imply(self, path: KeyPath, start: int, end: int) -> None:
        if path not in self.marks:
            self.marks[path] = Mark(self.lines, "implied", start, end, start, end)
        elif self.marks[path].standing in ("value", "part"):
            self._note(path, start)

    def _note(self, path: KeyPath, start: int) -> None:
        known = self.marks.get(path)
        if known and known.standing != "implied" and not self.twice:
            self.twice = (path, known.key_start, start)


def keys_of(written: str) -> KeyPath:
    """The keys of a dotted key as TOML writes it; raises Lost where it is none."""
    walk = Walk(f"{written} = 0")
    walk.run()
    return max(walk.marks, key=len)
