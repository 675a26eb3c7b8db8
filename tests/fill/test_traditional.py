from __future__ import annotations

from tests.fill import printing as p
from tests.fill.test_glued import FORM, adding_up

from reportctl.fill.place import place
from reportctl.fill.traditional import _SIMPLE
from reportctl.readers import text

BACK = {ord(simple): chr(printed) for printed, simple in _SIMPLE.items()} | {
    ord("复"): "復",
    ord("系"): "係",
    ord("后"): "後",
}


def printed(values: dict) -> str:
    tables = {key: [p.as_tabs(r) for r in found] for key, found in p.grids(FORM, values).items()}
    return p.page(FORM, tables, 2022, "")


def test_a_report_in_traditional_characters_is_read_and_its_prose_is_kept():
    values = adding_up(11, 50)
    page = printed(values).translate(BACK)
    assert "申請" in page
    assert "報告" in page
    reading = place(text.read(page.encode(), "x.txt"))
    assert reading.written == values
    assert (reading.organ, reading.year) == ("清水镇人民政府", 2022)
    assert reading.prose["overview"] == "這里是總體情況的文字，全年主動公開信息35條。"
    assert any("繁体" in told for told in reading.doubts)


def test_a_few_such_characters_make_no_report_traditional():
    values = adding_up(11, 50)
    page = printed(values).replace("的文字", "的文字，由於姓於的同志答覆")
    reading = place(text.read(page.encode(), "x.txt"))
    assert reading.written == values
    assert "由於姓於" in reading.prose["overview"]
    assert not any("繁体" in told for told in reading.doubts)
