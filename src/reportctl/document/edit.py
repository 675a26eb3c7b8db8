"""Edits of a TOML file that change what they were asked to change, and no other byte.

Each gives a new Document. What is handed in must be TOML: an edit after which the file would not
be what it was but for the one thing is a bug of the caller's and raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal

from reportctl.document.document import Document
from reportctl.document.places import KeyPath, Lost, Mark, Walk, keys_of
from reportctl.document.strings import quote
from reportctl.document.toml import parse
from reportctl.finding import Failure
from reportctl.record import NamedTuple

__all__ = ["append_table", "insert_key", "literal", "quote", "set_value", "set_values"]


def literal(value: object) -> str:
    """A value as TOML: text, int, Decimal (all its digits), bool, date, or a list of these.

    Raises TypeError for any other type, ValueError for a Decimal that is no number.
    """
    match value:
        case str():
            return quote(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            if not value.is_finite():
                raise ValueError(value)
            return format(value, "f")
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(literal(element) for element in value)}]"
        case _:
            raise TypeError(type(value))


def set_value(document: Document, path: KeyPath, written: str) -> Document:
    """Write another TOML literal in the place of a value or list element that is there.

    Raises LookupError where the path leads to no value; a table with a header is none.
    """
    return set_values(document, {path: written})


def set_values(document: Document, written: Mapping[KeyPath, str]) -> Document:
    """`set_value` for many at once, with one reading of the result. None may hold another."""
    places, splices = document.places, []
    for path, text in written.items():
        mark = places[path]
        if mark.standing not in ("value", "part"):
            raise LookupError(path)
        splices.append((mark.start, mark.end, _one_value(text)))
    return _splice(document, splices)


def insert_key(
    document: Document,
    table: KeyPath,
    key: str,
    written: str,
    *,
    comment: str | None = None,
    after: str | None = None,
) -> Document:
    """Add a key, as TOML writes it (`total`, `outcome.other.rest`), with its literal to a table.

    It stands on a line after the key `after` of the table, or after the table's last, its `=` and
    comment under those of the line before. A table that has only longer headers, or none, gets a
    header at the end of the file; into one that is written in braces, it goes within the braces.
    Raises ValueError where the key is there already, Failure where the table is a value.
    """
    path = (*table, *keys_of(key))
    if path in document.places:
        raise ValueError(f"{key} stands there already")
    entry = _Entry(key, _one_value(written), comment)
    mark = document.places.get(table)
    for depth in range(len(table), 0, -1):
        around = document.places.get(table[:depth])
        if around and around.standing in ("value", "part"):
            dotted = ".".join((*map(_bare, table[depth:]), key))
            return _insert_inline(document, around, _Entry(dotted, entry.written, None))
    if table and (not mark or mark.standing == "implied"):
        beside = _dotted(document, table)
        if not beside:
            return append_table(document, _header(table), [entry.line()])
        dotted = ".".join((*(_bare(part) for part in table[len(beside.under) :]), key))
        return _insert_below(document, beside, _Entry(dotted, entry.written, comment))
    above = document.places.get((*table, *keys_of(after))) if after else None
    if not above or above.standing != "value" or above.under != table:
        marks = document.places.values()
        above = _last(m for m in marks if m.under == table and m.standing == "value")
    if above:
        return _insert_below(document, above, entry)
    at = _line_end(document, mark.end) if mark else _top(document)
    return _insert_lines(document, at, entry.line())


def append_table(
    document: Document,
    header: str,
    lines: Iterable[str] = (),
    after: KeyPath | None = None,
) -> Document:
    """Add a table: its header with brackets (`[problems]`, `[[waivers]]`) and its lines of TOML.

    It stands at the end of the file, or after all that belongs to the table `after`, with a blank
    line before it and before what follows.
    """
    text, at = document.text, len(document.text)
    if after:
        places = document.places
        last = _last(places[path] for path in places if path[: len(after)] == after)
        at = _line_end(document, last.end) if last else at
    blank_before = not text[:at].strip() or text[:at].endswith(("\n\n", "\n\r\n"))
    blank_after = not text[at:].partition("\n")[0].strip()
    body = [*([] if blank_before else [""]), header, *lines, *([] if blank_after else [""])]
    return _insert_lines(document, at, "\n".join(body))


class _Entry(NamedTuple):
    """A line to be written."""

    key: str
    written: str
    comment: str | None

    def line(self, key: str = "", equals: str = "= ", comment_col: int = 0) -> str:
        line = f"{key or self.key + ' '}{equals}{self.written}"
        if not self.comment:
            return line
        width = max(comment_col, len(line) + 2) if "\n" not in line else len(line) + 2
        return f"{line.ljust(width)}# {self.comment}"


def _insert_below(document: Document, above: Mark, entry: _Entry) -> Document:
    """After the line of another key, its equals sign and comment under the other's."""
    text = document.text
    begin = document.lines.starts[document.lines.spot(above.key_start)[0] - 1]
    at = _line_end(document, above.end)
    indent = text[begin : above.key_start]
    equals = text.index("=", above.key_end)
    comment = text.find("#", above.end, at)
    key = f"{indent}{entry.key}"
    if len(key) < equals - begin or (len(key) == equals - begin == above.key_end - begin):
        key = key.ljust(equals - begin)
    else:
        key += " "
    line = entry.line(key, text[equals : above.start], comment - begin if comment > 0 else 0)
    return _insert_lines(document, at, line)


