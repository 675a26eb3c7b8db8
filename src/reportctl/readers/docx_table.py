"""Lays out a Word table, whose merged cells are told cell by cell, as a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self
from xml.etree.ElementTree import Element

from reportctl.readers.grid import LARGEST, LONGEST, WIDEST, too_large
from reportctl.readers.source import SourceCell, SourceTable, Spot
from reportctl.readers.wordml import attribute, child, value

_DIGITS = 6
"""Of the longest span that is believed."""


class Merge(NamedTuple):
    """How a cell is merged with its neighbours."""

    columns: int = 1
    above: bool = False
    """Whether it goes on a cell that began in a row above."""
    left: bool = False
    """Whether it goes on the cell to its left."""

    @classmethod
    def of(cls, properties: Element | None) -> Self:
        """What a cell's properties say."""
        span = value(properties, "gridSpan") or "1"
        above, left = child(properties, "vMerge"), child(properties, "hMerge")
        return cls(
            int(span) if span.isdecimal() and len(span) <= _DIGITS else 1,
            above is not None and attribute(above, "val") in (None, "continue"),
            left is not None and attribute(left, "val") in (None, "continue"),
        )


class TableCell(NamedTuple):
    """A cell as the file has it."""

    text: str
    merge: Merge


def expand(rows: Sequence[Sequence[TableCell]], spot: Spot, name: str) -> SourceTable:
    """The table as a grid. Raises Failure for one that is too large to be one of figures."""
    widest = max((sum(cell.merge.columns for cell in row) for row in rows), default=0)
    if widest > WIDEST or len(rows) > LONGEST or widest * len(rows) > LARGEST:
        raise too_large(len(rows), widest, spot, name)
    grid: list[tuple[SourceCell, ...]] = []
    for number, row in enumerate(rows, start=1):
        placed: list[SourceCell] = []
        for cell in row:
            origin = None
            if cell.merge.left and placed:
                origin = placed[-1]
            elif cell.merge.above and grid and len(placed) < len(grid[-1]):
                origin = grid[-1][len(placed)]
            for offset in range(max(1, cell.merge.columns)):
                here = Spot(table=spot.table, row=number, column=len(placed) + 1)
                placed.append(
                    SourceCell(origin.text, here, spans=True)
                    if origin
                    else SourceCell(cell.text.strip(), here, spans=offset > 0)
                )
        grid.append(tuple(placed))
    return SourceTable(tuple(grid), spot)
