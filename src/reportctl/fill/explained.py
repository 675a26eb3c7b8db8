"""Whether printed faults say why sums of a table do not hold, with all figures where they stand.

A figure that is printed wrong puts its row out, and its column in every sum and balance that goes
through the row, by the same amount. Figures that stand in another cell than their own do not: they
put two columns out, or two rows, by what is no one figure's fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportctl.fill.candidates import Values, value
from reportctl.fill.judge import Bound, bound_rows
from reportctl.fill.reorder import excess_of
from reportctl.schema.form import Table

_MOST = 4
"""Rows that may have a printed fault."""
_FOR_EACH = 2
"""Rows with figures that must add up for each of them."""

_Off = Mapping[tuple[Bound, int], int]
"""By how much the left side of a group exceeds the right, by column, where it does."""


def is_explained(rows: Mapping[str, Values], table: Table) -> bool:
    """Whether one fault in each row that does not add up is why anything does not hold.

    `rows` are all of the table, by their dotted keys, each with a figure or a stroke in every cell.
    """
    width = len(table.columns.leaves)
    if len(rows) < len(table.rows.leaves) or any(len(row) != width for row in rows.values()):
        return False
    excess = {key: excess_of(row) for key, row in rows.items()}
    odd = [key for key, one in excess.items() if one]
    even = sum(any(map(value, row)) for key, row in rows.items() if not excess[key])
    if len(odd) > _MOST or even < _FOR_EACH * len(odd):
        return False
    groups = list(bound_rows(table, rows))
    off = {
        (group, at): one
        for group in groups
        for at in range(width)
        if (one := _sum(group.left, rows, at) - _sum(group.right, rows, at))
    }
    # a fault puts one column out in each group through its row
    steps = [[(group, key in group.left) for group in groups if key in group.rows] for key in odd]
    return _vanish(off, list(zip(steps, map(excess.__getitem__, odd), strict=True)), width)


def _vanish(off: _Off, odd: Sequence[tuple[list[tuple[Bound, bool]], int]], width: int) -> bool:
    """Whether everything holds once one cell of each odd row is what its row lacks.

    Two that make up for each other in a column have rather changed places.
    """
    if not odd:
        return not off
    (groups, excess), *others = odd
    for at in range(width):
        if not all((group, at) in off for group, _ in groups):
            continue
        # the total is as much too small as its parts are too large
        wrong = -excess if at == width - 1 else excess
        rest = dict(off)
        for group, left in groups:
            rest[group, at] -= wrong if left else -wrong
        if _vanish({place: one for place, one in rest.items() if one}, others, width):
            return True
    return False


def _sum(keys: Sequence[str], rows: Mapping[str, Values], at: int) -> int:
    return sum(value(rows[key][at]) for key in keys)
