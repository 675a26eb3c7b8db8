"""Within a sentence: numbers stay whole, both wordings can be put together again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.comparison.split import Sentence
from reportctl.comparison.word_edits import compare_wording


def pieces(old: str, new: str):
    return compare_wording(*(Sentence(text, 1, opens=True, closes=True) for text in (old, new)))


def marked(old: str, new: str) -> str:
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(signs[op].format(text) for op, text in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("收到3119件。", "收到2987件。", "收到[-3119-]{+2987+}件。"),
        ("收到3,119件。", "收到2,987件。", "收到[-3,119-]{+2,987+}件。"),
        ("增长1.05%。", "增长1.08%。", "增长[-1.05%-]{+1.08%+}。"),
        ("收到119件。", "收到19件。", "收到[-119-]{+19+}件。"),
        ("共1件。", "共21件。", "共[-1-]{+21+}件。"),
        ("使用WPS办公。", "使用WSS办公。", "使用[-WPS-]{+WSS+}办公。"),
        ("答复40件。", "按期答复40件。", "{+按期+}答复40件。"),
        ("全部答复40件。", "答复40件。", "[-全部-]答复40件。"),
        ("收到3,119件", "收到3119件", "收到3119件"),
    ],
)
def test_wordings(old, new, expected):
    assert marked(old, new) == expected


def test_a_lone_character_between_two_rewritten_halves_was_not_kept():
    assert marked("推进政务的改革创新。", "完善网站的栏目设置。") == (
        "[-推进政务的改革创新-]{+完善网站的栏目设置+}。"
    )


TEXT = st.text(alphabet="甲乙丙，。1234.5%AB", max_size=30)


@given(TEXT, TEXT)
def test_both_wordings_come_back(old, new):
    found = pieces(old, new)
    assert "".join(text for op, text in found if op != "-") == new
    kept = "".join(text for op, text in found if op != "+")
    assert kept.replace(",", "").replace("，", "") == old.replace(",", "").replace("，", "")


@given(TEXT)
def test_a_wording_is_itself(text):
    assert {op for op, _ in pieces(text, text)} <= {"="}


@given(TEXT, TEXT)
def test_neighbours_are_of_different_kinds(old, new):
    kinds = [op for op, _ in pieces(old, new)]
    assert all(one != other for one, other in pairwise(kinds))
