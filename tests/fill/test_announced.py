"""Sentences that say whose report it is and of which year; a title says nothing of the kind."""

from __future__ import annotations

import pytest

from reportctl.fill.announced import find_announced, find_periods, find_reported


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现将青岚县水利局2023年度政府信息公开工作情况报告如下", [("青岚县水利局", "2023")]),
        ("公布舞泉镇人民政府2021年政务公开年报", [("舞泉镇人民政府", "2021")]),
        ("我办编制了舞泉镇人民政府2021年政府信息公开年报", [("舞泉镇人民政府", "2021")]),
        ("舞泉镇人民政府2021年政府信息公开工作年度报告", []),
        ("根据要求，编制本报告，2021年收到申请3件", []),
        ("中共青岚县委机构编制委员会办公室2021年政府信息公开工作年度报告", []),
    ],
)
def test_who_announces_a_report_and_of_which_year(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one["organ"], one["year"]) for one in find_announced(text)] == found


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("现公布我镇2021年度本级政务信息公开工作情况", ["2021"]),
        ("本报告公布2022年政府信息公开情况", ["2022"]),
        ("2022年政府信息公开工作年度报告", []),
        ("本年度公开信息20条", []),
    ],
)
def test_of_which_year_a_sentence_reports(text: str, years: list[str]) -> None:
    assert [one[1] for one in find_reported(text)] == years


@pytest.mark.parametrize(
    ("text", "years"),
    [("统计期限为2021年1月1日至12月31日", ["2021"]), ("自2021年1月1日施行", [])],
)
def test_the_first_day_of_a_period(text: str, years: list[str]) -> None:
    assert [one["year"] for one in find_periods(text)] == years
