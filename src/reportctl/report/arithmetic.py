"""The sums and balances of a report: which are broken, and which single cell would mend several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from reportctl.record import NamedTuple
from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Table

Kind = Literal["row", "column", "balance"]
DEEPEST = 3
"""Totals that are made of totals: the sum of a row, of a column, and of both."""


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
            sum(filter(None, map(values.get, self.left))),
            sum(filter(None, map(values.get, self.right))),
        )

    def holds(self, values: Mapping[At, Number | None]) -> bool:
        """Whether both sums are equal."""
        left, right = self.sides(values)
        return left == right


class Broken(NamedTuple):
    """A relation that does not hold."""

    relation: Relation
    left: Number
    right: Number
    blanks: tuple[At, ...]
    """The cells of it that are blank: what is missing there is not known to be nothing."""
    unfilled: bool
    """Whether its total was certainly not filled in: see `find_unfilled`."""
    root: At | None
    """The total not filled in that explains it, where it is another's fault."""
    culprit: tuple[At, Number] | None
    """The only cell, with the value it should have, that would mend this and other relations; None
    where a blank stands in one of them, or a total not filled in explains it."""


@lru_cache(maxsize=2)
def find_broken(report: Report) -> tuple[Broken, ...]:
    """Every broken sum and balance of a report, in the form's order.

    Of a relation with a cell that was not read nothing can be said: it neither holds nor fails.
    """
    if _all_hold(report):
        return ()
    relations = tuple(relations_of(report))
    unread = {at for at, cell in report.cells.items() if cell.unread}
    unsure: set[At] = set()
    if unread:
        unsure = {at for one in relations if not unread.isdisjoint(one.cells) for at in one.cells}
        relations = tuple(one for one in relations if unread.isdisjoint(one.cells))
    values = {at: cell.value for at, cell in report.cells.items()}
    broken = [one for one in relations if _fails(one, values)]
    if not broken:
        return ()
    unfilled = _unfilled(report, relations)
    repaired = {**values, **unfilled}
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
            unfilled=_is_unfilled(one, unfilled),
            root=None if _is_unfilled(one, unfilled) else _root(one, unfilled, repaired),
            culprit=_culprit(one, around, broken, values, unsure | set(unfilled)),
        )
        for one in broken
    )


def _all_hold(report: Report) -> bool:
    """Whether every cell of the form is a figure and every relation holds, as most reports have it.

    What this says no to is looked at relation by relation.
    """
    cells, relations = _numbered(report.tables)
    values = [cell.value for cell in report.cells.values()]
    if None in values or tuple(report.cells) != cells:
        return False
    value = values.__getitem__
    return all(sum(map(value, left)) == sum(map(value, right)) for left, right in relations)  # type: ignore[arg-type]


@lru_cache(maxsize=16)
def _numbered(
    tables: tuple[Table, ...],
) -> tuple[tuple[At, ...], tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]]:
    """The cells of some tables, and their relations by the numbers of the cells among them."""
    cells = tuple(
        table.at(row, column)
        for table in tables
        for row in table.rows.leaves
        for column in table.columns.leaves
    )
    number = {at: n for n, at in enumerate(cells)}.__getitem__
    relations = tuple(
        (tuple(map(number, one.left)), tuple(map(number, one.right)))
        for table in tables
        for one in relations_in(table)
    )
    return cells, relations


def count_open(report: Report) -> int:
    """How many relations have blank cells beside others, so that it is not known if they hold."""
    blank = ([report.value(at) is None for at in one.cells] for one in relations_of(report))
    return sum(any(each) and not all(each) for each in blank)


def relations_of(report: Report) -> Iterator[Relation]:
    """The relations between cells that the report has; a total computed here holds by itself."""
    cells = report.cells
    for table in report.tables:
        for one in relations_in(table):
            # a total that the file leaves out was added up along its row; down a column it may fail
            if all(map(cells.__contains__, one.cells)) and not (
                one.kind == "row" and cells[one.right[0]].computed
            ):
                yield one


@lru_cache(maxsize=64)
def relations_in(table: Table) -> tuple[Relation, ...]:
    """Those that the form knows in a table."""
    sums = (Relation(one.along, one.parts, (one.total,)) for one in table.sums)
    return (*sums, *(Relation("balance", one.left, one.right) for one in table.balances))


def _fails(one: Relation, values: Mapping[At, Number | None]) -> bool:
    if all(values.get(at) is None for at in one.left):
        return False  # nothing is known of the parts, so nothing of their sum
    return not one.holds(values)


def find_unfilled(report: Report) -> dict[At, Number]:
    """The totals that nobody filled in, certainly, with the sums that they should be.

    Such a total is 0 or blank while every part of it is given, and filling it in, with the others,
    breaks no relation that held. What is only likely is not among them: where the parts may be what
    is wrong, 0 may be right.
    """
    unread = {at for at, cell in report.cells.items() if cell.unread}
    return _unfilled(report, [r for r in relations_of(report) if unread.isdisjoint(r.cells)])


def _unfilled(report: Report, relations: Sequence[Relation]) -> dict[At, Number]:
    values = {at: cell.value for at, cell in report.cells.items()}
    sums = [one for one in relations if one.kind != "balance"]
    filled = {
        one.right[0]
        for one in sums
        if not values[one.right[0]] and not report.cells[one.right[0]].computed
    }
    repaired = _add_up(sums, values, filled)
    if all(repaired[at] == values[at] for at in filled):
        return {}
    # a relation with a blank in it holds by chance, and so says nothing against a sum
    held = {one for one in relations if one.holds(values) and _whole(one, values)}
    while True:
        changed = {at for at in filled if repaired[at] != values[at]}
        wrong = {
            at
            for one in relations
            if not one.holds(repaired)
            for at in one.cells
            if at in changed and (one in held or (one.kind != "balance" and at == one.right[0]))
        }
        if not wrong:
            return {at: v for at in values if at in changed and (v := repaired[at]) is not None}
        filled -= wrong
        repaired = _add_up(sums, values, filled)


def _add_up(
    sums: Sequence[Relation], values: Mapping[At, Number | None], filled: Collection[At]
) -> dict[At, Number | None]:
    """The values with each of these totals added up; sums of sums last."""
    repaired = dict(values)
    for _ in range(DEEPEST):
        for one in sums:
            if one.right[0] in filled and all(repaired[at] is not None for at in one.left):
                repaired[one.right[0]] = one.sides(repaired)[0]
    return repaired


def _whole(one: Relation, values: Mapping[At, Number | None]) -> bool:
    return all(values[at] is not None for at in one.cells)


def _is_unfilled(one: Relation, unfilled: Mapping[At, Number]) -> bool:
    return one.kind != "balance" and one.right[0] in unfilled


def _root(
    one: Relation, unfilled: Mapping[At, Number], repaired: Mapping[At, Number | None]
) -> At | None:
    """The untold total whose filling would mend this relation."""
    terms = [at for at in one.cells if at in unfilled]
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
    if not all(_whole(other, values) for other in around[found[0][0]]):
        return None
    several = sum(other in broken for other in around[found[0][0]]) > 1
    return found[0] if several else None
