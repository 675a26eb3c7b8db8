"""Where a table is broken over pages, worked out for every room that may be left for it on a page.

How much room there is only the typesetter knows; which breaks are right for a room follows from the
heights of the lines. A table is broken between units where they fit on a page (`group_lines`),
never so that fewer than `LEAST` lines stand under a repeated head or a label that is set downward
finds no room beside its last lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, takewhile
from math import ceil

from reportctl.page.blocks import Grid
from reportctl.page.grid_layout import SIZE, group_lines, head_lines, set_downward
from reportctl.record import NamedTuple
from reportctl.rendering.pdf_lines import LEADING, height_of

LEAST = 3

Heights = Mapping[tuple[int, int], float]
"""How high each cell is by its line and column, in points."""


class Break(NamedTuple):
    """Breaks of a table that begins with some room below it on its page."""

    room: float
    """The least room for which they are right, in points."""
    lines: tuple[int, ...]
    """The lines with which the further parts begin."""
    last: float
    """How high the last part is, in points."""


class Breaker:
    """A grid with the heights of its lines."""

    def __init__(self, grid: Grid, heights: Heights, full: float) -> None:
        """`full` is how high a part of the table may be at the most, in points."""
        self._grid = grid
        self._full = full
        self._end = grid.lines
        self.units = group_lines(grid)
        self.heads = head_lines(grid)
        self.heights = _heights(grid, heights)
        """Of each line of the body, in points; 0 for the head's."""
        self._upto = list(accumulate(self.heights, initial=0.0))
        self._above = self._headings(heights)
        self._downward = [
            (cell.line, cell.line + cell.lines, cell.text) for cell in grid.cells if cell.vertical
        ]
        self._cuts = self._find_cuts()
        self._next = cache(self._find_next)

    def breaks(self) -> list[Break]:
        """The breaks for a table that begins on a page with text, the most room first."""
        start = self._grid.head
        whole = self._need(start, self._end)
        fitting = self._good(start, self._fitting(start))
        return [Break(whole, (), whole), *map(self._begin, reversed(fitting))]

    def forced(self) -> list[Break]:
        """The breaks that cut where they must, for a page on which none of the others is right."""
        start = self._grid.head
        return [
            *map(self._begin, reversed(self._fitting(start))),
            # a line that is higher than a page
            self._begin(min(start + 1, self._end))._replace(room=0.0),
        ]

    def _begin(self, cut: int) -> Break:
        """A first break, and those that follow on full pages."""
        start, found = cut, []
        while start < self._end:
            found.append(start)
            start = self._next(start)
        head = self._grid.head
        last = self._need(found[-1] if found else head, self._end)
        return Break(self._need(head, cut), tuple(found), last)

    def _find_next(self, start: int) -> int:
        """Where a part that begins a page is broken; the end of the table where it is not."""
        if self._need(start, self._end) <= self._full:
            return self._end
        fitting = self._fitting(start)
        return (self._good(start, fitting) or fitting or [start + 1])[-1]

    def _find_cuts(self) -> list[int]:
        """Where the table may be broken: before a unit, and inside one that no page holds."""
        found = []
        for first, end in self.units:
            found.append(first)
            if self._need(first, end) > self._full:
                found += range(first + 2, end - 1)
        return found

    def _fitting(self, start: int) -> list[int]:
        """The cuts before which a part has room on a page."""
        after = self._cuts[bisect_right(self._cuts, start) :]
        return list(takewhile(lambda cut: self._need(start, cut) <= self._full, after))

    def _good(self, start: int, cuts: Sequence[int]) -> list[int]:
        """Those of the cuts that leave enough lines, and their labels, on both sides."""
        if self._grid.head:
            cuts = [c for c in cuts if min(c - start, self._end - c) >= LEAST]
        return [cut for cut in cuts if self._labels_fit(start, cut)]

    def _labels_fit(self, start: int, cut: int) -> bool:
        """Whether labels that are set downward have their height on both sides of a break."""
        return all(
            self._sum(cut, end) >= small_height(text)
            and self._sum(max(start, first), cut) >= tall_height(text)
            for first, end, text in self._downward
            if first < cut < end
        )

    def _need(self, start: int, end: int) -> float:
        """How high a part of the table is, with what stands above it."""
        return self._above[start] + self._sum(start, end)

    def _headings(self, heights: Heights) -> list[float]:
        """For each line what stands above a part that begins with it.

        That is the head of the table, or the heading of the block that the part goes on with.
        """
        if self._grid.head:
            return [_stack(self._grid, heights)] * (self._end + 1)
        above = [0.0] * (self._end + 1)
        for first, end in self.units:
            heads = sum(self.heights[n] for n in range(first, end) if n in self.heads)
            above[first + 1 : end] = [heads] * (end - first - 1)
        return above

    def _sum(self, start: int, end: int) -> float:
        return self._upto[end] - self._upto[start]


def tall_height(text: str) -> float:
    """What a label that is set downward needs, with its （续）."""
    return len(set_downward(text)) * (SIZE + LEADING) + 24


def small_height(text: str) -> float:
    """What the same label needs set small, three characters in a line."""
    return ceil((len(text) + 3) / 3) * 7.5 + 8


def _heights(grid: Grid, heights: Heights) -> list[float]:
    """The heights of the lines: a label that reaches into others does not count."""
    found = [0.0] * grid.lines
    for cell in grid.cells:
        if cell.line >= grid.head and cell.lines == 1:
            found[cell.line] = max(found[cell.line], heights[cell.line, cell.column])
    return found[: grid.head] + [each or height_of(1) for each in found[grid.head :]]


def _stack(grid: Grid, heights: Heights) -> float:
    """The height of the head; what a cell needs beyond its lines is added to the last of them."""
    lines = [0.0] * grid.head
    for last in range(grid.head):
        ending = [c for c in grid.cells if c.line + c.lines - 1 == last]
        for cell in sorted(ending, key=lambda c: c.lines):
            need = heights[cell.line, cell.column] - sum(lines[cell.line : last])
            lines[last] = max(lines[last], need)
    return sum(lines)
