"""What conditional formats make of a workbook's cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from tests.readers.test_xlsx import edited, saved

from reportctl.readers.source import SourceTable
from reportctl.readers.xlsx import read

WHITE, RED = Font(color="FFFFFFFF"), Font(color="FFFF0000")
GREY = PatternFill(bgColor="FF808080")


def over(sign: str, *bounds: str, **looks: object) -> Rule:
    return CellIsRule(operator=sign, formula=list(bounds), **looks)


def kept(*rules: Rule, font: Font | None = None) -> list[tuple[str, list[str]]]:
    """What is read of the figures 58 and 0 under these rules, and what is set apart."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["规章", 58])
    sheet.append(["许可", 0])
    for row in (1, 2):
        sheet.cell(row, 2).font = font or Font()
    for rule in rules:
        sheet.conditional_formatting.add("B1:B2", rule)
    (table,) = read(saved(book), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    return [(row[1].text, [each.kind for each in row[1].apart]) for row in table.rows]


SEEN = [("58", []), ("0", [])]
FIRST, SECOND = [("", ["hidden"]), ("0", [])], [("58", []), ("", ["hidden"])]


@pytest.mark.parametrize(
    ("rule", "read_as"),
    [
        (over("greaterThan", "50", font=WHITE), FIRST),
        (over("greaterThan", "50", font=RED), SEEN),
        (over("greaterThan", "50", font=WHITE, fill=GREY), SEEN),
        (over("equal", "0", font=WHITE), SECOND),
        (over("between", "50", "60", font=WHITE), FIRST),
        (over("notBetween", "50", "60", font=WHITE), SECOND),
        (FormulaRule(formula=["B1=0"], font=WHITE), SECOND),
        (FormulaRule(formula=["$B$1=58"], font=WHITE), [FIRST[0], SECOND[1]]),
        (FormulaRule(formula=["ISERROR(B1)"], font=WHITE), SEEN),
        (FormulaRule(formula=["LEN(B1)=1"], font=WHITE), [("", ["unclear"])] * 2),
        (FormulaRule(formula=["B1>50"], font=Font(strike=True)), [("", ["struck"]), ("0", [])]),
        (DataBarRule("min", None, "max", None, "FF638EC6", showValue=False), [FIRST[0], SECOND[1]]),
    ],
)
def test_a_figure_that_a_condition_hides_or_strikes_is_set_apart(rule, read_as):
    assert kept(rule) == read_as


def test_a_condition_may_bring_another_number_format_or_show_what_the_font_hides():
    shape = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=";;;"))
    assert kept(Rule(type="expression", dxf=shape, formula=["B1>50"])) == FIRST
    assert kept(over("greaterThan", "50", font=RED), font=WHITE) == SECOND
    assert kept(over("greaterThan", "50", font=WHITE)) != kept(
        over("greaterThan", "50", font=RED), over("greaterThan", "50", font=WHITE)
    )  # the rule that comes first wins


def test_conditions_that_excel_2010_brought_are_known():
    rule = (
        "<extLst><ext><conditionalFormattings><conditionalFormatting><cfRule type='expression'>"
        "<f>B1{}50</f><dxf><font><strike/></font></dxf></cfRule><sqref>B1:B9</sqref>"
        "</conditionalFormatting></conditionalFormattings></ext></extLst></worksheet>"
    )
    for sign, text in (("&gt;", ""), ("&lt;", "58")):
        (table,) = edited("</worksheet>", rule.format(sign)).blocks
        assert isinstance(table, SourceTable)
        assert table.rows[0][1].text == text


def test_a_label_stays_under_a_condition_that_is_not_known():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["规章", 58])
    sheet.conditional_formatting.add("A1:B1", FormulaRule(formula=["LEN(A1)>1"], font=WHITE))
    (table,) = read(saved(book), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    assert [cell.text for cell in table.rows[0]] == ["规章", ""]


def test_numbers_are_exact_under_conditions():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["收费", 12.5])
    sheet.conditional_formatting.add("B1", over("lessThan", "1", font=WHITE))
    (table,) = read(saved(book), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    assert table.rows[0][1].number == Decimal("12.5")
