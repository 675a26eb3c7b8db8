"""Cells as the areas that a spreadsheet writes."""

from __future__ import annotations

import pytest

from reportctl.rendering.xlsx_sums import boxes, ranges


@pytest.mark.parametrize(
    ("spots", "written"),
    [
        ([(5, 4)], "D5"),
        ([(5, 6), (5, 4), (5, 5)], "D5:F5"),
        ([(5, 4), (6, 4), (8, 4)], "D5:D6,D8"),
        ([(5, 4), (5, 5), (6, 4), (6, 5)], "D5:E6"),
        ([(5, 4), (5, 5), (6, 4)], "D5:E5,D6"),
        ([(5, 26), (5, 27)], "Z5:AA5"),
        ([(5, 4), (5, 4)], "D5"),
        ([], ""),
    ],
)
def test_few_areas_hold_just_these_cells(spots, written):
    assert ranges(spots) == written
    assert boxes(spots) == written.replace(",", " ")


def test_areas_that_do_not_move_when_they_are_copied():
    assert ranges([(5, 4), (6, 4), (8, 5)], fixed=True) == "$D$5:$D$6,$E$8"
