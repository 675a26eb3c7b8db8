"""Which letters of a page are no part of what it says."""

from __future__ import annotations

import pytest

from reportctl.page.blocks import Grid, GridCell, Page, Paragraph, Run
from reportctl.readers import pdf
from reportctl.readers.ink import Ink, Letter
from reportctl.readers.pdf_apart import blur_uneven, drop_watermarks, hide_unseen, raise_small
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import render


def letter(text, x=0.0, shade=0.0):
    return Letter(text, x, 0.0, x + 16, 16.0, 16.0, shade=shade)


def ink_of(*letters):
    ink = Ink(1, 100.0, 100.0)
    ink.letters.extend(letters)
    return ink


@pytest.mark.parametrize(("text", "apart"), [("，", None), ("。", None), ("甲", "hidden")])
def test_a_mark_is_seen_by_the_ink_in_its_corner(text, apart):
    ink = ink_of(letter(text))
    # all that is painted is a point at the lower left
    hide_unseen(ink, lambda box, _least: box[0] < 1.5 and box[3] > 15)
    assert [each.apart for each in ink.letters] == [apart]


def test_what_is_nowhere_painted_is_hidden_marks_too():
    ink = ink_of(letter("甲"), letter("，", 16), letter(" ", 32))
    hide_unseen(ink, lambda _box, _least: False)
    assert [each.apart for each in ink.letters] == ["hidden", "hidden", None]


def test_a_bar_is_seen_by_ink_at_either_side_of_its_narrow_box():
    for place in (0.1, 2.0):
        ink = ink_of(Letter("|", 0.0, 0.0, 2.2, 9.7, 8.4))
        hide_unseen(ink, lambda box, _least, at=place: box[0] <= at <= box[2])
        assert [each.apart for each in ink.letters] == [None]


@pytest.mark.parametrize(
    ("text", "top", "bottom"), [("一", 7.0, 8.0), ("二", 4.0, 14.0), ("—", 7.0, 7.6)]
)
def test_a_letter_whose_box_is_that_of_its_ink_is_held_against_the_paper(text, top, bottom):
    ink = ink_of(Letter(text, 0.0, top, 16.0, bottom, 16.0))
    hide_unseen(ink, lambda box, _least: box[1] < top and box[3] > bottom)
    assert [each.apart for each in ink.letters] == [None]


@pytest.mark.parametrize("top", [312.9, 313.2, 313.5, 313.69])
def test_a_thin_stroke_that_shades_two_rows_alike_is_seen(top):
    ink = ink_of(Letter("一", 30.0, top, 38.0, top + 0.7, 8.0))

    def shows(box, _least):
        rows = range(round(box[1]), round(box[3]))
        return len({row < int(top) or row >= top + 0.7 for row in rows}) > 1

    hide_unseen(ink, shows)
    assert [each.apart for each in ink.letters] == [None]


@pytest.mark.parametrize(("off", "apart"), [(0, None), (2, None), (5, "unclear"), (16, None)])
def test_digits_of_one_size_on_two_levels_are_unclear(off, apart):
    digits = [letter("4"), letter("2", 16)._replace(top=-off, bottom=16.0 - off), letter("件", 32)]
    assert [each.apart for each in blur_uneven(digits)] == [apart, None, None]


@pytest.mark.parametrize(("size", "apart"), [(16, None), (15, None), (13, "unclear")])
def test_a_smaller_digit_behind_a_figure_makes_no_greater_one(size, apart):
    digits = [letter("4"), letter("2", 16)._replace(size=size)]
    assert [each.apart for each in blur_uneven(digits)] == [apart, None]


def test_words_of_a_pale_colour_that_come_again_and_again_are_a_watermark():
    text = [letter("文", 16 * n) for n in range(60)]
    mark = [letter("草稿"[n % 2], 16 * n, shade=0.8) for n in range(8)]
    ink = ink_of(*text, *mark)
    drop_watermarks(ink, {})
    assert {each.text for each in ink.letters} == {"文"}
    assert ink.doubts == ["有水印字“草稿”，没有读入；如是正文请对照补上"]


def test_no_mark_of_a_text_is_lost_beside_a_table():
    text = "".join(f"{'甲' * (1 + n % 5)}，{'乙' * (n % 3)}。" for n in range(60))
    cells = tuple(GridCell(n // 2, n % 2, str(n)) for n in range(4))
    grid = Grid("t", "表", (0.5, 0.5), cells, head=0, stub=0, lines=2)
    page = Page("某镇2021年年报", "某镇", 2021, (grid, Paragraph((Run(text),))))
    found = pdf.read(render(page, Look()), "a.pdf")
    assert text in [getattr(block, "text", "") for block in found.blocks]


def test_all_digits_of_a_mark_stand_apart_however_far_it_reaches():
    small = [
        Letter(sign, 32 + 7 * at, 0.0, 39 + 7 * at, 7.0, 7.0) for at, sign in enumerate("※123")
    ]
    found = raise_small([letter("3"), letter("4", 16), *small])
    assert [each.apart for each in found] == [None, None, *["raised"] * 4]
