"""Sentences find each other: kept, reworded, moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportctl.comparison.pairing import pair
from reportctl.comparison.split import split

A = "全年主动公开政府信息3119条。"
B = "举办业务培训班两期，培训一百二十人次。"
C = "没有因政府信息公开工作被追究责任的情形。"


def pairs(old: str, new: str):
    return [(one.old, one.new, one.moved) for one in pair(split(old), split(new))]


def test_kept_sentences_pair_in_order():
    assert pairs(A + B + C, A + B + C) == [(0, 0, False), (1, 1, False), (2, 2, False)]


def test_a_reworded_sentence_is_paired():
    new = "全年主动公开政府信息2987条。"
    assert pairs(A + B, new + B) == [(0, 0, False), (1, 1, False)]


def test_a_strange_sentence_is_not():
    assert pairs(A, C) == []


def test_what_stands_across_the_longest_chain_has_moved():
    assert pairs(A + B + C, C + A + B) == [(2, 0, True), (0, 1, False), (1, 2, False)]


def test_a_moved_sentence_may_be_reworded():
    moved = "没有因为政府信息公开工作被追究责任的情形。"
    assert (2, 0, True) in pairs(A + B + C, moved + A + B)


def test_short_sentences_that_stand_elsewhere_are_not_told_as_moved():
    assert (1, 0, True) not in pairs(A + "无。", "无。" + A)


SENTENCES = st.lists(st.sampled_from([A, B, C, "新开设专栏。", "无。"]), max_size=8).map("".join)


@given(SENTENCES, SENTENCES)
def test_each_sentence_is_in_one_pair_at_most_and_what_stayed_rises(old, new):
    found = pair(split(old), split(new))
    assert len({one.old for one in found}) == len(found) == len({one.new for one in found})
    stayed = [one.old for one in found if not one.moved]
    assert stayed == sorted(stayed)
