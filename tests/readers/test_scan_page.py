"""Rulings, cells and lines of letters found in a picture; what is not certain is not read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from reportctl.readers.ink import Ink
from reportctl.readers.limits import Work
from reportctl.readers.scan_page import read_picture
from reportctl.readers.scan_text import Readings


class Says:
    """A recogniser that says the same of every line, and something else the second time."""

    def __init__(self, first: str, again: str = "", share: float = 1.0) -> None:
        self.told = [first, again or first]
        self.share = share

    def read(self, lines: list[object]) -> list[Readings]:
        text = self.told.pop(0) if len(self.told) > 1 else self.told[0]
        return [Readings(((text, self.share),)) for _ in lines]


def picture(*, ink: bool = True, speck: bool = False) -> np.ndarray:
    """A table of two cells on a page of A4, letters in the first."""
    page = np.full((1100, 780, 3), 255, np.uint8)
    for y in (300, 360):
        cv2.line(page, (100, y), (600, y), (0, 0, 0), 2)
    for x in (100, 350, 600):
        cv2.line(page, (x, 300), (x, 360), (0, 0, 0), 2)
    if ink:
        cv2.putText(page, "422", (180, 342), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2)
    if speck:
        cv2.rectangle(page, (470, 328), (472, 330), (0, 0, 0), -1)
    return page


def read(page: np.ndarray, says: Says) -> Ink:
    return read_picture(page, 1, Work("a.png"), says)


@pytest.mark.parametrize(("end", "apart"), [(96, None), (108, "unclear")])
def test_what_goes_on_behind_a_border_is_not_certain(end, apart):
    page = picture()
    cv2.line(page, (90, 330), (end, 334), (0, 0, 0), 1)
    assert {letter.apart for letter in read(page, Says("422")).letters if letter.text in "422"} == {
        apart
    }


def test_rulings_and_letters_stand_in_points_of_a4():
    ink = read(picture(), Says("422"))
    assert ink.recognised
    assert round(ink.width) == 595
    assert {round(y / 10) for y, _, _ in ink.across} == {23, 27}
    assert len(ink.down) == 3
    assert "".join(letter.text for letter in ink.letters) == "422"
    assert {letter.apart for letter in ink.letters} == {None}


def test_a_cell_without_ink_is_a_certain_blank():
    ink = read(picture(), Says("422"))
    assert [texts for _, texts in ink.readings] == [(("422", 1.0),), (("", 1.0),)]
    assert ink.objects == []


def test_a_figure_that_is_read_otherwise_the_second_time_is_unclear():
    ink = read(picture(), Says("422", "472"))
    assert {letter.apart for letter in ink.letters} == {"unclear"}
    (_, texts), *_ = ink.readings
    assert dict(texts) == {"422": 0.5, "472": 0.5}


@pytest.mark.parametrize(("share", "apart"), [(0.99, None), (0.9, "unclear")])
def test_a_figure_must_be_nearly_certain(share, apart):
    assert {x.apart for x in read(picture(), Says("422", share=share)).letters} == {apart}


def test_words_need_not_be_as_certain_as_figures():
    assert {x.apart for x in read(picture(), Says("行政许可", share=0.5)).letters} == {None}


def test_ink_of_which_nothing_is_read_is_no_blank():
    ink = read(picture(), Says(""))
    assert [word for _, word in ink.objects] == ["认不清的墨迹"]


@pytest.mark.parametrize(("gap", "apart"), [(2, None), (0, "unclear")])
def test_a_figure_close_to_a_ruling_is_whole_where_paper_shows_between_them(gap, apart):
    page = picture(ink=False)
    left = 1 + int(np.where(page[330, :200, 0] == 0)[0].max()) + gap
    page[322:338, left : left + 10] = 0
    page[324:336, left + 3 : left + 7] = 255
    assert {letter.apart for letter in read(page, Says("0")).letters} == {apart}


def test_a_stroke_that_a_ruling_covers_makes_its_cell_unclear():
    page = picture()
    left = 1 + int(np.where(page[330, :150, 0] == 0)[0].max())
    page[322:338, left : left + 2] = 0
    assert {letter.apart for letter in read(page, Says("422")).letters} == {"unclear"}


def test_a_figure_on_which_a_seal_hides_ink_is_not_certain():
    page = picture()
    assert {x.apart for x in read(page, Says("422")).letters} == {None}
    cv2.line(page, (172, 310), (172, 352), (110, 110, 220), 10)  # over what stands before the 422
    cv2.line(page, (172, 322), (172, 342), (20, 20, 130), 2)
    ink = read(page, Says("422"))
    assert {x.apart for x in ink.letters} == {"unclear"}
    (_, texts), *_ = ink.readings
    assert texts == (("422", 0.5),)


def test_a_cell_in_which_a_seal_hides_ink_is_no_blank():
    page = picture()
    cv2.line(page, (472, 310), (472, 352), (110, 110, 220), 10)
    assert read(page, Says("422")).objects == []
    cv2.line(page, (472, 322), (472, 342), (70, 70, 180), 2)
    ink = read(page, Says("422"))
    assert [texts for _, texts in ink.readings] == [(("422", 1.0),), (("422", 0.5),)]
    assert [x.apart for x in ink.letters] == [None] * 3 + ["unclear"] * 3


def test_a_digit_whose_print_is_broken_is_one_line():
    page = np.full((2334, 1650, 3), 255, np.uint8)
    for y in (600, 680):
        cv2.line(page, (200, y), (1200, y), (0, 0, 0), 3)
    for x in (200, 700, 1200):
        cv2.line(page, (x, 600), (x, 680), (0, 0, 0), 3)
    cv2.putText(page, "2", (300, 652), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (0, 0, 0), 3)
    page[638:640, 250:400] = 255
    (_, texts), *_ = read(page, Says("2")).readings
    assert [text for text, _ in texts] == ["2"]


@pytest.mark.parametrize(("shade", "objects"), [(250, []), (200, ["认不清的墨迹"])])
def test_a_stroke_that_faded_is_no_blank(shade, objects):
    page = picture()
    cv2.line(page, (465, 330), (485, 330), (shade,) * 3, 2)
    assert [word for _, word in read(page, Says("422")).objects] == objects


def test_a_small_stroke_that_recognition_takes_for_a_digit_is_not_read():
    page = picture(ink=False)
    cv2.rectangle(page, (215, 330), (224, 333), (0, 0, 0), -1)
    ink = read(page, Says("2"))
    assert [what for _, what in ink.objects] == ["认不清的墨迹"]
    assert [texts for _, texts in ink.readings] == [(("", 1.0),)]


def test_what_is_left_of_a_seal_outside_the_tables_is_no_line_of_text():
    page = picture()
    cv2.circle(page, (400, 700), 80, (40, 30, 200), 6)
    cv2.circle(page, (400, 700), 84, (90, 90, 110), 1)
    assert {line.text for line in read(page, Says("8")).letters} == {"8"}
    assert len(read(page, Says("422")).letters) == 3
