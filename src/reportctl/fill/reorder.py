"""Puts figures that changed places within a few rows back where all sums of the table hold.

A program for pages that parts a table into blocks leaves the figures of neighbouring rows mixed.
The rows that do not add up are filled anew, column by column, in every way in which the columns
hold; a way that leads to rows that do not add up is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reportctl.fill.candidates import Values, value
from reportctl.fill.judge import Bound, bound_rows
from reportctl.schema.form import Table

_STEPS = 50_000
"""Figures that are tried in a place."""
_MOST = 20
"""Tables that are worth telling apart."""

Rows = Sequence[Values]
"""Those of a table, in the form's order."""


def reorder(
    rows: Rows, stretches: Sequence[Sequence[int]], table: Table, faulty: Sequence[int] = ()
) -> list[Rows]:
    """The tables in which all holds, if the figures of each stretch of rows stand in any order.

    Each of the `faulty` rows stands as it is, with one figure that is printed wrong: by as much as
    its row a column is off. The figures of the rows above and below a stretch, and of a balance,
    may stand in any order within their row: what moved the ones may have moved the others. Of too
    many tables, or too long a search, the rows as they are.
    """
    if not all(_may_add_up([rows[at] for at in stretch]) for stretch in stretches):
        return []
    odd = {at for stretch in stretches for at in stretch}
    keys = [table.row_key(row) for row in table.rows.leaves]
    balanced = {keys.index(at.row) for each in table.balances for at in (*each.left, *each.right)}
    beside = {at + step for at in odd for step in (-1, 1)} | balanced
    alone = [[at] for at in sorted(beside - odd - {*faulty}) if 0 <= at < len(rows)]
    search = _Search(rows, [*stretches, *alone], table, faulty)
    found: list[Rows] = []
    for each in search.fill():
        found.append(each)
        if len(found) > _MOST:
            break
    return [rows] if search.steps > _STEPS or len(found) > _MOST else found


def _may_add_up(rows: Rows) -> bool:
    """Whether some of the figures of rows are the totals of all the others."""
    numbers = [value(cell) for row in rows for cell in row]
    made, half = {0}, sum(numbers) / 2
    for _ in rows:
        made = {one + number for one in made for number in {*numbers} if one + number <= half}
    return half in made


class _Search:
    """Fills some rows of a table with the figures that stand in them."""

    def __init__(
        self,
        rows: Rows,
        stretches: Sequence[Sequence[int]],
        table: Table,
        faulty: Sequence[int],
    ) -> None:
        self.rows, self.table, self.steps = rows, table, 0
        self.keys = [table.row_key(row) for row in table.rows.leaves]
        pools = [Counter(cell for at in each for cell in rows[at]) for each in stretches]
        self.pools = {
            self.keys[at]: pool for each, pool in zip(stretches, pools, strict=True) for at in each
        }
        groups = [each for each in bound_rows(table, self.keys) if self.pools.keys() & {*each.rows}]
        self.faults = {
            each: [(at, excess_of(rows[at])) for at in faulty if self.keys[at] in each.rows]
            for each in groups
        }
        # what the fewest others leave open comes first
        self.order = sorted(
            self.pools,
            key=lambda key: min(
                len(self.pools.keys() & {*g.rows}) for g in groups if key in g.rows
            ),
        )
        self.ends: list[list[Bound]] = [[] for _ in self.order]
        for each in groups:
            self.ends[max(map(self.order.index, self.pools.keys() & {*each.rows}))].append(each)
        self.made: dict[str, list[str]] = {key: [] for key in self.order}
        self.known: dict[str, Sequence[str]] = {
            **dict(zip(self.keys, rows, strict=True)),
            **self.made,
        }

    def fill(self, column: int = 0, row: int = 0) -> Iterator[Rows]:
        """Every table that holds, from one cell on."""
        if row == len(self.order):
            column, row = column + 1, 0
        if column == len(self.table.columns.leaves):
            if all(adds_up(cells, self.table) for cells in self.made.values()):
                yield tuple(tuple(self.known[key]) for key in self.keys)
            return
        key = self.order[row]
        pool, cells = self.pools[key], self.made[key]
        for cell in [cell for cell, count in pool.items() if count]:
            self.steps += 1
            if self.steps > _STEPS:
                return
            pool[cell] -= 1
            cells.append(cell)
            failed = [g for g in self.ends[row] if not holds(self.known, g, column)]
            spent = [(g, some) for g in failed if (some := self.faults_of(g, column))]
            if len(spent) == len(failed):
                for group, some in spent:
                    self.faults[group] = [x for x in self.faults[group] if x not in some]
                yield from self.fill(column, row + 1)
                for group, some in spent:
                    self.faults[group] += some
            cells.pop()
            pool[cell] += 1

    def faults_of(self, group: Bound, column: int) -> Sequence[tuple[int, int]]:
        """The printed faults by which the sides of a group differ in a column; none if they do not.

        Each with its row; two of them where no one does.
        """
        left, right = (sum(value(self.known[row][column]) for row in side) for side in group)
        off, faults = abs(left - right), self.faults[group]
        one = next(([each] for each in faults if abs(each[1]) == off), [])
        return one or next(
            (
                [*pair]
                for pair in combinations(faults, 2)
                if off in (abs(pair[0][1] + pair[1][1]), abs(pair[0][1] - pair[1][1]))
            ),
            [],
        )


def excess_of(row: Values) -> int:
    """By how much the parts of a row exceed its total."""
    *parts, total = map(value, row)
    return sum(parts) - total


def adds_up(row: Sequence[str], table: Table) -> bool:
    """Whether the totals of a row are the sums of their parts."""
    leaves = table.columns.leaves
    numbers = [value(cell) for cell in row]
    return all(
        numbers[at] == sum(numbers[leaves.index(part)] for part in table.columns.parts(leaf))
        for at, leaf in enumerate(leaves)
        if leaf.total
    )


def holds(known: Mapping[str, Sequence[str]], group: Bound, column: int) -> bool:
    """Whether both sides of a group come to the same in a column."""
    left, right = (sum(value(known[row][column]) for row in side) for side in group)
    return left == right
