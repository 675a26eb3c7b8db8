"""The tables of a source that can be held against their sums and balances, and their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.fill.values import Figures, RowRead
from reportctl.schema.form import At, Table


def whole_tables(figures: Figures) -> Iterator[tuple[Table, Sequence[RowRead]]]:
    """The rows of each table that has every row once."""
    for table in {id(read.table): read.table for read in figures.rows}.values():
        rows = [read for read in figures.rows if read.table is table]
        named = [read.row.key for read in rows if read.row]
        if len(named) == len(set(named)):
            yield table, rows


def numbers_of(rows: Sequence[RowRead]) -> dict[At, int]:
    """The figures of the cells that were read; a blank counts as none."""
    return {cell.at: int(cell.value or 0) for read in rows for cell in read.cells}
