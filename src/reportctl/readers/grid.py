"""Expands row and column spans: a spanning cell stands at every position that it covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportctl.finding import Failure
from reportctl.readers.source import SourceCell, SourceTable, Spot

WIDEST = 256
"""Columns beyond which a table is no table of figures; the form's widest has 15."""
LONGEST = 20_000
"""Rows beyond which it is none either."""
LARGEST = 200_000
"""Positions beyond which expanding it would only fill the memory."""


class Laid(NamedTuple):
    """A cell as a file lays it out: once, with how far it reaches."""

    text: str
    columns: int = 1
    rows: int = 1
    """0 for down to the last row."""
    line: int | None = None


def expand(rows: Sequence[Sequence[Laid]], spot: Spot, name: str) -> SourceTable:
    """The table with its spans expanded, each row filled from the left as a browser does.

    Spans end at the last row and at the widest row's last column. Raises Failure for a table
    that is too large to be one of figures.
    """
    widest, size = max(map(len, rows), default=0), 0
    hanging: dict[int, tuple[Laid, SourceCell, int]] = {}
    grid: list[tuple[SourceCell, ...]] = []
    for number, row in enumerate(rows, start=1):
        placed: dict[int, SourceCell] = {}
        below: dict[int, tuple[Laid, SourceCell, int]] = {}
        size += len(hanging) + sum(min(laid.columns, WIDEST) for laid in row)
        if len(rows) > LONGEST or widest > WIDEST or size > LARGEST:
            raise too_large(len(rows), widest, spot, name)
        for column, (laid, cell, left) in hanging.items():
            placed[column] = _again(
                cell, Spot(spot.page, laid.line, None, spot.table, number, column)
            )
            if left > 1:
                below[column] = (laid, cell, left - 1)
        column = 1
        for laid in row:
            while column in placed:
                column += 1
            first = SourceCell(laid.text, _at(spot, laid.line, number, column))
            rest = len(rows) - number + 1
            reach = min(laid.rows or rest, rest)
            for offset in range(max(1, min(laid.columns, WIDEST - column + 1))):
                at = column + offset
                if at in placed:
                    break
                placed[at] = _again(first, _at(spot, laid.line, number, at)) if offset else first
                if reach > 1:
                    below[at] = (laid, first, reach - 1)
        hanging = below
        width = max(placed, default=0)
        empty = [at for at in range(1, width) if at not in placed]
        for at in empty:
            placed[at] = SourceCell("", _at(spot, None, number, at))
        grid.append(tuple(placed[at] for at in range(1, width + 1)))
    return SourceTable(_trimmed(grid, rows), spot)


def too_large(rows: int, columns: int, spot: Spot, name: str) -> Failure:
    """What is said of a table that cannot be one of figures."""
    return Failure(
        f"{name}：{spot}有 {rows} 行、最多 {columns} 列，不是年度报告的表格，请只留下报告本身再读入"
    )


def _at(spot: Spot, line: int | None, row: int, column: int) -> Spot:
    return Spot(spot.page, line, spot.sheet, spot.table, row, column)


def _again(cell: SourceCell, spot: Spot) -> SourceCell:
    """The cell once more where it spans to."""
    return SourceCell(cell.text, spot, spans=True, number=cell.number, name=cell.name)


def _trimmed(
    grid: list[tuple[SourceCell, ...]], rows: Sequence[Sequence[Laid]]
) -> tuple[tuple[SourceCell, ...], ...]:
    """The grid without columns that only a span of absurd width reaches."""
    needed = max((_last_own(row) for row in grid), default=0)
    widths = [sum(laid.columns for laid in row) for row in rows]
    usual = max((width for width in widths if width <= WIDEST), default=needed)
    return tuple(row[: max(needed, usual)] for row in grid)


def _last_own(row: tuple[SourceCell, ...]) -> int:
    """The last column at which a cell begins."""
    return max((at for at, cell in enumerate(row, start=1) if not cell.spans), default=0)
