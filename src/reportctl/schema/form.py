"""The blank form: sections, tables, rows and columns, and the four relations between cells.

The form of one edition is the content of one notice (国办公开办函〔2021〕30号, 〔2019〕60号). Its
data stand in `editions/*.toml`; this module owns their shape. Four relations are known, and no
fifth: a total is the sum of the leaves beside it, a balance holds in every column, a row carries
over from last year, a level rolls forward from last year.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Literal

from reportctl.record import NamedTuple, record, replace
from reportctl.schema.axis import At, Axis, Balance, Carry, Heading, Kind, Roll, Sum

__all__ = [
    "At",
    "Axis",
    "Balance",
    "Carry",
    "Form",
    "Heading",
    "How",
    "Kind",
    "Roll",
    "Section",
    "Sum",
    "Table",
    "Was",
]

How = Literal["near", "sum", "beside"]
"""How a row continues an older one: nearly the same thing (口径近似); as the sum of several; not
comparable, only to be shown side by side."""


@record(frozen=True, eq=False)
class Table:
    """One block of cells under one head. Several blocks with one key are one table of the file."""

    key: str
    """Dotted key of the TOML table that holds its rows."""
    columns: Axis
    rows: Axis
    section: str = ""
    """The key of the section in which it is printed; set by the loader."""
    caption: str = ""
    """The line above the block, such as 第二十条第（一）项."""
    corner: str = ""
    spanner: str = ""
    """A heading over all columns."""
    across: bool = False
    """Whether the rows are printed side by side, each with its own columns (table four)."""
    balance: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Row keys on the left and on the right."""
    carries: tuple[str, str] | None = None
    """Row key of last year, row key of this year."""
    rolls: tuple[str, str, str] | None = None
    """Column keys of the level, of what is added, of what is removed."""

    @property
    def single(self) -> bool:
        """Whether a row holds one cell, which the file writes without brackets."""
        return len(self.columns.leaves) == 1

    def row_key(self, row: Heading) -> str:
        """The dotted TOML key of a row."""
        return f"{self.key}.{row.key}"

    def as_older(self, older: AbstractSet[str]) -> Table:
        """The table in which each heading of `older`, by its dotted key, is one row."""
        folded = {key for key in self.rows.by_key if f"{self.key}.{key}" in older}
        if not folded:
            return self
        kept = tuple(h for h in self.rows.headings if h.parent not in folded)
        return replace(self, rows=Axis(kept))

    @cached_property
    def foldable(self) -> frozenset[str]:
        """The headings that a report may write as one row, as an older edition does.

        Not those over a row that a total, a balance or a carry-over needs.
        """
        sides = self.balance or ((), ())
        needed = {*sides[0], *sides[1], *(self.carries or ())}
        rows = self.rows.leaves
        fixed = {h.key for h in rows if h.total or h.key in needed}
        return frozenset(
            heading.key
            for heading in self.rows.headings
            if heading not in rows
            and fixed.isdisjoint(leaf.key for leaf in self.rows.leaves_under(heading.key))
        )

    def at(self, row: Heading, column: Heading) -> At:
        """The address of a cell."""
        return tuple.__new__(At, (f"{self.key}.{row.key}", column.name))  # asked most of all

    def holds(self, row: Heading, column: Heading) -> Kind:
        """What a cell holds."""
        return row.holds or column.holds or "count"

    def hints(self, row: Heading, column: Heading) -> tuple[str, ...]:
        """What is counted in a cell, and where the law says so, for the person who fills it."""
        parent = self.rows.by_key.get(row.parent)
        basis = f"依据：{row.basis}" if row.basis else ""
        return tuple(
            filter(None, (row.note or (parent.note if parent else ""), column.note, basis))
        )

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every total of the table, along its row and down its column."""
        found = [
            Sum(
                self.at(row, total),
                tuple(self.at(row, p) for p in self.columns.parts(total)),
                "row",
            )
            for row in self.rows.leaves
            for total in self.columns.leaves
            if total.total
        ]
        found += [
            Sum(
                self.at(total, column),
                tuple(self.at(p, column) for p in self.rows.parts(total)),
                "column",
            )
            for total in self.rows.leaves
            if total.total
            for column in self.columns.leaves
        ]
        return tuple(found)

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """The balance of every column."""
        if not self.balance:
            return ()
        left, right = (tuple(self.rows.by_key[key] for key in side) for side in self.balance)
        return tuple(
            Balance(tuple(self.at(r, c) for r in left), tuple(self.at(r, c) for r in right))
            for c in self.columns.leaves
        )

    @cached_property
    def carried(self) -> tuple[Carry, ...]:
        """The cells that repeat last year's, column by column."""
        if not self.carries:
            return ()
        last, this = (self.rows.by_key[key] for key in self.carries)
        return tuple(Carry(self.at(this, c), self.at(last, c)) for c in self.columns.leaves)

    @cached_property
    def rolled(self) -> tuple[Roll, ...]:
        """The levels that roll forward, row by row."""
        if not self.rolls:
            return ()
        columns = [self.columns.by_key[key] for key in self.rolls]
        return tuple(Roll(*(self.at(row, c) for c in columns)) for row in self.rows.leaves)


