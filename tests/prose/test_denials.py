"""Words that say that there was nothing."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM, clauses, state

from reportctl.prose.clauses import foreign_in
from reportctl.prose.denials import all_ended, denied, places
from reportctl.prose.statements import claims
from reportctl.prose.understood import Claim


def said(text: str) -> list[str]:
    """Of each thing that is denied its label, or why it is not read."""
    (clause,) = clauses(text)
    given = state(disclosure=True, noun="application")
    return [
        one.topic.label if isinstance(one, Claim) else one.why
        for one in denied(clause, foreign_in(clause.tokens), given)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("未收到政府信息公开申请", ["收到申请"]),
        ("未开展行政强制", ["行政强制"]),
        ("未收到公开信息的申请", ["收到申请"]),
        ("没有发生行政复议、行政诉讼", ["行政复议", "行政诉讼"]),
        ("未收取信息处理费", ["信息处理费"]),
        ("收到申请12件", []),
        ("我局暂未收到申请", ["收到申请"]),
        ("教育领域没有发生行政复议", ["只是其中一部分"]),
        ("其他申请没有引发行政诉讼", ["只是其中一部分"]),
        ("没有新的申请方式", ["没有的是别的事"]),
        ("无行政事业性收费投诉", ["没有的是别的事"]),
        ("有9家单位未收到申请", []),
        ("未收到瓦西申请", ["不认得“瓦西”"]),
    ],
)
def test_what_there_was_none_of(text, told):
    assert [one.replace("收取", "") for one in said(text)] == told


def test_a_zero_in_words_is_a_claim_without_digits():
    (clause,) = clauses("未收到政府信息公开申请")
    (one,) = denied(clause, None, state(disclosure=True))
    assert isinstance(one, Claim)
    assert (one.value, one.zero, one.unit) == (0, True, "")


def test_of_another_year_nothing_is_claimed():
    found = state(disclosure=True, elsewhen="上半年")
    (clause,) = clauses("未收到政府信息公开申请")
    assert [one.why for one in denied(clause, None, found)] == ["“上半年”不是本年度"]


def test_places_where_words_begin_that_may_deny():
    assert places("未收到申请，无复议") == [0, 6]
    assert places("收到申请") == []


def test_all_ended_alike_says_that_none_ended_otherwise():
    *_, upheld = claims("发生政府信息公开行政复议3件，均获维持。", 2021, FORM)
    assert (upheld.topic.key, upheld.value, upheld.zero) == ("upheld", 0, True)
    assert "upheld" not in upheld.topic.columns
    (clause,) = clauses("均获维持")
    assert list(all_ended(clause, [], state(), None)) == []
