"""Cells of a workbook: text that is never a formula, exact figures, faces, fills and names."""

from __future__ import annotations

import re
import unicodedata
from copy import copy
from decimal import Decimal, InvalidOperation
from functools import cache
from math import ceil
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.styleable import StyleableObject
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from reportctl.page.blocks import printable

SONGTI = "宋体"
HEITI = "黑体"
FIGURE = Font(name=SONGTI, size=11)
LABEL = Font(name=SONGTI, size=10)
HEADING = Font(name=HEITI, size=14)
TITLE = Font(name=HEITI, size=18)
TEXT = Font(name=SONGTI, size=12)
HINT = Font(name=SONGTI, size=10, color="595959")
ALARM = Font(name=SONGTI, size=10, bold=True, color="9C0006")

BLOCK = PatternFill("solid", fgColor="C6D9F1")
TOTAL = PatternFill("solid", fgColor="F2F2F2")
FAULT = PatternFill("solid", fgColor="FFE699")

_LINE = Side(style="thin", color="000000")
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
OPEN = Protection(locked=False)
"""Of a cell that may be filled in a protected sheet."""
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
LABELLED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
"""Of a label, a little off its line."""
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
DOWNWARD = Alignment(horizontal="center", vertical="center", text_rotation=255)
SHRUNK = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)

DIGITS = 15
"""As many as a spreadsheet keeps; a longer figure is written as text."""
LONGEST_TEXT = 32767
"""Characters that a cell can hold."""
_UNNAMEABLE = re.compile(r"[^\w.]")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that is no inner part of a merged one."""
    return cast("Cell", sheet.cell(row, column))


@cache
def sides(*, top: bool, bottom: bool, left: bool, right: bool) -> Border:
    """The frame of a part of a merged cell: what lies at its edge."""
    lines = {"top": top, "bottom": bottom, "left": left, "right": right}
    border = Border()
    for name, there in lines.items():
        if there:
            setattr(border, name, _LINE)
    return border


class Styles:
    """The styles of one workbook: openpyxl compares each part with all others at every cell."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], StyleArray] = {}

    def put(
        self,
        cell: StyleableObject,
        border: Border,
        font: Font | None = None,
        alignment: Alignment | None = None,
        fill: PatternFill | None = None,
        *,
        protection: Protection | None = None,
    ) -> None:
        """Style a cell that has none yet, with parts that last as long as this module."""
        parts = {
            "border": border,
            "font": font,
            "alignment": alignment,
            "fill": fill,
            "protection": protection,
        }
        key = tuple(map(id, parts.values()))
        if key not in self._known:
            for name, part in parts.items():
                if part is not None:
                    setattr(cell, name, part)
            self._known[key] = cell._style  # type: ignore[attr-defined]  # noqa: SLF001 - as openpyxl copies a sheet
        cell._style = copy(self._known[key])  # type: ignore[attr-defined]  # noqa: SLF001


def write_text(cell: Cell, text: str) -> None:
    """Write a text as it stands, also one that begins like a formula."""
    cell.value = printable(text)[:LONGEST_TEXT]
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def write_figure(cell: Cell, text: str, value: Decimal | float | None) -> None:
    """Write a figure that shows as printed; what is none, such as a stroke, is written as text."""
    number = _exact(text)
    if number is None or (value is not None and number != value):
        write_text(cell, text)
        return
    cell.value = number
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    shown = f"0.{'0' * decimals}" if decimals else "0"
    cell.number_format = f"+{shown};-{shown};{shown}" if text.startswith("+") else shown


def _exact(text: str) -> Decimal | None:
    """The number that a text is, if a spreadsheet can keep each of its digits."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    plain = number.is_finite() and len(number.as_tuple().digits) <= DIGITS
    return number if plain and not text.startswith("00") else None


def define(sheet: Worksheet, cell: Cell, name: str) -> None:
    """Give a cell a name of the workbook.

    Excel takes letters, digits, points and underscores, no digit or point first, and tells no
    capitals from small letters; other characters become underscores. Dotted keys never look like
    a cell reference, so every key of the form keeps its name.
    """
    book = sheet.parent
    name = _UNNAMEABLE.sub("_", name)
    if not name or book is None:
        return
    if not (name[0].isalpha() or name[0] == "_"):
        name = f"_{name}"
    place = f"{quote_sheetname(sheet.title)}!${cell.column_letter}${cell.row}"
    book.defined_names[name] = DefinedName(name, attr_text=place)


def lines_needed(text: str, width: float, size: int) -> int:
    """How many lines a text of that size takes in a column of so many digits, on the safe side."""
    wide = size * 0.2
    room = max(width - 1, wide)
    return sum(max(1, ceil(_width(line, wide) / room)) for line in text.split("\n"))


def _width(text: str, wide: float) -> float:
    full = sum(unicodedata.east_asian_width(c) in "WFA" for c in text)
    return full * wide + (len(text) - full) * wide / 2
