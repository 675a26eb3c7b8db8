"""Which cell of an older edition a cell of a newer one continues, and how."""

from __future__ import annotations

from functools import cached_property

from reportctl.record import record
from reportctl.schema.form import At, Form, How, Was
from reportctl.schema.load import editions, load_form


@record(frozen=True)
class Lineage:
    """The way from a later edition of the form to an earlier one, edition by edition."""

    later: Form
    earlier: Form

    @cached_property
    def _steps(self) -> tuple[Form, ...]:
        """The editions that may say what continues what, from the latest to the earliest."""
        low, high = self.earlier.edition, self.later.edition
        between = [load_form(edition) for edition in editions() if low < edition < high]
        return (self.later, *reversed(between)) if low < high else ()

    def cell(self, at: At) -> tuple[How | None, tuple[At, ...]]:
        """The older cells that a cell continues; None and itself for one that kept its key."""
        found: How | None = None
        cells: tuple[At, ...] = (at,)
        for form in self._steps:
            before: list[At] = []
            for one in cells:
                ways = _ways(form, one)
                before += [At(was.was, was.was_column or one.column) for was in ways] or [one]
                for was in ways:
                    found = _looser(found, was.how)
            cells = tuple(before)
        return found, cells

    def same(self, at: At) -> At | None:
        """The older cell that means the very same; None where none does."""
        how, cells = self.cell(at)
        return cells[0] if how is None else None

    def heading(self, key: str) -> str:
        """The older row that is the sum of the rows under a heading; else the same key."""
        for form in self._steps:
            key = next((w.was for w in form.was if _sums(w, key)), key)
        return key


def _ways(form: Form, at: At) -> list[Was]:
    """What the form says of a cell; of its row, where it says nothing of the cell."""
    rows = [was for was in form.was if was.key == at.row]
    return [w for w in rows if w.column == at.column] or [w for w in rows if not w.column]


def _sums(was: Was, key: str) -> bool:
    return was.how == "sum" and was.key == key


_ORDER = ("near", "sum", "beside")


def _looser(one: How | None, other: How) -> How:
    """Of two links in a chain the one that allows less to be said."""
    return max(one or other, other, key=_ORDER.index)
