"""A mark under a character stands where a terminal shows the character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.terminal.safe import plain
from reportctl.terminal.width import cut, pad, width, window

LINES = st.text(st.sampled_from("ab 中，“”é́😀\t\u202e\x1b"), max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("中文，", 6), ("“”", 2), ("ｱ", 1), ("Ａ", 2), ("e\u0301", 1), ("😀", 2), ("", 0)],
)
def test_width(text: str, columns: int):
    assert width(text) == columns


def test_what_a_terminal_obeys_is_not_handed_to_it():
    assert plain("a\x1b[31m\u202eb\tc\nd\x85") == r"a\u001b[31m\u202eb c d\u0085"


def test_cut_and_pad():
    assert cut("我镇收到", 5) == "我镇…"
    assert cut("我镇", 4) == "我镇"
    assert pad("我", 4) + "|" == "我  |"


@pytest.mark.parametrize(
    ("line", "stretch", "room", "shown", "marked"),
    [
        ("收到 12 件", (3, 5), 40, "收到 12 件", "12"),
        ("a = [1, 2]   # 一、本年新收数量", (8, 9), 20, "a = [1, 2]   # 一、…", "2"),
        ("我" * 20 + "12" + "镇" * 20, (20, 22), 20, "…我我我12镇镇镇镇镇…", "12"),
        ("我" * 20 + "12", (20, 22), 20, "…我我我我我我我我12", "12"),
    ],
)
def test_window(line: str, stretch: tuple[int, int], room: int, shown: str, marked: str):
    found, begin, stop = window(line, *stretch, room)
    assert found == shown
    assert stop - begin == width(marked)
    assert width(found[: found.index(marked)]) == begin


@given(LINES, st.integers(0, 60), st.integers(0, 60), st.integers(12, 50))
def test_a_window_fits_and_its_mark_lies_within(line: str, start: int, length: int, room: int):
    start = min(start, len(line))
    shown, begin, end = window(line, start, start + length, room)
    assert width(shown) <= room
    assert 0 <= begin < end
    assert end <= max(width(shown), begin + 1)
    assert begin <= room
