"""What a bracket without figures of its own adds to the words around it."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM, clauses, state

from reportctl.prose.brackets import besides, included, limits, names
from reportctl.prose.statements import claims


def inner(text: str):
    (clause,) = clauses(f"不予公开（{text}）")
    return clause.inner[0][1]


@pytest.mark.parametrize(
    ("text", "added"),
    [("含部分公开", "、部分公开"), ("部分公开", ""), ("含部分公开3件", ""), ("含瓦西", "")],
)
def test_what_is_said_to_be_included_is_told_with_it(text, added):
    assert "".join(token.text for token in included(inner(text))) == added


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("无法提供", True),
        ("含部分公开", False),
        ("无法提供3件", False),
        ("征地类", True),
        ("含征地类", False),
    ],
)
def test_a_bracket_may_name_a_row(text, named):
    assert names(inner(text)) is named


@pytest.mark.parametrize(
    ("text", "limited"),
    [("不含乡镇", True), ("仅统计本级", True), ("不含上年结转", False), ("含乡镇", False)],
)
def test_a_bracket_may_leave_some_out(text, limited):
    assert limits(inner(text)) is limited


def test_what_is_counted_with_the_carried_in_is_not_what_came_in_alone():
    first, *_ = claims("收到政府信息公开申请23件（含上年结转3件）。", 2021, FORM)
    assert first.topic.readings == (("applications.received", "applications.carried_in"),)
    first, *_ = claims("收到政府信息公开申请23件（含自然人3件）。", 2021, FORM)
    assert first.topic.readings[0] == ("applications.received",)


def test_what_is_said_besides_leaves_a_reason_as_it_is():
    assert besides("没有说是什么", inner("另有2件"), state()) == "没有说是什么"
