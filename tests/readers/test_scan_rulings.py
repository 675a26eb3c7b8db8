"""Rulings are whole where a seal lies over them, and nowhere else."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from reportctl.readers.scan_rulings import find_crossed, find_rulings


def page(seal: tuple[int, int, int, int] | None) -> tuple[np.ndarray, np.ndarray]:
    """A table of two by two cells, and a seal in a box that hides what lies under it."""
    grey, red = np.full((2339, 1654), 255, np.uint8), np.zeros((2339, 1654), np.uint8)
    for y in (500, 600, 700):
        cv2.line(grey, (200, y), (1000, y), 0, 3)
    for x in (200, 600, 1000):
        cv2.line(grey, (x, 500), (x, 700), 0, 3)
    if seal:
        left, top, right, bottom = seal
        grey[top:bottom, left:right] = 205
        red[top:bottom, left:right] = 255
    return grey, red


def spans(boxes: list[tuple[int, int, int, int]], *, across: bool) -> list[tuple[int, int]]:
    told = [(x, x + w) if across else (y, y + h) for x, y, w, h in boxes]
    return sorted((round(a, -1), round(b, -1)) for a, b in told)


@pytest.mark.parametrize(
    "seal",
    [
        None,
        (560, 450, 580, 750),
        (300, 590, 420, 610),
        (170, 650, 230, 730),  # over a corner
        (550, 640, 650, 660),
        (190, 520, 210, 580),
        (960, 585, 985, 615),  # a short piece is seen behind it
    ],
)
def test_a_ruling_goes_on_under_a_seal(seal):
    rows, columns = find_rulings(*page(seal))
    assert spans(rows, across=True) == [(200, 1000)] * 3
    assert spans(columns, across=False) == [(500, 700)] * 3


def test_a_gap_that_no_seal_covers_stays_one():
    grey, red = page((560, 450, 580, 750))
    rows, _ = find_rulings(grey, np.zeros_like(red))
    assert len(rows) == 6


def test_nothing_is_added_behind_a_seal_where_no_line_goes_on():
    grey, red = page(None)
    grey[520:690, 590:610] = 255
    red[490:530, 550:650] = 255
    grey[490:530, 550:650] = np.where(grey[490:530, 550:650] < 100, 130, 205)
    _, columns = find_rulings(grey, red)
    assert spans(columns, across=False) == [(500, 700)] * 2


@pytest.mark.parametrize(
    ("line", "crossed"),
    [
        (((590, 540), (610, 545)), True),
        (((300, 590), (302, 610)), True),
        (((585, 540), (597, 540)), False),  # up to the border
        (((604, 540), (640, 540)), False),
        (((590, 530), (596, 530)), False),
    ],
)
def test_ink_that_crosses_a_ruling_lies_on_both_sides_of_it(line, crossed):
    grey, red = page(None)
    rulings = find_rulings(grey, red)
    ruled = cv2.dilate((grey < 200).astype(np.uint8), np.ones((3, 3), np.uint8))
    cv2.line(grey, *line, 0, 3)
    found = find_crossed(grey, ruled, rulings)
    assert bool(found.any()) is crossed
