"""What stands beside the text of a page in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportctl.readers.ink import Letter
from reportctl.readers.pdf_flow import lines
from reportctl.readers.side_columns import without_sides

BODY = "全年公开政府信息十二条并作解读"


def word(text: str, x: float, top: float) -> list[Letter]:
    return [
        Letter(sign, x + 10 * at, top, x + 10 * at + 10, top + 10, 10.0)
        for at, sign in enumerate(text)
    ]


def page(*beside: tuple[str, float, float], x: float = 200.0) -> list[Letter]:
    """Six lines of text from x on, and words at other places."""
    text = [letter for row in range(6) for letter in word(BODY, x, 100 + 20.0 * row)]
    return text + [letter for each in beside for letter in word(*each)]


def read(letters: Sequence[Letter]) -> tuple[list[str], list[str]]:
    """The lines that are kept, and what is told."""
    found = [(line.x0, line.x1, line.text) for line in lines(letters, 1)]
    kept, told = without_sides(
        letters, found, 800.0, lambda some: [line.text for line in lines(some, 1)]
    )
    return [line.text for line in lines(kept, 1)], told


@pytest.mark.parametrize("x", [50.0, 380.0])
def test_a_menu_on_either_side_is_left_out_and_told(x: float) -> None:
    menu = ("政府信息公开指南", x, 100.0), ("年报2022年", x, 127.0)
    assert read(page(*menu)) == ([BODY] * 6, ["政府信息公开指南、年报2022年"])


def test_a_menu_of_which_most_lines_stand_beside_text_is_told() -> None:
    rows = [("公开指南", 50.0, 100 + 20.0 * row) for row in range(3)]
    assert read(page(*rows))[0] == [BODY] * 6


@pytest.mark.parametrize(
    "beside",
    [
        [("一、", 170.0, 100.0), ("二、", 170.0, 120.0)],
        [("12", 380.0, 100.0), ("7", 380.0, 120.0)],
        [("总", 380.0, 100.0), ("计", 380.0, 120.0)],
        [("标题从左边一直写到正文里面来了", 100.0, 60.0), ("附件", 100.0, 240.0)],
        [("内部资料", 50.0, 10.0)],
        [("清水镇人民政府", 400.0, 240.0), ("2023年1月9日", 400.0, 260.0)],
        [],
    ],
)
def test_numbers_figures_titles_and_heads_are_no_column(
    beside: list[tuple[str, float, float]],
) -> None:
    letters = page(*beside)
    assert read(letters) == ([line.text for line in lines(letters, 1)], [])
