"""All rules together."""

from __future__ import annotations

from tests.rules.base import lay_over, review, right_report

from reportctl.rules.check import FAMILIES, RULES


def test_each_code_stands_once_and_is_in_the_list():
    codes = [checked.rule.code for rules in FAMILIES for checked in rules]
    assert len(codes) == len(set(codes))
    assert set(codes) < set(RULES)  # the shape's, the settings' and the waivers' are no family's
    assert all(rule.code == code for code, rule in RULES.items())


def test_every_rule_says_what_mends_it():
    live = {code: rule for code, rule in RULES.items() if not rule.retired}
    assert [code for code, rule in live.items() if "怎么改" not in rule.doc] == []


def test_findings_stand_in_the_order_of_the_file():
    faults = {
        "disputes.review": [1, 0, 0, 0, 2],
        "applications.received": [1, 0, 0, 0, 0, 0, 3],
    }
    found = review(lay_over(right_report(), faults))
    lines = [finding.place.line for finding in found]
    assert lines == sorted(lines)
    assert len({f.place.line for f in found if f.code == "T301"}) == 2
