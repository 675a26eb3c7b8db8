"""The sums and balances of a table as relations between its cells, and which of them hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportctl.fill.values import Figures, RowRead
from reportctl.record import NamedTuple
from reportctl.schema.form import At, Table

Numbers = Mapping[At, int]
"""The figures of cells; a blank counts as none."""


class Relation(NamedTuple):
    """Cells that come to the same on both sides."""

    left: tuple[At, ...]
    right: tuple[At, ...]

    @property
    def cells(self) -> tuple[At, ...]:
        """Those of both sides."""
        return (*self.left, *self.right)

    def more(self, numbers: Numbers) -> int:
        """By how much the right side is more than the left."""
        left, right = (sum(numbers[at] for at in side) for side in self)
        return right - left

    def holds(self, numbers: Numbers) -> bool:
        """Whether they do."""
        return not self.more(numbers)


def relations_of(table: Table) -> Iterator[Relation]:
    """Those of its rows and columns, and its balances."""
    for each in table.sums:
        yield Relation((each.total,), each.parts)
    for balance in table.balances:
        yield Relation(balance.left, balance.right)


def whole_tables(figures: Figures) -> Iterator[tuple[Table, Sequence[RowRead]]]:
    """The rows of each table that has every row once."""
    for table in {id(read.table): read.table for read in figures.rows}.values():
        rows = [read for read in figures.rows if read.table is table]
        named = [read.row.key for read in rows if read.row]
        if len(named) == len(set(named)):
            yield table, rows


def numbers_of(rows: Sequence[RowRead]) -> dict[At, int]:
    """What the cells that were read come to."""
    return {cell.at: int(cell.value or 0) for read in rows for cell in read.cells}
