"""The workbook that goes back to the units."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from openpyxl import Workbook, load_workbook
from tests.formatters.sample import ALL, CATALOGUE, CLEAN, TOWN

from reportctl.finding import Finding
from reportctl.formatters.findings.checked import Checked, Options
from reportctl.formatters.findings.xlsx import format_findings


def book(*checked: Checked) -> Workbook:
    return load_workbook(BytesIO(format_findings(checked, CATALOGUE, Options())))


def test_a_summary_and_a_sheet_for_each_unit_with_findings():
    made = book(*ALL)
    assert made.sheetnames == ["检查结果汇总", "甲镇人民政府2021年", "坏 100%,.toml"]
    rows = list(made["检查结果汇总"].values)
    assert rows[0] == ("报告", "年度", "文件", "错误", "警告", "提示", "已接受")
    assert rows[1] == ("甲镇人民政府2021年", 2021, "甲镇/2021.toml", 1, 0, 1, 1)
    assert rows[-1] == ("合计", None, None, 2, 0, 1, 1)
    assert made["检查结果汇总"]["A2"].hyperlink.location == "'甲镇人民政府2021年'!A1"
    assert made["检查结果汇总"]["A3"].hyperlink is None


def test_a_finding_is_a_row_and_accepted_ones_come_last():
    rows = list(book(*ALL)["甲镇人民政府2021年"].values)
    assert [row[2] for row in rows[1:]] == ["T301", "W901", "X202"]
    assert rows[1][:6] == (1, "错误", "T301", "总计不等于各项之和", 2, "总计")
    assert rows[1][6].endswith("填写 3526\n由此引起：第一项加第二项不等于第三项加第四项")
    assert rows[3][8] == "本年清理（李某）"


def test_text_is_never_a_formula():
    for start in ("=1+1", "+1", "-1", "@SUM(A1)"):
        checked = Checked("a", None, start, (Finding("T301", "error", start),))
        made = book(checked)
        for cell in (made.worksheets[0]["A2"], made.worksheets[1]["G2"]):
            assert (cell.value, cell.data_type, cell.quotePrefix) == (start, "s", True)


def test_what_a_cell_cannot_hold_is_replaced_or_cut():
    checked = Checked("a", None, "", (Finding("T301", "error", "\x00" + "长" * 40_000),))
    value = book(checked).worksheets[1]["G2"].value
    assert value == "\ufffd" + "长" * 32_766


def test_sheets_have_names_that_excel_takes():
    names = ["甲/乙:丙", "甲 乙 丙", "", "History", "'", "检查结果汇总", *["长" * 40] * 3]
    finding = Finding("T301", "error", "x")
    made = book(*(Checked("a?", None, name, (finding,)) for name in names))
    assert made.sheetnames[1:] == [
        "甲 乙 丙",
        "甲 乙 丙 2",
        "a",
        "History 2",
        "报告",
        "检查结果汇总 2",
        "长" * 31,
        "长" * 29 + " 2",
        "长" * 29 + " 3",
    ]


def test_it_is_ready_to_print_and_to_answer():
    sheet = book(*ALL)["甲镇人民政府2021年"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K4"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    (answers,) = sheet.data_validations.dataValidation
    assert answers.formula1 == '"已改正,核实无误,正在核对"'


def test_nothing_was_checked():
    assert list(book().worksheets[0].values)[1:] == [("合计", None, None, 0, 0, 0, 0)]


def test_what_a_baseline_knows_is_counted():
    rows = list(book(replace(TOWN, known=4), CLEAN)["检查结果汇总"].values)
    assert [row[-1] for row in rows] == ["基线已有", 4, 0, 4]


def test_what_xml_cannot_hold_is_replaced():
    odd = "甲\ufffe镇\x0b\ud800"
    checked = Checked(f"{odd}.toml", 2021, odd, (Finding("F102", "error", odd),), odd)
    assert book(checked).worksheets[1]["G2"].value == "甲\ufffd镇\ufffd\ufffd"


def test_files_that_were_passed_over_are_named():
    told = format_findings(ALL, CATALOGUE, Options(passed=("甲镇/旧稿.docx",)))
    rows = load_workbook(BytesIO(told)).worksheets[0].iter_rows(values_only=True)
    assert ("没有检查", "甲镇/旧稿.docx") in [(row[0], row[2]) for row in rows]
