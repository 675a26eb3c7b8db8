"""The tables of two reports laid over each other: block by block, row by row, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from reportctl.comparison.changes import Block, Change, RowChange, Status
from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD, amount_unit
from reportctl.report.report import Cell, Number, Report
from reportctl.schema.form import At, Heading, Table
from reportctl.schema.lineage import Lineage

Link = Literal["same", "near", "beside", "sum", "part", "only"]
"""How a cell of one edition hangs together with one of the other; see `Status`."""


def align(old: Report, new: Report, *, exact: bool = False) -> tuple[Block, ...]:
    """Every block of both forms in printed order; `exact` minds how a blank is written."""
    flipped = old.form.edition > new.form.edition
    later, earlier = (old, new) if flipped else (new, old)
    return tuple(_Laying(later, earlier, Judge(flipped, exact)).blocks())


class _Laying:
    """A report on the later edition laid over one on an earlier or the same edition."""

    def __init__(self, later: Report, earlier: Report, judge: Judge) -> None:
        """See how the editions hang together."""
        self.later, self.earlier, self.judge = later, earlier, judge
        self.lineage = Lineage(later.form, earlier.form)
        self.taken: set[At] = set()
        """Cells of the earlier edition that stand beside one of the later."""
        self.known = {
            table.at(row, column): Place(table, row, column)
            for table in earlier.tables
            for row in table.rows.leaves
            for column in table.columns.leaves
        }

    def blocks(self) -> Iterator[Block]:
        """The later form's blocks; those that only the earlier one has end their section."""
        left = list(self.earlier.tables)
        pairs: list[tuple[Table, Table | None]] = []
        for table in self.later.tables:
            beside = _beside(table, left)
            if beside:
                left.remove(beside)
            pairs.append((table, beside))
        for number, (table, beside) in enumerate(pairs):
            yield self._block(table, beside)
            if table.section not in {after.section for after, _ in pairs[number + 1 :]}:
                for gone in [one for one in left if one.section == table.section]:
                    left.remove(gone)
                    yield self._gone(gone)
        for gone in left:
            yield self._gone(gone)

    def _block(self, table: Table, beside: Table | None) -> Block:
        rows: list[RowChange] = []
        for heading in table.rows.headings:
            if heading in table.rows.leaves:
                rows += self._leaf(table, heading, beside)
            elif beside and (one := self._summed(table, heading, beside)):
                rows.append(one)
        if beside:
            for heading in beside.rows.leaves:
                rows += self._rest(beside, heading)
        mine: Literal["old", "new"] = "old" if self.judge.flipped else "new"
        kept = tuple(row for row in rows if row.cells)
        block = (table.key, table.section, table.caption, table.across, kept)
        return Block(*block, "" if beside else mine)

    def _gone(self, table: Table) -> Block:
        """A block that only the earlier form has."""
        rows = tuple(row for heading in table.rows.leaves for row in self._rest(table, heading))
        side: Literal["old", "new"] = "new" if self.judge.flipped else "old"
        return Block(table.key, table.section, table.caption, table.across, rows, side)

    def _leaf(self, table: Table, row: Heading, beside: Table | None) -> Iterator[RowChange]:
        """A row of the later form; then the earlier form's rows of which it is the sum."""
        key = table.row_key(row)
        inner = beside and next((h for h in _inner(beside) if beside.row_key(h) == key), None)
        if beside and inner:
            parts = beside.rows.leaves_under(inner.key)
            cells = [
                self.judge.change(
                    Place(table, row, column),
                    "sum",
                    self._figure(self.later, table, [row], column),
                    self._figure(self.earlier, beside, parts, column),
                )
                for column in table.columns.leaves
            ]
            yield _row_change(table, row, cells)
            for part in parts:
                yield from self._rest(beside, part, "part")
            return
        part_of_one = any(
            _find(beside, self.lineage.heading(table.row_key(above)))
            for above in table.rows.trail(row)[:-1]
            if beside
        )
        if part_of_one:
            yield _row_change(table, row, self._alone(table, row, "part"))
            return
        cells, other_label = [], ""
        for column in table.columns.leaves:
            at = table.at(row, column)
            how, before = self.lineage.cell(at)
            known = [self.known[one] for one in before if one in self.known]
            self.taken |= {place.table.at(place.row, place.column) for place in known}
            if known and known[0].row.label != row.label:
                other_label = known[0].row.label
            here = figure_of([self.later.cells.get(at)])
            there = figure_of([self.earlier.cells.get(p.table.at(p.row, p.column)) for p in known])
            column_label = known[0].column.label if known else ""
            link: Link = (how or "same") if known else "only"
            place = Place(table, row, column)
            cells.append(self.judge.change(place, link, here, there, column_label))
        older = beside and _find(beside, key)
        if beside and older:
            cells += self._left(beside, older, "only")
        yield _row_change(table, row, cells, other_label)

    def _summed(self, table: Table, heading: Heading, beside: Table) -> RowChange | None:
        """A heading of the later form that is one row of the earlier."""
        one = _find(beside, self.lineage.heading(table.row_key(heading)))
        if one is None:
            return None
        parts = table.rows.leaves_under(heading.key)
        self.taken |= {beside.at(one, column) for column in beside.columns.leaves}
        cells = [
            self.judge.change(
                Place(beside, one, column),
                "sum",
                self._figure(self.later, table, parts, column),
                self._figure(self.earlier, beside, [one], column),
            )
            for column in beside.columns.leaves
        ]
        return _row_change(table, heading, cells)

    def _rest(self, table: Table, row: Heading, link: Link = "only") -> Iterator[RowChange]:
        """What is left of a row of the earlier form."""
        cells = list(self._left(table, row, link))
        if cells:
            yield _row_change(table, row, cells)

    def _left(self, table: Table, row: Heading, link: Link) -> Iterator[Change | None]:
        """The cells of an earlier row that stand beside none of the later form."""
        for column in table.columns.leaves:
            at = table.at(row, column)
            if at not in self.taken:
                self.taken.add(at)
                there = figure_of([self.earlier.cells.get(at)])
                yield self.judge.change(Place(table, row, column), link, Figure(), there)

    def _alone(self, table: Table, row: Heading, link: Link) -> Iterator[Change | None]:
        """The cells of a later row that stand beside none of the earlier form."""
        for column in table.columns.leaves:
            here = figure_of([self.later.cells.get(table.at(row, column))])
            yield self.judge.change(Place(table, row, column), link, here, Figure())

    @staticmethod
    def _figure(report: Report, table: Table, rows: Sequence[Heading], column: Heading) -> Figure:
        """What a row says in a column, or several rows together."""
        return figure_of([report.cells.get(At(table.row_key(r), column.name)) for r in rows])


