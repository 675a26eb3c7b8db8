"""What was said last, and is meant where a clause leaves it out."""

from __future__ import annotations

import pytest
from tests.prose.spoken import clauses, state


def noted(text: str):
    found = state()
    for clause in clauses(text):
        found.note(clause)
    return found


@pytest.mark.parametrize(
    ("text", "offset", "plan"),
    [
        ("2021年", 0, False),
        ("2020年收到", -1, False),
        ("较2020年", 0, False),
        ("上年结转", 0, False),
        ("2022年将收到", 1, True),
        ("收到", 0, False),
    ],
)
def test_the_year_that_is_spoken_of(text, offset, plan):
    found = noted(text)
    assert (found.offset, found.plan) == (offset, plan)


@pytest.mark.parametrize(
    ("text", "elsewhen"),
    [
        ("截至6月底", True),
        ("截至12月底", False),
        ("3月收到", True),
        ("1月至12月", False),
        ("全年", False),
    ],
)
def test_a_period_that_is_not_the_year(text, elsewhen):
    assert bool(noted(text).elsewhen) is elsewhen


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("全市共收到申请", "own"),
        ("镇政府收到申请", "office"),
        ("县教育局收到申请", "other"),
        ("个别乡镇收到申请", "other"),
        ("全年收到申请", "own"),
    ],
)
def test_whose_work_is_told(text, reach):
    (clause,) = clauses(text)
    found = state()
    found.note_actor(clause.tokens, len(clause.tokens), clause.marks)
    assert found.reach == reach


def test_a_clause_without_figures_says_what_the_next_ones_speak_of():
    assert noted("收到申请").noun == "application"
    assert noted("不予公开").row == "applications.outcome.refused"
    assert [token.text for token in noted("行政复议：").label] == ["行政复议"]


def test_a_new_sentence_keeps_the_subject_and_nothing_else():
    found = noted("2020年县教育局收到申请")
    found.begin()
    assert (found.noun, found.offset, found.reach, found.row) == ("application", 0, "own", "")
    assert found.before(tail=True).tail


@pytest.mark.parametrize(
    ("text", "some"),
    [("新的申请渠道开通后", True), ("系统上线前", True), ("收到申请后", False)],
)
def test_a_clause_may_frame_what_is_told_of_some(text, some):
    assert noted(f"{text}，").some is some
