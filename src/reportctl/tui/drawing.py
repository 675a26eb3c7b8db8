"""A printed table as lines of a terminal: how wide, how high, and what of it is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportctl.page.blocks import Grid, GridCell
from reportctl.record import record
from reportctl.schema.form import At
from reportctl.terminal.safe import plain
from reportctl.terminal.width import char_width, cut, pad, width
from reportctl.tui.outline import address

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


@record(frozen=True, slots=True)
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


RULE = "│"


@record(frozen=True, slots=True)
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


@record(frozen=True, slots=True)
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
