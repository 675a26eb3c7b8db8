"""A grid in the words of the template of the PDF: widths, broken labels, heights and breaks."""

from __future__ import annotations

from collections.abc import Mapping

from reportctl.page.blocks import Grid, GridCell
from reportctl.page.grid_layout import SIZE, balance, break_label, share_width
from reportctl.page.title import measure
from reportctl.rendering.pdf_breaks import Breaker
from reportctl.rendering.pdf_lines import FIGURE, count_lines, height_of
from reportctl.rendering.pdf_room import Sheet

SMALLEST = 4.5
INSET = 1.6
LABEL_INSET = 2.4
MARK, _MARK = 6.5, 0.62
"""The size of the mark of a fault, and its share of a figure's that is set smaller."""


def lay_grid(
    grid: Grid,
    width: float,
    sheet: Sheet,
    clean: Mapping[int, str | None],
    faults: list[str] | None,
) -> dict[str, object]:
    """The grid, so many points wide, below what stands on the sheet.

    A draft appends the faults that it marks.
    """
    widths = share_width(grid, width)
    lines: list[list[dict[str, object]]] = [[] for _ in range(grid.lines)]
    heights: dict[tuple[int, int], float] = {}
    for cell in grid.cells:
        room = sum(widths[cell.column : cell.column + cell.columns]) - 2 * INSET
        mark = 0
        if faults is not None and cell.fault:
            if cell.fault not in faults:
                faults.append(cell.fault)
            mark = faults.index(cell.fault) + 1
        told, heights[cell.line, cell.column] = _lay_cell(
            cell, cell.text.translate(clean), room, mark
        )
        lines[cell.line].append(told)
    breaker = Breaker(grid, heights, sheet.full)
    breaks = breaker.breaks()
    return {
        "widths": widths,
        "lines": lines,
        "heads": [line in breaker.heads for line in range(grid.lines)],
        "head": grid.head,
        "units": breaker.units,
        "heights": breaker.heights,
        "breaks": breaks,
        "forced": breaker.forced(),
        "room": sheet.put_table(breaks),
    }


def _lay_cell(cell: GridCell, text: str, room: float, mark: int) -> tuple[dict[str, object], float]:
    """A cell in the words of the template, and how high it is, in points."""
    wide = max(map(measure, text.split("\n"))) * SIZE > room
    label = (cell.role == "row" and not cell.vertical and cell.lines == 1) or (
        cell.role == "text" and wide
    )
    if label:
        room -= 2 * (LABEL_INSET - INSET)
    # words that fit on a line stand in the middle as figures do
    role = "value" if cell.role == "text" and not wide else cell.role
    told: dict[str, object] = {"text": text, "role": role, "column": cell.column}
    if cell.lines > 1:
        told["rowspan"] = cell.lines
    if cell.columns > 1:
        told["colspan"] = cell.columns
    size, lines = SIZE, text.split("\n")
    if role in {"value", "total"}:
        ems = measure(text) + (_MARK * (1 + FIGURE * len(str(mark))) if mark else 0.0)
        size = max(min(SIZE, room / max(ems, 1 / SIZE)), SMALLEST)
        if size < SIZE:
            told["size"] = size
    elif broken := break_label(cell, text, room / SIZE):
        told["lines"] = lines = broken
        if cell.vertical:
            # one character wide, so that the 、 after the first hangs beside the column
            told["measure"] = 1
    elif label and "\n" not in text and (narrow := balance(text, room / SIZE)):
        told["measure"] = narrow
        room = narrow * SIZE
    if mark:
        told["fault"] = mark
        # no wider than the mark with its number, which is set smaller
        lines = [*lines[:-1], lines[-1] + "※" * len(str(mark))]
    height = height_of(sum(count_lines(line, room / size) for line in lines), size)
    return told, height + MARK if mark and "measure" in told else height
