"""Tables that a page turned into text left behind: cells that end in a bar, a row or a cell a line.

What makes text of a web page writes `规章 | 0 | 0 | 0 |` or each cell on a line of its own, and
fills a row that is shorter than the widest with bars without spaces between them: `许可 | 0 | ||`.
A cell in which nothing stood may be there as a bar or be gone without a trace. So bars at the end
of a row say nothing once a file fills rows up, and only what stands between figures is a blank;
but for a table of a cell a line of which all rows that end in a figure have as many cells, some of
them blank: there the others are seen to be whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportctl.record import NamedTuple

_FILLED_UP = r"(?:^|[^|\s] ?\| ?|\s)\|{2,}$"
_ONE_FIGURE = r"(?:[-+−]?\d[\d,，.]*|[/\-—]+)\s*\|[|\s]*"
_PARTED = r"\d[ \t]+/[ \t]+\d[\d,.]*[ \t]+/[ \t]+\d"
_STROKE = r"(?m)(?<=[ \t])/(?=\s)|^/(?=[ \t])|(?<=[ \t])/$"
_ROWS = 3
"""Lines that end in a bar make a table from this many on."""
_PROOFS = 2
"""Rows with blanks between figures that show that a table has kept its blanks."""
_HEAD = 3
"""Labels beside each other in one row, no figure behind them, are a head from this many on."""
_LONGEST = 40
"""Characters of the longest label that was broken over lines."""
_NUMERALS = "一二三四五六"

Line = str | list[str] | None
"""A line as it is, the cells of a row, or None for one that belongs to a row begun above."""


class _Cell(NamedTuple):
    """What one bar ends: a cell, or bars that fill up a row (`text` is None)."""

    text: str | None
    line: int
    lines: tuple[int, ...]
    """All lines on which it stands."""

    @property
    def words(self) -> bool:
        return bool(self.text) and not _is_figure(self.text or "")


class _Row(NamedTuple):
    """The cells of a row."""

    cells: Sequence[_Cell]
    filled_up: bool
    """Whether bars fill it up."""

    @property
    def heads(self) -> Sequence[_Cell]:
        """Its labels."""
        return self.cells[: len(self.cells) - len(self.values)]

    @property
    def values(self) -> Sequence[_Cell]:
        """What stands behind its labels: figures and blanks."""
        first = next((at for at, cell in enumerate(self.cells) if not cell.words), len(self.cells))
        return self.cells[first:]


def with_bars(text: str) -> str:
    """A text whose figures are parted by strokes with bars in the place of these.

    Elsewhere a stroke between gaps is a blank cell, which has no figure on both sides row for row.
    """
    if " / " not in text or len(re.findall(_PARTED, text)) < _ROWS:
        return text
    return re.sub(_STROKE, "|", text)


def _is_figure(text: str) -> bool:
    """Whether a text is digits with their marks and a sign, or strokes in the place of them."""
    bare = text[text[:1] in ("-", "+", "−") :]
    digits = bare.replace(",", "").replace("，", "").replace(".", "")
    return (bare[:1].isdecimal() and digits.isdecimal()) or bool(text and not text.strip("/-—"))


def join_rows(lines: Sequence[str]) -> list[Line]:
    """The lines, with the rows that bars end in place of the line where each begins."""
    barred = [line.strip() for line in lines if _ends_in_bar(line)]
    if len(barred) < _ROWS:
        return list(lines)
    inner = sum("|" in line.strip("| ") for line in barred)
    alone = sum(bool(re.fullmatch(_ONE_FIGURE, line)) for line in barred)
    alone += sum(
        not here.strip().strip("|") and "|" in here and _is_figure(above.strip())
        for above, here in pairwise(lines)
    )
    return _by_cell(lines) if alone > inner else _by_row(lines)


def _ends_in_bar(line: str) -> bool:
    """Whether its last character is a bar, and not one that Markdown made text."""
    bare = line.rstrip()
    return bare.endswith("|") and not bare.endswith("\\|")


def _by_row(lines: Sequence[str]) -> list[Line]:
    """One row a line."""
    filled_up = any(re.search(_FILLED_UP, line.rstrip()) for line in lines)
    rows = [line.strip() for line in lines if _ends_in_bar(line) and "|" in line.strip("| ")]
    framed = all(row[0] == "|" for row in rows)
    return [_row(line, filled_up=filled_up, framed=framed) for line in lines]


def _row(line: str, *, filled_up: bool, framed: bool) -> Line:
    """`framed` says that rows begin with a bar; else one that does begins with a blank."""
    bare = line.strip()
    if not _ends_in_bar(line) or not bare.strip("| :-") or (framed and not filled_up):
        return line
    inner = bare.removesuffix("|")
    cells = [cell.strip() for cell in (inner.removeprefix("|") if framed else inner).split("|")]
    while filled_up and len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _by_cell(lines: Sequence[str]) -> list[Line]:
    """One cell a line, its bar behind it or on the next line."""
    found: list[Line] = list(lines)
    cells = list(_cells(lines))
    for cell in cells:
        for line in cell.lines:
            found[line] = None
    tables = list(_tables(_rows(cells, lines), lines))
    widths = [_kept_width(table) for table in tables]
    for table, kept in zip(tables, widths, strict=True):
        valued = [row for row in table if row.values]
        # one row alone shows nothing, but a text keeps its blanks or does not
        lone = len(valued) == 1 and any(widths)
        for row in table:
            width = len(row.values) if lone else kept
            whole = len(row.values) in {width, width + 1}
            whole = whole and not any(cell.text for cell in row.values[width:])
            values = row.values[:width] if whole else _without_end(row.values)
            written = [cell.text or "" for cell in values]
            heads = row.heads
            below = lone and len(values) >= _HEAD and not 0 < len(heads) <= len(values)
            if all(written) or not (heads or below):
                heads = row.cells
            elif below:  # each has a heading above, and none beside
                found[values[0].line] = written
            else:
                *heads, label = heads
                found[label.line] = [label.text or "", *written]
            for cell in heads:
                if cell.text:
                    found[cell.line] = cell.text
    return found


def _tables(rows: Iterable[_Row], lines: Sequence[str]) -> Iterator[list[_Row]]:
    """The rows of a table each: no line without a bar stands between them."""
    table: list[_Row] = []
    for row in rows:
        if table and _has_text(lines, table[-1].cells[-1], row.cells[0]):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _has_text(lines: Sequence[str], above: _Cell, below: _Cell) -> bool:
    """Whether a line that is no cell stands between two cells."""
    between = lines[above.lines[-1] + 1 : below.lines[0]]
    return any(line.strip() and "|" not in line for line in between)


def _kept_width(table: Sequence[_Row]) -> int:
    """How many values each row has where the table has kept all its blanks, else 0.

    A bar that stands before each row is no blank of the row above.
    """
    rows = [row for row in table if row.values]
    marked = all(row.filled_up or not row.values[-1].text for row in rows[:-1])
    ended = [
        row.values if row.filled_up or not marked or row is rows[-1] else row.values[:-1]
        for row in rows
    ]
    told = [values for values in ended if values and values[-1].text]
    blanks = sum(any(not cell.text for cell in values) for values in told)
    widths = {len(values) for values in told}
    return widths.pop() if len(widths) == 1 and blanks >= _PROOFS else 0


def _without_end(values: Sequence[_Cell]) -> Sequence[_Cell]:
    """Values without the blanks at the end."""
    last = max((at for at, cell in enumerate(values) if cell.text), default=-1)
    return values[: last + 1]


def _cells(lines: Sequence[str]) -> Iterator[_Cell]:
    behind = sum(bool(re.fullmatch(_ONE_FIGURE, line.strip())) for line in lines) >= _ROWS
    pending: list[int] = []
    for at, line in enumerate(lines):
        bare = line.strip()
        if "|" not in bare:
            pending = [*pending, at] if bare else pending
            continue
        text, _, rest = bare.partition("|")
        # where bars stand behind figures, one in a line of its own ends no text above it
        if text or (pending and not behind):
            before = pending if text else pending[:-1]
            if pending and (not pending[0] or "|" not in lines[pending[0] - 1]):
                before = []
            own = [
                *_broken(lines, before),
                *([] if text else pending[-1:]),
                *([at] if text else []),
            ]
            whole = "".join(lines[n].strip() for n in own if n != at) + text.strip()
            yield _Cell(whole, own[0], (*own, *(() if text else (at,))))
        elif not rest or rest[0].isspace():
            yield _Cell("", at, (at,))
        else:
            rest = bare
        if rest.strip():
            below = lines[at + 1].partition("|")[0].strip() if at + 1 < len(lines) else ""
            blank = len(rest.strip()) == 1 and _is_figure(below)
            yield _Cell("" if blank else None, at, (at,))
        pending = []


def _broken(lines: Sequence[str], before: Sequence[int]) -> list[int]:
    """The lines before a cell's last that belong to it: not a heading, not a sentence."""
    own: list[int] = []
    length = 0
    for at in reversed(before):
        text = lines[at].strip()
        length += len(text)
        heading = text[:1] in _NUMERALS and text[1:2] == "、" and len(text) > len("一、总体情况")
        if heading or length > _LONGEST or text[-1] in "。:：;；" or _is_figure(text):
            break
        own.insert(0, at)
    return own


def _rows(cells: Sequence[_Cell], lines: Sequence[str]) -> Iterator[_Row]:
    """The cells by row: a new one begins at words behind a figure, a blank or a filled-up end."""
    row: list[_Cell] = []
    for at, cell in enumerate(cells):
        following = cells[at + 1] if at + 1 < len(cells) else None
        head = len(row) >= _HEAD and all(each.words for each in row) and not cell.text
        begins = row and (
            (cell.words and not row[-1].words)
            or (head and following and following.text and not following.words)
            or _has_text(lines, row[-1], cell)
        )
        if row and (begins or cell.text is None):
            yield _Row(row, filled_up=cell.text is None)
            row = []
        if cell.text or (row and cell.text is not None):
            row.append(cell)
    if row:
        yield _Row(row, filled_up=False)
