"""Which charts a report gives, and that a blank in it stays a gap."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.pages import make_report

from reportctl.page.chart import chart_report, share
from reportctl.schema.form import At


def by_name(*reports):
    return {chart.name: chart for chart in chart_report(*reports)}


def test_where_applications_came_from():
    chart = by_name(make_report())["applications.sources"]
    assert chart.title == "申请人情况（本年新收政府信息公开申请数量）"
    assert chart.labels == (
        "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他",
    )  # fmt: skip
    assert chart.note == f"共{sum(chart.series[0].values)}件。"


def test_how_they_ended_in_six_groups():
    report = make_report()
    chart = by_name(report)["applications.ends"]
    assert chart.title == "本年度办理结果"
    assert chart.labels == (
        "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理",
    )  # fmt: skip
    total = report.value(At("applications.outcome.total", "total"))
    assert sum(chart.series[0].values) == total
    assert chart.note == f"共{total}件。"


def test_the_2019_form_has_the_same_groups():
    assert by_name(make_report(2020))["applications.ends"].labels[-1] == "其他处理"


def test_disputes_by_result():
    chart = by_name(make_report())["disputes.results"]
    assert chart.labels == ("行政复议", "行政诉讼·未经复议直接起诉", "行政诉讼·复议后起诉")
    assert [s.name for s in chart.series] == ["结果维持", "结果纠正", "其他结果", "尚未审结"]


def test_a_trend_over_both_editions_with_a_gap_year():
    earlier = [make_report(2022), make_report(2020), make_report(2019), make_report(2025)]
    chart = by_name(make_report(2024), earlier)["trend"]
    assert chart.labels == ("2020年", "2021年", "2022年", "2023年", "2024年")  # five, none later
    assert [s.name for s in chart.series] == [
        "本年新收政府信息公开申请数量",
        "本年度办理结果总计",
        "结转下年度继续办理",
        "行政复议",
        "行政诉讼·未经复议直接起诉",
        "行政诉讼·复议后起诉",
    ]
    received = chart.series[0].values
    assert received[1] is None
    assert received[3] is None
    assert received[4] == make_report(2024).value(At("applications.received", "total"))


def test_no_trend_of_one_year():
    assert "trend" not in by_name(make_report(), [])


def test_a_blank_report_has_no_charts():
    assert chart_report(make_report(filled=False)) == ()


def test_a_group_with_a_blank_row_is_a_gap():
    figures = {
        at: None for at in make_report().form.cells if at.row == "applications.outcome.other.rest"
    }
    values = by_name(make_report(figures=figures))["applications.ends"].series[0].values
    assert values[5] is None
    assert None not in values[:5]


def test_a_blank_total_is_added_up_from_its_row():
    blank = {At("applications.outcome.granted", "total"): None}
    known = by_name(make_report())["applications.ends"].series[0].values
    assert by_name(make_report(figures=blank))["applications.ends"].series[0].values == known


def test_headline_figures_are_those_that_came_in_ended_and_are_left():
    report = make_report()
    chart = by_name(report)["headline"]
    assert chart.labels[:3] == (
        "本年新收政府信息公开申请数量", "本年度办理结果总计", "结转下年度继续办理",
    )  # fmt: skip
    assert chart.series[0].values == tuple(
        report.value(At(row, "total"))
        for row in (
            "applications.received", "applications.outcome.total", "applications.carried_out",
            "disputes.review", "disputes.suit_direct", "disputes.suit_after_review",
        )
    )  # fmt: skip


def test_section_two_shows_its_counts_and_no_money():
    charts = by_name(make_report())
    documents = charts["disclosure.documents"]
    assert documents.labels[0] == "规章·本年制发件数"
    assert charts["disclosure.decisions"].labels == ("行政许可", "行政处罚", "行政强制")
    assert "disclosure.fees" not in charts


def test_a_trend_takes_three_years():
    assert "trend" not in by_name(make_report(2024), [make_report(2023)])
    assert "trend" in by_name(make_report(2024), [make_report(2023), make_report(2022)])


def test_shares_are_of_the_total_and_add_up_to_a_hundred():
    chart = by_name(make_report())["applications.ends"]
    shares = [share(value, chart.whole) for value in chart.series[0].values]
    assert sum(Decimal(part.removesuffix("%")) for part in shares) == pytest.approx(100, abs=0.3)
    assert (share(1, 3), share(0, 3), share(3, 3)) == ("33.3%", "0%", "100%")
    assert (share(1, 3511), share(3510, 3511)) == ("不足0.1%", "超过99.9%")
    assert (share(1, 2000), share(Decimal("0.5"), 100)) == ("0.1%", "0.5%")
    assert [share(None, 3), share(1, None), share(1, 0), share(5, 3)] == [""] * 4


def test_a_blank_is_no_headline():
    blank = {at: None for at in make_report().form.cells if at.row == "disputes.suit_after_review"}
    chart = by_name(make_report(figures=blank))["headline"]
    assert "行政诉讼·复议后起诉" not in chart.labels
    assert "行政诉讼·未经复议直接起诉" in chart.labels
    assert None not in chart.series[0].values
