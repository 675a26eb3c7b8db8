"""Tables that a page turned into text left behind: cells that end in a bar, a row or a cell a line.

What makes text of a web page writes `规章 | 0 | 0 | 0 |` or each cell on a line of its own, and
fills a row that is shorter than the widest with bars without spaces between them: `许可 | 0 | ||`.
A cell in which nothing stood may be there as a bar or be gone without a trace. So bars at the end
of a row say nothing once a file fills rows up, and only what stands between figures is a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportctl.record import NamedTuple

_FILLED_UP = r"(?:^|[^|\s] ?\| ?|\s)\|{2,}$"
_FIGURE = re.compile(r"[-+−]?\d[\d,，.]*|[/\-—]+")
_ONE_FIGURE = rf"(?:{_FIGURE.pattern})\s*\|[|\s]*"
_PARTED = re.compile(r"\d[ \t]+/[ \t]+\d[\d,.]*[ \t]+/[ \t]+\d")
_STROKE = re.compile(r"(?<=[ \t])/(?=\s)|^/(?=[ \t])|(?<=[ \t])/$", re.MULTILINE)
_ROWS = 3
"""Lines that end in a bar make a table from this many on."""
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
        return bool(self.text) and not _FIGURE.fullmatch(self.text or "")


def with_bars(text: str) -> str:
    """A text whose figures are parted by strokes with bars in the place of these.

    Elsewhere a stroke between gaps is a blank cell, which has no figure on both sides row for row.
    """
    if " / " not in text or len(_PARTED.findall(text)) < _ROWS:
        return text
    return _STROKE.sub("|", text)


def join_rows(lines: Sequence[str]) -> list[Line]:
    """The lines, with the rows that bars end in place of the line where each begins."""
    barred = [line.strip() for line in lines if _ends_in_bar(line)]
    if len(barred) < _ROWS:
        return list(lines)
    inner = sum("|" in line.strip("| ") for line in barred)
    alone = sum(bool(re.fullmatch(_ONE_FIGURE, line)) for line in barred)
    alone += sum(
        not here.strip().strip("|") and "|" in here and bool(_FIGURE.fullmatch(above.strip()))
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
    for row in _rows(cells):
        label = next((at for at, cell in enumerate(row) if not cell.words), len(row)) - 1
        values = row[label + 1 :]
        while values and not values[-1].text:
            values = values[:-1]
        if label >= 0 and any(not cell.text for cell in values):
            found[row[label].line] = [cell.text or "" for cell in (row[label], *values)]
            lone = row[:label]
        else:
            lone = row
        for cell in lone:
            if cell.text:
                found[cell.line] = cell.text
    return found


def _cells(lines: Sequence[str]) -> Iterator[_Cell]:
    pending: list[int] = []
    for at, line in enumerate(lines):
        bare = line.strip()
        if "|" not in bare:
            pending = [*pending, at] if bare else pending
            continue
        text, _, rest = bare.partition("|")
        if text or pending:
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
        elif not rest:
            yield _Cell("", at, (at,))
        else:
            rest = bare
        if rest.strip():
            run = rest.strip()
            yield _Cell(None if len(run) > 1 else "", at, (at,))
        pending = []


def _broken(lines: Sequence[str], before: Sequence[int]) -> list[int]:
    """The lines before a cell's last that belong to it: not a heading, not a sentence."""
    own: list[int] = []
    length = 0
    for at in reversed(before):
        text = lines[at].strip()
        length += len(text)
        heading = text[:1] in _NUMERALS and text[1:2] == "、" and len(text) > len("一、总体情况")
        if heading or length > _LONGEST or text[-1] in "。:：;；" or _FIGURE.fullmatch(text):
            break
        own.insert(0, at)
    return own


def _rows(cells: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    """The cells by row: a new one begins at words behind a figure, a blank or a filled-up end."""
    row: list[_Cell] = []
    for at, cell in enumerate(cells):
        before = row[-1] if row else None
        following = cells[at + 1] if at + 1 < len(cells) else None
        if before and cell.words and not before.words:
            yield row
            row = []
        head = len(row) >= _HEAD and all(each.words for each in row)
        if head and not cell.text and following and following.text and not following.words:
            yield row
            row = []
            continue
        if cell.text is None:
            if row:
                yield row
            row = []
            continue
        if row or cell.text:
            row.append(cell)
    if row:
        yield row
