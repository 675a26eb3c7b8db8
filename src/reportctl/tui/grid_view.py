"""A printed table in a terminal as a spreadsheet: its cells, the moves between them, its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from reportctl.page.blocks import Grid, GridCell
from reportctl.record import record
from reportctl.schema.form import At, Kind
from reportctl.terminal.width import cut, pad, width
from reportctl.tui.drawing import Layout, Piece, View, draw, hidden, lay_out, look
from reportctl.tui.entry import TypingLine
from reportctl.tui.outline import address


@record(frozen=True)
class Sheet:
    """The cells of the form that a grid shows; extra rows and headings are passed over."""

    grid: Grid

    @cached_property
    def rows(self) -> tuple[tuple[GridCell, ...], ...]:
        """The value cells line by line, from left to right."""
        lines: dict[int, list[GridCell]] = {}
        for cell in self.grid.cells:
            if cell.role in ("value", "total") and cell.name:
                lines.setdefault(cell.line, []).append(cell)
        return tuple(tuple(lines[line]) for line in sorted(lines))

    @cached_property
    def spots(self) -> dict[At, tuple[int, int]]:
        """Row and number within the row of each cell."""
        return {
            address(cell.name): (y, x)
            for y, row in enumerate(self.rows)
            for x, cell in enumerate(row)
        }

    def cell(self, at: At) -> GridCell:
        """The cell of the grid that shows an address."""
        y, x = self.spots[at]
        return self.rows[y][x]

    @property
    def first(self) -> At:
        """The first cell."""
        return address(self.rows[0][0].name)

    def beside(self, at: At, step: int) -> At:
        """The cell before or after in its row; itself at the row's end."""
        y, x = self.spots[at]
        return self._at(y, min(max(x + step, 0), len(self.rows[y]) - 1))

    def along(self, at: At, step: int) -> At:
        """The cell before or after in the order of reading, over the ends of rows."""
        order = list(self.spots)
        return order[min(max(order.index(at) + step, 0), len(order) - 1)]

    def below(self, at: At, step: int, column: int | None = None) -> At:
        """The cell so many rows down (or up), under `column` of the grid or nearest to it."""
        y, x = self.spots[at]
        wanted = self.rows[y][x].column if column is None else column
        row = self.rows[min(max(y + step, 0), len(self.rows) - 1)]
        best = [cell for cell in row if cell.column <= wanted] or [row[0]]
        return address(best[-1].name)

    def end(self, at: At, *, last: bool) -> At:
        """The first or the last cell of its row."""
        y, _ = self.spots[at]
        return self._at(y, -1 if last else 0)

    def block(self, at: At, texts: Sequence[Sequence[str]]) -> dict[At, str] | None:
        """The texts by cell, to the right and downward from one; None where any reaches beyond."""
        y, x = self.spots[at]
        placed: dict[At, str] = {}
        for down, line in enumerate(texts):
            room = len(self.rows[y + down]) - x if y + down < len(self.rows) else 0
            if any(line[max(room, 0) :]):
                return None
            for right, text in enumerate(line[: max(room, 0)]):
                placed[self._at(y + down, x + right)] = text
        return placed

    def _at(self, y: int, x: int) -> At:
        return address(self.rows[y][x].name)


LOW = 30
"""A screen of fewer lines is low: what can be left out of a table's head is."""


@record(frozen=True, slots=True)
class Shown:
    """A table to show: its cells, and what a mark is to say of some of them."""

    sheet: Sheet
    title: str
    kinds: Mapping[At, Kind]
    locked: Mapping[At, str]
    """Why some cells cannot be edited."""
    errors: frozenset[At]
    warnings: frozenset[At]


