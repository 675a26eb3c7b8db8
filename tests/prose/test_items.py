"""The figures of clauses as items of lists."""

from __future__ import annotations

import pytest
from tests.prose.spoken import clauses, tokens

from reportctl.prose.items import begins_anew, is_bare, is_part, items_of, opens


def test_each_figure_has_the_words_that_are_its_own():
    first, second, third = items_of(clauses("收到12件（网上5件），答复9件、撤回3件"))
    assert "".join(t.text for t in first.lead) == "收到"
    assert [int(item.figure.value) for item in (first, second, third)] == [12, 9, 3]
    assert (first.clause, second.clause, third.clause) == (0, 1, 1)
    assert (second.first, third.first) == (True, False)
    assert len(first.inner) == 1
    assert third.inner == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [("网上5件", True), ("占5%", False), ("较上年增长5件", False), ("平均5件", False)],
)
def test_a_percentage_growth_and_average_are_no_parts(text, part):
    (item,) = items_of(clauses(text))
    assert is_part(item) is part


@pytest.mark.parametrize(
    ("text", "how"), [("其中网上", "some"), ("分别为", "every"), ("网上", ""), ("", "")]
)
def test_words_open_a_list(text, how):
    assert opens(tokens(text)) == how


@pytest.mark.parametrize(
    ("text", "bare"), [("5件为网络申请", True), ("5件网络申请", False), ("网络申请5件", False)]
)
def test_a_clause_may_begin_with_its_figure(text, bare):
    (item,) = items_of(clauses(text))
    assert is_bare(item) is bare


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("开展网上调查3期；收到申请5件", True),
        ("政策5条；动态7条", False),
        ("政策5条、动态7条", False),
        ("行政复议5件；不予公开7件", True),
        ("新收5件，截至年底办结7件", True),
    ],
)
def test_a_clause_may_begin_to_tell_something_else(text, anew):
    found = clauses(text)
    first, second = items_of(found)
    assert begins_anew(second, first, found) is anew
