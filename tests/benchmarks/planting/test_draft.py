"""Numbers as they are written in the prose."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.planting.draft import Quote, spoken
from hypothesis import given
from hypothesis import strategies as st

from reportctl.numerals import read_chinese


@given(st.integers(1, 9_999_999))
def test_a_spoken_number_is_read_back(value: int) -> None:
    assert read_chinese(spoken(value)) == value


def test_numbers_are_written_in_three_ways() -> None:
    styles = {"件": "1234件", ",件": "1,234件", "汉件": "一千二百三十四件"}
    for style, written in styles.items():
        assert str(Quote("new", Decimal(1234), style, "")) == written
    assert spoken(2) + "件" == "两件"
    assert spoken(15) == "十五"
