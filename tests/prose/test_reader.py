"""The clauses of a sentence are read figure by figure."""

from __future__ import annotations

import pytest
from tests.prose.spoken import clauses, state

from reportctl.prose.reader import ClauseReader
from reportctl.prose.reading import read
from reportctl.prose.understood import ELSEWHERE, Unread


def reader(text: str, **how: object) -> ClauseReader:
    found = ClauseReader(read(text))
    found.read(clauses(text), state(disclosure=True, **how), None)
    return found


def told(text: str, **how: object) -> list[str]:
    return [f"{claim.topic.label}={claim.value}" for claim in reader(text, **how).claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到政府信息公开申请12件，答复11件。", ["收到申请=12", "答复申请=11"]),
        ("收到政府信息公开申请12件（含上年结转3件）。", ["收到申请=12", "上年结转申请=3"]),
        (
            "收到政府信息公开申请12件，其中予以公开5件、部分公开3件。",
            ["收到申请=12", "予以公开=5", "部分公开=3"],
        ),
        ("收到信访12件。", []),
        (
            "尚未审结的政府信息公开复议案件4宗、诉讼案件3宗。",
            ["行政复议“尚未审结”=4", "行政诉讼“尚未审结”=3"],
        ),
        (
            "政府信息公开行政复议维持4件、行政诉讼3件。",
            ["行政复议“结果维持”=4", "行政诉讼=3"],
        ),
    ],
)
def test_each_figure_makes_a_claim_where_it_is_certain(text, claims):
    assert told(text) == claims


def test_every_figure_is_a_claim_or_is_told_why_not():
    found = reader("收到政府信息公开申请12件，接待来访15人次，编发简报3期。")
    assert len(found.claims) + len(found.others) == 3
    assert all(one.why for one in found.others if isinstance(one, Unread))


def test_clauses_without_anything_of_the_form_are_passed_over():
    text = "种树12棵"
    found = ClauseReader(read(text))
    found.pass_over(clauses(text), state())
    assert [one.why for one in found.others if isinstance(one, Unread)] == [ELSEWHERE]
    assert found.claims == []


def test_what_is_carried_is_of_no_other_year():
    found = reader("2020年结转政府信息公开申请3件，2020年收到申请9件。")
    assert [claim.offset for claim in found.claims] == [0, -1]