class Section(NamedTuple):
    """One of the six numbered parts of the report: prose, or one or more tables."""

    key: str
    title: str
    also: tuple[str, ...] = ()
    """Other wordings of the title in published reports, without the number."""
    note: str = ""
    """What the section has to say, for the person who writes it."""
    asks: tuple[str, ...] = ()
    """What a rule asks of its text in this edition: `aspects` (the five of section one), `fee`
    (what was charged for information)."""
    tables: tuple[Table, ...] = ()

    @property
    def prose(self) -> bool:
        """Whether it holds text, not tables."""
        return not self.tables


class Text(NamedTuple):
    """A place where a report file may hold prose."""

    key: str
    """`overview` for a section of prose; `disclosure.text` and `disclosure.note` for what a report
    prints before and after the tables of a section that the form gives tables only."""
    title: str
    path: tuple[str, str]
    """Where it stands in the file."""


class Was(NamedTuple):
    """Where a row or a cell continues another one of an older edition; a key alone needs none."""

    key: str
    """A row of this edition, or a heading that stands for all its leaves."""
    was: str
    """The row of the older edition."""
    how: How
    column: str = ""
    """The column of this edition, where only one cell of the row is meant."""
    was_column: str = ""


@record(frozen=True, eq=False)
class Form:
    """One edition of the form."""

    edition: int
    notice: str
    first: int
    """First report year it serves."""
    last: int | None
    """Last report year, or None while it is in force."""
    sections: tuple[Section, ...]
    was: tuple[Was, ...] = ()
    trial: int | None = None
    """A report year for which its notice only encourages it."""
    title: str = ""
    """The title of its notice, without the name of the form, where reports cite it by that."""

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every block in printed order."""
        return tuple(table for section in self.sections for table in section.tables)

    @cached_property
    def section_by_key(self) -> dict[str, Section]:
        """Every section by its key."""
        return {section.key: section for section in self.sections}

    @cached_property
    def texts(self) -> dict[str, Text]:
        """Every place for prose by its key, in printed order; the preface is none of the form's."""
        return {text.key: text for section in self.sections for text in _texts(section)}

    @cached_property
    def rows(self) -> dict[str, tuple[Table, Heading]]:
        """Every row that holds cells, by its dotted key, in printed order."""
        return {t.row_key(row): (t, row) for t in self.tables for row in t.rows.leaves}

    @cached_property
    def cells(self) -> dict[At, tuple[Table, Heading, Heading]]:
        """Every cell of the form in printed order: its table, row and column."""
        return {
            table.at(row, column): (table, row, column)
            for table in self.tables
            for row in table.rows.leaves
            for column in table.columns.leaves
        }

    @cached_property
    def hints(self) -> frozenset[str]:
        """Every sentence that stands beside a cell or a row's label in a form to fill."""
        return frozenset(
            (
                *(h for t, row, column in self.cells.values() for h in t.hints(row, column)),
                *(heading.note for table in self.tables for heading in table.rows.headings),
            )
        )

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every total of the form."""
        return tuple(found for table in self.tables for found in table.sums)

    @cached_property
    def totals(self) -> frozenset[At]:
        """The cells that can be computed from others."""
        return frozenset(found.total for found in self.sums)

    def was_one_row(self, key: str) -> bool:
        """Whether a heading, by its dotted key, was one row of figures in an older edition."""
        return any(was.was == key and was.key == key for was in self.was)

    def trail(self, at: At) -> Iterator[str]:
        """The printed labels above and of a cell: rows from the outside inward, then its column."""
        table, row, column = self.cells[at]
        yield from (heading.label for heading in table.rows.trail(row))
        if not table.single:
            yield column.label


def _texts(section: Section) -> Iterator[Text]:
    if section.prose:
        yield Text(section.key, section.title, (section.key, "text"))
        return
    for name, where in (("text", "表前文字"), ("note", "表后文字")):
        yield Text(f"{section.key}.{name}", f"{section.title}（{where}）", (section.key, name))
