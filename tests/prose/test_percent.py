"""Percentages and changes, and what they are told of."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM, tokens

from reportctl.prose.percent import compares
from reportctl.prose.statements import understand


@pytest.mark.parametrize(
    ("text", "found"),
    [("较上年增长", True), ("同比下降", True), ("增长了", True), ("收到", False), ("", False)],
)
def test_words_say_that_a_figure_is_a_change(text, found):
    assert compares(tokens(text)) is found


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("收到政府信息公开申请12件，同比增长20%。", 20),
        ("收到政府信息公开申请12件，较上年减少3件。", -3),
        ("收到政府信息公开申请12件，同比下降20%。", -20),
    ],
)
def test_a_change_is_of_the_claim_before_it_and_has_its_sign(text, amount):
    (change,) = understand(text, 2021, FORM).changes
    assert change.amount == amount
    assert change.claim
    assert change.claim.value == 12


def test_a_change_of_something_else_is_not_read():
    found = understand("收到政府信息公开申请12件，满意率增长20%。", 2021, FORM)
    assert found.changes == ()
    assert found.unread


def test_last_years_number_is_a_claim_of_last_year():
    found = understand("收到政府信息公开申请12件，上年为38件。", 2021, FORM)
    assert [(int(c.value), c.offset) for c in found.claims] == [(12, 0), (38, -1)]


def test_a_share_has_its_part_and_the_wholes_before_it():
    (share,) = understand("办理政府信息公开申请20件，予以公开5件，占25%。", 2021, FORM).shares
    assert share.percent == 25
    assert share.part
    assert share.part.value == 5
    assert [int(whole.value) for whole in share.wholes] == [20]


@pytest.mark.parametrize(("rate", "narrowed"), [("办结率", False), ("按期办结率", True)])
def test_a_rate_of_those_that_were_due_is_one_of_some(rate, narrowed):
    (found,) = understand(f"收到政府信息公开申请12件，{rate}100%。", 2021, FORM).rates
    assert (found.applications, found.narrowed) == (True, narrowed)
