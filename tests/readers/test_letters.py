"""Letters that print alike are one letter."""

from __future__ import annotations

import pytest

from reportctl.readers.letters import (
    fold_radicals,
    is_plain_figure,
    name_some,
    shorten,
    tidy,
    without_comments,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("⻔⼾⽹", "门户网"), ("⾏政", "行政"), ("⻓", "长"), ("\uf92e", "冷"), ("abc", "abc")],
)
def test_radicals_are_their_ideographs(text: str, folded: str) -> None:
    assert fold_radicals(text) == folded


def test_invisible_letters_go_and_odd_spaces_are_spaces() -> None:
    assert tidy("本\u200b年\u00a0新\u2028收\ufeff") == "本年 新\n收"
    assert tidy("1\u202e2") == "1\u202e2"
    assert tidy("9\b12\x7f") == "9\b12\x7f"  # a screen shows 12, or 1: nobody knows
    assert tidy("12\x07") == "12"  # the end of a cell in an old Word file


@pytest.mark.parametrize(
    ("text", "plain"), [("1,234", True), ("-", True), ("3件", False), ("", False)]
)
def test_a_plain_figure_has_nothing_else(text: str, plain: bool) -> None:  # noqa: FBT001
    assert is_plain_figure(text) is plain


def test_a_comment_is_not_read_and_moves_no_line() -> None:
    assert without_comments("收\n<!-- 草\n稿 -->到<!-- a -->3件\n") == "收\n\n到3件\n"
    assert without_comments("收到<!-- 3件\n答复") == "收到 3件\n答复"


@pytest.mark.parametrize(
    ("text", "said"), [("公开", "公开"), ("公开件", "公开件"), ("公开件数", "公开件…")]
)
def test_a_message_shows_the_beginning_of_a_long_text(text: str, said: str) -> None:
    assert shorten(text, 3) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲、乙"), (["甲", "乙", "丙"], "甲、乙等 3 处")],
)
def test_a_message_names_some_and_counts_all(items: list[str], said: str) -> None:
    assert name_some(items, 2) == said
