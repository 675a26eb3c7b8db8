"""The words that the checks of the prose know: those of the file and those of the form."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM, WORDS

from reportctl.prose.lexicon import (
    KINDS,
    NO_WORD,
    TELLING,
    Word,
    listed,
    plain,
    table_of,
    word_lists,
)


@pytest.mark.parametrize(
    ("word", "sense"),
    [
        ("予以公开", ("row", "applications.outcome.granted")),
        ("自然人", ("column", "applications@person")),
        ("收到", ("act", "receive")),
        ("申请", ("noun", "application")),
    ],
)
def test_a_word_has_its_sense(word, sense):
    assert sense in WORDS.words[word].senses


def test_a_word_may_have_several_senses_and_knows_them_apart():
    other = WORDS.words["其他"]
    assert other.rows
    assert other.columns
    assert TELLING in other.marks
    assert (NO_WORD.senses, NO_WORD.marks) == ((), frozenset())
    assert Word((("fill", "words"),)).fills


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_of_a_group_has_words(kind):
    lists = word_lists()[kind]
    assert lists
    assert [name for name, words in lists.items() if not words.split()] == []


def test_words_are_found_by_how_they_begin_the_longest_first():
    for begin, lengths in list(WORDS.lengths.items())[:200]:
        assert list(lengths) == sorted(lengths, reverse=True)
        assert len(begin) <= 2


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("（一）予以公开", "予以公开"),
        ("3.其他", "其他"),
        ("部分公开（区分处理的）", "部分公开"),
        ("", ""),
    ],
)
def test_a_label_without_number_and_bracket(label, bare):
    assert plain(label) == bare


def test_rows_know_their_table_and_readings_their_owner():
    found = table_of(FORM, "applications.outcome.granted")
    assert found
    assert found.key == "applications"
    assert table_of(FORM, "none.of.these") is None
    assert WORDS.owner((("applications.received",),)) == "applications"
    assert WORDS.owner(()) == ""
    assert "件" in listed("unit", "case")
