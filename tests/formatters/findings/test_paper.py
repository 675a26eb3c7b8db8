"""Places in the words of the form, and what is not the unit's to mend."""

from __future__ import annotations

import pytest

from reportctl.finding import Finding, Place
from reportctl.formatters.findings.checked import Checked
from reportctl.formatters.findings.paper import (
    is_closed,
    name_place,
    of_office,
    tell_office,
    without_office,
)

THREE = "三、收到和处理政府信息公开申请情况"
TEXT = "\n\n（二）依申请公开。全年办理政府信息公开申请9件。\n"


def checked(*findings: Finding, year: int | None = 2021) -> Checked:
    return Checked("甲/2021.toml", year, "甲镇人民政府", findings, TEXT)


@pytest.mark.parametrize(
    ("key", "column", "told"),
    [
        ("applications.received", "总计", (THREE, "一、本年新收政府信息公开申请数量 · 总计")),
        (
            "applications.outcome.refused.query",
            None,
            (THREE, "三、本年度办理结果 · （三）不予公开 · 8.属于行政查询事项"),
        ),
        (
            "applications.outcome.other",
            "其他",
            (THREE, "三、本年度办理结果 · （六）其他处理 · 其他"),
        ),
        ("applications", None, (THREE,)),
        ("overview", None, ("一、总体情况", "“（二）依申请公开。全年办理政…”一段")),
        ("report.preface", None, ("前言", "“（二）依申请公开。全年办理政…”一段")),
        ("report.organ", None, ("机关名称",)),
        ("applicatoins.received", None, ("文件第 3 行",)),
        (None, None, ("文件第 3 行",)),
    ],
)
def test_a_place_has_the_words_of_the_form(key, column, told):
    finding = Finding("T301", "error", "x", Place(3, 1, 3, 2), key, column)
    assert name_place(checked(finding), finding) == told


def test_what_was_not_read_is_the_offices_and_counted_by_cells():
    row = Finding("F114", "error", "没有读出来", key="disputes.review")
    cell = Finding("F114", "error", "没有读出来", key="disputes.review", column_key="total")
    sums = Finding("T301", "error", "x", key="disputes.review")
    scanned = Finding("F116", "info", "x", key="overview")
    one = checked(row, cell, sums, scanned)
    assert [each.findings for each in without_office([one])] == [(sums,)]
    assert [finding for _, finding in of_office([one])] == [row, cell, scanned]
    clauses = (
        "有 6 格本办还没有读出来，含这些格的合计没有核对",
        "另有 1 处是本办读入、存放时的，由本办核对",
    )
    assert tell_office([one]) == f"{'；'.join(clauses)}。这些由本办补，不用单位改。"
    accepted = checked(row._replace(waived="已核"))
    assert without_office([accepted]) == (accepted,)
    assert tell_office([accepted]) == ""


def test_of_a_file_that_was_not_read_nothing_is_said_to_be_in_order():
    broken = checked(Finding("F102", "error", "x"), year=None)
    beside = checked(Finding("F117", "error", "没有和上年度比较"))
    assert is_closed(broken)
    assert not is_closed(beside)
    assert [each.year for each in without_office([broken, beside])] == [2021]
    assert tell_office([broken]).startswith("有 1 份报告（2021.toml）本办还没有读出来，没有检查。")
