"""Whether a figure counts only some of what its noun names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.prose.spoken import tokens

from reportctl.prose.figures import Figure
from reportctl.prose.parts import (
    by_persons,
    coordinated,
    counts_some,
    narrowed,
    strange_noun,
    without_channel,
)


def figure(unit: str) -> Figure:
    return Figure(0, 1, Decimal(10), unit, exact=True)


@pytest.mark.parametrize(
    ("unit", "lead", "some"),
    [
        ("日", "内答复", True),
        ("家", "企业提出", True),
        ("家", "、申请", False),
        ("件", "答复", False),
    ],
)
def test_the_figure_before_may_say_how_soon_or_by_how_many(unit, lead, some):
    assert counts_some(figure(unit), tokens(lead)) is some
    assert not counts_some(None, tokens(lead))


def test_what_those_did_who_were_counted_before():
    assert by_persons("人", tokens("提出申请"))
    assert not by_persons("件", tokens("提出申请"))
    assert not by_persons("人", tokens("申请"))


def test_how_something_was_told_is_no_part_of_what_was():
    told = without_channel(tokens("通过政府网站公布行政许可"))
    assert "".join(token.text for token in told).endswith("行政许可")
    assert "网站" not in "".join(token.text for token in told)
    plain = tokens("公布行政许可")
    assert without_channel(plain) is plain


@pytest.mark.parametrize(
    ("lead", "goes_on"), [("、部分公开", True), ("部分公开", False), ("、收到", False)]
)
def test_words_may_go_on_with_a_list(lead, goes_on):
    assert coordinated(tokens(lead)) is goes_on


@pytest.mark.parametrize(
    ("lead", "narrow"),
    [("网上申请", True), ("瓦西申请", True), ("申请", False), ("收到申请", False)],
)
def test_some_of_the_applications_only(lead, narrow):
    assert narrowed(tokens(lead)) is narrow


def test_a_noun_of_its_own():
    assert strange_noun(tokens("瓦西申请"), [])
    assert not strange_noun(tokens("收到申请"), [])
