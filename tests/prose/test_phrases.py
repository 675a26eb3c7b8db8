"""What the words beside a figure say, before anything is made of them."""

from __future__ import annotations

import pytest
from tests.prose.spoken import tokens

from reportctl.prose.phrases import Phrase, read_phrase


def read(text: str) -> Phrase:
    return read_phrase(tokens(text))


def test_rows_columns_nouns_and_verbs_are_kept_apart():
    found = read("自然人申请予以公开")
    assert found.columns == ["applications@person"]
    assert found.rows == [(0, "applications.outcome.granted")]
    assert "application" in found.nouns
    assert read("收到申请").acts == ["receive"]


def test_coordinated_rows_stand_in_groups():
    found = read("予以公开、部分公开")
    assert [number for number, _ in found.rows] == [0, 1]
    assert found.groups == [True, True]


@pytest.mark.parametrize(
    ("text", "carry"),
    [
        ("上年结转", "carry_in"),
        ("结转下年", "carry_out"),
        ("结转至2022年", "carry_out"),
        ("2020年结转", "carry_in"),
        ("结转", "carry"),
        ("结转上年后新收", ""),
        ("收到", ""),
    ],
)
def test_where_something_is_carried(text, carry):
    assert read(text).carry == carry


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), ("政府信息公开", True), ("全年", True), ("收到", False), ("其他", False)],
)
def test_whether_anything_is_said(text, empty):
    assert read(text).empty is empty


def test_a_word_of_several_meanings_is_unsure_and_a_sum_is_known():
    assert [token.text for _, token in read("其他").unsure] == ["其他"]
    assert read("合计").total
    assert not read("收到").total
