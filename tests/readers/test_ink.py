"""Boxes and moves of what stands on a page."""

from __future__ import annotations

import pytest

from reportctl.readers.ink import PICTURE, Ink, Letter, after, move_box, move_point, overlap

ASIDE = (1, 0, 0, 1, 10, 20)
LARGER = (2, 0, 0, 2, 0, 0)
TURNED = (0, 1, -1, 0, 0, 0)


def test_two_moves_are_one_after_the_other():
    assert move_point(1, 2, after(ASIDE, LARGER)) == (22, 44)
    assert move_point(1, 2, after(LARGER, ASIDE)) == (12, 24)


@pytest.mark.parametrize(
    ("moving", "box"),
    [(ASIDE, (10, 20, 13, 21)), ((1, 0, 0, -1, 0, 9), (0, 8, 3, 9)), (TURNED, (-1, 0, 0, 3))],
)
def test_a_box_stays_one_whichever_way_it_is_turned(moving, box):
    assert move_box((0, 0, 3, 1), moving) == box


@pytest.mark.parametrize(
    ("other", "share"),
    [((0, 0, 2, 2), 1), ((1, 0, 9, 9), 0.5), ((1, 1, 9, 9), 0.25), ((2, 0, 4, 2), 0)],
)
def test_the_share_of_a_box_that_another_covers(other, share):
    assert overlap((0, 0, 2, 2), other) == share


def test_a_box_without_area_is_covered_by_nothing():
    assert overlap((1, 1, 1, 1), (0, 0, 2, 2)) == 0


def test_the_largest_picture_says_how_much_of_a_page_is_one():
    ink = Ink(1, 100, 100)
    assert ink.pictured == 0
    ink.objects += [((0, 0, 50, 50), PICTURE), ((0, 0, 10, 10), PICTURE), ((0, 0, 99, 99), "图形")]
    assert ink.pictured == 0.25


def test_a_letter_on_its_side_is_turned_upright():
    upright = Letter("3", 10, 20, 14, 30, 10, turn=1).turned()
    assert upright.turn == 0
    assert (upright.x1 - upright.x0, upright.bottom - upright.top) == (10, 4)