class GridView(Widget):
    """A grid with one current cell, which is always in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--title",
        "table--head",
        "table--ours",
        "table--rule",
        "table--total",
        "table--error",
        "table--warning",
        "table--current",
        "table--typing",
    }

    def __init__(self, id: str) -> None:  # noqa: A002 - the library's own word
        super().__init__(id=id)
        self.shown: Shown | None = None
        self.at = At("", "")
        self.line: TypingLine | None = None
        """What is being typed into the current cell; None while nothing is."""
        self._top = self._left = 0
        self._layout = Layout((), ())
        self._view = View((), ())
        self._strips: list[Strip] = []
        self._pieces: list[list[Piece]] = []

    def show(self, shown: Shown, at: At | None = None) -> None:
        """Show a table. Without `at` the current cell stays, where the table has it."""
        self.shown = shown
        if at is not None:
            self.at = at
        if self.at not in shown.sheet.spots:
            self.at = shown.sheet.first
        self.redraw()

    def on_resize(self) -> None:
        """Lay the table out for another size."""
        self._strips = []
        self.redraw()

    def redraw(self) -> None:
        """Draw what is seen, scrolled so far that the current cell is."""
        if self.shown is None or not self.size.width:
            return
        grid = self.shown.sheet.grid
        self._layout = lay_out(grid, self.size.width, low=self.app.size.height < LOW)
        self._scroll(grid, self.shown.sheet.cell(self.at))
        lines = draw(grid, self._layout, self._view, self._say)
        self._pieces = [[], *lines]
        strips = [self._title(), *(self._strip(y, line) for y, line in enumerate(lines, 1))]
        pairs = enumerate(zip_longest(self._strips, strips))
        changed = [Region(0, y, self.size.width, 1) for y, (old, new) in pairs if old != new]
        self._strips = strips
        if changed:  # over a slow line only what changed is sent
            self.refresh(*changed)

    def _scroll(self, grid: Grid, cell: GridCell) -> None:
        """Move the window as little as shows the cell, and back where it shows an end already."""
        self._top = max(min(self._top, cell.line - _headings_above(grid, cell)), grid.head)
        self._left = max(min(self._left, cell.column), grid.stub)
        self._view = self._look(self._top, self._left)
        while cell.line > self._view.lines[-1]:
            self._top += 1
            self._view = self._look(self._top, self._left)
        while cell.column + cell.columns - 1 > self._view.columns[-1]:
            self._left += 1
            self._view = self._look(self._top, self._left)
        while self._top > grid.head and self._look(self._top - 1, self._left).lines[-1] == (
            grid.lines - 1
        ):
            self._top -= 1
        while self._left > grid.stub and self._look(self._top, self._left - 1).columns[-1] == (
            len(grid.widths) - 1
        ):
            self._left -= 1
        self._view = self._look(self._top, self._left)

    def _look(self, top: int, left: int) -> View:
        shown = self.shown
        if shown is None:
            return View((), ())
        return look(
            shown.sheet.grid, self._layout, top, left, (self.size.width, self.size.height - 1)
        )

    def _strip(self, y: int, pieces: list[Piece]) -> Strip:
        segments, x = [], 0
        for piece in pieces:
            if piece.at == self.at and self.has_focus:
                self._place_cursor(x, y, piece.text)
            segments.append(Segment(piece.text, self._style(piece)))
            x += width(piece.text)
        return Strip(segments)

    def _place_cursor(self, x: int, y: int, text: str) -> None:
        """Put the terminal's own cursor into the cell: input methods and screen readers follow."""
        caret = self.line.column if self.line else 0
        begin = width(text) - width(text.lstrip())
        x += min(begin + caret, max(width(text) - 1, 0))
        self.app.cursor_position = self.content_region.offset + Offset(x, y)

    def _title(self) -> Strip:
        """The table's title, and how much of it is not seen."""
        if self.shown is None:
            return Strip([])
        above, below, left, right = hidden(self.shown.sheet.grid, self._view)
        sides = (("上", above, "行"), ("下", below, "行"), ("左", left, "列"), ("右", right, "列"))
        told = " ".join(f"{side}{count}{unit}" for side, count, unit in sides if count)
        more = f" 未显示：{told}" if told else ""
        room = max(self.size.width - width(more), 1)
        text = pad(cut(self.shown.title, room), room) + more
        return Strip([Segment(text, self.get_component_rich_style("table--title"))])

    def _say(self, cell: GridCell) -> str:
        """A figure with its mark before it: ! wrong, ? doubtful, = a total that adds up."""
        shown, at = self.shown, address(cell.name)
        if self.line is not None and at == self.at:
            return self.line.text + " " * self.line.at_end
        if shown and (at in shown.errors or at in shown.locked):
            return f"!{cell.text}"
        if shown and at in shown.warnings and cell.text:
            return f"?{cell.text}"
        return f"={cell.text}" if cell.role == "total" and cell.text else cell.text

    def _style(self, piece: Piece) -> Style:
        under = Style(underline=True) if piece.last else Style.null()
        rich = self.get_component_rich_style
        if piece.role == "rule":
            return rich("table--rule") + under
        at, shown = piece.at, self.shown
        if piece.role not in ("value", "total"):
            ours = shown is not None and piece.name in shown.sheet.cell(self.at).headers
            return rich("table--ours" if ours else "table--head") + under
        base = rich("table--total") if piece.role == "total" else Style.null()
        if at is None or shown is None:
            return base
        if at == self.at:
            if not self.has_focus:
                return base + Style(underline=True)
            return rich("table--current" if self.line is None else "table--typing")
        if at in shown.errors:
            return base + rich("table--error")
        return base + rich("table--warning") if at in shown.warnings else base

    def cell_under(self, x: int, y: int) -> At | None:
        """The cell drawn at a column and a line of the widget."""
        pieces = self._pieces[y] if y < len(self._pieces) else []
        for piece in pieces:
            x -= width(piece.text)
            if x < 0:
                return piece.at
        return None

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        if y >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._strips[y].apply_style(self.rich_style)
        return strip.adjust_cell_length(self.size.width, self.rich_style)


def _headings_above(grid: Grid, cell: GridCell) -> int:
    """How many lines of headings stand right above a cell, in a table without one head for all."""
    if grid.head:
        return 0
    values = {one.line for one in grid.cells if one.role in ("value", "total")}
    above = 0
    while cell.line - above > 0 and cell.line - above - 1 not in values:
        above += 1
    return above
