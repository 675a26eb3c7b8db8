"""A workbook of ours: names are believed where the labels beside them say the same."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from tests.filled import report_of

from reportctl.fill.decide import Decided
from reportctl.fill.named import ALARM, reconcile
from reportctl.fill.place import place
from reportctl.fill.reading import LeftOut, Placed, Reading
from reportctl.page.compose import compose
from reportctl.readers.read import read_source
from reportctl.readers.source import Source, Spot
from reportctl.rendering import xlsx_sums
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.skeleton import Content
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
AT = At("applications.received", "person")


def placed(value: int | None, row: int, sheet: str = "三") -> Placed:
    spot = Spot(sheet=sheet, row=row, column=4)
    return Placed(AT, value, "" if value is None else str(value), spot, "")


def decided(*cells: Placed) -> Decided:
    return Decided({cell.at: cell for cell in cells}, {}, (), frozenset())


def outcome(
    own: Placed | LeftOut | None, beside: Placed | None, *copies: Placed
) -> int | str | None:
    found = reconcile(
        FORM,
        {AT: own} if own else {},
        decided(*([beside] if beside else [])),
        [decided(copy) for copy in copies],
    )
    return found.cells[AT].value if AT in found.cells else found.unread[AT].why


def test_a_name_and_the_label_beside_it_agree():
    assert outcome(placed(58, 6), placed(58, 6)) == 58
    assert "说的不是单元格的名称所指的一格" in str(outcome(placed(58, 6), None))


def test_a_name_that_moved_to_another_row_is_told():
    assert "同名的行却在工作表“三”D7（58）" in str(outcome(placed(9, 6), placed(58, 7)))


def test_a_cell_without_its_name_is_read_by_its_label():
    assert outcome(None, placed(58, 6)) == 58
    assert "没有找到这一格" in str(outcome(None, None))


def test_a_copied_sheet_counts_only_if_it_says_the_same():
    assert outcome(placed(58, 6), placed(58, 6), placed(58, 6, "三 (2)")) == 58
    assert outcome(placed(58, 6), placed(58, 6), placed(None, 6, "三 (2)")) == 58
    assert "还有一份，那里是9" in str(outcome(placed(58, 6), None, placed(9, 6, "三 (2)")))
    assert "还有一份，那里是9" in str(outcome(placed(None, 6), None, placed(9, 6, "三 (2)")))


def test_what_was_not_read_by_its_name_stays_unread():
    left = LeftOut("", Spot(sheet="三"), "这一格里是图片")
    assert outcome(left, placed(58, 6)) == "这一格里是图片"


SAFETY = At("applications.outcome.refused.safety", "person")
THIRD = At("applications.outcome.refused.third_party", "person")
DONE = At("applications.outcome.total", "person")


def test_a_row_cut_and_pasted_over_another_makes_both_doubtful_and_what_adds_them_up():
    pasted = placed(14, 13)._replace(at=SAFETY)
    done = placed(405, 29)._replace(at=DONE)
    found = reconcile(
        FORM,
        {SAFETY: pasted, DONE: done},
        decided(placed(None, 12)._replace(at=SAFETY), pasted._replace(at=THIRD), done),
        [],
    )
    assert SAFETY in found.unread
    assert found.unread[THIRD].why.startswith("行名和单元格的名称说的不是同一格")
    assert found.unread[DONE].why.startswith("合计里有没有读出来的格")
    assert not {SAFETY, THIRD, DONE} & set(found.cells)


FIGURES = {at: str(number) for number, at in enumerate(FORM.cells, 100)}


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """A workbook of ours in which no two figures are alike."""
    content = Content("舞泉镇人民政府", 2021, {}, cells=FIGURES)
    return FORMATS["xlsx"].render(compose(report_of(2021, content)), Look())


def after(
    workbook: bytes, sheet: int, change: str, *, names: bool = True
) -> tuple[Worksheet, Reading]:
    """What is read once a program has changed a sheet, as `insert_rows 4` says."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    if not names:
        for name in list(book.defined_names):
            del book.defined_names[name]
    what, _, at = change.partition(" ")
    getattr(book.worksheets[sheet], what)(int(at))
    made = BytesIO()
    book.save(made)
    return book.worksheets[sheet], place(read_source(made.getvalue(), "表.xlsx"))


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("sheet", [1, 2, 3])
@pytest.mark.parametrize(
    "change",
    ["insert_rows 1", "insert_rows 5", "delete_rows 5", "insert_cols 1", "insert_cols 3",
     "delete_cols 1", "delete_cols 4"],
)  # fmt: skip
def test_rows_and_columns_put_in_by_a_program_move_no_figure(sheet, change, names, workbook):
    changed, reading = after(workbook, sheet, change, names=names)
    wrong = {
        at: one.written for at, one in reading.cells.items() if one.written not in ("", FIGURES[at])
    }
    assert wrong == {}
    # a blank is one that is seen: nothing stands in the cell, whatever stood there before
    for at, one in reading.cells.items():
        if not one.written and FIGURES[at]:
            assert changed.cell(one.spot.row or 0, one.spot.column or 0).value is None, at
    assert reading.organ == ("舞泉镇人民政府" if names else reading.organ)


