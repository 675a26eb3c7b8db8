"""What a report lacks is found by its family alone as by all rules."""

from tests.pages import make_report

from reportctl.report.report import Prose
from reportctl.rules.check import check
from reportctl.rules.lacking import check_content
from reportctl.rules.rule import Review
from reportctl.rules.run import Selection


def test_the_family_alone_finds_what_all_rules_find():
    report = make_report(2024)
    for key in ("problems", "other_matters"):
        report.prose[key] = Prose(key, "", "无")
    review = Review(report)
    found = check_content(review)
    assert found == check(review, selection=Selection(("R6",)))
    assert ("R603", "problems", "error") in {(f.code, f.key, f.severity) for f in found}
