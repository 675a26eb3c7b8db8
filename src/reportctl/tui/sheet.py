"""The cells of a printed table in the order of a spreadsheet, and the moves between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reportctl.page.blocks import Grid, GridCell
from reportctl.schema.form import At
from reportctl.tui.outline import address


@dataclass(frozen=True)
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
        """The texts by cell, to the right and downward from one; None where they reach beyond."""
        y, x = self.spots[at]
        placed: dict[At, str] = {}
        for down, line in enumerate(texts):
            if y + down >= len(self.rows) or x + len(line) > len(self.rows[y + down]):
                return None
            for right, text in enumerate(line):
                placed[self._at(y + down, x + right)] = text
        return placed

    def _at(self, y: int, x: int) -> At:
        return address(self.rows[y][x].name)
