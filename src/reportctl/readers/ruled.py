"""Finds the tables of a page by their rulings, whatever drew them: a PDF, an OFD, a scan.

Lines within 3 points of each other are one; boxes of the grid that no line parts are one cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportctl.readers.limits import Work
from reportctl.record import NamedTuple

Ruling = tuple[float, float, float]
"""Where a line lies, where it begins and where it ends: y, left, right of one that goes across;
x, top, bottom of one that goes down."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y grows downwards."""
NEAR = 3.0
"""Points by which lines that belong together may miss each other."""
_LEVELS = 4
"""How many levels a point is parted into."""
_ENDS, _BROKEN = 3, 2
"""Lines that end at one place without a line across their ends make an edge: as in tables that are
open at the sides, and where a cell is broken over the end of a page."""


class Ruled(NamedTuple):
    """A table by its rulings."""

    xs: list[float]
    """Where its lines that go down are, from left to right."""
    ys: list[float]
    """Where its lines that go across are, from the top down."""
    owners: list[list[int]]
    """For each box of the grid, row by row, the cell that it belongs to; -1 for none."""
    cells: list[Box]

    @property
    def box(self) -> Box:
        """Its outer edges."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> int:
        """The cell round a point, or -1."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owners[row][column]
        return -1


def find_tables(across: Iterable[Ruling], down: Iterable[Ruling], work: Work) -> list[Ruled]:
    """The tables that lines make which cross, from the top down; a frame alone is one as well."""
    rows, columns = _joined(across), _joined(down)
    work.count("objects", len(rows) + len(columns))
    found = []
    for own_rows, own_columns in _groups(rows, columns):
        _close(own_rows, own_columns, _ENDS, 2 * NEAR)
        _close(own_columns, own_rows, _BROKEN, -NEAR)
        table = _table(own_rows, own_columns, work)
        if table:
            found.append(table)
    return sorted(found, key=lambda table: (table.ys[0], table.xs[0]))


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The lines with those that nearly touch made one, by place and beginning.

    First those of one level: the ends of dashes that go the other way are none.
    """
    levels: dict[int, list[Ruling]] = {}
    for ruling in rulings:
        levels.setdefault(round(ruling[0] * _LEVELS), []).append(ruling)
    given = sorted(run for level in levels.values() for run in _runs(level))
    if not given:
        return []
    steps = pairwise(_steps([at for at, _, _ in given]))
    return [run for begin, end in steps for run in _runs(given[begin:end])]


def _runs(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """The lines that pieces of one line make, with gaps that nobody sees; specks are none."""
    at = sum(ruling[0] for ruling in rulings) / len(rulings)
    first, last = None, 0.0
    for _, start, stop in sorted(rulings, key=lambda ruling: ruling[1]):
        if first is not None and start <= last + NEAR:
            last = max(last, stop)
            continue
        if first is not None and last - first >= NEAR:
            yield at, first, last
        first, last = start, stop
    if first is not None and last - first >= NEAR:
        yield at, first, last


def _steps(values: Sequence[float]) -> list[int]:
    """The indices at which sorted values begin anew, the last one behind the end."""
    return [
        0,
        *(at for at in range(1, len(values)) if values[at] - values[at - 1] > NEAR),
        len(values),
    ]


def _groups(rows: list[Ruling], columns: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The lines that hang together by crossing."""
    parent = list(range(len(rows) + len(columns)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    places = [x for x, _, _ in columns]
    for at, (y, left, right) in enumerate(rows):
        for other in range(bisect_left(places, left - NEAR), bisect_right(places, right + NEAR)):
            _, top, bottom = columns[other]
            if top - NEAR <= y <= bottom + NEAR:
                parent[root(len(rows) + other)] = root(at)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for at, ruling in enumerate([*rows, *columns]):
        groups.setdefault(root(at), ([], []))[at >= len(rows)].append(ruling)
    return [pair for pair in groups.values() if len(pair[0]) > 1 and len(pair[1]) > 1]


def _close(rulings: list[Ruling], crossing: list[Ruling], count: int, beyond: float) -> None:
    """Add the outer lines at which so many `rulings` end, where the table is open at a side.

    They end so far `beyond` the outermost of the `crossing` lines.
    """
    for side in (1, 2):
        ends = [ruling[side] for ruling in rulings]
        last = min(ends) if side == 1 else max(ends)
        here = [ruling for ruling in rulings if abs(ruling[side] - last) <= NEAR]
        at = sum(ruling[side] for ruling in here) / len(here)
        edge = min(x for x, _, _ in crossing) if side == 1 else max(x for x, _, _ in crossing)
        out = edge - at if side == 1 else at - edge
        if out > beyond and len(here) >= count:
            lines = [ruling[0] for ruling in here]
            crossing.append((at if out > 2 * NEAR else edge, min(lines), max(lines)))


def _table(rows: list[Ruling], columns: list[Ruling], work: Work) -> Ruled | None:
    """The grid of lines that hang together; None where they enclose nothing."""
    xs, ys = sorted({x for x, _, _ in columns}), sorted({y for y, _, _ in rows})
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1:
        return None
    work.count("positions", wide * high)
    above = [[False] * wide for _ in range(high + 1)]
    for y, left, right in rows:
        line = above[ys.index(y)]
        for column in range(bisect_left(xs, left - NEAR), bisect_right(xs, right + NEAR) - 1):
            line[column] = True
    before = [[False] * (wide + 1) for _ in range(high)]
    for x, top, bottom in columns:
        at = xs.index(x)
        for row in range(bisect_left(ys, top - NEAR), bisect_right(ys, bottom + NEAR) - 1):
            before[row][at] = True
    owners = [[-1] * wide for _ in range(high)]
    seen = [[False] * wide for _ in range(high)]
    cells: list[Box] = []
    for row in range(high):
        for column in range(wide):
            if seen[row][column]:
                continue
            boxes = _reach(row, column, above, before, seen)
            for part in _rectangles(boxes) if boxes else ():
                for r, c in part:
                    owners[r][c] = len(cells)
                (top, left), (bottom, right) = min(part), max(part)
                cells.append((xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
    return Ruled(xs, ys, owners, cells) if cells else None


def _reach(
    row: int,
    column: int,
    above: list[list[bool]],
    before: list[list[bool]],
    seen: list[list[bool]],
) -> set[tuple[int, int]]:
    """The boxes that no line parts from one; none if they are open to the outside."""
    high, wide = len(seen), len(seen[0])
    boxes: set[tuple[int, int]] = set()
    outside = False
    open_ = [(row, column)]
    seen[row][column] = True
    while open_:
        r, c = open_.pop()
        boxes.add((r, c))
        for parted, y, x in (
            (above[r][c], r - 1, c),
            (above[r + 1][c], r + 1, c),
            (before[r][c], r, c - 1),
            (before[r][c + 1], r, c + 1),
        ):
            if parted:
                continue
            if not (0 <= y < high and 0 <= x < wide):
                outside = True
            elif not seen[y][x]:
                seen[y][x] = True
                open_.append((y, x))
    return set() if outside else boxes


def _rectangles(boxes: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """The boxes as one cell, or in stretches of equal rows where they are no rectangle."""
    (top, _), (bottom, _) = min(boxes), max(boxes)
    columns = [c for _, c in boxes]
    if len(boxes) == (bottom - top + 1) * (max(columns) - min(columns) + 1):
        return [boxes]
    parts: list[set[tuple[int, int]]] = []
    runs: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for row in range(top, bottom + 1):
        here = sorted(c for r, c in boxes if r == row)
        starts = [c for c in here if c - 1 not in here]
        ends = [c for c in here if c + 1 not in here]
        below: dict[tuple[int, int], set[tuple[int, int]]] = {}
        for run in zip(starts, ends, strict=True):
            part = runs.get(run)
            if part is None:
                part = set()
                parts.append(part)
            part |= {(row, c) for c in range(run[0], run[1] + 1)}
            below[run] = part
        runs = below
    return parts
