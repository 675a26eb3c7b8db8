"""Expands row and column spans: a spanning cell stands at every position that it covers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportctl.readers.limits import Work, most
from reportctl.readers.source import Apart, SourceCell, SourceTable, Spot
from reportctl.record import NamedTuple

_SHORTEST = 2
"""Letters of the shortest label by which a row is known again."""


class Laid(NamedTuple):
    """A cell as a file lays it out: once, with how far it reaches."""

    text: str
    columns: int = 1
    rows: int = 1
    """0 for down to the last row."""
    line: int | None = None
    apart: tuple[Apart, ...] = ()
    object: str = ""


def expand(
    rows: Sequence[Sequence[Laid]], spot: Spot, work: Work, doubts: list[str]
) -> SourceTable:
    """The table with its spans expanded, each row filled from the left as a browser does.

    Spans end at the last row and at the widest row's last column. A row that is too wide to be
    one of figures is left out, and told in `doubts`. Raises Failure for a table that is too
    large.
    """
    widest = most("columns")
    hanging: dict[int, tuple[Laid, SourceCell, int]] = {}
    grid: list[tuple[SourceCell, ...]] = []
    for number, row in enumerate(rows, start=1):
        if len(row) > widest:
            doubts.append(
                f"{spot}第{number}行有 {len(row)} 格，不是年度报告的表格，没有读入，请对照原文"
            )
            row = ()  # noqa: PLW2901 - as if it were not there
        placed: dict[int, SourceCell] = {}
        below: dict[int, tuple[Laid, SourceCell, int]] = {}
        work.count("positions", len(hanging) + sum(min(laid.columns, widest) for laid in row))
        for column, (laid, cell, left) in hanging.items():
            here = Spot(spot.page, laid.line, None, spot.table, number, column)
            placed[column] = cell._replace(spot=here, spans=True)
            if left > 1:
                below[column] = (laid, cell, left - 1)
        column = 1
        for laid in row:
            while column in placed:
                column += 1
            first = SourceCell(
                laid.text,
                _at(spot, laid.line, number, column),
                apart=laid.apart,
                object=laid.object,
            )
            rest = len(rows) - number + 1
            reach = min(laid.rows or rest, rest)
            for offset in range(max(1, min(laid.columns, widest - column + 1))):
                at = column + offset
                if at in placed:
                    break
                again = first._replace(spot=_at(spot, laid.line, number, at), spans=True)
                placed[at] = again if offset else first
                if reach > 1:
                    below[at] = (laid, first, reach - 1)
        hanging = below
        width = max(placed, default=0)
        for at in range(1, width):
            if at not in placed:
                placed[at] = SourceCell("", _at(spot, None, number, at))
        grid.append(tuple(placed[at] for at in range(1, width + 1)))
    return SourceTable(_trimmed(grid, rows), spot)


def revealed(
    table: SourceTable, hidden: Collection[int], line: str = "行"
) -> tuple[SourceTable, list[str]]:
    """The table with the rows that are hidden (by index from 0), and what is to be told of them.

    `line` is what to call them in messages: a table that was turned has columns for rows.

    A hidden row whose label stands in a row that is shown is a copy of it and left out; any other
    is a row of the report that somebody folded away.
    """
    if not hidden:
        return table, []
    shown = {
        label for at, row in enumerate(table.rows) if at not in hidden for label in _labels(row)
    }
    kept, told = [], []
    for at, row in enumerate(table.rows):
        labels = _labels(row)
        # a column of a sheet goes through all of its tables and has labels of each
        own = labels if line == "列" else labels[-1:]
        copy = at in hidden and bool(labels) and all(label in shown for label in own)
        if at in hidden and (labels or any(cell.text for cell in row)):
            what = "与显示的行重复，没有读入" if copy else "照样读入，请核对"
            told.append(f"{row[0].spot if row else table.spot}所在的{line}是隐藏的，{what}")
        if not copy:
            kept.append(row)
    return table._replace(rows=tuple(kept)), told


def _labels(row: Sequence[SourceCell]) -> list[str]:
    """The words in a row, from the left; the last before the figures is its own."""
    found: list[str] = []
    for cell in row:
        text = "".join(cell.text.split())
        if len(text) < _SHORTEST or not any(letter >= "㐀" for letter in text):
            continue
        if not cell.spans:
            found.append(text)
    return found


def _at(spot: Spot, line: int | None, row: int, column: int) -> Spot:
    return Spot(spot.page, line, spot.sheet, spot.table, row, column)


def _trimmed(
    grid: list[tuple[SourceCell, ...]], rows: Sequence[Sequence[Laid]]
) -> tuple[tuple[SourceCell, ...], ...]:
    """The grid without columns that only a span of absurd width reaches."""
    needed = max((_last_own(row) for row in grid), default=0)
    widths = [sum(laid.columns for laid in row) for row in rows]
    usual = max((width for width in widths if width <= most("columns")), default=needed)
    return tuple(row[: max(needed, usual)] for row in grid)


def _last_own(row: tuple[SourceCell, ...]) -> int:
    """The last column at which a cell begins."""
    return max((at for at, cell in enumerate(row, start=1) if not cell.spans), default=0)
