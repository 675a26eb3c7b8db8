"""A grid of the page as a sheet of its own: merged layout, open value cells, locked labels."""

from __future__ import annotations

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportctl.page.blocks import Grid, GridCell, printable
from reportctl.page.grid_layout import break_label
from reportctl.rendering import xlsx_write as ink
from reportctl.rendering.xlsx_sums import failures, set_alarms, set_checks, total_formulas

WIDTH = 100.0
"""Of a sheet, in digits."""
ABOVE = 2
"""Rows above the grid: its heading, and the line that tells of figures that do not agree."""
LINE_HEIGHT = 14.5
"""Of a line of text in a label, in points."""
LEAST_HEIGHT = 20.0
EMS = 0.55
"""Of a label's characters in the width of a digit."""
COMMENT_WIDTH = 280
FILLS = {"total": ink.TOTAL, "block": ink.BLOCK}

Cached = dict[str, str]
"""By coordinate what a formula gives, for readers that do not compute."""


def write_grid(sheet: Worksheet, grid: Grid, heading: str, *, draft: bool) -> Cached:
    """Fill a new sheet with a grid; tell what its formulas give."""
    grid = grid._replace(cells=tuple(_broken(cell, grid) for cell in grid.cells))
    for column, share in enumerate(grid.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = round(share * WIDTH, 2)
    _set_heights(sheet, grid)
    spots = {
        cell.name: (cell.line + ABOVE + 1, cell.column + 1)
        for cell in grid.cells
        if cell.name and cell.role in ("value", "total")
    }
    formulas = total_formulas(grid, spots)
    cached: Cached = {}
    styles = ink.Styles()
    said: set[tuple[int, str]] = set()
    for cell in grid.cells:
        _write_cell(sheet, cell, formulas.get(cell.name, ""), cached, styles, draft=draft)
        _remark(sheet, cell, said, draft=draft)
    alarm = set_alarms(sheet, failures(grid, spots))
    set_checks(
        sheet, ((cell, spots[cell.name]) for cell in grid.cells if cell.kind and cell.name in spots)
    )
    _head(sheet, heading, alarm, len(grid.widths))
    set_up_page(sheet, title_rows=ABOVE + grid.head if grid.head else 0)
    stub = grid.stub if grid.head else 0
    sheet.freeze_panes = f"{get_column_letter(stub + 1)}{ABOVE + grid.head + 1}"
    return cached


def _width(cell: GridCell, grid: Grid) -> float:
    """What a cell has for its text, in digits."""
    shares = grid.widths[cell.column : cell.column + cell.columns]
    return sum(shares) * WIDTH - (2 if cell.role == "row" else 0)


def _broken(cell: GridCell, grid: Grid) -> GridCell:
    """A label with the breaks that keep its words whole in a narrow cell."""
    if cell.vertical or cell.role in ("value", "total"):
        return cell
    lines = break_label(cell, printable(cell.text), _width(cell, grid) * EMS)
    return cell._replace(text="\n".join(lines)) if lines else cell


def _head(sheet: Worksheet, heading: str, alarm: str, columns: int) -> None:
    for row, font in ((1, ink.HEADING), (2, ink.ALARM)):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        ink.cell_at(sheet, row, 1).font = font
        ink.cell_at(sheet, row, 1).alignment = ink.LEFT
    ink.write_text(ink.cell_at(sheet, 1, 1), heading)
    if alarm:
        ink.cell_at(sheet, 2, 1).value = alarm
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[2].height = 16


def _write_cell(
    sheet: Worksheet,
    cell: GridCell,
    formula: str,
    cached: Cached,
    styles: ink.Styles,
    *,
    draft: bool,
) -> None:
    top, left = cell.line + ABOVE + 1, cell.column + 1
    bottom, right = top + cell.lines - 1, left + cell.columns - 1
    if cell.lines > 1 or cell.columns > 1:
        # while it has no frame: openpyxl would draw one around the area, each side on its own
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    protection = ink.OPEN if cell.role in ("value", "total") else None
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sides = ink.sides(
                top=row == top, bottom=row == bottom, left=column == left, right=column == right
            )
            if (row, column) != (top, left):
                styles.put(ink.cell_at(sheet, row, column), sides, protection=protection)
    at = ink.cell_at(sheet, top, left)
    fill = ink.FAULT if draft and cell.fault else FILLS.get(cell.role)
    if cell.role in ("value", "total"):
        styles.put(at, ink.FRAME, ink.FIGURE, ink.SHRUNK, fill, protection=protection)
        if cell.kind in ("count", ""):
            at.number_format = "0"
        if cell.text:
            ink.write_figure(at, cell.text, cell.value)
        if formula:
            at.value = formula
            if cell.value is not None:
                cached[at.coordinate] = str(cell.value)
        if cell.name:
            ink.define(sheet, at, cell.name)
    else:
        ink.write_text(at, cell.text)
        left_hand = cell.role in ("block", "row")
        aligned = ink.DOWNWARD if cell.vertical else ink.LABELLED if left_hand else ink.CENTRE
        styles.put(at, ink.FRAME, ink.LABEL, aligned, fill)


def _remark(sheet: Worksheet, cell: GridCell, said: set[tuple[int, str]], *, draft: bool) -> None:
    """A comment with what is wrong and what is counted; a line says the same thing only once."""
    words = [f"问题：{cell.fault}"] if draft and cell.fault else []
    if cell.note and (cell.line, cell.note) not in said:
        said.add((cell.line, cell.note))
        words.append(cell.note)
    if not words:
        return
    text = printable("\n".join(words))
    height = 20 * ink.lines_needed(text, COMMENT_WIDTH / 7, 10) + 16
    comment = Comment(text, "reportctl", height=height, width=COMMENT_WIDTH)
    ink.cell_at(sheet, cell.line + ABOVE + 1, cell.column + 1).comment = comment


def _set_heights(sheet: Worksheet, grid: Grid) -> None:
    """Rows high enough for their labels: a spreadsheet does not fit merged cells itself."""
    heights = [LEAST_HEIGHT] * grid.lines
    for cell in sorted(grid.cells, key=lambda cell: cell.lines):
        if cell.vertical:
            needed = LINE_HEIGHT * len(cell.text)
        else:
            needed = LINE_HEIGHT * ink.lines_needed(cell.text, _width(cell, grid), 10) + 6
        lines = range(cell.line, min(cell.line + cell.lines, grid.lines))
        lacking = needed - sum(heights[line] for line in lines)
        if lacking > 0:
            for line in lines:
                heights[line] += lacking / len(lines)
    for line, height in enumerate(heights):
        sheet.row_dimensions[line + ABOVE + 1].height = round(min(height, 409), 1)


def mark_draft(sheet: Worksheet) -> None:
    """Say at the head of each printed page that it is a draft."""
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=_HeaderFooterPart("草稿，不得发布"))


def set_up_page(sheet: Worksheet, title_rows: int = 0) -> None:
    """A4, as wide as one page, centred, head repeated, page number; labels locked."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.6
    margins.top = margins.bottom = 0.8
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("— &P —"))
    if title_rows:
        sheet.print_title_rows = f"1:{title_rows}"
    sheet.sheet_view.showGridLines = False
    # without a password: it keeps labels from slipping, it keeps nobody out
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
