"""A grid in the words of the template: column widths, broken labels, and parts that are heads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportctl.page.blocks import Grid, GridCell
from reportctl.rendering.pdf_title import measure

SIZE = 10.5
"""五号, in which the tables of published reports are set."""
SMALLEST = 6.5
INSET = 1.6
HEAD_ROLES = {"corner", "column", "block"}
_ITEM = re.compile(r"（[一二三四五六七八九十]+）")


def lay_grid(
    grid: Grid, width: float, clean: Mapping[int, str | None], draft: bool, faults: list[str]
) -> dict[str, object]:
    """The grid with widths in points; appends the faults it marks to those already marked."""
    widths = share_width(grid, width)
    rows: list[list[dict[str, object]]] = [[] for _ in range(grid.lines)]
    for cell in grid.cells:
        text = cell.text.translate(clean)
        room = sum(widths[cell.column : cell.column + cell.columns]) - 2 * INSET
        told: dict[str, object] = {"text": text, "role": cell.role}
        if cell.lines > 1:
            told["rowspan"] = cell.lines
        if cell.columns > 1:
            told["colspan"] = cell.columns
        if cell.role in {"value", "total"}:
            size = min(SIZE, SIZE * room / max(measure(text) * SIZE, 1))
            told["size"] = max(size, SMALLEST)
        elif lines := break_label(cell, text, room / SIZE):
            told["lines"] = lines
        if draft and cell.fault:
            faults.append(cell.fault)
            told["fault"] = len(faults)
        rows[cell.line].append(told)
    return {
        "name": grid.name,
        "caption": grid.caption or grid.name,
        "widths": widths,
        "parts": _parts(grid, rows),
    }


def _parts(grid: Grid, rows: list[list[dict[str, object]]]) -> list[dict[str, object]]:
    """Runs of lines that are heads, to be repeated over a page break, and lines that are not."""
    heads = {
        line
        for line in range(grid.lines)
        if line < grid.head or (rows[line] and all(c["role"] in HEAD_ROLES for c in rows[line]))
    }
    parts: list[dict[str, object]] = []
    for line, row in enumerate(rows):
        head = line in heads
        if not parts or parts[-1]["head"] != head:
            parts.append({"head": head, "rows": []})
        told = parts[-1]["rows"]
        if isinstance(told, list):
            told.append(row)
    return parts


def share_width(grid: Grid, width: float) -> list[float]:
    """The width of each column in points: its share, or more where a figure needs it.

    What a column needs beyond its share is taken from those that have more than they need, the
    label columns first of all.
    """
    shares = [share * width for share in grid.widths]
    needs = [_least(grid, column, share) for column, share in enumerate(shares)]
    widths = [max(share, need) for share, need in zip(shares, needs, strict=True)]
    over = sum(widths) - width
    spare = [w - need for w, need in zip(widths, needs, strict=True)]
    if over > 0 and sum(spare) > 0:
        part = min(1.0, over / sum(spare))
        widths = [w - s * part for w, s in zip(widths, spare, strict=True)]
    scale = width / sum(widths)
    return [round(w * scale, 2) for w in widths]


def _least(grid: Grid, column: int, share: float) -> float:
    """What a column needs: its widest figure, two characters of a heading, four of a label."""
    least = 2.0
    for cell in grid.cells:
        if cell.column != column or cell.columns > 1:
            continue
        if cell.role in {"value", "total"}:
            least = max(least, measure(cell.text))
        elif cell.vertical:
            least = max(least, 2.0)
        elif cell.role == "row" and cell.lines > 1:
            least = max(least, 4.2)
        elif cell.role == "row":
            least = max(least, min(8.0, measure(cell.text)))
    return min(least * SIZE + 2 * INSET, max(share * 1.6, 4.5 * SIZE))


def break_label(cell: GridCell, text: str, room: float) -> list[str]:
    """The lines of a label in a narrow cell of so many ems, or none where it may flow freely."""
    if cell.vertical:
        return re.findall(r".[、，。（）]*", text)
    wide = measure(text)
    if wide <= room:
        return []
    item = _ITEM.match(text)
    if item and cell.columns == 1 and wide - 3 <= room:
        return [item[0], text[item.end() :]]
    if cell.role == "column" and len(text) % 2 == 0 and wide == len(text) and room < 4:  # noqa: PLR2004
        step = max(2, int(room) // 2 * 2)
        return [text[i : i + step] for i in range(0, len(text), step)]
    return []
