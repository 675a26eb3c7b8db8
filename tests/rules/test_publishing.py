"""Whoever prints a report is told the errors that all rules find, by a few families."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from tests.pages import make_report
from tests.rules.base import lay_over, right_report

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import Prose
from reportctl.rules.check import check
from reportctl.rules.publishing import LACKING, find_errors, find_lacking
from reportctl.rules.rule import Review, Settings
from reportctl.rules.run import Selection
from reportctl.rules.totals import UNSET

ACCEPTED = """
[[waivers]]
rule = "C202"
reason = "台账如此"
"""


def review_of(values: dict[str, object], more: str = "", settings: Settings = UNSET) -> Review:
    report = build(parse(lay_over(right_report(), values) + more), Path("2021.toml")).report
    assert report
    return Review(report, settings=settings)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"disclosure.decisions.licence": -5}, "C202"),
        ({"disclosure.decisions.licence": Decimal("1.5")}, "C202"),
        ({"disclosure.fees.amount": Decimal("-0.3")}, "C203"),
        ({"disputes.review": [10, 1, 0, 0, 0]}, "T304"),
        ({"report.edition": 2019}, "S103"),
        ({"report.title": "云溪镇人民政府2019年政府信息公开工作年度报告"}, "L702"),
        ({"other_matters.text": "××镇没有其他需要报告的事项。"}, "S202"),
        ({"other_matters.text": "全年培训N次。"}, "S202"),
        ({"other_matters.text": "编写说明：写其他事项。"}, "S202"),
        ({"other_matters.text": "申请人身份证号11010519491231002X，已经答复。"}, "P801"),
    ],
)
def test_an_error_is_found_as_by_all_rules(values, code):
    review = review_of(values)
    found = find_errors(review)
    assert code in {one.code for one in found}
    assert found == tuple(one for one in check(review) if one.severity == "error")


def test_a_right_report_has_none_and_what_somebody_accepted_is_none():
    assert find_errors(review_of({})) == ()
    assert find_errors(review_of({"disclosure.decisions.licence": -5}, ACCEPTED)) == ()


def test_a_warning_that_the_settings_make_an_error_is_told():
    graver = Settings(severities={"C204": "error"})
    review = review_of({"disclosure.fees.amount": 35000}, settings=graver)
    assert [one.code for one in find_errors(review)] == ["C204"]
    assert find_errors(review_of({"disclosure.fees.amount": 35000})) == ()


def test_a_right_report_brings_no_rule_about_its_text():
    asked = "import sys, reportctl.rules.publishing; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "reportctl.rules.totals" in loaded
    assert not {"reportctl.rules.layout", "reportctl.rules.check"} & loaded


def test_what_a_report_lacks_is_found_as_by_all_rules():
    report = make_report(2024)
    for key in ("problems", "other_matters"):
        report.prose[key] = Prose(key, "", "无")
    review = Review(report)
    found = find_lacking(review)
    assert found == check(review, selection=Selection(LACKING))
    assert ("R603", "problems", "error") in {(f.code, f.key, f.severity) for f in found}