def test_hidden_rows_and_columns_of_a_workbook_of_ours_are_read_and_told(workbook):
    book = openpyxl.load_workbook(BytesIO(workbook))
    sheet = book.worksheets[2]
    sheet.row_dimensions[8].hidden = sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["E"].hidden = True
    reading = place(again(book))
    assert {at: one.written for at, one in reading.cells.items()} == FIGURES
    told = "\n".join(reading.doubts)
    assert f"工作表“{sheet.title}”有 2 行是隐藏的，照样读入，请核对" in told
    assert f"工作表“{sheet.title}”有 1 列是隐藏的，照样读入，请核对" in told


def test_hints_are_known_by_their_words_and_what_somebody_changed_or_added_is_told(workbook):
    book = openpyxl.load_workbook(BytesIO(workbook))
    hinted = [cell for sheet in book for row in sheet for cell in row if cell.comment]
    for cell in hinted:  # as office programs save them
        cell.comment = Comment(cell.comment.text.replace("\n", "\r\n"), " ")
    assert len(hinted) > 60
    assert comments_told(book) == []
    sheet = book.worksheets[2]
    hinted[0].comment = Comment(f"{hinted[0].comment.text}\n其中2件是补报", "")
    sheet["J8"].comment = Comment("应为61", "reportctl")
    told = comments_told(book)
    assert len(told) == 1
    assert "其中2件是补报" in told[0].replace("…", "") or hinted[0].coordinate in told[0]
    assert "J8“应为61”" in told[0]


def test_what_somebody_wrote_beside_or_below_the_cells_of_our_workbook_is_told(workbook):
    book = openpyxl.load_workbook(BytesIO(workbook))
    assert place(again(book)).left_out == ()
    book["报告"]["D5"] = "右边的话"
    book["报告"]["A30"] = "下面的话"
    book.worksheets[1]["G9"] = "含代办3件"
    book.worksheets[2]["M9"] = "应为61"
    book.worksheets[2]["A40"] = "另有说明"
    book.create_sheet("说明")["A1"] = "见另表"
    reading = place(again(book))
    told = {left.text for left in reading.left_out}
    assert told >= {"右边的话", "下面的话", "含代办3件", "应为61", "另有说明", "见另表"}
    assert {at.row for at, left in reading.unread.items() if left.text == "应为61"} == {
        "applications.outcome.partial"
    }


@pytest.mark.parametrize("shown", [xlsx_sums.ALARM, "", 0, "#N/A"])
def test_what_our_own_check_over_a_table_shows_is_no_text_of_the_report(workbook, shown):
    assert xlsx_sums.ALARM.startswith(ALARM)
    book = openpyxl.load_workbook(BytesIO(workbook))
    for sheet in book.worksheets[2:]:
        sheet["A2"] = shown
    reading = place(again(book))
    assert reading.left_out == ()
    book.worksheets[2]["A2"] = "以附件为准"
    assert [left.text for left in place(again(book)).left_out] == ["以附件为准"]


def again(book: openpyxl.Workbook) -> Source:
    made = BytesIO()
    book.save(made)
    return read_source(made.getvalue(), "表.xlsx")


def comments_told(book: openpyxl.Workbook) -> list[str]:
    doubts = place(again(book)).doubts
    return [each for each in doubts if "批注" in each]


def test_a_figure_typed_with_its_unit_is_named_and_not_the_totals_that_lack_it():
    figures = dict.fromkeys(FORM.cells, "0") | {
        At("disputes.review", key): "2" for key in ("upheld", "total")
    }
    content = Content("舞泉镇人民政府", 2021, {}, cells=figures)
    made = FORMATS["xlsx"].render(compose(report_of(2021, content)), Look())
    book = openpyxl.load_workbook(BytesIO(made))
    book.worksheets[3]["A6"].value = "2件"
    saved = BytesIO()
    book.save(saved)
    reading = place(read_source(saved.getvalue(), "表.xlsx"))
    assert reading.cells[At("disputes.review", "upheld")].value == 2
    assert reading.cells[At("disputes.review", "total")].value == 0
    told = "A6写的是“2件”，不是数字，总计没有加上它；请改成 2 再读入"
    (doubt,) = reading.doubts
    assert doubt.endswith(told)


def test_a_bad_cell_of_a_page_of_ours_is_told_by_its_labels():
    figures = dict.fromkeys(FORM.cells, "36") | {AT: "多件"}
    fields = "".join(
        f'<input data-kind="count" name="{at.row}.{at.column}" value="{text}">'
        for at, text in figures.items()
    )
    main = '<main data-year="2021" data-edition="2021"><input name="report.organ" value="舞泉镇">'
    page = f'<html lang="zh-CN" class="webform">{main}{fields}</main></html>'
    reading = place(read_source(page.encode(), "草稿.html"))
    assert str(reading.unread[AT].spot) == "表单“一、本年新收政府信息公开申请数量·自然人”"
    assert reading.cells[At("disputes.review", "total")].value == 36