def _insert_inline(document: Document, mark: Mark, entry: _Entry) -> Document:
    text = document.text
    if text[mark.start] != "{":
        name = text[mark.key_start : mark.key_end]
        line = document.lines.spot(mark.key_start)[0]
        raise Failure(
            f"不能在“{name}”里添加：第 {line} 行它写成了一个值；请改成表（[{name}]）后重试"
        )
    within = text[mark.start + 1 : mark.end - 1]
    if not within.strip():
        return _splice(document, [(mark.start, mark.end, f"{{ {entry.key} = {entry.written} }}")])
    at = mark.start + 1 + len(within.rstrip())
    return _splice(document, [(at, at, f", {entry.key} = {entry.written}")])


def _insert_lines(document: Document, at: int, lines: str) -> Document:
    """Whole lines at the beginning of a line, or after a last line that has no end."""
    before = "\n" if at and document.text[at - 1] != "\n" else ""
    return _splice(document, [(at, at, f"{before}{lines}\n")])


def _splice(document: Document, splices: Iterable[tuple[int, int, str]]) -> Document:
    """The document with stretches of its text replaced; new line ends are those of the file."""
    pieces, at = [], 0
    for start, end, text in sorted(splices):
        new = text.replace("\r\n", "\n").replace("\n", document.newline)
        pieces += [document.text[at:start], new]
        at = end
    made = parse("".join((*pieces, document.text[at:])), bom=document.bom)
    if made.faults:
        raise ValueError(made.faults[0])
    return made


def _one_value(written: str) -> str:
    """Itself, where it is one TOML value and nothing more; else ValueError."""
    try:
        whole = Walk(written).value(0, ()) == len(written)
    except Lost:
        whole = False
    if not whole:
        raise ValueError(written)
    return written


def _dotted(document: Document, table: KeyPath) -> Mark | None:
    """The last key that is written with dots and so makes this table, or one above it."""
    places = document.places
    while table and table not in places:
        table = table[:-1]
    if not table:
        return None
    return _last(
        mark
        for path, mark in places.items()
        if path[: len(table)] == table and mark.standing == "value" and len(mark.under) < len(table)
    )


def _last(marks: Iterable[Mark]) -> Mark | None:
    """The last of them in the text."""
    return max(marks, key=lambda mark: mark.end, default=None)


def _line_end(document: Document, at: int) -> int:
    """The offset of the beginning of the next line, or the end of the text."""
    end = document.text.find("\n", at)
    return len(document.text) if end < 0 else end + 1


def _top(document: Document) -> int:
    """Where the first key goes in a file that has none before its tables: after `#:schema`."""
    at = 0
    while document.text.startswith("#:", at):
        at = _line_end(document, at)
    return at


def _header(table: KeyPath) -> str:
    return f"[{'.'.join(_bare(part) for part in table)}]"


def _bare(part: str | int) -> str:
    if isinstance(part, int):  # a header names no element; `append_table` adds one
        raise LookupError(part)  # noqa: TRY004 - the path is of the right type and leads nowhere
    plain = part.replace("-", "").replace("_", "")
    return part if plain.isascii() and plain.isalnum() else quote(part)
