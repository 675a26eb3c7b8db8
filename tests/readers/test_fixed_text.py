"""What stands at one place on page after page."""

from __future__ import annotations

from reportctl.readers.fixed_text import FixedText, Loose
from reportctl.readers.ink import Letter
from reportctl.readers.strands import strands_of


def word(text: str, x: float, top: float) -> list[Letter]:
    return [
        Letter(sign, x + 10 * at, top, x + 10 * at + 10, top + 10, 10.0)
        for at, sign in enumerate(text)
    ]


def read(*pages: list[Letter], cells: int = 0) -> list[tuple[str, list[str]]]:
    """What is kept of each page, and what is told of it; the last letters stand in cells."""
    fixed = FixedText()
    made = [
        Loose(page[: len(page) - cells], [*strands_of(page)], number, 800.0, None)
        for number, page in enumerate(pages, 1)
    ]
    given = [fixed.take(each) for each in (*made, None)]
    assert given[0] is None
    return [("".join(x.text for x in page.letters), told) for page, told in filter(None, given)]


BUTTON = [*word("返回", 500, 400), *word("顶部", 500, 412)]


def test_what_each_page_has_at_one_place_is_no_text_of_any() -> None:
    pages = [[*word(text, 50, 600), *BUTTON] for text in ("公开一条", "申请二件", "复议三件")]
    told = ["返回 顶部"]
    assert read(*pages) == [("公开一条", told), ("申请二件", told), ("复议三件", told)]


def test_text_that_only_begins_alike_is_kept() -> None:
    pages = [[*word("一、总体情况", 50, 100), *word(text, 50, 120)] for text in ("甲", "乙")]
    assert read(*pages) == [("一、总体情况甲", []), ("一、总体情况乙", [])]


def test_at_another_place_or_in_a_cell_it_is_kept() -> None:
    moved = [Letter(*x[:1], x.x0 + 9, x.top, x.x1 + 9, x.bottom, x.size) for x in BUTTON]
    assert [told for _, told in read(BUTTON, moved)] == [[], []]
    assert [told for _, told in read(BUTTON, BUTTON, cells=4)] == [[], []]
