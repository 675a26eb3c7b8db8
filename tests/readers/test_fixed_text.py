"""What stands at one place on page after page."""

from __future__ import annotations

from reportctl.readers.fixed_text import FixedText, Sheet, drop_boxes
from reportctl.readers.ink import Ink, Letter
from reportctl.readers.strands import strands_of


def word(text: str, x: float, top: float) -> list[Letter]:
    return [
        Letter(sign, x + 10 * at, top, x + 10 * at + 10, top + 10, 10.0)
        for at, sign in enumerate(text)
    ]


def sheet(page: list[Letter], cells: int = 0) -> Sheet:
    """A page whose last letters stand in cells."""
    loose = page[: len(page) - cells]
    return Sheet(Ink(1, 600.0, 800.0, letters=page), (), (), loose, loose, [*strands_of(page)])


def fixed_of(*pages: list[Letter] | Sheet) -> list[list[str]]:
    """What is fixed on each page."""
    taking = FixedText()
    made = [each if isinstance(each, Sheet) else sheet(each) for each in pages]
    given = [taking.take(each) for each in (*made, None)]
    assert given[0] is None
    return [
        [" ".join(row.text for row in rows) for rows in fixed] for _, fixed in filter(None, given)
    ]


BUTTON = [*word("返回", 500, 400), *word("顶部", 500, 412)]


def test_what_each_page_has_at_one_place_is_no_text_of_any() -> None:
    pages = [[*word(text, 50, 600), *BUTTON] for text in ("公开一条", "申请二件", "复议三件")]
    assert fixed_of(*pages) == [["返回 顶部"]] * 3


def test_text_that_only_begins_alike_is_kept() -> None:
    pages = [[*word("一、总体情况", 50, 100), *word(text, 50, 120)] for text in ("甲", "乙")]
    assert fixed_of(*pages) == [[], []]


def test_at_another_place_or_in_a_cell_it_is_kept() -> None:
    moved = [Letter(*x[:1], x.x0 + 9, x.top, x.x1 + 9, x.bottom, x.size) for x in BUTTON]
    assert fixed_of(BUTTON, moved) == [[], []]
    assert fixed_of(sheet(BUTTON, cells=4), sheet(BUTTON, cells=4)) == [[], []]


def test_over_a_table_it_is_known_from_a_page_where_it_stands_free() -> None:
    assert (
        fixed_of(sheet([*word("甲镇", 50, 600), *BUTTON], cells=4), BUTTON) == [["返回 顶部"]] * 2
    )


def test_after_text_above_it_only_its_own_rows_are_fixed() -> None:
    last = [*word("联系电话", 50, 60), *BUTTON]
    assert fixed_of([*word("甲镇", 50, 600), *BUTTON], last) == [["返回 顶部"]] * 2
    assert fixed_of([*word("网站首页", 50, 60), *BUTTON], last) == [["返回 顶部"]] * 2


def test_the_foot_of_a_page_under_its_text_is_no_floating_box() -> None:
    pages = [[*word(text, 50, 600), *word("甲镇编", 500, 770)] for text in ("公开一条", "申请二件")]
    assert fixed_of(*pages) == [[], []]


def test_of_its_box_the_edges_go_and_the_lines_under_it_stay() -> None:
    ink = Ink(1, 600.0, 800.0, fills=[(490.0, 390.0, 560.0, 430.0)])
    ink.across = [(390.0, 490.0, 560.0), (430.0, 490.0, 560.0), (410.0, 500.0, 540.0)]
    ink.down = [(490.0, 390.0, 430.0), (560.0, 390.0, 430.0), (490.5, 395.0, 410.0)]
    drop_boxes(ink, [*strands_of(BUTTON)])
    assert (ink.across, ink.down) == ([(410.0, 500.0, 540.0)], [(490.5, 395.0, 410.0)])


def test_equal_figures_at_the_end_of_tables_without_lines_are_kept() -> None:
    pages = [[*word(text, 50, 300), *word("000", 300, 320)] for text in ("7", "9")]
    assert fixed_of(*pages, word("000", 300, 320)) == [[], [], []]


def test_what_stands_a_shade_higher_on_the_next_page_is_the_same() -> None:
    higher = [x._replace(top=x.top - 0.4, bottom=x.bottom - 0.4) for x in BUTTON]
    assert fixed_of(BUTTON, higher) == [["返回 顶部"]] * 2
