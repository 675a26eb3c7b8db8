"""How wide the columns and how high the lines of a printed table are in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportctl.page.blocks import Grid, GridCell
from reportctl.terminal.width import width

NARROWEST = 4
"""Two Chinese characters: what a column shows at least."""
VERTICAL = 2
"""A label set downward: one character a line."""
BRACKET = 6
"""Three characters, such as （三）: a label that spans several lines and stands before others."""
MIDDLE = 14
"""Such a label on one line: （三）不予公开."""
LABEL = 10
"""What is left of a row's own label at least."""
WIDEST_LABEL = 44
WIDEST_COLUMN = 14


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns' widths without the rules between them, and the lines' heights."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]


def lay_out(grid: Grid, room: int, *, low: bool) -> Layout:
    """The widths that suit a room; what does not fit is scrolled.

    Columns get what their figures need, then labels and headings share what is left. On a `low`
    screen a heading over all columns gets no line of its own.
    """
    least = [_least(grid, i) for i in range(len(grid.widths))]
    ideal = [max(a, _ideal(grid, i)) for i, a in enumerate(least)]
    left = room - sum(least) - len(least)
    widths = list(least)
    for columns in (range(grid.stub), range(grid.stub, len(least))):
        wanted = sum(ideal[i] - widths[i] for i in columns)
        share = left if columns.start else max(left * 3 // 5, left - _wanted(grid, least, ideal))
        given = _share(ideal, widths, columns, max(0, min(wanted, share)))
        left -= given
    for i in range(grid.stub - 1):
        if widths[i] < ideal[i]:  # a label on one line, or three characters a line: no half of it
            widths[grid.stub - 1] += widths[i] - least[i]
            widths[i] = least[i]
    heights = _heights(grid, widths)
    if low:
        heights = [0 if _over_all(grid, i) else h for i, h in enumerate(heights)]
    return Layout(tuple(widths), tuple(heights))


def _wanted(grid: Grid, least: list[int], ideal: list[int]) -> int:
    return sum(ideal[i] - least[i] for i in range(grid.stub, len(least)))


def _share(ideal: list[int], widths: list[int], columns: Iterable[int], room: int) -> int:
    """Widen the columns towards what they want, the last of a stub first; how much was given."""
    given = 0
    order = list(columns)[::-1]
    while given < room and any(widths[i] < ideal[i] for i in order):
        for i in order:
            if widths[i] < ideal[i] and given < room:
                widths[i] += 1
                given += 1
    return given


def _least(grid: Grid, column: int) -> int:
    cells = [c for c in grid.cells if c.column == column]
    if column >= grid.stub:
        figures = [width(c.text) + 1 for c in cells if _is_figure(c) and c.columns == 1]
        return max([NARROWEST, *figures])
    if column == grid.stub - 1:
        return LABEL
    labels = [c for c in cells if c.role == "row" and column + c.columns < grid.stub]
    return VERTICAL if labels and all(c.vertical for c in labels) else BRACKET


def _ideal(grid: Grid, column: int) -> int:
    cells = [c for c in grid.cells if c.column == column]
    if column >= grid.stub:
        heads = [width(c.text) for c in cells if c.role == "column" and c.columns == 1]
        return min(max([NARROWEST * 2, *heads]), WIDEST_COLUMN)
    labels = [c for c in cells if c.role == "row" and c.column + c.columns <= grid.stub]
    if column < grid.stub - 1:
        return VERTICAL if _least(grid, column) == VERTICAL else MIDDLE
    return min(max([LABEL, *(width(c.text) for c in labels)]), WIDEST_LABEL)


def _is_figure(cell: GridCell) -> bool:
    return cell.role in ("value", "total")


def _heights(grid: Grid, widths: list[int]) -> list[int]:
    """One line for figures and row labels; as many as they need for headings over columns."""
    heights = [1] * grid.lines
    heads = [c for c in grid.cells if c.role == "column"]
    for cell in sorted(heads, key=lambda c: c.lines):
        room = sum(widths[cell.column : cell.column + cell.columns]) + cell.columns - 1
        need = -(-width(cell.text) // (room - room % 2 or 1))
        last = cell.line + cell.lines - 1
        heights[last] += max(0, need - sum(heights[cell.line : last + 1]))
    return heights


def _over_all(grid: Grid, line: int) -> bool:
    """Whether a line of the head holds one heading that says the same for every column."""
    begins = [c for c in grid.cells if c.line == line and c.role == "column"]
    return (
        line < grid.head - 1
        and len(begins) == 1
        and begins[0].columns == len(grid.widths) - grid.stub
        and begins[0].lines == 1
    )
