"""The list of what a report's prose says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.sentence_set import Number, mutated, pieces, read_cases, report_with
from tests.properties import ALL
from tests.rules.base import lay_over, right_report

from reportctl.cli.claiming import list_claims
from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.rules.check import Selection, check
from reportctl.rules.rule import Review


def test_every_figure_is_listed_with_its_reading_or_the_reason_why_it_has_none() -> None:
    text = "全年收到政府信息公开申请3件，答复0件。接听电话12次；去年收到申请2件，下年将收到5件。"
    laid = lay_over(right_report(), {"overview.text": text})
    report = build(parse(laid), Path("2021.toml")).report
    assert report is not None
    told = list_claims(report)
    assert "读作：收到申请 3件；表中是“本年新收政府信息公开申请数量”0" in told
    assert "：不符" in told
    assert "说的是2020年" in told
    assert "没有说到表格里的事的数：12次（" in told


def test_a_share_that_no_total_gives_is_said_to_be_wrong() -> None:
    text = "全年收到政府信息公开申请4件，其中自然人申请3件，占70%。"
    report = build(
        parse(lay_over(right_report(), {"overview.text": text})), Path("2021.toml")
    ).report
    assert report is not None
    assert "占 70%：不符，N511 " in list_claims(report)


TABLE = {
    "applications.received": [30, 6, 0, 0, 4, 0, 40],
    "applications.carried_in": [2, 0, 0, 0, 0, 0, 2],
    "applications.outcome.granted": [31, 6, 0, 0, 4, 0, 41],
    "applications.outcome.total": [31, 6, 0, 0, 4, 0, 41],
    "applications.carried_out": [1, 0, 0, 0, 0, 0, 1],
}
"""Of 42 that came in or were carried in, 41 were answered."""


def both(report: Report) -> tuple[int, list[str]]:
    """How much of the prose the list calls wrong, and what the rules find in it."""
    found = check(Review(report), selection=Selection(("N5",)))
    count = re.search(r"不符 (\d+)", list_claims(report).splitlines()[-1])
    assert count
    return int(count[1]), [f.code for f in found if (f.key or "") in report.prose]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("收到申请42件，其中自然人30件，企业6件，法律服务机构4件。", ["N507"]),
        ("收到申请40件，其中自然人30件，企业6件，法律服务机构4件。", []),
        ("收到申请42件，其中自然人32件，企业6件，法律服务机构4件。", []),
        ("收到申请42件，其中自然人30件，企业6件。", []),
        ("收到申请41件，其中自然人30件，企业6件，法律服务机构4件。", ["N501"]),
        ("收到申请40件，其中自然人31件，企业6件，法律服务机构4件。", ["N501"]),
        ("县政府办收到申请12件。", ["N506"]),
        ("全年收到申请40件，其中市本级收到申请12件。", []),
        ("收取信息处理费205元。", ["N510", "N512"]),
        ("答复申请41件，占90%。", ["N511"]),
        ("办结率100%。", ["N512"]),
        ("收到申请40件（含上年结转2件）。", ["N501"]),
        ("收到申请42件（含上年结转2件）。", []),
    ],
)
def test_what_the_list_calls_wrong_is_a_finding(text: str, codes: list[str]) -> None:
    values = {"overview.text": f"依申请公开。{text}", **TABLE}
    report = build(parse(lay_over(right_report(), values)), Path("2021.toml")).report
    assert report is not None
    assert both(report) == (len(codes), codes)


def test_the_list_and_the_rules_agree_over_the_set_of_sentences() -> None:
    known = [case for case in read_cases() if case.half != "unseen"]
    for case in known if ALL else known[::50]:
        cut = pieces(case.text, case.report)
        wrong = (mutated(cut, n) for n, one in enumerate(cut) if isinstance(one, Number))
        for said in (cut, *wrong):
            text = "".join(map(str, said))
            report = report_with(case.report, case.heading, text)
            count, codes = both(report)
            assert count == len(codes), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公开结果为同意的19件，占10.9%。", "19件占 10.9%：没有比较：没有可比的总数"),
        ("答复申请41件，其中予以公开41件，占100%。", "占 100%：与一个总数相符"),
        ("按期办结率100%。", "办结、答复的比率：没有比较：没有可比的数"),
        ("收到申请40件，同比增长5%。", "收到申请比上年 +5%：没有比较：旁边有上年度报告的，由 X205"),
        ("收到申请40件，其中自然人30件、企业6件等。", "列举 30+6：没有比较：不一定列全"),
        ("县政府办收到申请12件（在政府网站公布）。", "N506"),
    ],
)
def test_what_nothing_stands_beside_is_not_called_compared(text: str, told: str) -> None:
    values = {"overview.text": f"依申请公开。{text}", **TABLE}
    report = build(parse(lay_over(right_report(), values)), Path("2021.toml")).report
    assert report is not None
    assert told in list_claims(report)
