"""Lays out a Word table, whose merged cells are told cell by cell, as a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self
from xml.etree.ElementTree import Element

from reportctl.readers.limits import Work
from reportctl.readers.package import attribute, child, value, whole
from reportctl.readers.source import Apart, SourceCell, SourceTable, Spot
from reportctl.record import NamedTuple

_DIGITS = 6
"""Of the longest span that is believed."""


class Merge(NamedTuple):
    """How a cell is merged with its neighbours."""

    columns: int = 1
    above: bool = False
    """Whether it goes on a cell that began in a row above."""
    left: bool = False
    """Whether it goes on the cell to its left."""
    tall: bool = False
    """Whether it is merged with cells above or below at all."""

    @classmethod
    def of(cls, properties: Element | None) -> Self:
        """What a cell's properties say."""
        above, left = child(properties, "vMerge"), child(properties, "hMerge")
        return cls(
            max(1, whole(value(properties, "gridSpan"), 1, _DIGITS)),
            above is not None and attribute(above, "val") in (None, "continue"),
            left is not None and attribute(left, "val") in (None, "continue"),
            above is not None,
        )


def is_crossed(properties: Element | None) -> bool:
    """Whether a line goes from corner to corner of the cell, which crosses out what it holds."""
    borders = child(properties, "tcBorders")
    drawn = (value(borders, side) for side in ("tl2br", "tr2bl"))
    return any(line not in (None, "nil", "none") for line in drawn)


class TableCell(NamedTuple):
    """A cell as the file has it."""

    text: str
    merge: Merge
    apart: tuple[Apart, ...] = ()
    object: str = ""


def expand(rows: Sequence[Sequence[TableCell]], spot: Spot, work: Work) -> SourceTable:
    """The table as a grid. Raises Failure for one that is too large to be one of figures."""
    widest = max((sum(cell.merge.columns for cell in row) for row in rows), default=0)
    work.check("columns", widest)
    work.count("positions", sum(cell.merge.columns for row in rows for cell in row))
    grid: list[tuple[SourceCell, ...]] = []
    tall: list[bool] = []
    """By position, whether the row above has a cell there that may go on."""
    for number, row in enumerate(rows, start=1):
        placed: list[SourceCell] = []
        goes_on: list[bool] = []
        for cell in row:
            origin = None
            if cell.merge.left and placed:
                origin = placed[-1]
            elif cell.merge.above and len(placed) < len(tall) and tall[len(placed)]:
                origin = grid[-1][len(placed)]
            goes_on += [cell.merge.tall] * cell.merge.columns
            for offset in range(cell.merge.columns):
                here = Spot(table=spot.table, row=number, column=len(placed) + 1)
                placed.append(
                    origin._replace(spot=here, spans=True)
                    if origin
                    else SourceCell(
                        cell.text.strip(),
                        here,
                        spans=offset > 0,
                        apart=cell.apart,
                        object=cell.object,
                    )
                )
        grid.append(tuple(placed))
        tall = goes_on
    return SourceTable(tuple(grid), spot)
