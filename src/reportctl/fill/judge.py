"""Asks the sums of the form which reading of a row without certain borders is the only one left.

A row's own sum is no proof: of rows with an error that is a multiple of nine one in twenty has
exactly one split that sums, and it is wrong. So the columns or the balance through the row must
hold with that reading too, in every column of the table, and no other reading of the whole table
may be left in which one printed cell is wrong: 41 for 14 is read as 4 and 10 by whoever believes
that all sums hold, if another row has a ten to lend.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportctl.fill.candidates import Open, Values, but_one, cuts, value
from reportctl.record import NamedTuple
from reportctl.schema.form import Table

_MOST = 20_000
"""Sums of some of the rows that are kept in mind."""
_STEPS = 300_000
"""Sums that are tried in one table."""

_FAULTY = 3
"""Rows of a sum that may have a printed fault."""
_CUTS = 500
"""Ways to cut a faulty row that are worth a look."""
_TOP = 10**9
"""More than any fault is worth."""

_Sums = tuple[int, ...]
"""One figure for each column."""
_Ways = Mapping[str, list[Values]]
"""The readings of each row, by its dotted key; none where its own sum holds in none."""


class Bound(NamedTuple):
    """Rows that are bound together in every column: a total and its parts, or the balance."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """Its dotted keys."""
        return (*self.left, *self.right)


class _Held(NamedTuple):
    """What makes a group hold in every column."""

    ways: dict[str, list[Values]]
    faults: Mapping[str, Sequence[Values]] = {}
    """Readings of which one cell would be a printed fault."""
    whole: bool = True
    """Whether it holds without a fault."""


class _Steps:
    """What may still be tried."""

    def __init__(self) -> None:
        self.left = _STEPS

    def spend(self, count: int) -> bool:
        """Whether so many more may be."""
        self.left -= count
        return self.left >= 0


def judge(
    table: Table, certain: Mapping[str, Values], open_rows: Mapping[str, Open]
) -> dict[str, list[Values]]:
    """The readings of each open row, by its dotted key, that a whole reading of the table leaves.

    One reading is proved; several differ in cells of which nothing is known; a row of which
    nothing can be proved is absent. `certain` are the rows whose cells were all read.
    """
    ways = {row: list(each.readings) for row, each in open_rows.items()}
    ways |= {row: [values] for row, values in certain.items()}
    texts = {row: each.texts for row, each in open_rows.items()}
    counted = _counted(table, certain, open_rows)
    proved, sure, broken = set(counted), counted | certain.keys(), set[str]()
    faults: dict[str, list[Values]] = {}
    groups = list(bound_rows(table, ways.keys()))
    # what one group leaves of a row is asked of the next, and once more the other way round
    plain = {row for row, text in texts.items() if not ways[row] and _is_plain(text, table)}
    doubtful = {row: text for row, text in texts.items() if text and row not in counted}
    steps = _Steps()
    for group in (*groups, *groups):
        if (broken - plain).isdisjoint(group.rows):
            held = _solve(table, group, ways, doubtful, steps)
            ways |= held.ways
            proved |= held.ways.keys()
            _enter(faults, held.faults)
            # a row that does not stand in one sum is no witness in another
            broken |= set() if held.whole else set(held.faults or group.rows) - sure
    return {
        row: [*ways[row], *faults.get(row, ())]
        for row in open_rows
        if row in proved - broken and ways[row]
    }


def _is_plain(texts: Sequence[str], table: Table) -> bool:
    """Whether each cell of a row stands there for itself, so that only its sum is in doubt."""
    return len(texts) == len(table.columns.leaves)


def _counted(
    table: Table, certain: Mapping[str, Values], open_rows: Mapping[str, Open]
) -> set[str]:
    """The rows that have one zero or stroke for each column, if no cell of the table is lost.

    Any other digit and the next may be one figure, if a blank elsewhere left no trace.
    """
    count = len(table.columns.leaves)
    texts = {row: "".join(each.texts) for row, each in open_rows.items()}
    if len(certain) + len(texts) < len(table.rows.leaves) or any(
        len(t) < count for t in texts.values()
    ):
        return set()
    return {
        row
        for row, text in texts.items()
        if len(text) == count and not text.strip("0-—/")
        if open_rows[row].readings and not open_rows[row].supposed
    }


def bound_rows(table: Table, known: Collection[str]) -> Iterator[Bound]:
    """A row printed as one that the form has as several stands for them."""
    seen = set()
    for each in table.sums:
        if each.along == "column":
            parts = [_standing(part.row, known) for part in each.parts]
            seen.add(Bound(tuple(dict.fromkeys(parts)), (each.total.row,)))
    for balance in table.balances:
        left, right = ((at.row for at in side) for side in (balance.left, balance.right))
        seen.add(Bound(tuple(left), tuple(right)))
    yield from sorted(seen, key=lambda group: -len(group.rows))


def _standing(row: str, known: Collection[str]) -> str:
    above = row.rpartition(".")[0]
    return above if row not in known and above in known else row


def _solve(
    table: Table, group: Bound, ways: _Ways, texts: Mapping[str, Sequence[str]], steps: _Steps
) -> _Held:
    """The readings that make the group hold in every column; nothing where none do.

    A row of which nothing stands there counts as nothing, and stays unread. Any one of `texts` may
    have a printed fault: then what the others leave for it is what is printed there in every column
    but one, and it stays unread.
    """
    width = len(table.columns.leaves)
    rows = [row for row in group.rows if row in ways]
    lost, mute = len(group.rows) - len(rows), [row for row in rows if not ways[row]]
    if 1 < len(mute) <= _FAULTY and all(row in texts for row in mute):
        return _solve_but(table, group, ways, {row: texts[row] for row in mute}, steps)
    if len(mute) > 1 or not rows:
        return _Held({}, whole=False)
    found: dict[str, list[Values]] = {}
    if not mute:
        sums = _sums(group, rows, ways, width, steps)
        if sums is None:
            return _Held({}, whole=False)
        _enter(found, _kept(sums, {(0,) * width}))
    whole = bool(found)
    faults: dict[str, list[Values]] = {}
    suspects = mute or [row for row in rows if row in texts]
    for row in suspects if whole or mute or not lost else ():
        if row not in texts:
            return _Held({}, whole=False)
        rest = [each for each in rows if each != row]
        others = _sums(group, rest, ways, width, steps, open_=texts[row])
        if others is None:
            return _Held({}, whole=False)
        sign = -1 if row in group.left else 1
        printed = {
            end: cells
            for end in others.begun[-1]
            if (cells := but_one(texts[row], [sign * each for each in end]))
            and cells not in ways[row]
        }
        if printed:
            _enter(found, _kept(others, set(printed)))
            faults[row] = list(printed.values())
    if not whole:
        for row in faults:
            found.pop(row, None)
    return _Held(found, faults, whole)


def _solve_but(
    table: Table, group: Bound, ways: _Ways, faulty: Mapping[str, Sequence[str]], steps: _Steps
) -> _Held:
    """The readings that make the group hold in all columns but one for each faulty row.

    Whatever a faulty row may be, it stays unread.
    """
    width = len(table.columns.leaves)
    rows = [row for row in group.rows if row in ways and row not in faulty]
    sums = _sums(group, rows, ways, width, steps, most=_TOP)
    printed: set[_Sums] = {(0,) * width}
    for row, texts in faulty.items():
        cells = [_signed(each, plus=row in group.left) for each in cuts(texts, width, _CUTS)]
        if not steps.spend(len(printed) * len(cells)):
            return _Held({}, whole=False)
        printed = {tuple(map(int.__add__, one, other)) for one in printed for other in cells}
    if not sums or not steps.spend(len(sums.begun[-1]) * len(printed)):
        return _Held({}, whole=False)
    ends = {end for end in sums.begun[-1] if any(_fits(end, one, len(faulty)) for one in printed)}
    found = _kept(sums, ends) if ends else {}
    return _Held(found, dict.fromkeys(faulty, ()) if found else {}, whole=False)


def _fits(end: _Sums, printed: _Sums, faults: int) -> bool:
    """Whether what some rows leave is what the others print, in all columns but so many."""
    return sum(one != -other for one, other in zip(end, printed, strict=True)) <= faults


def _enter(found: dict[str, list[Values]], more: Mapping[str, Sequence[Values]]) -> None:
    for row, readings in more.items():
        known = found.setdefault(row, [])
        known += [each for each in readings if each not in known]


class _Added(NamedTuple):
    """The sums that rows can make, one more row with each step."""

    rows: list[str]
    choices: list[list[tuple[Values, _Sums]]]
    begun: list[set[_Sums]]


def _sums(
    group: Bound,
    rows: Sequence[str],
    ways: _Ways,
    width: int,
    steps: _Steps,
    *,
    open_: Sequence[str] | None = None,
    most: int = 0,
) -> _Added | None:
    """The sums of some rows of a group, those of its left side less those of its right.

    They are to end between -most and most in every column, or at what is printed as `open_`; None
    where they are too many.
    """
    ordered = sorted(rows, key=lambda row: (len(ways[row]), row))
    choices = [
        [(values, _signed(values, plus=row in group.left)) for values in ways[row]]
        for row in ordered
    ]
    most = 10 ** max(1, sum(map(len, open_)) - width + 3) if open_ else most
    bounds = _bounds([[sums for _, sums in each] for each in choices], width, most)
    begun: list[set[_Sums]] = [{(0,) * width}]
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
    return _Added(ordered, choices, begun)


def _lies(sums: _Sums, least: _Sums, top: _Sums) -> bool:
    return all(low <= one <= high for one, low, high in zip(sums, least, top, strict=True))


def _signed(values: Values, *, plus: bool) -> _Sums:
    return tuple(value(written) if plus else -value(written) for written in values)


def _bounds(choices: Sequence[Sequence[_Sums]], width: int, most: int) -> list[tuple[_Sums, _Sums]]:
    """Between what the sums must lie before each row to end within -most and most."""
    least, top = (-most,) * width, (most,) * width
    found = [(least, top)]
    for each in reversed(choices):
        least = tuple(map(int.__sub__, least, map(max, zip(*each, strict=True))))
        top = tuple(map(int.__sub__, top, map(min, zip(*each, strict=True))))
        found.append((least, top))
    return found[::-1]


def _kept(sums: _Added, ends: set[_Sums]) -> dict[str, list[Values]]:
    """The readings of each row that lead to one of these sums."""
    ends &= sums.begun[-1]
    found: dict[str, list[Values]] = {}
    for at in range(len(sums.rows) - 1, -1, -1):
        before: set[_Sums] = set()
        for values, cells in sums.choices[at]:
            starts = {tuple(map(int.__sub__, end, cells)) for end in ends} & sums.begun[at]
            if starts:
                found.setdefault(sums.rows[at], []).append(values)
                before |= starts
        ends = before
    return found