def _row_change(
    table: Table,
    row: Heading,
    cells: Iterator[Change | None] | list[Change | None],
    other: str = "",
) -> RowChange:
    above = tuple((table.row_key(h), h.label) for h in table.rows.trail(row)[:-1])
    return RowChange(table.row_key(row), row.label, above, tuple(c for c in cells if c), other)


def _beside(table: Table, others: Sequence[Table]) -> Table | None:
    """The block of the other form under the same caption, or else under the same key."""
    alike = [one for one in others if one.key == table.key]
    return next((t for t in alike if t.caption == table.caption), alike[0] if alike else None)


def _find(table: Table, key: str) -> Heading | None:
    """The row of a table that holds cells under a key."""
    return next((h for h in table.rows.leaves if table.row_key(h) == key), None)


def _inner(table: Table) -> list[Heading]:
    """The headings of a table that hold no cells."""
    return [h for h in table.rows.headings if h not in table.rows.leaves]


class Place(NamedTuple):
    """Where a cell stands in a form."""

    table: Table
    row: Heading
    column: Heading


class Figure(NamedTuple):
    """What one side says."""

    value: Number | None = None
    written: str = ""
    there: bool = False
    """Whether the cell is there at all."""
    unread: bool = False
    """Whether it, or one of those added up, was not read."""


def figure_of(cells: Sequence[Cell | None]) -> Figure:
    """What one cell says, or several that are added up; blanks among several count as nothing."""
    found = [cell for cell in cells if cell]
    if len(cells) == 1 and found:
        return Figure(found[0].value, found[0].written, there=True, unread=found[0].unread)
    if any(cell.unread for cell in found):
        return Figure(None, UNREAD, there=True, unread=True)
    values = [cell.value for cell in found if cell.value is not None]
    added = sum(values) if values else None
    return Figure(added, "" if added is None else str(added), bool(found))


class Judge(NamedTuple):
    """Turns the later and the earlier edition's figures into an older and a newer one."""

    flipped: bool
    """Whether the later edition is the older report's."""
    exact: bool
    """Whether it matters how a blank is written."""

    def change(
        self, place: Place, link: Link, later: Figure, earlier: Figure, other_label: str = ""
    ) -> Change | None:
        """The change in one cell; None where neither side has it."""
        if not (later.there or earlier.there):
            return None
        if link == "same" and _units_differ(place, later, earlier):
            link = "beside"
        old, new = (later, earlier) if self.flipped else (earlier, later)
        table, row, column = place
        return Change(
            at=table.at(row, column),
            column=column.label,
            kind=table.holds(row, column),
            total=row.total or column.total,
            status=self._status(link, old, new),
            old=old.value,
            new=new.value,
            old_written=old.written,
            new_written=new.written,
            old_column=other_label if other_label != column.label else "",
            single=table.single,
        )

    def _status(self, link: Link, old: Figure, new: Figure) -> Status:
        if link == "only":
            return "old" if old.there else "new"
        if link in {"part", "beside"}:
            return "part" if link == "part" else "beside"
        if not (old.there and new.there):
            return "missing"
        if old.unread or new.unread:
            return "unread"
        if old.value is None or new.value is None:
            both = old.value is None and new.value is None
            return "same" if both and not (self.exact and old.written != new.written) else "blank"
        if link in {"near", "sum"}:
            return "near" if link == "near" else "sum"
        return "same" if old.value == new.value else "changed"


def _units_differ(place: Place, later: Figure, earlier: Figure) -> bool:
    """Whether two sums of money cannot be subtracted: 采购总金额 has no fixed unit."""
    if place.table.holds(place.row, place.column) != "amount":
        return False
    return amount_unit(later.written) != amount_unit(earlier.written)
