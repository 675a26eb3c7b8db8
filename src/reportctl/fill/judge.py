"""Asks the sums of the form which reading of a row without certain borders is the only one left.

A row's own sum is no proof: of rows with an error that is a multiple of nine one in twenty has
exactly one split that sums, and it is wrong. So the columns or the balance through the row must
hold with that reading too, in every column of the table, and no other reading of the whole table
may be left in which one printed cell is wrong: 41 for 14 is read as 4 and 10 by whoever believes
that all sums hold, if another row has a ten to lend.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportctl.fill.candidates import Open, Values, but_one, cuts
from reportctl.fill.column_sums import Steps, Sums, add_rows, lead_to, signed
from reportctl.record import NamedTuple
from reportctl.schema.form import Table

_FAULTY = 3
"""Rows of a sum that may have a printed fault."""
_CUTS = 500
"""Ways to cut a faulty row that are worth a look."""
_TOP = 10**9
"""More than any fault is worth."""

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


def judge(
    table: Table, certain: Mapping[str, Values], open_rows: Mapping[str, Open]
) -> dict[str, list[Values]]:
    """The readings of each open row, by its dotted key, that a whole reading of the table leaves.

    One reading is proved; several differ in cells of which nothing is known; a row of which
    nothing can be proved is absent. `certain` are the rows whose cells were all read.
    """
    mute: set[str] = set()
    while True:
        found, leaned = _judge(table, certain, open_rows, mute)
        if leaned <= mute:
            return found
        mute |= leaned


def _judge(
    table: Table,
    certain: Mapping[str, Values],
    open_rows: Mapping[str, Open],
    mute: Collection[str],
) -> tuple[dict[str, list[Values]], set[str]]:
    """The readings, and the rows on which one group leaned that do not stand in another.

    Nothing holds that rests on them beside a fault of its own. The `mute` have no reading that
    counts.
    """
    ways = {row: [*each.readings] if row not in mute else [] for row, each in open_rows.items()}
    ways |= {row: [values] for row, values in certain.items()}
    texts = {row: each.texts for row, each in open_rows.items()}
    counted = _counted(table, certain, open_rows)
    proved, sure, broken = set(counted), counted | certain.keys(), set[str]()
    faults: dict[Bound, Mapping[str, Sequence[Values]]] = {}
    seen: dict[str, Sequence[Values]] = {}
    leaned: dict[Bound, set[str]] = {}
    wrong = set[str]()
    groups = list(bound_rows(table, ways.keys()))
    # what one group leaves of a row is asked of the next, and once more the other way round
    plain = {row for row, text in texts.items() if not ways[row] and _is_plain(text, table)}
    doubtful = {row: text for row, text in texts.items() if text and row not in counted}
    steps = Steps()
    for group in (*groups, *groups):
        if (broken - plain).isdisjoint(group.rows):
            held = _solve(table, group, ways, doubtful, steps, seen=seen)
            ways |= held.ways
            proved |= held.ways.keys()
            faults[group] = held.faults
            if held.whole:
                seen |= {row: held.faults.get(row, ()) for row in group.rows}
                continue
            # a row that does not stand in one sum is no witness in another
            lost = set(held.faults or group.rows) - sure
            broken |= lost
            wrong |= {
                row for other, rows in leaned.items() if other != group for row in rows & lost
            }
            leaned[group] = held.ways.keys() - lost
    found = {
        row: [*ways[row], *dict.fromkeys(w for each in faults.values() for w in each.get(row, ()))]
        for row in open_rows
        if row in proved - broken and ways[row]
    }
    return found, wrong


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
    table: Table,
    group: Bound,
    ways: _Ways,
    texts: Mapping[str, Sequence[str]],
    steps: Steps,
    *,
    seen: Mapping[str, Sequence[Values]],
) -> _Held:
    """The readings that make the group hold in every column; nothing where none do.

    A row of which nothing stands there counts as nothing, and stays unread. Any one of `texts` may
    have a printed fault: then what the others leave for it is what is printed there in every column
    but one, and it stays unread. `seen` are the faults that the other groups through a row leave
    it: one cell is wrong in all of them.
    """
    width = len(table.columns.leaves)
    rows = [row for row in group.rows if row in ways]
    lost, mute = len(group.rows) - len(rows), [row for row in rows if not ways[row]]
    if 1 < len(mute) <= _FAULTY and all(row in texts for row in mute):
        faulty = {row: texts[row] for row in mute}
        glued = not all(_is_plain(texts[row], table) for row in rows if row in texts)
        return _solve_but(table, group, ways, faulty, steps, glued=glued)
    if len(mute) > 1 or not rows:
        return _Held({}, whole=False)
    found: dict[str, list[Values]] = {}
    if not mute:
        sums = add_rows(group.left, rows, ways, width, steps)
        if sums is None:
            return _Held({}, whole=False)
        _enter(found, lead_to(sums, {(0,) * width}))
    whole = bool(found)
    faults: dict[str, list[Values]] = {}
    suspects = mute or [row for row in rows if row in texts]
    for row in suspects if whole or mute or not lost else ():
        if row not in texts:
            return _Held({}, whole=False)
        rest = [each for each in rows if each != row]
        others = add_rows(group.left, rest, ways, width, steps, open_=texts[row])
        if others is None:
            return _Held({}, whole=False)
        sign = -1 if row in group.left else 1
        printed = {
            end: cells
            for end in others.begun[-1]
            if (cells := but_one(texts[row], [sign * each for each in end]))
            and cells not in ways[row]
            and cells in seen.get(row, [cells])
        }
        if printed:
            _enter(found, lead_to(others, set(printed)))
            faults[row] = list(printed.values())
    if not whole:
        for row in faults:
            found.pop(row, None)
    return _Held(found, faults, whole)


def _solve_but(
    table: Table,
    group: Bound,
    ways: _Ways,
    faulty: Mapping[str, Sequence[str]],
    steps: Steps,
    *,
    glued: bool,
) -> _Held:
    """The readings that make the group hold in all columns but one for each faulty row.

    Where rows can be cut in several ways, they must be wrong by as much as those rows are.
    Whatever a faulty row may be, it stays unread.
    """
    width = len(table.columns.leaves)
    rows = [row for row in group.rows if row in ways and row not in faulty]
    sums = add_rows(group.left, rows, ways, width, steps, most=_TOP)
    total = next((at for at, leaf in enumerate(table.columns.leaves) if leaf.total), width)
    printed: set[tuple[Sums, Sums]] = {((0,) * width, ())}
    for row, texts in faulty.items():
        cells = [signed(each, plus=row in group.left) for each in cuts(texts, width, _CUTS)]
        if not steps.spend(len(printed) * len(cells)):
            return _Held({}, whole=False)
        printed = {
            (tuple(map(int.__add__, one, each)), (*offs, sum(each[:total]) - sum(each[total:])))
            for one, offs in printed
            for each in cells
        }
    if not sums or not steps.spend(len(sums.begun[-1]) * len(printed)):
        return _Held({}, whole=False)

    def fits(wrong: Sums, offs: Sums) -> bool:
        few = sum(map(bool, wrong)) <= len(faulty)
        return few and (not glued or _explain(wrong, offs, total))

    ends = {
        end
        for end in sums.begun[-1]
        if any(fits(tuple(map(int.__add__, end, one)), offs) for one, offs in printed)
    }
    found = lead_to(sums, ends) if ends else {}
    return _Held(found, dict.fromkeys(faulty, ()) if found else {}, whole=False)


def _explain(wrong: Sums, offs: Sums, total: int) -> bool:
    """Whether one printed fault in each row explains by how much the columns are wrong.

    `offs` is by how much the parts of each row exceed its total: its fault is as large, and of the
    other sign where it is the total's.
    """
    if not offs:
        return not any(wrong)
    if sum(map(bool, wrong)) > len(offs):
        return False
    off, *others = offs
    return any(
        _explain(
            (*wrong[:at], one - (-off if at == total else off), *wrong[at + 1 :]),
            tuple(others),
            total,
        )
        for at, one in enumerate(wrong)
        if one
    )


def _enter(found: dict[str, list[Values]], more: Mapping[str, Sequence[Values]]) -> None:
    for row, readings in more.items():
        known = found.setdefault(row, [])
        known += [each for each in readings if each not in known]
