"""A grid as a pipe table: one head line, spans written once (the convention is in `markdown`)."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.page.blocks import Grid
from reportctl.page.grid_layout import labels_above
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
        text = "<br>".join(map(escape, cell.text.split("\n" if grid.written else "\0")))
        if grid.written and cell.line < grid.head:
            text = text.replace(JOINT, "&middot;")
        if notes is not None and cell.fault:
            notes += 1
            text += f"[^{notes}]"
            faults.append(f"[^{notes}]: {escape(cell.fault)}")
        texts[cell.line][cell.column] = text
    worded = {*range(grid.stub), *(cell.column for cell in grid.cells if cell.role == "text")}
    head = grid.head
    if any(cell.role == "block" for cell in grid.cells if cell.line < head):
        head = 0
    first = list(_flat_head(grid)) if head and not grid.written else texts[0]
    lines = [
        _line(first),
        _line([":--" if column in worded else "--:" for column in range(len(grid.widths))]),
        *map(_line, texts[head or 1 :]),
    ]
    return "\n\n".join(["\n".join(lines), *faults]), notes


def _flat_head(grid: Grid) -> Iterator[str]:
    """The corner over the stub, and for each column of figures the labels above it."""
    for column in range(grid.stub):
        corner = (c for c in grid.cells if c.line < grid.head and c.column == column)
        yield JOINT.join(escape(cell.text) for cell in corner)
    yield from (JOINT.join(map(escape, labels)) for labels in labels_above(grid))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
