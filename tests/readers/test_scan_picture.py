"""The picture of a page is made plain: grey, on white paper, straight."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from reportctl.readers.scan_picture import (
    DARK,
    find_seal,
    find_veiled,
    long_lines,
    remove_seal,
    straighten,
    unit_of,
)


def paper(shade: int = 255) -> np.ndarray:
    return np.full((600, 400, 3), shade, np.uint8)


def test_red_ink_and_grey_paper_become_white_and_black_ink_stays():
    page = paper(200)
    cv2.line(page, (50, 100), (350, 100), (0, 0, 0), 3)
    cv2.circle(page, (200, 400), 60, (40, 40, 230), 4)
    plain = remove_seal(page)
    assert plain.shape == (600, 400)
    assert plain[100, 200] < DARK
    assert plain[340:460, 140:260].min() > 200
    assert plain[10, 10] > 240


@pytest.mark.parametrize("degrees", [-2.0, 0.0, 1.5])
def test_long_lines_are_turned_to_go_across(degrees):
    grey = np.full((600, 400), 255, np.uint8)
    rise = round(300 * np.tan(np.radians(degrees)))
    for y in (200, 300, 400):
        cv2.line(grey, (50, y), (350, y + rise), 0, 3)
    straight, _ = straighten(grey, np.zeros_like(grey))
    rows = np.where((straight < DARK).sum(axis=1) > 200)[0]
    assert len(rows) >= 3
    assert len(rows) < 30


def test_an_upright_page_stays_as_it_is():
    grey = np.full((600, 400), 255, np.uint8)
    cv2.line(grey, (50, 300), (350, 300), 0, 3)
    assert (straighten(grey.copy(), np.zeros_like(grey))[0] == grey).all()


def test_the_strokes_of_letters_are_no_long_lines():
    grey = np.full((2339, 1654), 255, np.uint8)
    cv2.line(grey, (100, 500), (1500, 500), 0, 4)
    cv2.line(grey, (100, 700), (130, 700), 0, 4)
    across = long_lines(grey, across=True)
    assert across[500, 800]
    assert not across[690:710].any()
    assert not long_lines(grey, across=False)[600:].any()


def test_measures_follow_the_size_of_the_picture():
    assert unit_of(np.zeros((2339, 1654))) == 1.0
    assert unit_of(np.zeros((1654, 4678))) == 2.0


def test_where_a_seal_is_darker_than_elsewhere_something_lies_under_it():
    page = paper()
    cv2.circle(page, (200, 300), 60, (110, 110, 220), 14)
    cv2.putText(page, "8", (130, 310), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (20, 20, 130), 2)
    grey, seal = remove_seal(page), find_seal(page)
    assert seal[300, 260]
    assert not seal[300, 200]
    veiled = find_veiled(grey, seal)
    assert veiled[290:312, 128:150].any()
    assert not veiled[:, 200:].any()
    assert not find_veiled(grey, np.zeros_like(grey)).any()


def test_a_page_in_red_light_has_no_seal():
    page = paper()
    page[:] = (150, 160, 230)
    assert not find_seal(page).any()


def test_the_seal_is_turned_with_its_page():
    grey, seal = np.full((600, 400), 255, np.uint8), np.zeros((600, 400), np.uint8)
    for y in (200, 300, 400):
        cv2.line(grey, (50, y), (350, y + 8), 0, 3)
        cv2.line(seal, (50, y), (350, y + 8), 255, 3)
    straight, turned = straighten(grey, seal)
    assert (turned[straight < DARK] > 0).mean() > 0.9


def test_a_table_that_lost_a_corner_is_not_drawn_out():
    grey = np.full((1170, 827), 255, np.uint8)
    for y in range(200, 601, 50):
        cv2.line(grey, (100, y), (700, y), 0, 2)
    for x in (100, 400, 700):
        cv2.line(grey, (x, 200), (x, 600), 0, 2)
    grey[560:610, 90:150] = 255
    assert (straighten(grey.copy(), np.zeros_like(grey))[0] == grey).all()
