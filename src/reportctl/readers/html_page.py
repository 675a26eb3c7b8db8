"""A web page taken apart: lines, and tables as laid out, in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """A paragraph, or what stands between two line breaks."""

    plain: str
    marked: str
    """With `**` round what is bold, if it is a part of it."""
    whole: bool
    """Whether all of it is bold."""
    line: int
    level: int
    inside: int
    """The number of the innermost marked container; 0 for none."""


@dataclass(slots=True)
class Cell:
    """A cell and what stands in it."""

    line: int
    columns: int = 1
    rows: int = 1
    items: list[Line | Table] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """Its lines."""
        return [item for item in self.items if isinstance(item, Line)]


@dataclass(slots=True)
class Table:
    """A table as laid out, spans not yet expanded."""

    line: int
    inside: int
    rows: list[list[Cell]] = field(default_factory=list)
    loose: list[Line | Table] = field(default_factory=list)
    """What stands in it but in no cell; browsers show it above."""

    @property
    def is_layout(self) -> bool:
        """Whether it only arranges the page: one column, or other tables in its cells."""
        if all(len(row) <= 1 for row in self.rows):
            return True
        held = [item for row in self.rows for cell in row for item in cell.items]
        inner = [item for item in held if isinstance(item, Table)]
        figures = sum(isinstance(item, Line) and item.plain.isdigit() for item in held)
        return bool(inner) and figures <= sum(
            line.plain.isdigit()
            for table in inner
            for row in table.rows
            for cell in row
            for line in cell.lines()
        )


@dataclass(slots=True)
class Open:
    """An element that was opened and not closed yet."""

    tag: str
    bold: bool
    level: int
    inside: int
    style: str = ""
    """For a list how its items are numbered; '' for not at all."""
    next: int = 1
