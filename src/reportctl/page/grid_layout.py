"""How a grid is laid out: the widths of columns, broken labels, and lines that stay whole."""

from __future__ import annotations

import re
from itertools import pairwise

from reportctl.page.blocks import Grid, GridCell
from reportctl.page.title import measure

SIZE = 10.5
"""五号, in which the tables of published reports are set."""
INSET = 1.6
LONELY = 2
"""So many characters look lost on a last line."""
LONGEST = 8 * 0.56
"""Ems of the longest figure that a column makes room for: eight digits."""
LONGEST_PAIRS = 8
"""Characters of a heading that is broken by twos; a longer one has other words."""
HEAD_ROLES = {"corner", "column", "block"}
_ITEM = re.compile(r"（[一二三四五六七八九十]+）")


def head_lines(grid: Grid) -> frozenset[int]:
    """The lines that hold headings over columns and nothing else."""
    bodies = {cell.line for cell in grid.cells if cell.role not in HEAD_ROLES}
    return frozenset(n for n in range(grid.lines) if n < grid.head or n not in bodies)


def group_lines(grid: Grid) -> list[tuple[int, int]]:
    """First line and the line after the last of what stays whole over a page break, in order.

    A block with its heading (第二十条第（一）项), the rows beside one label that is the innermost
    of its lines ((三)不予公开), or a line alone; the head of the grid is in none.
    """
    blocks = sorted({cell.line for cell in grid.cells if cell.role == "block"})
    if blocks and grid.head == 0:
        edges = [0, *blocks[1:], grid.lines] if blocks[0] == 0 else [0, *blocks, grid.lines]
        return list(pairwise(edges))
    labels = sorted(
        (cell.line, cell.line + cell.lines)
        for cell in grid.cells
        if cell.role == "row" and cell.lines > 1 and cell.line >= grid.head
    )
    inner = [a for a in labels if not any(b != a and a[0] <= b[0] and b[1] <= a[1] for b in labels)]
    units, line = [], grid.head
    for start, end in dict.fromkeys(inner):
        units += [(n, n + 1) for n in range(line, start)] + [(start, end)]
        line = end
    return units + [(n, n + 1) for n in range(line, grid.lines)]


def labels_above(grid: Grid) -> list[list[str]]:
    """For each column of figures the labels in the head above it, from the outside inward.

    A heading over all columns of figures (申请人情况) tells none of them apart and is left out.
    """
    figures = len(grid.widths) - grid.stub
    found = []
    for column in range(grid.stub, len(grid.widths)):
        above = [
            cell
            for cell in grid.cells
            if cell.line < grid.head and cell.column <= column < cell.column + cell.columns
        ]
        telling = [cell for cell in above if cell.columns < figures] or above
        found.append([cell.text for cell in telling if cell.text])
    return found


def share_width(grid: Grid, width: float) -> list[float]:
    """The width of each column in points: its share, or more where a figure needs it.

    What a column needs beyond its share is taken from those that have more than they need. A
    label set downward keeps no more than it needs; the innermost label gets the rest.
    """
    widths = [share * width for share in grid.widths]
    needs = [_least(grid, column) for column in range(len(widths))]
    for cell in grid.cells:
        if cell.vertical and cell.column + 1 < grid.stub:
            widths[grid.stub - 1] += widths[cell.column] - needs[cell.column]
            widths[cell.column] = needs[cell.column]
    wanted = [max(share, need) for share, need in zip(widths, needs, strict=True)]
    over = sum(wanted) - width
    spare = [w - need for w, need in zip(wanted, needs, strict=True)]
    if over > 0 and sum(spare) > 0:
        part = min(1.0, over / sum(spare))
        wanted = [w - s * part for w, s in zip(wanted, spare, strict=True)]
    # what is still too much the figures lose, which can be set smaller
    stub, figures = sum(wanted[: grid.stub]), sum(wanted[grid.stub :])
    scale = (width - stub) / figures
    return [round(w * (1 if i < grid.stub else scale), 2) for i, w in enumerate(wanted)]


def _least(grid: Grid, column: int) -> float:
    """What a column needs: its widest figure, two characters of a heading, four of a label."""
    least = 2.0
    for cell in grid.cells:
        if cell.column != column or cell.columns > 1:
            continue
        if cell.role in {"value", "total"}:
            least = max(least, min(measure(cell.text), LONGEST))
        elif cell.vertical:
            least = max(least, 2.0)
        elif cell.role == "row" and cell.lines > 1:
            least = max(least, 4.2)
        elif cell.role in {"row", "text"}:
            least = max(least, min(8.0, measure(cell.text)))
    return least * SIZE + 2 * INSET


def break_label(cell: GridCell, text: str, room: float) -> list[str]:
    """The lines of a label in a narrow cell of so many ems, or none where it may flow freely."""
    if cell.vertical:
        return set_downward(text)
    wide = measure(text)
    if wide <= room:
        return []
    item = _ITEM.match(text)
    if item and cell.columns == 1 and wide - 3 <= room:
        return [item[0], text[item.end() :]]
    if cell.role == "column" and len(part_label(text)) > 1:
        step = max(2, int(room) // 2 * 2)
        return [text[i : i + step] for i in range(0, len(text), step)]
    return []


def set_downward(text: str) -> list[str]:
    """The lines of a label that is set downward: a character each, with the stops after it."""
    return re.findall(r".[、，。（）]*", text)


def part_label(text: str) -> list[str]:
    """A heading of words of two characters (社会公益组织) in these; else the text itself."""
    if len(text) % 2 or len(text) > LONGEST_PAIRS or measure(text) != len(text):
        return [text]
    return [text[i : i + 2] for i in range(0, len(text), 2)]


def balance(text: str, room: float) -> float:
    """The width in ems at which a text's last line keeps company; 0 where it does anyhow."""
    lines = wrap(text, room)
    if len(lines) == 1 or len(lines[-1]) > LONELY:
        return 0
    narrow = room
    while narrow > room - 3 and narrow > LONELY + 1:
        narrow -= 0.25
        again = wrap(text, narrow)
        if len(again) > len(lines):
            return 0
        if len(again[-1]) > LONELY:
            return round(narrow, 2)
    return 0


def wrap(text: str, room: float) -> list[str]:
    """The lines of a text at a width in ems, as a typesetter breaks Chinese: nearly anywhere."""
    if measure(text) <= room:
        return [text]
    lines = [""]
    for character in text:
        full = measure(lines[-1] + character) > room and character not in "，、。；：）”"
        lines = [*lines, character] if full else [*lines[:-1], lines[-1] + character]
    return lines
