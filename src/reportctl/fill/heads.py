"""The head of a table: which column of the form stands at which position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table


class Slot(NamedTuple):
    """One column of figures."""

    start: int
    end: int
    row: Heading | None = None
    """The row of the form, where the head names rows (table four)."""
    column: Heading | None = None
    unit: str = ""
    """The unit of money that the head names."""
    text: str = ""
    partial: bool = False
    """Whether only a heading that spans columns stands over it."""
    over: str = ""
    """The key of the heading that spans it with others."""

    @property
    def known(self) -> bool:
        """Whether the form has it."""
        return self.column is not None or self.row is not None


class Head(NamedTuple):
    """The columns of figures from left to right."""

    slots: tuple[Slot, ...]
    width: int = 0
    """Of the rows it was read from, or 0 where positions are not known."""
    printed: bool = True
    """False for the form's own order, where the source has no head."""
    partial: bool = False
    """Whether a heading that spans columns stands there without them: a part of a longer head."""

    torn: bool = False
    """Whether its labels stand in pieces, and the lines of these allow the form's order only."""

    def keeps_order(self, table: Table) -> bool:
        """Whether figures in their order can only be those of the form's columns in theirs."""
        own = own_head(table) if self.names_cells else own_columns(table)
        columns = [(slot.row, slot.column) for slot in self.slots]
        return self.torn or columns == [(slot.row, slot.column) for slot in own.slots]

    @property
    def known(self) -> int:
        """How much it says: one for each column that it names, and one for its row."""
        named = {(slot.row, slot.column) for slot in self.slots}
        return sum((row is not None) + (column is not None) for row, column in named)

    @property
    def names_cells(self) -> bool:
        """Whether it names row and column of what stands below it, as that of table four does."""
        return any(slot.row and slot.column for slot in self.slots)

    @property
    def doubled(self) -> bool:
        """Whether a column stands there twice: two reports side by side."""
        named = [(s.row, s.column) for s in self.slots if s.known]
        return len(named) > len(set(named))


def own_columns(table: Table) -> Head:
    """The columns of one row, whatever the table prints beside each other."""
    columns = enumerate(table.columns.leaves)
    return Head(tuple(Slot(at, at + 1, None, column) for at, column in columns))


def own_head(table: Table) -> Head:
    """The form's own columns in their order, for a table printed without a head."""
    columns = table.columns.leaves
    rows: Sequence[Heading | None] = table.rows.leaves if table.across else (None,)
    slots = [(row, column) for row in rows for column in columns]
    return Head(
        tuple(Slot(at, at + 1, row, column) for at, (row, column) in enumerate(slots)),
        printed=False,
    )


def runs_of(columns: Iterable[Heading]) -> list[list[Heading]]:
    """The columns in stretches in which each comes once."""
    runs: list[list[Heading]] = []
    for column in columns:
        if not runs or column in runs[-1]:
            runs.append([])
        runs[-1].append(column)
    return runs


def in_order_of_form(columns: Sequence[Heading], table: Table) -> bool:
    """Whether columns stand in the form's order, however many are left out."""
    return list(columns) == [each for each in table.columns.leaves if each in columns]
