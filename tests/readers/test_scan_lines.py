from __future__ import annotations

import numpy as np

from reportctl.readers.scan_lines import find_lines


def ink(*boxes: tuple[int, int, int, int]):
    """A cell with these pieces of ink: left, top, width, height."""
    part = np.zeros((200, 100), np.uint8)
    for x, y, w, h in boxes:
        part[y : y + h, x : x + w] = 1
    return part


def test_pieces_over_each_other_are_a_line_and_specks_are_none():
    upper = [(10, 10, 24, 10), (12, 23, 20, 12), (50, 11, 24, 23)]
    lower = [(10, 50, 24, 24)]
    assert find_lines(ink(*upper, *lower, (80, 90, 3, 3)), 6, 1.0) == [
        (10, 10, 64, 25),
        (10, 50, 24, 24),
    ]


def test_lines_whose_letters_touch_are_parted_where_least_ink_lies():
    first, second = (10, 10, 24, 26), (60, 36, 24, 24)
    bridge, others = (60, 10, 24, 26), (10, 38, 24, 22)
    found = find_lines(ink(first, second, bridge, others, (10, 80, 24, 24)), 6, 1.0)
    assert [(y, h) for _, y, _, h in found] == [(10, 26), (36, 24), (80, 24)]


def test_a_figure_however_high_is_one_line():
    assert find_lines(ink((10, 10, 40, 90)), 6, 1.0) == [(10, 10, 40, 90)]
