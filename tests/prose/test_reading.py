"""One text, read once: its sentences and clauses, and short pieces to be shown."""

from __future__ import annotations

import pytest

from reportctl.prose.reading import read

TEXT = (
    "全年收到申请１２件。其中，自然人提出9件，组织提出3件，"
    + "均按期办结并答复申请人，" * 3
    + "无超期。"
)


def test_offsets_are_those_of_the_text_as_it_stands():
    found = read(TEXT)
    assert len(found.text) == len(TEXT)
    at = found.text.index("12件")
    assert found.said(at, at + 3) == "１２件"
    assert found.said(*found.sentence(at)) == "全年收到申请１２件。"


def test_a_character_stands_in_its_clause():
    found = read(TEXT)
    assert found.said(*found.clause(TEXT.index("9件"))) == "自然人提出9件"


def test_a_short_sentence_is_shown_whole_and_a_long_one_in_part():
    found = read(TEXT)
    assert found.quote(0, 2) == "全年收到申请１２件。"
    at = TEXT.index("9件")
    shown = found.quote(at, at + 2)
    assert "自然人提出9件" in shown
    assert shown.endswith("……")
    assert len(shown) < 60


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("自2021年1月1日起至2021年12月31日止。", 1),
        ("2021年1月1日和2021年12月31日。", 0),
        ("全年收到申请。", 0),
    ],
)
def test_dates_that_are_joined_are_a_range(text, pairs):
    assert len(read(text).ranges()) == pairs


def test_a_text_is_read_once_however_many_ask():
    assert read(TEXT) is read(TEXT)
