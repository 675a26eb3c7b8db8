"""Letters that print alike are one letter."""

from __future__ import annotations

import pytest

from reportctl.readers.letters import fold_radicals, is_plain_figure, tidy


@pytest.mark.parametrize(
    ("text", "folded"),
    [("⻔⼾⽹", "门户网"), ("⾏政", "行政"), ("⻓", "长"), ("\uf92e", "冷"), ("abc", "abc")],
)
def test_radicals_are_their_ideographs(text: str, folded: str) -> None:
    assert fold_radicals(text) == folded


def test_invisible_letters_go_and_odd_spaces_are_spaces() -> None:
    assert tidy("本\u200b年\u00a0新\u2028收\ufeff") == "本年 新\n收"
    assert tidy("1\u202e2") == "1\u202e2"


@pytest.mark.parametrize(
    ("text", "plain"), [("1,234", True), ("-", True), ("3件", False), ("", False)]
)
def test_a_plain_figure_has_nothing_else(text: str, plain: bool) -> None:  # noqa: FBT001
    assert is_plain_figure(text) is plain
