"""The sums and balances of a report: which are broken, and which single cell would mend several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from reportctl.report.report import Number, Report
from reportctl.schema.form import At

Kind = Literal["row", "column", "balance"]


class Relation(NamedTuple):
    """Two sums that must be equal; for a total, its parts on the left and itself on the right."""

    kind: Kind
    left: tuple[At, ...]
    right: tuple[At, ...]

    @property
    def cells(self) -> tuple[At, ...]:
        """Every cell that stands in it."""
        return (*self.left, *self.right)

    def sides(self, values: Mapping[At, Number | None]) -> tuple[Number, Number]:
        """Both sums, blanks counted as nothing."""
        return (
            sum(values.get(at) or 0 for at in self.left),
            sum(values.get(at) or 0 for at in self.right),
        )


class Broken(NamedTuple):
    """A relation that does not hold."""

    relation: Relation
    left: Number
    right: Number
    blanks: tuple[At, ...]
    """The cells of it that are blank: what is missing there is not known to be nothing."""
    untold: bool
    """Whether it is a total left at 0, or blank, while its parts are not."""
    root: At | None
    """The total left at 0 or blank that explains it, where it is another's fault."""
    culprit: tuple[At, Number] | None
    """The only cell, with the value it should have, that would mend this and other relations."""


@lru_cache(maxsize=2)
def find_broken(report: Report) -> tuple[Broken, ...]:
    """Every broken sum and balance of a report, in the form's order.

    Of a relation with a cell that was not read nothing can be said: it neither holds nor fails.
    """
    everything = tuple(relations_of(report))
    unread = {at for at, cell in report.cells.items() if cell.unread}
    relations = tuple(one for one in everything if unread.isdisjoint(one.cells))
    unsure = {at for one in everything if not unread.isdisjoint(one.cells) for at in one.cells}
    values = {at: cell.value for at, cell in report.cells.items()}
    broken = [one for one in relations if _fails(one, values)]
    untold = {one.right[0]: one.sides(values)[0] for one in broken if _untold(one, values)}
    repaired = {**values, **untold}
    around: dict[At, list[Relation]] = {}
    for one in relations:
        for at in one.cells:
            around.setdefault(at, []).append(one)
    return tuple(
        Broken(
            relation=one,
            left=one.sides(values)[0],
            right=one.sides(values)[1],
            blanks=tuple(at for at in one.cells if values.get(at) is None),
            untold=_untold(one, values),
            root=None if _untold(one, values) else _root(one, untold, repaired),
            culprit=_culprit(one, around, broken, values, unsure),
        )
        for one in broken
    )


def relations_of(report: Report) -> Iterator[Relation]:
    """The relations between cells that the report has; a total computed here holds by itself."""
    for table in report.tables:
        for found in table.sums:
            cell = report.cells.get(found.total)
            present = [at for at in found.parts if at in report.cells]
            if cell and len(present) == len(found.parts) and not _own(cell.computed, found.along):
                yield Relation(found.along, found.parts, (found.total,))
        for balance in table.balances:
            if all(at in report.cells for at in (*balance.left, *balance.right)):
                yield Relation("balance", balance.left, balance.right)


def _own(computed: bool, along: str) -> bool:  # noqa: FBT001 - the cell's own word
    """A total that the file leaves out was added up along its row; down its column it may fail."""
    return computed and along == "row"


def _fails(one: Relation, values: Mapping[At, Number | None]) -> bool:
    if all(values.get(at) is None for at in one.left):
        return False  # nothing is known of the parts, so nothing of their sum
    left, right = one.sides(values)
    return left != right


def _untold(one: Relation, values: Mapping[At, Number | None]) -> bool:
    """A total at 0 or blank while its parts add up to something: nobody filled it in."""
    return one.kind != "balance" and not values.get(one.right[0])


def _root(
    one: Relation, untold: Mapping[At, Number], repaired: Mapping[At, Number | None]
) -> At | None:
    """The untold total whose filling would mend this relation."""
    terms = [at for at in one.cells if at in untold]
    return terms[0] if terms and not _fails(one, repaired) else None


def _culprit(
    one: Relation,
    around: Mapping[At, list[Relation]],
    broken: list[Relation],
    values: Mapping[At, Number | None],
    unsure: Collection[At],
) -> tuple[At, Number] | None:
    """The only cell whose change mends this relation and every other one that it stands in.

    None of those is it that stand in a relation of which nothing can be said.
    """
    left, right = one.sides(values)
    found: list[tuple[At, Number]] = []
    for at in one.cells:
        old = values.get(at)
        new = (old or 0) + (right - left if at in one.left else left - right)
        changed = {**values, at: new}
        if new >= 0 and not any(_fails(other, changed) for other in around[at]):
            found.append((at, new))
    if len(found) != 1 or found[0][0] in unsure:
        return None
    several = sum(other in broken for other in around[found[0][0]]) > 1
    return found[0] if several else None
