"""What a sum of units carries over depends on which units it sums up."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import lay_over, review, right_report

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.rules.years import find_gaps, find_uncompared

HANDED_ON = {"applications.carried_out": [2, 0, 0, 0, 0, 0, 2]}


def parts(*organs: str) -> str:
    return "".join(f'\n[[parts]]\norgan = "{organ}"\nfile = "{organ}.toml"\n' for organ in organs)


@pytest.mark.parametrize(
    ("units", "before", "severity"),
    [
        ((), (), "error"),
        (("甲镇", "乙镇"), ("乙镇", "甲镇"), "error"),
        (("甲镇", "乙镇"), ("甲镇",), "info"),
        (("甲镇",), (), "info"),
        ((), ("甲镇",), "error"),
    ],
)
def test_a_sum_of_other_units_need_not_go_on_from_last_years(
    units: tuple[str, ...], before: tuple[str, ...], severity: str
) -> None:
    last = lay_over(right_report(2022), HANDED_ON) + parts(*before)
    found = review(right_report(2023) + parts(*units), last)
    assert [f.severity for f in found if f.code == "X201"] == [severity]


def test_a_broken_carry_over_is_told_once_with_its_columns_under_it() -> None:
    last = lay_over(right_report(2022), {"applications.carried_out": [3, 2, 0, 0, 0, 0, 5]})
    this = lay_over(right_report(2023), {"applications.carried_in": [1, 1, 0, 0, 0, 0, 2]})
    (one,) = (f for f in review(this, last) if f.code[0] == "X")
    assert (one.code, one.hint) == ("X201", "应为 5")
    assert one.follows == (
        (
            "“二、上年结转政府信息公开申请数量”与2022年度报告“四、结转下年度继续办理”有2列不符："
            "“自然人”填写 1，上年 3；“商业企业”填写 1，上年 2"
        ),
    )


def test_columns_that_changed_places_are_told_together() -> None:
    last = lay_over(right_report(2022), {"applications.carried_out": [3, 2, 0, 0, 0, 0, 5]})
    this = lay_over(right_report(2023), {"applications.carried_in": [2, 3, 0, 0, 0, 0, 5]})
    (one,) = (f for f in review(this, last) if f.code[0] == "X")
    assert (one.code, one.severity, one.key) == ("X203", "warning", "applications.carried_in")
    assert "有2列不符" in one.message


def test_a_report_of_two_years_before_demands_nothing() -> None:
    last = lay_over(right_report(2021), {"applications.carried_out": [3, 2, 0, 0, 0, 0, 5]})
    codes = {finding.code for finding in review(right_report(2023), last)}
    assert codes.isdisjoint({"X201", "X202", "X203"})


def report(year: int, **rows: list[object]) -> Report:
    values = {f"applications.{key}": cells for key, cells in rows.items()}
    built = build(parse(lay_over(right_report(year), values)), Path(f"{year}.toml"))
    assert built.report
    return built.report


@pytest.mark.parametrize(
    ("before", "this", "told"),
    [
        ([2, 0, 0, 0, 0, 0, 2], [2, 0, 0, 0, 0, 0, 2], []),
        (["?"] * 7, [2, 0, 0, 0, 0, 0, 2], ["没有"]),
        ([""] * 7, [2, 0, 0, 0, 0, 0, 2], ["没有"]),
        ([""] * 7, [""] * 7, ["没有"]),
        ([2, 0, 0, 0, 0, 0, 2], ["?", 0, 0, 0, 0, 0, 2], ["没有全部"]),
        ([2, "", 0, 0, 0, 0, 2], [2, 0, 0, 0, 0, 0, 2], ["没有全部"]),
        ([2, "", 0, 0, 0, 0, 2], [2, "", 0, 0, 0, 0, 2], []),
        ([2, "?", 0, 0, 0, 0, 2], [2, "?", 0, 0, 0, 0, 2], ["没有全部"]),
    ],
)
def test_a_carry_over_that_cannot_be_compared_is_told(
    before: list[object], this: list[object], told: list[str]
) -> None:
    last, now = report(2022, carried_out=before), report(2023, carried_in=this)
    assert list(find_uncompared(now, last)) == [
        (("X201", "X203"), f"有格没有数字，上年结转{how}和上年度核对") for how in told
    ]


def test_what_is_in_force_and_cannot_be_compared_is_told() -> None:
    text = lay_over(right_report(2022), {"disclosure.documents.norm": [0, 0, "?"]})
    last = build(parse(text), Path("2022.toml")).report
    assert last
    ((codes, clause),) = find_uncompared(report(2023), last)
    assert (codes, clause) == (("X202",), "有格没有数字，现行有效件数没有全部和上年度核对")


@pytest.mark.parametrize(
    ("before", "this", "cells"),
    [
        ([5, 0, 0, 0, 0, 0, 5], [7, 0, 0, 0, 0, 0, 7], 0),
        (["", "", 0, 0, 0, 0, 5], [7, 0, 0, 0, 0, 0, 7], 2),
        ([5, 0, 0, 0, 0, 0, 5], ["?", 0, 0, 0, 0, 0, 7], 1),
        (["", 0, 0, 0, 0, 0, 5], ["", 0, 0, 0, 0, 0, 7], 0),
        (["?", 0, 0, 0, 0, 0, 5], ["?", 0, 0, 0, 0, 0, 7], 1),
    ],
)
def test_cells_with_a_figure_in_one_year_only_are_told(
    before: list[object], this: list[object], cells: int
) -> None:
    told = list(find_gaps(report(2023, received=this), report(2022, received=before)))
    clause = f"有 {cells} 格只有一年有数字，同比和异常变动没有核对"
    assert told == ([(("X205", "X210", "X211"), clause)] if cells else [])


def test_a_report_of_last_year_without_text_is_told() -> None:
    bare = "[report]\norgan = '云溪镇'\nyear = 2022\nedition = 2021\n"
    last = build(parse(bare), Path("2022.toml")).report
    assert last
    assert "上年度报告没有正文，雷同和改进打算没有核对" in [
        c for _, c in find_gaps(report(2023), last)
    ]
