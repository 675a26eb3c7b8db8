"""One sheet of a workbook of findings: a head, rows of text and numbers, how it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

from reportctl.record import record
from reportctl.terminal.width import width

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

_TONES = {"error": "9B1C1C", "warning": "6B4400", "info": "0B4F6C", "waived": "4A4A4A"}
_TONED = "级别"
_LINE = "B0B7C3"
_FACE = "宋体"
_SIZE = 10
_POINTS = 16
"""Height of a line of text."""
_MOST = 20
"""Lines of text beyond which a row grows no higher."""
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold, escaped or not (production 2, Char)."""
_CELL = 32_767
"""Characters that a cell of Excel holds."""


@record(frozen=True, slots=True)
class Column:
    """One column."""

    title: str
    width: int
    """In characters of half width."""
    number: bool = False


class Looks:
    """The looks of a workbook's cells, each made once: openpyxl takes 0.3 ms to make one."""

    def __init__(self) -> None:
        self._made: dict[tuple[bool, bool, str], Any] = {}

    def style(self, cell: Cell | MergedCell, *, center: bool, strong: bool, color: str) -> None:
        """Give a cell its look."""
        key = (center, strong, color)
        styled: Any = cell
        if key not in self._made:
            _style(cell, center=center, strong=strong, color=color)
            self._made[key] = copy(styled._style)  # noqa: SLF001 - as openpyxl's manual copies looks
        else:
            styled._style = copy(self._made[key])  # noqa: SLF001


class Table:
    """A sheet that is written row by row under a head that stays in sight."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column], looks: Looks) -> None:
        from openpyxl.styles import PatternFill
        from openpyxl.utils import get_column_letter

        self.sheet = sheet
        self.rows = 1
        """Rows written so far, the head among them."""
        self._columns = columns
        self._looks = looks
        for number, column in enumerate(columns, 1):
            cell = sheet.cell(1, number)
            looks.style(cell, center=column.number, strong=True, color="")
            cell.fill = PatternFill("solid", start_color="E4EAF2")
            put(cell, column.title)
            sheet.column_dimensions[get_column_letter(number)].width = column.width + 1
        sheet.freeze_panes = "A2"

    def write(
        self, values: Sequence[str | int | None], tone: str = "", *, strong: bool = False
    ) -> None:
        """One more row; it is as high as its longest text needs."""
        self.rows += 1
        lines = 1
        for number, (column, value) in enumerate(zip(self._columns, values, strict=True), 1):
            cell = self.sheet.cell(self.rows, number)
            color = _TONES.get(tone, "") if column.title == _TONED else ""
            bold = strong or bool(color)
            self._looks.style(cell, center=column.number, strong=bold, color=color)
            put(cell, value)
            parts = str(value or "").split("\n")
            lines = max(lines, sum(max(-(-width(part) // column.width), 1) for part in parts))
        self.sheet.row_dimensions[self.rows].height = min(lines, _MOST) * _POINTS + 4

    def finish(self, footer: str = "") -> None:
        """Filters over the head, and print on A4 across, the head on each page."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self.sheet
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self.rows}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"
        # & opens a code in a footer; && is the sign itself
        sheet.HeaderFooter.oddFooter = HeaderFooterItem(
            left=_HeaderFooterPart(_NO_XML.sub("\ufffd", footer).replace("&", "&&")[:120]),
            right=_HeaderFooterPart("&P / &N"),
        )


def put(cell: Cell | MergedCell, value: str | int | None) -> None:
    """A number as a number, a text as text: it is never a formula, whatever it begins with."""
    from openpyxl.cell.cell import Cell

    if not isinstance(cell, Cell):
        raise TypeError(cell)
    if not isinstance(value, str):
        cell.value = value
        return
    text = _NO_XML.sub("\ufffd", value)[:_CELL]
    cell.value = text
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        # Excel would read it as a formula as soon as somebody edits the cell
        cell.quotePrefix = True


def link(cell: Cell | MergedCell, sheet: str) -> None:
    """Make a cell lead to another sheet."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1", display=sheet)
    cell.font = _link_font()


def link_file(cell: Cell | MergedCell, name: str) -> None:
    """Make a cell lead to a file in the folder of the workbook."""
    cell.hyperlink = name
    cell.font = _link_font()


def _link_font() -> Font:
    from openpyxl.styles import Font

    return Font(name=_FACE, size=_SIZE, color="0B4F9E", underline="single")


def _style(cell: Cell | MergedCell, *, center: bool, strong: bool, color: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    side = Side("thin", color=_LINE)
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.alignment = Alignment(
        horizontal="center" if center else "left", vertical="top", wrap_text=True
    )
    cell.font = Font(name=_FACE, size=_SIZE, bold=strong, color=color or None)
