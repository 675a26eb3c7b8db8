"""Two readings of one cell as a `Change`: whether they are the same thing, and what that allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportctl.compare.changes import Change, Status
from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD, amount_unit
from reportctl.report.report import Cell, Number
from reportctl.schema.form import Heading, Table

Link = Literal["same", "near", "beside", "sum", "part", "only"]
"""How a cell of one edition hangs together with one of the other; see `Status`."""


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
