"""A grid as a pipe table: one head line, spans written once (the convention is in `markdown`)."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.page.blocks import Grid, GridCell
from reportctl.rendering.markdown_text import escape

JOINT = "·"
"""Between the labels above a column."""


def write_grid(grid: Grid, notes: int | None) -> tuple[str, int | None]:
    """The table, and the number of its last footnote.

    `notes` is the number of the last footnote so far, or None where faults are not told.
    """
    texts = [[""] * len(grid.widths) for _ in range(grid.lines)]
    faults = []
    for cell in grid.cells:
        text = escape(cell.text)
        if notes is not None and cell.fault:
            notes += 1
            text += f"[^{notes}]"
            faults.append(f"[^{notes}]: {escape(cell.fault)}")
        texts[cell.line][cell.column] = text
    head = grid.head
    if any(cell.role == "block" for cell in grid.cells if cell.line < head):
        head = 0
    first = list(_flat_head(grid)) if head else texts[0]
    lines = [
        _line(first),
        _line([":--" if column < grid.stub else "--:" for column in range(len(grid.widths))]),
        *map(_line, texts[head or 1 :]),
    ]
    return "\n\n".join(["\n".join(lines), *faults]), notes


def _flat_head(grid: Grid) -> Iterator[str]:
    """For each column the labels above it, from the outside inward."""
    figures = len(grid.widths) - grid.stub
    for column in range(len(grid.widths)):
        above = [cell for cell in grid.cells if cell.line < grid.head and _covers(cell, column)]
        if column < grid.stub:
            yield JOINT.join(escape(cell.text) for cell in above if cell.column == column)
        else:
            telling = [c for c in above if c.columns < figures] or above
            yield JOINT.join(escape(cell.text) for cell in telling if cell.text)


def _covers(cell: GridCell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.columns


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
