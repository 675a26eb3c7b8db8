"""A sentence is cut into words that are known, figures, years, marks and the unknown."""

from __future__ import annotations

import pytest
from tests.prose.spoken import tokens

from reportctl.prose.tokens import joins


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("收到申请12件", "word word figure"),
        ("2020年收到12件", "date word figure"),
        ("上年结转3件", "relative word figure"),
        ("收到瓦西12件", "word unknown figure"),
        ("瓦西局因申请12件", "unknown word word figure"),
        ("瓦西因申请12件", "unknown word figure"),
        ("申请（12件）", "word mark figure mark"),
        ("“一网通办”12件", "quote figure"),
        ("", ""),
    ],
)
def test_each_piece_has_its_kind(text, kinds):
    assert " ".join(token.kind for token in tokens(text)) == kinds


def test_the_longest_word_wins_and_no_character_is_lost():
    found = tokens("不予公开3件、部分公开2件")
    assert [token.text for token in found] == ["不予公开", "3件", "、", "部分公开", "2件"]
    assert "".join(token.text for token in found) == "不予公开3件、部分公开2件"


@pytest.mark.parametrize(
    ("text", "offset"), [("2020年", -1), ("2022年", 1), ("上年", -1), ("次年", 1)]
)
def test_a_year_is_counted_from_the_reports(text, offset):
    assert tokens(text)[0].offset == offset


def test_a_known_word_in_quotes_is_that_word():
    (quoted,) = tokens("“予以公开”")
    assert (quoted.kind, quoted.text, quoted.has("row")) == ("word", "予以公开", True)


def test_what_a_word_can_mean():
    (token,) = tokens("予以公开")
    assert token.has("row")
    assert token.has("row", "applications.outcome.granted")
    assert not token.has("row", "applications.received")
    assert not token.has("column")


def test_words_that_set_items_apart():
    assert [joins(token) for token in tokens("复议、诉讼和申请")] == [
        False,
        True,
        False,
        True,
        False,
    ]
