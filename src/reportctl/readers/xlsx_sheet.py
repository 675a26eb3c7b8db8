"""Takes a sheet apart into tables and the lines of text above and between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportctl.readers.limits import Work, most
from reportctl.readers.source import DISPLACED, Paragraph, SourceCell, SourceTable, Spot
from reportctl.readers.spans import revealed
from reportctl.readers.xlsx_cells import Book, Place
from reportctl.readers.xlsx_parse import Sheet

_NEAR = 20
"""Rows or columns beyond the last written cell, within which a named blank cell still counts."""
_LONG = 60
"""Characters beyond which what stands alone in a row is a paragraph."""


def blocks(
    sheet: Sheet, book: Book, named: Mapping[Place, str], tables: int
) -> Iterator[Paragraph | SourceTable]:
    """The sheet's paragraphs and tables in order; an empty row ends a table.

    `tables` is how many tables came before it. What is left out is told in the book's doubts.
    """
    grid = _shown(sheet, _grid(sheet, book, named), book.doubts)
    run: list[tuple[SourceCell, ...]] = []
    for row in [*grid, ()]:
        alone = _alone(row)
        if alone is None and any(
            cell.text or cell.name or cell.object or cell.apart for cell in row
        ):
            run.append(row)
            continue
        if run:
            tables += 1
            rows = tuple(
                tuple(cell._replace(spot=cell.spot._replace(table=tables)) for cell in each)
                for each in run
            )
            table = SourceTable(rows, rows[0][0].spot._replace(column=None))
            yield _displaced(table, sheet, book.doubts) if sheet.covering else table
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
    filled = [cell for cell in row if (cell.text or cell.object or cell.apart) and not cell.spans]
    if len(filled) != 1 or not filled[0].text or any(cell.name for cell in row):
        return None
    (cell,) = filled
    across = all(other is cell or (other.spans and other.text == cell.text) for other in row)
    heading = cell.text[1:2] == "、" and cell.text.endswith(("情况", "事项"))
    speaks = len(cell.text) > _LONG or "。" in cell.text
    return cell if across or heading or speaks or cell.text.endswith("年度报告") else None


def _grid(sheet: Sheet, book: Book, named: Mapping[Place, str]) -> list[tuple[SourceCell, ...]]:
    """The used rows of the sheet, merged cells expanded; an empty one where rows are missing."""
    used = set(sheet.cells)
    if not used and not sheet.objects:
        return []
    low = max((row for row, _ in used), default=0)
    wide = max((column for _, column in used), default=0)
    used |= {  # blank cells that a name points at, but none that lies far off
        (row, column)
        for title, row, column in named
        if title == sheet.title and row <= low + _NEAR and column <= wide + _NEAR
    }
    used |= set(sheet.objects)
    left = min(column for _, column in used)
    far = {column for _, column in used if column >= left + most("columns")}
    if far:
        book.doubts.append(
            f"工作表“{sheet.title}”用到了 {max(far)} 列，{most('columns')} 列以后的没有读入，请核对"
        )
    rows = sorted({row for row, column in used if column not in far})
    last = max(column for _, column in used if column not in far)
    begins = _begins(sheet, rows, left, book.work)
    last = max([last, *(column for _, column in begins)])
    book.work.count("positions", len(rows) * (last - left + 1) - len(sheet.cells))
    sheet.covering = _covering(sheet, book, begins)
    lying = {begins.get(place, place): what for place, what in sheet.objects.items()}
    grid: list[tuple[SourceCell, ...]] = []
    before = 0
    for row in rows:
        if before and row > before + 1:
            grid.append(())
        before = row
        cells = []
        for column in range(left, last + 1):
            start = begins.get((row, column), (row, column))
            value = book.cell(sheet.title, *start)
            cells.append(
                SourceCell(
                    value.text,
                    Spot(sheet=sheet.title, row=row, column=column),
                    spans=start != (row, column),
                    number=value.number,
                    name=named.get((sheet.title, *start), "") if start == (row, column) else "",
                    apart=value.apart,
                    object=value.object or ("" if _is_words(value.text) else lying.get(start, "")),
                )
            )
        grid.append(tuple(cells))
    return grid


def _covering(
    sheet: Sheet, book: Book, begins: Mapping[tuple[int, int], tuple[int, int]]
) -> set[tuple[int, int]]:
    """Where merged cells begin under which something else lies than what they show."""
    found = set()
    for place, start in begins.items():
        if place != start and place in sheet.cells and start not in found:
            under = book.cell(sheet.title, *place)
            if (under.text or under.object) and under != book.cell(sheet.title, *start):
                found.add(start)
    return found


def _displaced(table: SourceTable, sheet: Sheet, doubts: list[str]) -> SourceTable:
    """The table without its figures, where merged cells cover other content.

    No office program leaves that: another program put rows or columns in or took them out, and the
    merged cells stayed where they were. So labels may be covered, and stand over other figures.
    """
    spots = [cell.spot for row in table.rows for cell in row]
    covering = [spot for spot in spots if (spot.row, spot.column) in sheet.covering]
    if not covering:
        return table
    doubts.append(
        f"{covering[0]}是合并单元格，下面盖着别的内容，看来行或列被程序插入或删除过；"
        "这张表的数没有读入，请在 WPS 或 Excel 里取消合并，核对后再读入"
    )
    rows = tuple(
        tuple(
            cell if _is_words(cell.text) else cell._replace(text="", number=None, object=DISPLACED)
            for cell in row
        )
        for row in table.rows
    )
    return table._replace(rows=rows)


def _is_words(text: str) -> bool:
    """Whether a cell holds a label, which is read whatever lies on it."""
    return any(letter >= "㐀" for letter in text)


def _begins(
    sheet: Sheet, rows: list[int], left: int, work: Work
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each position of a merged cell where it begins; positions that nobody reads left out."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    there = set(rows)
    end = left + most("columns") - 1
    for top, first, bottom, right in sheet.merged:
        if top not in there or first < left:
            continue
        for row in range(top, min(bottom, rows[-1]) + 1):
            if row not in there:
                work.tick()
                continue
            for column in range(first, min(right, end) + 1):
                work.count("spanned")
                found[row, column] = (top, first)
    return found


def _shown(
    sheet: Sheet, grid: list[tuple[SourceCell, ...]], doubts: list[str]
) -> list[tuple[SourceCell, ...]]:
    """The grid without rows and columns that are hidden and only repeat what is shown.

    A cell with a name is read where it is hidden too, and that is told.
    """
    facts = ("report.", "prose.")
    cells = [cell for row in grid for cell in row if cell.name]
    named = [cell.spot for cell in cells if not cell.name.startswith(facts)]
    for line, hidden_lines, numbers in (
        ("行", sheet.hidden_rows, {spot.row for spot in named}),
        ("列", sheet.hidden_columns, {spot.column for spot in named}),
    ):
        if count := len(hidden_lines & numbers):
            doubts.append(f"工作表“{sheet.title}”有 {count} {line}是隐藏的，照样读入，请核对")

    def folded(row: tuple[SourceCell, ...]) -> bool:
        is_named = any(cell.name for cell in row)
        return bool(row) and row[0].spot.row in sheet.hidden_rows and not is_named

    where = SourceTable(tuple(grid), Spot(sheet=sheet.title))
    rows, told = revealed(where, {at for at, row in enumerate(grid) if folded(row)})
    doubts += told
    width = max(map(len, rows.rows), default=0)
    hidden = {
        at
        for at in range(width)
        for row in rows.rows
        if at < len(row) and row[at].spot.column in sheet.hidden_columns
    }
    if not hidden or any(row[at].name for row in rows.rows if row for at in hidden):
        return list(rows.rows)
    turned = tuple(tuple(row[at] for row in rows.rows if row) for at in range(width))
    columns, told = revealed(SourceTable(turned, where.spot), hidden, "列")
    doubts += told
    kept = {column[0].spot.column for column in columns.rows if column}
    return [tuple(cell for cell in row if cell.spot.column in kept) for row in rows.rows]
