"""The sums that rows of a table can make in every column, each of them read in several ways."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reportctl.fill.candidates import Values, value
from reportctl.record import NamedTuple

_MOST = 20_000
"""Sums of some of the rows that are kept in mind."""
_STEPS = 300_000
"""Sums that are tried in one table."""

Sums = tuple[int, ...]
"""One figure for each column."""


class Steps:
    """What may still be tried."""

    def __init__(self) -> None:
        self.left = _STEPS

    def spend(self, count: int) -> bool:
        """Whether so many more may be."""
        self.left -= count
        return self.left >= 0


class Added(NamedTuple):
    """The sums that rows can make, one more row with each step."""

    rows: list[str]
    choices: list[list[tuple[Values, Sums]]]
    begun: list[set[Sums]]


def add_rows(
    left: Collection[str],
    rows: Sequence[str],
    ways: Mapping[str, Sequence[Values]],
    width: int,
    steps: Steps,
    *,
    open_: Sequence[str] | None = None,
    most: int = 0,
) -> Added | None:
    """The sums of some rows, those of the left side less the others.

    They are to end between -most and most in every column, or at what is printed as `open_`; None
    where they are too many.
    """
    ordered = sorted(rows, key=lambda row: (len(ways[row]), row))
    choices = [
        [(values, signed(values, plus=row in left)) for values in ways[row]] for row in ordered
    ]
    most = 10 ** max(1, sum(map(len, open_)) - width + 3) if open_ else most
    bounds = _bounds([[sums for _, sums in each] for each in choices], width, most)
    begun: list[set[Sums]] = [{(0,) * width}]
    for each, (least, top) in zip(choices, bounds[1:], strict=True):
        if not steps.spend(len(begun[-1]) * len(each)):
            return None
        following = {
            added
            for sums in begun[-1]
            for _, cells in each
            if _lies(added := tuple(map(int.__add__, sums, cells)), least, top)
        }
        if len(following) > _MOST:
            return None
        begun.append(following)
    return Added(ordered, choices, begun)


def _lies(sums: Sums, least: Sums, top: Sums) -> bool:
    return all(low <= one <= high for one, low, high in zip(sums, least, top, strict=True))


def signed(values: Values, *, plus: bool) -> Sums:
    """The figures of a row, less than nothing where they are to be taken away."""
    return tuple(value(written) if plus else -value(written) for written in values)


def _bounds(choices: Sequence[Sequence[Sums]], width: int, most: int) -> list[tuple[Sums, Sums]]:
    """Between what the sums must lie before each row to end within -most and most."""
    least, top = (-most,) * width, (most,) * width
    found = [(least, top)]
    for each in reversed(choices):
        least = tuple(map(int.__sub__, least, map(max, zip(*each, strict=True))))
        top = tuple(map(int.__sub__, top, map(min, zip(*each, strict=True))))
        found.append((least, top))
    return found[::-1]


def lead_to(sums: Added, ends: set[Sums]) -> dict[str, list[Values]]:
    """The readings of each row that lead to one of these sums."""
    ends &= sums.begun[-1]
    found: dict[str, list[Values]] = {}
    for at in range(len(sums.rows) - 1, -1, -1):
        before: set[Sums] = set()
        for values, cells in sums.choices[at]:
            starts = {tuple(map(int.__sub__, end, cells)) for end in ends} & sums.begun[at]
            if starts:
                found.setdefault(sums.rows[at], []).append(values)
                before |= starts
        ends = before
    return found
