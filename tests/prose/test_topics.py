"""What a figure is about, told from the words of its phrase and from what was said before."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM, WORDS, tokens

from reportctl.prose.phrases import read_phrase
from reportctl.prose.topics import Before, Topic, in_context, resolve

APPLICATIONS = Before("application")


def topic(text: str, before: Before = APPLICATIONS) -> Topic | str:
    return resolve(read_phrase(tokens(text)), before, FORM, WORDS)


def label(text: str, before: Before = APPLICATIONS) -> str:
    found = topic(text, before)
    return found if isinstance(found, str) else found.label


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请", "收到申请"),
        ("答复申请", "答复申请"),
        ("上年结转", "上年结转申请"),
        ("予以公开", "予以公开"),
        ("予以公开、部分公开", "予以公开、部分公开"),
        ("自然人收到申请", "收到申请“自然人”"),
        ("因属于行政执法案卷，不予公开", "属于行政执法案卷"),
    ],
)
def test_words_name_rows_and_columns(text, told):
    assert label(text) == told


@pytest.mark.parametrize(
    ("text", "before", "why"),
    [
        ("收到", Before("foreign"), "说的不是申请"),
        ("", Before(), "没有说是什么"),
        ("自然人", Before(), "没有说是哪一行"),
        ("予以公开行政许可", APPLICATIONS, "几张表的说法连在一起"),
        ("结转行政许可", APPLICATIONS, "结转的不是申请"),
    ],
)
def test_where_it_is_not_certain_a_clause_says_why(text, before, why):
    assert topic(text, before) == why


def test_columns_alone_mean_the_rows_spoken_of_last():
    received = topic("收到申请")
    assert isinstance(received, Topic)
    found = topic("其中自然人", APPLICATIONS._replace(topic=received, told=(received,)))
    assert isinstance(found, Topic)
    assert (found.readings, found.columns, found.part) == (received.readings, ("person",), True)


def test_a_sum_is_of_the_rows_told_before():
    told = tuple(topic(text) for text in ("予以公开", "部分公开"))
    found = topic("共", APPLICATIONS._replace(told=told, topic=told[-1]))
    assert isinstance(found, Topic)
    assert found.readings == (("applications.outcome.granted", "applications.outcome.partial"),)


def test_what_is_carried_is_of_no_year_that_is_spoken_of():
    carried, received = topic("上年结转"), topic("收到申请")
    assert isinstance(carried, Topic)
    assert isinstance(received, Topic)
    assert (carried.carried, received.carried) == (True, False)


def test_disputes_are_compared_only_where_disclosure_is_spoken_of():
    phrase = read_phrase(tokens("行政复议"))
    assert in_context("disputes", phrase, Before(disclosure=True), WORDS)
    assert not in_context("disputes", phrase, Before(strange=True), WORDS)
