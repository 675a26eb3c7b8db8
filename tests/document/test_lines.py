"""From an offset to a line and column, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportctl.document.lines import Lines
from reportctl.finding import Place


@given(st.text(st.sampled_from("a中\r\n"), max_size=30))
def test_spot_and_offset_are_inverse(text: str):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.offset(*lines.spot(offset)) == offset


def test_a_line_comes_without_its_end():
    lines = Lines("一\r\n二\n三")
    assert [lines.line(number) for number in range(5)] == ["", "一", "二", "三", ""]


def test_a_place_ends_after_its_last_character():
    assert Lines("x\n中文字\n").place(3, 5) == Place(2, 2, 2, 4)
