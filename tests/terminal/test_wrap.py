"""Lines are broken as Chinese text is broken, and never lose a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.terminal.width import width
from reportctl.terminal.wrap import hang, show, wrap


def lines(text: str, room: int) -> list[str]:
    return [show(line, color=False) for line in wrap([(text, "")], room)]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("政府信息公开", 8, ["政府信息", "公开"]),
        ("政府信息，公开", 8, ["政府信", "息，公开"]),
        ("共3,119件", 6, ["共", "3,119", "件"]),
        ("（一）公开", 6, ["（一）", "公开"]),
        ("short", 80, ["short"]),
        ("", 80, [""]),
    ],
)
def test_where_a_line_ends(text, room, expected):
    assert lines(text, room) == expected


RUNS = st.lists(st.tuples(st.text(alphabet="甲，。（3a %乙", max_size=12), st.sampled_from("AB")))


@given(RUNS, st.integers(min_value=8, max_value=40))
def test_nothing_is_lost_and_each_run_keeps_its_colour(runs, room):
    wrapped = wrap(runs, room)
    assert "".join(t for line in wrapped for t, _ in line) == "".join(t for t, _ in runs)
    flat = [(char, code) for line in wrapped for text, code in line for char in text]
    assert flat == [(char, code) for text, code in runs for char in text]


@given(st.text(alphabet="甲乙，a3 ", max_size=60), st.integers(min_value=10, max_value=40))
def test_no_line_is_too_wide_unless_marks_pile_up(text, room):
    if "，，" not in text:
        assert all(width(line) <= room for line in lines(text, room))


def test_later_lines_are_set_in():
    assert list(hang("  政府信息公开条例", "", 10, color=False)) == [
        "  政府信",
        "    息公开",
        "    条例",
    ]
