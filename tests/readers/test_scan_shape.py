from __future__ import annotations

import pytest

from reportctl.readers.scan_shape import hold_to_size
from reportctl.readers.scan_text import Readings

WIDE, HIGH = 15, 22
"""A digit at 200 dpi."""
OTHERS = [((WIDE, HIGH), "0")] * 5


def held(size: tuple[int, int], text: str, others=OTHERS, unit: float = 1.0):
    found = [(0, each, Readings(((told, 1.0),))) for each, told in [*others, (size, text)]]
    *rest, read = hold_to_size(found, unit)
    assert rest == [read for _, _, read in found[:-1]]
    return read.texts


@pytest.mark.parametrize(
    ("size", "text"),
    [((15, 22), "4"), ((8, 22), "1"), ((24, 22), "11"), ((62, 23), "4220"), ((15, 18), "0")],
)
def test_ink_as_high_and_wide_as_its_digits_is_what_it_says(size, text):
    assert held(size, text) == ((text, 1.0),)


@pytest.mark.parametrize("size", [(7, 3), (8, 2), (6, 6), (4, 12)])
def test_a_small_stroke_or_a_speck_is_no_digit(size):
    assert held(size, "2") == ()
    assert held(size, "-") == (("-", 1.0),)


@pytest.mark.parametrize(
    ("size", "text"), [((24, 22), "1"), ((31, 22), "4"), ((62, 22), "422"), ((15, 22), "42")]
)
def test_a_figure_with_a_digit_too_few_or_too_many_is_less_certain(size, text):
    assert held(size, text) == ((text, 0.5),)


def test_a_figure_higher_than_the_print_of_its_table_has_something_written_to_it():
    assert held((62, 30), "4220") == (("4220", 0.5),)
    assert held((62, 30), "4220", []) == (("4220", 1.0),)


def test_the_figures_of_a_table_show_how_far_apart_its_digits_stand():
    spaced = [((20 * n - 6, 22), "0" * n) for n in (2, 3, 4, 5)]
    assert held((134, 22), "4220422", spaced) == (("4220422", 1.0),)
    assert held((134, 22), "4220422") == (("4220422", 0.5),)


def test_sizes_go_by_the_points_of_the_picture():
    small = [((8, 11), "0")] * 5
    assert held((8, 11), "4", small, unit=0.5) == (("4", 1.0),)
    assert held((8, 11), "4", [], unit=1.5) == ()


def test_words_are_not_measured():
    assert held((200, 4), "项目") == (("项目", 1.0),)


def test_where_no_digit_shows_its_size_no_figure_is_too_wide():
    assert held((60, 22), "422", []) == (("422", 1.0),)


def test_the_digits_of_another_table_are_no_measure_and_what_stands_outside_is_not_measured():
    large, small, dot = ((30, 44), "0"), ((15, 22), "4"), ((4, 4), "2")
    found = [
        (table, size, Readings(((text, 1.0),)))
        for table, (size, text) in [*[(1, large)] * 5, (2, small), (None, dot)]
    ]
    assert hold_to_size(found, 1.0) == [read for _, _, read in found]
