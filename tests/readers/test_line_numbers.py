"""The numbers of lines that a draft for review bears at its margin."""

from __future__ import annotations

import pytest

from reportctl.readers.ink import Letter
from reportctl.readers.line_numbers import MarginNumbers, without_line_numbers

LINES = ["桃溪镇年度报告", "", "一、总体情况", *(f"第{n}段 12 件。" for n in range(9))]


def numbered(form: str) -> str:
    return "\n".join(form.format(at, line) if line else "" for at, line in enumerate(LINES, 1))


@pytest.mark.parametrize("form", ["{} {}", "{:>6}\t{}", "{}: {}", "{}. {}", "{}|{}"])
def test_a_number_before_every_line_of_a_text_is_its_own(form: str) -> None:
    doubts: list[str] = []
    whole = "\n".join(form.format(at, line) for at, line in enumerate(LINES, 1))
    assert without_line_numbers(whole, doubts).split("\n") == LINES
    assert doubts == ["左边的行号（12个）没有读入，请对照原文"]


@pytest.mark.parametrize(
    "text",
    ["\n".join(LINES), "\n".join(f"{n}.公开。" for n in range(1, 9)), numbered("1 {1}"), ""],
)
def test_a_text_with_other_numbers_keeps_them(text: str) -> None:
    doubts: list[str] = []
    assert without_line_numbers(text, doubts) == text
    assert doubts == []


def word(text: str, x: float, row: int) -> list[Letter]:
    """Letters of ten points from x on, rows of twenty."""
    return [
        Letter(sign, x + 10 * at, 20.0 * row, x + 10 * at + 10, 20.0 * row + 10, 10.0)
        for at, sign in enumerate(text)
    ]


def page(*numbers: int, gap: float = 30.0) -> list[Letter]:
    """A line of text for each number, which stands at the margin."""
    return [
        letter
        for row, number in enumerate(numbers)
        for letter in [*word(f"{number:>3}", 0.0, row), *word("公开12件", 30 + gap, row)]
        if letter.text != " "
    ]


def read(letters: list[Letter]) -> str:
    return "".join(letter.text for letter in letters)


def test_running_numbers_at_the_margin_of_a_page_are_dropped_and_told() -> None:
    margin = MarginNumbers()
    assert read(margin.drop(page(*range(1, 12)))) == "公开12件" * 11
    assert read(margin.drop(page(12, 13))) == "公开12件" * 2
    assert read(margin.drop(page(1))) == "公开12件"
    assert margin.tell() == ["左边的行号（14个）没有读入，请对照原文"]


def test_every_fifth_line_may_be_numbered() -> None:
    margin = MarginNumbers()
    assert read(margin.drop(page(5, 10, 15, 20, 25))) == "公开12件" * 5
    assert margin.tell() == ["左边的行号（5个）没有读入，请对照原文"]


@pytest.mark.parametrize(
    "letters",
    [
        page(1, 2, 3),
        page(1, 1, 1, 1, 1, 1),
        page(12, 7, 30, 4, 5, 6),
        page(*range(1, 9), gap=0),
        [*page(*range(1, 9)), *word("一、总体情况", 0, 30)],
        [],
    ],
)
def test_other_digits_at_the_margin_stay(letters: list[Letter]) -> None:
    margin = MarginNumbers()
    assert margin.drop(letters) == letters
    assert margin.tell() == []
