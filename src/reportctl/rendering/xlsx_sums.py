"""Formulas and checks of a sheet: totals, balances, cell checks and what turns red."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportctl.page.blocks import Grid, GridCell

Spots = Mapping[str, tuple[int, int]]
"""Row and column of each named cell on its sheet."""

RED = PatternFill("solid", bgColor="FFC7CE")
DARK_RED = Font(color="9C0006", bold=True)
LARGEST = 10**15 - 1
LONGEST_FORMULA = 8192
"""Characters that Excel takes."""
ALARM = "有数字前后不符，已标成红色，请核对"

_ERRORS = {
    "count": "请填 0 或者正整数（不带单位、逗号）。没有数可填时留空。",
    "signed": "请填整数：增加填正数，减少填负数，没有增减填 0。",
    "money": "请填 0 或者正数，单位是万元，最多四位小数（精确到元）。",
}


def total_formulas(grid: Grid, spots: Spots) -> dict[str, str]:
    """The formula of each total that equals the sum of its parts, or is blank with all of them.

    Another total keeps its own figure: the workbook says what the report says. A total that is
    added up both ways gets the formula along its row.
    """
    cells = {cell.name: cell for cell in grid.cells if cell.name}
    found: dict[str, str] = {}
    for added in grid.sums:
        total = cells.get(added.total)
        parts = [cells[name] for name in added.parts if name in cells]
        if total and len(parts) == len(added.parts) and parts and _agrees(total, parts):
            area = ranges(spots[part.name] for part in parts)
            found.setdefault(added.total, f'=IF(COUNT({area})=0,"",SUM({area}))')
    return found


def _agrees(total: GridCell, parts: Sequence[GridCell]) -> bool:
    figures = [Decimal(part.value) for part in parts if part.value is not None]
    if total.value is None:
        return not total.text and not figures
    return bool(figures) and sum(figures) == total.value


def failures(grid: Grid, spots: Spots) -> list[tuple[str, str]]:
    """Which cells turn red, and the condition under which they do, as a formula."""
    found = []
    for added in grid.sums:
        if all(name in spots for name in (added.total, *added.parts)):
            total = ranges([spots[added.total]], fixed=True)
            parts = ranges((spots[name] for name in added.parts), fixed=True)
            unequal = f"ROUND(N({total})-SUM({parts}),4)<>0"
            found.append((total, f"AND(ISNUMBER({total}),COUNT({parts})>0,{unequal})"))
    for balance in grid.balances:
        names = (*balance.left, *balance.right)
        if all(name in spots for name in names):
            left = ranges((spots[name] for name in balance.left), fixed=True)
            right = ranges((spots[name] for name in balance.right), fixed=True)
            unequal = f"ROUND(SUM({left})-SUM({right}),4)<>0"
            area = ranges(spots[name] for name in names)
            found.append((area, f"AND(COUNT({left})>0,COUNT({right})>0,{unequal})"))
    return found


def set_alarms(sheet: Worksheet, found: Sequence[tuple[str, str]]) -> str:
    """Turn the cells red where a condition holds; the formula of a line that says so in words.

    Colour must not be the only carrier; the line is '' where there is nothing to check, or too
    much for one formula.
    """
    for area, condition in found:
        style = DifferentialStyle(fill=RED, font=DARK_RED)
        rule = Rule("expression", dxf=style, formula=[condition])
        sheet.conditional_formatting.add(area.replace("$", "").replace(",", " "), rule)
    said = f'=IF(OR({",".join(condition for _, condition in found)}),"{ALARM}","")'
    return said if found and len(said) < LONGEST_FORMULA else ""


def set_checks(sheet: Worksheet, cells: Iterable[tuple[GridCell, tuple[int, int]]]) -> None:
    """Refuse a wrong figure while it is typed, with a sentence that says what is right."""
    by_kind: dict[str, list[tuple[int, int]]] = {}
    for cell, spot in cells:
        by_kind.setdefault(cell.kind, []).append(spot)
    checks = []
    for kind, least in (("count", 0), ("signed", -LARGEST)):
        if spots := by_kind.get(kind):
            whole = DataValidation("whole", formula1=str(least), formula2=str(LARGEST))
            whole.operator, whole.sqref = "between", MultiCellRange(boxes(spots))
            checks.append((kind, whole))
    for spot in by_kind.get("money", ()):
        at = ranges([spot], fixed=True)
        exact = f"AND(ISNUMBER({at}),{at}>=0,ROUND({at},4)={at})"
        checks.append(("money", DataValidation("custom", formula1=exact, sqref=ranges([spot]))))
    for kind, check in checks:
        check.allow_blank = check.showErrorMessage = True
        check.errorStyle, check.errorTitle, check.error = "stop", "填写的内容不对", _ERRORS[kind]
        sheet.add_data_validation(check)


def ranges(spots: Iterable[tuple[int, int]], *, fixed: bool = False) -> str:
    """The cells as arguments of SUM: `D5:I5`, or `$D$5:$D$6,$D$8` where fixed."""
    return ",".join(_area(box, "$" if fixed else "") for box in _boxes(spots))


def boxes(spots: Iterable[tuple[int, int]]) -> str:
    """The cells as the blank-separated areas of a check."""
    return " ".join(_area(box, "") for box in _boxes(spots))


def _boxes(spots: Iterable[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Few rectangles (top, left, bottom, right) that hold just these cells."""
    runs: list[tuple[int, int, int, int]] = []
    for row, column in sorted(set(spots)):
        if runs and runs[-1][0] == row and runs[-1][3] == column - 1:
            runs[-1] = (*runs[-1][:3], column)
        else:
            runs.append((row, column, row, column))
    found: list[tuple[int, int, int, int]] = []
    for top, left, bottom, right in runs:
        for place, box in enumerate(found):
            if box[1:] == (left, top - 1, right):
                found[place] = (box[0], left, bottom, right)
                break
        else:
            found.append((top, left, bottom, right))
    return found


def _area(box: tuple[int, int, int, int], mark: str) -> str:
    top, left, bottom, right = box
    first = f"{mark}{get_column_letter(left)}{mark}{top}"
    last = f"{mark}{get_column_letter(right)}{mark}{bottom}"
    return first if first == last else f"{first}:{last}"
