"""Takes a sheet apart into tables and the lines of text above and between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportctl.readers.grid import LARGEST, LONGEST, WIDEST, too_large
from reportctl.readers.source import Paragraph, SourceCell, SourceTable, Spot
from reportctl.readers.xlsx_cells import Book, Place

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NEAR = 20
"""Rows or columns beyond the last written cell, within which a named blank cell still counts."""
_LONG = 60
"""Characters beyond which what stands alone in a row is a paragraph."""


def blocks(
    sheet: Worksheet, book: Book, named: Mapping[Place, str], tables: int, name: str
) -> Iterator[Paragraph | SourceTable]:
    """The sheet's paragraphs and tables in order; an empty row ends a table.

    `tables` is how many tables came before it. Raises Failure for a sheet that is too large.
    """
    grid = _grid(sheet, book, named, name)
    run: list[tuple[SourceCell, ...]] = []
    for row in [*grid, ()]:
        alone = _alone(row)
        if alone is None and any(cell.text or cell.name for cell in row):
            run.append(row)
            continue
        if run:
            tables += 1
            first = run[0][0].spot
            yield SourceTable(tuple(run), Spot(sheet=sheet.title, table=tables, row=first.row))
            run = []
        if alone is not None:
            for line in alone.text.split("\n"):
                if line.strip():
                    yield Paragraph(line.strip(), alone.spot)


def _alone(row: tuple[SourceCell, ...]) -> SourceCell | None:
    """The one cell of a row that is a line of text: a title, a heading, a paragraph.

    It stands across the whole sheet, or speaks at length, or ends as a section's heading does;
    a label whose figures are blank does none of these.
    """
    filled = [cell for cell in row if cell.text and not cell.spans]
    if len(filled) != 1 or any(cell.name for cell in row):
        return None
    (cell,) = filled
    across = all(other is cell or (other.spans and other.text == cell.text) for other in row)
    heading = cell.text[1:2] == "、" and cell.text.endswith(("情况", "事项"))
    speaks = len(cell.text) > _LONG or "。" in cell.text
    return cell if across or heading or speaks or cell.text.endswith("年度报告") else None


def _grid(
    sheet: Worksheet, book: Book, named: Mapping[Place, str], name: str
) -> list[tuple[SourceCell, ...]]:
    """The used part of the sheet, merged cells expanded."""
    used = [
        place
        for place, cell in sheet._cells.items()  # noqa: SLF001 - iter_rows would make blank ones
        if cell.value is not None
    ]
    if not used:
        return []
    low, wide = max(row for row, _ in used), max(column for _, column in used)
    used += [  # blank cells that a name points at, but none that lies far off
        (row, column)
        for title, row, column in named
        if title == sheet.title and row <= low + _NEAR and column <= wide + _NEAR
    ]
    spot = Spot(sheet=sheet.title)
    rows = range(min(row for row, _ in used), max(row for row, _ in used) + 1)
    columns = range(min(at for _, at in used), max(at for _, at in used) + 1)
    begins: dict[tuple[int, int], tuple[int, int]] = {}
    last = columns.stop - 1
    for area in sheet.merged_cells.ranges:
        if area.min_row not in rows or area.min_col not in columns or area.size["rows"] > LONGEST:
            continue
        if area.max_col < WIDEST:
            last = max(last, area.max_col)
        if area.size["rows"] * min(area.size["columns"], WIDEST) > LARGEST:
            continue
        for row in range(area.min_row, min(area.max_row, rows.stop - 1) + 1):
            for column in range(area.min_col, min(area.max_col, WIDEST) + 1):
                begins[row, column] = (area.min_row, area.min_col)
    columns = range(columns.start, last + 1)
    if len(columns) > WIDEST or len(rows) > LONGEST or len(rows) * len(columns) > LARGEST:
        raise too_large(len(rows), len(columns), spot, name)
    grid = []
    for row in rows:
        cells = []
        for column in columns:
            start = begins.get((row, column), (row, column))
            value = book.cell(sheet.title, *start)
            cells.append(
                SourceCell(
                    value.text,
                    Spot(sheet=sheet.title, row=row, column=column),
                    spans=start != (row, column),
                    number=value.number,
                    name=named.get((sheet.title, *start), "") if start == (row, column) else "",
                )
            )
        grid.append(tuple(cells))
    return grid
