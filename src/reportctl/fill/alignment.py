"""Which figures of one run, row for row, are which row's of a table, as its sums allow it.

Rows of which cells are blank have left fewer figures; a stretch of a row that a program for pages
put elsewhere stands in another place. What is found here are candidates: the judge decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations, product

from reportctl.fill.candidates import Values, spread, value
from reportctl.fill.explained import is_explained
from reportctl.fill.judge import bound_rows
from reportctl.fill.reorder import Rows, adds_up, holds, reorder
from reportctl.record import NamedTuple
from reportctl.schema.form import Table

_PIECES = 4
"""Of one or two rows that stand in another order."""
_ROWS = 2
"""That may be mixed with each other."""
_ODD = 8
"""That do not add up in a table which may be put right nevertheless."""
_FAULTS = 4
"""Rows of a table of which some are mixed that may have a printed fault."""
_FOR_EACH = 4
"""Rows that must add up for each that does not, or that may be one of several."""
_WAYS = 2000
"""Orders of all mixed rows together that are tried."""
_HOLDS, _DEVIATES, _NEITHER = 0, 2, 4
"""What it costs to take figures for a whole row that adds up; for one that only adds up, or is
only whole; for one that is neither."""
_SPARE = 2
"""How much more than the least a reading may cost that is not left aside."""


class Aligned(NamedTuple):
    """What may be one row of a table."""

    texts: Values
    """Its figures, one for each cell; none where these are not known."""
    readings: tuple[Values, ...]


def align(figures: Values, table: Table) -> list[Aligned]:
    """The candidates of each row of a table; nothing where there are more figures than cells."""
    width, count = len(table.columns.leaves), len(table.rows.leaves)
    if len(figures) > width * count:
        return []
    if len(figures) < width * count:
        found = _with_blanks(figures, table)
        return found if _speaks_for_order(found) else []
    rows = _rows(figures, width)
    if is_explained(_by_key(rows, table), table):
        return _each(rows, table)
    if not _speaks_for_order(_each(rows, table)):
        rows = _rows(_put_back(figures, table), width)
        if not _speaks_for_order(_each(rows, table)):
            odd = _odd(rows, table)
            whole = _beside_faults(rows, odd, table) if len(odd) <= _ODD else ()
            known = len(whole) == 1 and is_explained(_by_key(whole[0], table), table)
            return _each(whole[0], table) if known else []
    whole = _sorted(rows, table)
    return _each(whole[0], table) if len(whole) == 1 else _several(whole)


def _rows(figures: Values, width: int) -> list[Values]:
    return [figures[at : at + width] for at in range(0, len(figures), width)]


def _put_back(figures: Values, table: Table) -> Values:
    """The figures with the end of a row, that stands behind some of the next, in its place.

    All of these rows then add up, but one that may have a printed fault, and so does the first; of
    several ends that may be moved so none is.
    """
    width = len(table.columns.leaves)
    found: set[Values] = set()
    for row in _odd(_rows(figures, width), table):
        for kept in range(row * width + 1, (row + 1) * width):
            left, told, odd = (row + 1) * width - kept, 0, 0
            for end in range(kept + width, len(figures) - width - left + 1, width):
                between = figures[end - width : end]
                if adds_up(between, table):
                    told += any(map(value, between))
                else:
                    odd += 1
                moved = figures[end : end + left]
                first = figures[kept + left - width : kept] + moved
                if odd > 1:
                    break
                shown = told >= _FOR_EACH * (1 + odd) and any(map(value, moved))
                if shown and adds_up(first, table):
                    again = moved + figures[kept:end] + figures[end + left :]
                    found.add(figures[:kept] + again)
    return found.pop() if len(found) == 1 else figures


def _by_key(rows: Rows, table: Table) -> dict[str, Values]:
    return dict(zip(map(table.row_key, table.rows.leaves), rows, strict=True))


def _each(rows: Sequence[Values], table: Table) -> list[Aligned]:
    return [Aligned(row, (row,) if adds_up(row, table) else ()) for row in rows]


def _several(found: Sequence[Sequence[Values]]) -> list[Aligned]:
    """The rows that several whole tables allow."""
    ways = [tuple(dict.fromkeys(rows)) for rows in zip(*found, strict=True)]
    return [Aligned(each[0] if len(each) == 1 else (), each) for each in ways]


def _speaks_for_order(rows: Sequence[Aligned]) -> bool:
    """Whether enough rows with figures other than nothing add up for each that does not.

    Of zeros, and of a one here and there, too much adds up in any order.
    """
    certain = [each.readings[0] for each in rows if each.texts and len(each.readings) == 1]
    return sum(any(map(value, row)) for row in certain) >= _FOR_EACH * (len(rows) - len(certain))


def _sorted(rows: Sequence[Values], table: Table) -> Sequence[Sequence[Values]]:
    """The tables in which the figures of rows that do not add up stand so that they and all do.

    If there is none, the rows as they are, or the one made of few pieces in which all but printed
    faults holds.
    """
    odd = _odd(rows, table)
    if not odd:
        return [rows]
    stretches = _stretches(odd)
    if exact := reorder(rows, stretches, table) or _beside_faults(rows, odd, table):
        return exact
    choices = [list(_orders([rows[at] for at in stretch], table)) for stretch in stretches]
    many = 1
    for each in choices:
        many *= len(each)
    found: set[tuple[Values, ...]] = set()
    for chosen in product(*choices) if many <= _WAYS else ():
        tried = list(rows)
        for stretch, order in zip(stretches, chosen, strict=True):
            for at, row in zip(stretch, order, strict=True):
                tried[at] = row
        if _holds(tried, odd, table):
            found.add(tuple(tried))
    as_printed = tuple(rows)
    return [as_printed] if as_printed in found or len(found) != 1 else [found.pop()]


def _odd(rows: Rows, table: Table) -> list[int]:
    """The rows that do not add up."""
    return [at for at, row in enumerate(rows) if not adds_up(row, table)]


def _stretches(places: Sequence[int]) -> list[list[int]]:
    """Rows that stand side by side together."""
    found: list[list[int]] = []
    for at in places:
        if found and found[-1][-1] == at - 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _beside_faults(rows: Sequence[Values], odd: Sequence[int], table: Table) -> Sequence[Rows]:
    """The tables in which all holds but as few rows as may be, that have a printed fault each."""
    for count in range(1, min(_FAULTS, len(odd) - 1) + 1):
        found: dict[Rows, None] = {}
        for faulty in combinations(odd, count):
            rest = _stretches([at for at in odd if at not in faulty])
            if all(len(each) <= _ROWS for each in rest):
                found |= dict.fromkeys(map(tuple, reorder(rows, rest, table, faulty)))
        if found:
            return [*found]
    return ()


def _orders(rows: Sequence[Values], table: Table) -> Iterator[tuple[Values, ...]]:
    """The rows as they stand, and made of the same pieces in another order so that they add up."""
    yield tuple(rows)
    if len(rows) > _ROWS:
        return
    run, width = [cell for row in rows for cell in row], len(rows[0])
    seen: set[tuple[Values, ...]] = set()
    for pieces in range(2, _PIECES + 1):
        for cuts in combinations(range(1, len(run)), pieces - 1):
            parts = [run[a:b] for a, b in zip((0, *cuts), (*cuts, len(run)), strict=True)]
            for order in permutations(parts):
                joined = [cell for part in order for cell in part]
                made = tuple(tuple(joined[n : n + width]) for n in range(0, len(joined), width))
                if made not in seen and all(adds_up(row, table) for row in made):
                    seen.add(made)
                    yield made


def _holds(rows: Sequence[Values], odd: Sequence[int], table: Table) -> bool:
    """Whether the columns through the odd rows hold, but one for each row that does not add up."""
    keys = [table.row_key(row) for row in table.rows.leaves]
    known = dict(zip(keys, rows, strict=True))
    faulty = {keys[at] for at in odd if not adds_up(rows[at], table)}
    for group in bound_rows(table, known):
        if {keys[at] for at in odd}.isdisjoint(group.rows):
            continue
        failed = sum(not holds(known, group, column) for column in range(len(table.columns.leaves)))
        if failed > len(faulty & {*group.rows}):
            return False
    return True


def _with_blanks(figures: Values, table: Table) -> list[Aligned]:
    """The rows where some have fewer figures than cells, by all cheap ways to part the run."""
    width, count = len(table.columns.leaves), len(table.rows.leaves)
    costs = {
        (start, size): _cost(figures[start : start + size], table)
        for start in range(len(figures) + 1)
        for size in range(min(width, len(figures) - start) + 1)
    }
    before: list[dict[int, int]] = [{0: 0}]
    for _ in range(count):
        before.append(_next(before[-1], costs, width, forward=True))
    behind: list[dict[int, int]] = [{len(figures): 0}]
    for _ in range(count):
        behind.insert(0, _next(behind[0], costs, width, forward=False))
    if 0 not in behind[0]:
        return []
    most = behind[0][0] + _SPARE
    found = []
    for row in range(count):
        ways = [
            figures[start : start + size]
            for (start, size), cost in costs.items()
            if start in before[row] and start + size in behind[row + 1]
            if before[row][start] + cost + behind[row + 1][start + size] <= most
        ]
        found.append(_aligned(list(dict.fromkeys(ways)), table))
    return found


def _next(
    known: Mapping[int, int], costs: Mapping[tuple[int, int], int], width: int, *, forward: bool
) -> dict[int, int]:
    """The least cost of each place one row further on, or further back."""
    found: dict[int, int] = {}
    for place, spent in known.items():
        for size in range(width + 1):
            start = place if forward else place - size
            if (start, size) in costs:
                end = start + size if forward else start
                cost = spent + costs[start, size]
                found[end] = min(cost, found.get(end, cost))
    return found


def _cost(figures: Values, table: Table) -> int:
    whole = len(figures) == len(table.columns.leaves)
    *parts, total = map(value, figures) if figures else (0,)
    return (_HOLDS if whole else _DEVIATES) if sum(parts) == total else _NEITHER - whole * 2


def _aligned(ways: Sequence[Values], table: Table) -> Aligned:
    """One row that may have these figures."""
    width = len(table.columns.leaves)
    readings = [
        row
        for way in ways
        if way and _cost(way, table) <= (_DEVIATES if len(way) < width else _HOLDS)
        for row in spread(way, width)
    ]
    readings += [("",) * width for way in ways if not way]
    texts = ways[0] if len(ways) == 1 and len(ways[0]) == width else ()
    return Aligned(texts, tuple(dict.fromkeys(readings)))
