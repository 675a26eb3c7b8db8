"""Asks the sums of the form which reading of a row without certain borders is the only one left.

A row's own sum is no proof: of rows with an error that is a multiple of nine one in twenty has
exactly one split that sums, and it is wrong. So the columns or the balance through the row must
hold with that reading too, in every column of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from reportctl.fill.candidates import Open, Values, splits, value
from reportctl.record import NamedTuple
from reportctl.schema.form import Table

_MOST = 40_000
"""Combinations of readings that are tried."""


class _Group(NamedTuple):
    """Rows that are bound together in every column: a total and its parts, or the balance."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        return (*self.left, *self.right)


def judge(
    table: Table, certain: Mapping[str, Values], open_rows: Mapping[str, Open]
) -> dict[str, list[Values]]:
    """The readings of each open row, by its dotted key, that a whole reading of the table leaves.

    One reading is proved; several differ in cells of which nothing is known; a row of which
    nothing can be proved is absent. `certain` are the rows whose cells were all read.
    """
    found: dict[str, list[Values]] = {}
    for group in _groups(table):
        for row, readings in _solve(table, group, certain, open_rows).items():
            before = found.get(row, readings)
            found[row] = [reading for reading in before if reading in readings]
    return {row: readings for row, readings in found.items() if readings}


def _groups(table: Table) -> Iterator[_Group]:
    seen = set()
    for each in table.sums:
        if each.along == "column":
            seen.add(_Group(tuple(part.row for part in each.parts), (each.total.row,)))
    for balance in table.balances:
        left, right = ((at.row for at in side) for side in (balance.left, balance.right))
        seen.add(_Group(tuple(left), tuple(right)))
    yield from seen


def _solve(
    table: Table, group: _Group, certain: Mapping[str, Values], open_rows: Mapping[str, Open]
) -> dict[str, list[Values]]:
    """The readings that make the group hold in every column."""
    opened = [row for row in group.rows if row in open_rows]
    lost = [row for row in group.rows if row not in certain and row not in open_rows]
    mute = [row for row in opened if not open_rows[row].readings]
    single = {r: open_rows[r].readings[0] for r in opened if len(open_rows[r].readings) == 1}
    choices = [(row, open_rows[row].readings) for row in opened if row not in (*mute, *single)]
    if lost or len(mute) > 1 or prod(len(readings) for _, readings in choices) > _MOST:
        return {}
    fixed = [0] * len(table.columns.leaves)
    for row, values in (*certain.items(), *single.items()):
        if row in group.rows:
            _add(fixed, group, row, values)
    found: dict[str, list[Values]] = {}
    for each in product(*(readings for _, readings in choices)):
        sums = fixed.copy()
        for (row, _), values in zip(choices, each, strict=True):
            _add(sums, group, row, values)
        if not _holds(sums, group, mute, open_rows):
            continue
        for row, values in (*single.items(), *zip((row for row, _ in choices), each, strict=True)):
            known = found.setdefault(row, [])
            if values not in known:
                known.append(values)
    return found


def _add(sums: list[int], group: _Group, row: str, values: Values) -> None:
    sign = 1 if row in group.left else -1
    for at, written in enumerate(values):
        sums[at] += sign * value(written)


def _holds(
    sums: Sequence[int], group: _Group, mute: Sequence[str], open_rows: Mapping[str, Open]
) -> bool:
    """Whether every column holds.

    A row whose own figures do not add up has a printed fault. The others are proved all the same
    if what they leave for it is what is printed there in every column but one; it stays unread.
    """
    if not mute:
        return not any(sums)
    sign = -1 if mute[0] in group.left else 1
    rest = [sign * each for each in sums]
    if min(rest) < 0:
        return False
    return any(
        sum(value(cell) != wanted for cell, wanted in zip(cells, rest, strict=True)) <= 1
        for cells in splits(open_rows[mute[0]].texts, len(rest))
    )
