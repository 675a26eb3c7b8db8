"""One sheet of a workbook of findings: a head, rows of text and numbers, how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportctl.telling.width import width

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

_TONES = {"error": "9B1C1C", "warning": "6B4400", "info": "0B4F6C", "waived": "4A4A4A"}
_TONED = "级别"
_LINE = "B0B7C3"
_POINTS = 16
"""Height of a line of text."""
_CELL = 32_767
"""Characters that a cell of Excel holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    title: str
    width: int
    """In characters of half width."""
    number: bool = False


def head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """The first line: titles that stay in sight."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        cell = sheet.cell(1, number)
        put(cell, column.title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="E4EAF2")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = _border()
        sheet.column_dimensions[get_column_letter(number)].width = column.width + 1
    sheet.freeze_panes = "A2"


def write(
    sheet: Worksheet,
    columns: Sequence[Column],
    values: Sequence[str | int | None],
    tone: str = "",
    *,
    strong: bool = False,
) -> None:
    """One more row; it is as high as its longest text needs."""
    from openpyxl.styles import Alignment, Font

    row, lines = sheet.max_row + 1, 1
    for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        cell = sheet.cell(row, number)
        put(cell, value)
        cell.alignment = Alignment(
            horizontal="center" if column.number else "left", vertical="top", wrap_text=True
        )
        cell.border = _border()
        toned = _TONES.get(tone) if column.title == _TONED else None
        if strong or toned:
            cell.font = Font(bold=True, color=toned)
        for_text = str(value or "").split("\n")
        lines = max(lines, sum(max(-(-width(part) // column.width), 1) for part in for_text))
    sheet.row_dimensions[row].height = min(lines, 20) * _POINTS + 4


def put(cell: Cell | MergedCell, value: str | int | None) -> None:
    """A number as a number, a text as text: it is never a formula, whatever it begins with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

    if not isinstance(cell, Cell):
        raise TypeError(cell)
    if not isinstance(value, str):
        cell.value = value
        return
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_CELL]
    cell.value = text
    cell.data_type = "s"
    # Excel would read it as a formula as soon as somebody edits the cell
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def link(cell: Cell | MergedCell, sheet: str) -> None:
    """Make a cell lead to another sheet."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1", display=sheet)
    cell.font = Font(color="0B4F9E", underline="single")


def finish(sheet: Worksheet, columns: Sequence[Column], footer: str = "") -> None:
    """Filters over the head, and print on A4 across, the head on each page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    # & opens a code in a footer; && is the sign itself
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(footer.replace("&", "&&")[:120]),
        right=_HeaderFooterPart("&P / &N"),
    )


def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side("thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)
