"""What stands beside the text of a page in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportctl.readers.ink import TYPED, Letter
from reportctl.readers.pdf_flow import lines
from reportctl.readers.side_columns import SideColumns
from reportctl.readers.strands import strands_of

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
    kept, told = SideColumns().drop(
        letters, [*strands_of(letters)], lambda some: [line.text for line in lines(some, 1)]
    )
    return [line.text for line in lines(kept, 1)], told


@pytest.mark.parametrize("x", [50.0, 380.0])
def test_a_menu_on_either_side_is_left_out_and_told(x: float) -> None:
    menu = ("政府信息公开指南", x, 100.0), ("年报2022年", x, 127.0)
    assert read(page(*menu)) == ([BODY] * 6, ["政府信息公开指南、年报2022年"])


def test_a_menu_of_which_most_lines_stand_beside_text_is_told() -> None:
    rows = [("公开指南", 50.0, 100 + 20.0 * row) for row in range(3)]
    assert read(page(*rows))[0] == [BODY] * 6


@pytest.mark.parametrize(("x", "y"), [(120.0, 10.0), (125.0, 10.0), (350.0, 100.0), (340.0, 100.0)])
def test_a_column_that_touches_the_text_or_covers_it_is_no_part_of_it(x: float, y: float) -> None:
    rows = [("政府信息公开", x, y + 22.0 * row) for row in range(9)]
    assert read(page(*rows, x=180.0))[0] == [BODY] * 6


def test_a_column_goes_on_where_a_page_has_little_text() -> None:
    sides = SideColumns()

    def said(letters: list[Letter]) -> list[str]:
        kept, _ = sides.drop(
            letters, [*strands_of(letters)], lambda some: [line.text for line in lines(some, 1)]
        )
        return [line.text for line in lines(kept, 1)]

    menu = [("公开指南", 150.0, 100 + 20.0 * row) for row in range(6)]
    said(page(*menu))
    last = word("无。", 200.0, 100.0) + word("清水镇人民政府", 300.0, 120.0)
    assert said(last + [x for each in menu for x in word(*each)]) == ["无。", "清水镇人民政府"]


def test_what_is_typed_in_the_fields_of_a_page_is_no_column() -> None:
    typed = [
        letter._replace(mcid=TYPED)
        for row in range(6)
        for letter in word("已经公开", 360.0, 100 + 20.0 * row)
    ]
    assert read(page() + typed) == ([f"{BODY}已经公开"] * 6, [])


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
