"""A printed table as lines of a terminal: what of it is seen, column by column, spans redrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportctl.page.blocks import Grid, GridCell
from reportctl.schema.form import At
from reportctl.terminal.safe import plain
from reportctl.terminal.width import char_width, cut, pad, width
from reportctl.tui.layout import Layout
from reportctl.tui.stops import address

RULE = "│"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line of the screen."""

    text: str
    role: str
    """What it is: a `CellRole`, or `rule`."""
    name: str = ""
    """The name of the cell of the grid that it shows, where that has one."""
    last: bool = False
    """Whether it is the last line of the table's head."""

    @property
    def at(self) -> At | None:
        """The address of the figure that it shows; None for a label or a rule."""
        return address(self.name) if self.name and self.role in ("value", "total") else None


@dataclass(frozen=True, slots=True)
class View:
    """What of a table is seen: its head and stub always, and a window on the rest."""

    lines: tuple[int, ...]
    columns: tuple[int, ...]


def look(grid: Grid, layout: Layout, top: int, left: int, size: tuple[int, int]) -> View:
    """The view that begins at a line and a column of the body, as far as width and height go."""
    room, height = size
    room -= sum(layout.widths[i] + 1 for i in range(grid.stub))
    height -= sum(layout.heights[: grid.head])
    columns = [*range(grid.stub)]
    for i in range(max(left, grid.stub), len(layout.widths)):
        room -= layout.widths[i] + 1
        if room < 0 and len(columns) > grid.stub:
            break
        columns.append(i)
    lines = [*range(grid.head)]
    for i in range(max(top, grid.head), grid.lines):
        height -= layout.heights[i]
        if height < 0 and len(lines) > grid.head:
            break
        lines.append(i)
    return View(tuple(lines), tuple(columns))


def draw(
    grid: Grid, layout: Layout, view: View, say: Callable[[GridCell], str]
) -> list[list[Piece]]:
    """The lines of the screen; `say` gives the text of a value cell with its mark."""
    across: dict[int, int] = {}
    at = 0
    for column in view.columns:
        across[column] = at
        at += layout.widths[column] + 1
    down: dict[int, int] = {}
    at = 0
    for line in view.lines:
        down[line] = at
        at += layout.heights[line]
    pieces: list[dict[int, Piece]] = [{} for _ in range(at)]
    for cell in grid.cells:
        columns = [i for i in range(cell.column, cell.column + cell.columns) if i in across]
        lines = [i for i in range(cell.line, cell.line + cell.lines) if i in down]
        height = sum(layout.heights[i] for i in lines)
        if not columns or not height:
            continue
        room = sum(layout.widths[i] + 1 for i in columns) - 1
        texts = _write(cell, room, height, say)
        for number, text in enumerate(texts):
            where = down[lines[0]] + number
            last = grid.head - 1 in lines and number == height - 1
            pieces[where][across[columns[0]]] = Piece(text, cell.role, cell.name, last)
    return [_join(row, last=bool(row) and any(p.last for p in row.values())) for row in pieces]


def _join(row: dict[int, Piece], *, last: bool) -> list[Piece]:
    """The pieces of a line from left to right, a rule after each."""
    line: list[Piece] = []
    for at in sorted(row):
        line += [row[at], Piece(RULE, "rule", last=last)]
    return line


def _write(cell: GridCell, room: int, height: int, say: Callable[[GridCell], str]) -> list[str]:
    """A cell's text in lines of the width, as many as the height asks for."""
    if cell.role in ("value", "total"):
        return [_right(say(cell) if cell.name else plain(cell.text), room)]
    text = plain(cell.text)
    texts = wrap(text, room)
    if cell.role == "column" and len(texts) > 1:  # 商业 over 企业, not 商业企 over 业
        even = -(-width(text) // len(texts))
        texts = wrap(text, min(even + even % 2, room))
    if len(texts) > height:
        texts = [*texts[: height - 1], cut("".join(texts[height - 1 :]), room)]
    if cell.role == "column":
        above = (height - len(texts)) // 2
        texts = [" " * ((room - width(text)) // 2) + text for text in texts]
        texts = [""] * above + texts
    return [pad(text, room) for text in [*texts, *[""] * (height - len(texts))]]


def _right(text: str, room: int) -> str:
    short = text if width(text) <= room else cut(text, room)
    return " " * (room - width(short)) + short


def wrap(text: str, room: int) -> list[str]:
    """The text in lines of a width, broken between any two characters as Chinese is."""
    lines, line, used = [], "", 0
    for char in text:
        wide = char_width(char)
        if used + wide > room and line:
            lines.append(line)
            line, used = "", 0
        line += char
        used += wide
    return [*lines, line]


def hidden(grid: Grid, view: View) -> tuple[int, int, int, int]:
    """How many lines above and below, columns left and right of the view are not seen."""
    lines, columns = view.lines[grid.head :], view.columns[grid.stub :]
    return (
        _first(lines, grid.head) - grid.head,
        grid.lines - 1 - _last(lines, grid.lines - 1),
        _first(columns, grid.stub) - grid.stub,
        _count(grid) - 1 - _last(columns, _count(grid) - 1),
    )


def _count(grid: Grid) -> int:
    return len(grid.widths)


def _first(numbers: Sequence[int], otherwise: int) -> int:
    return numbers[0] if numbers else otherwise


def _last(numbers: Sequence[int], otherwise: int) -> int:
    return numbers[-1] if numbers else otherwise
