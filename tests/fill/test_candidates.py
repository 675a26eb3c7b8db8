from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.fill.candidates import let_blank, open_row
from reportctl.readers.source import Spot
from reportctl.schema.load import load_form

FORM = load_form(2021)
TWO, THREE, FOUR = FORM.tables[0], FORM.tables[-2], FORM.tables[-1]
ROW = THREE.rows.leaves[0]


def readings(text, table=THREE, row=ROW):
    opened = open_row([text], row, table, Spot())
    return [" ".join(cells) for cells in opened.readings] if opened else None


def agreed(text):
    """The cells of table four on which all readings agree, None for the others."""
    opened = open_row([text], None, FOUR, Spot())
    known = [*opened.readings, *opened.faulty] if opened and opened.readings else [(None,) * 15]
    return [each[0] if len(set(each)) == 1 else None for each in zip(*known, strict=True)]


@settings(max_examples=examples(30), deadline=None)
@given(st.lists(st.integers(0, 40), min_size=6, max_size=6))
def test_what_was_written_is_among_the_readings(parts):
    cells = [*map(str, parts), str(sum(parts))]
    found = readings("".join(cells))
    assert found is None or " ".join(cells) in found
    for reading in found or ():
        *mine, total = map(int, reading.split())
        assert sum(mine) == total
        assert "".join(reading.split()) == "".join(cells)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0000000", ["0 0 0 0 0 0 0"]),
        ("000000", [" ".join(["0"] * at + [""] + ["0"] * (6 - at)) for at in range(6, -1, -1)]),
        (
            "33",
            [" ".join("3" if at in (place, 6) else "" for at in range(7)) for place in range(6)],
        ),
        ("0", [" ".join("0" if at == place else "" for at in range(7)) for place in range(7)]),
        ("1-0---1", ["1 - 0 - - - 1"]),
        ("12三", None),
        ("7" * 70, None),
    ],
)
def test_strokes_zeros_and_what_is_no_row(text, found):
    assert readings(text) == found


@pytest.mark.parametrize(("text", "found"), [("002", ["0 0 2"]), ("012", []), ("120", [])])
def test_without_a_sum_only_what_no_blank_could_explain(text, found):
    assert readings(text, TWO, TWO.rows.leaves[0]) == found


def test_rows_beside_each_other_are_one_run():
    assert readings("0" * 15, FOUR, None) == [" ".join("0" * 15)]


def test_as_many_figures_as_columns_are_one_reading_and_fewer_have_lost_their_blanks():
    seven = open_row(["3", "0", "0", "0", "0", "0", "3"], ROW, THREE, Spot())
    assert seven is not None
    assert seven.readings == (("3", "0", "0", "0", "0", "0", "3"),)
    two = open_row(["3", "3"], ROW, THREE, Spot())
    assert two is not None
    assert two.readings[0] == ("3", "", "", "", "", "", "3")
    assert open_row(["3", "0", "3"], None, FOUR, Spot()) is None


def test_some_borders_that_are_known_leave_fewer_readings():
    found = open_row(["1200", "0", "0012"], ROW, THREE, Spot())
    assert found is not None
    assert found.readings == (("12", "0", "0", "0", "0", "0", "12"),)


def test_rows_that_only_their_own_sums_speak_for_agree_where_any_one_figure_may_be_faulty():
    zeros = "0" * 5
    assert agreed(zeros * 3) == [*zeros * 3]
    # 10 1 0 2 and a blank total have as many characters
    assert agreed("10102" + zeros * 2) == [*[None] * 5, *zeros * 2]
    assert agreed(zeros * 2 + "7200027") == [*zeros * 2, *[None] * 5]  # 7 20 0 0 27, 72 0 0 0 27
    # 0 1 47 5 53 adds up; 0 147 5 5 3 is what is printed where the total is wrong
    assert agreed(zeros * 2 + "0147553") == [*zeros * 2, *[None] * 5]


def test_a_blank_cell_may_have_left_its_place_to_a_second_digit():
    assert agreed("0" * 10 + "00033")[13:] == [None, None]  # 0 0 33 blank 33 has as many
    assert agreed("0" * 10 + "30003")[10:] == [None, "0", "0", None, None]  # 30 0 0 3 blank
    # 0 12 0 0 blank, 3 0 0 0 0: no more than one cell of a row is taken for a fault
    assert agreed("0" * 5 + "01200" + "30000")[5:10] == [None] * 5


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.one_of(st.just(0), st.integers(0, 60)), min_size=12, max_size=12),
    st.integers(0, 14),
    st.one_of(st.none(), st.integers(0, 400)),
)
def test_one_faulty_figure_of_table_four_makes_no_other_figure_certain(parts, at, fault):
    rows = [parts[start : start + 4] for start in (0, 4, 8)]
    cells = [str(each) for row in rows for each in (*row, sum(row))]
    if fault is not None:
        cells[at] = str(fault)
    else:
        cells[at] = ""
    for cell, known in zip(cells, agreed("".join(cells)), strict=True):
        assert known in {None, "", cell}


def test_blank_cells_that_left_no_trace_are_let_in_where_others_of_the_table_did():
    opened = open_row(["29724321"], ROW, THREE, Spot())
    assert opened
    assert not opened.readings
    readings = let_blank(opened, THREE).readings
    assert ("297", "", "", "24", "", "", "321") in readings
    assert all(reading[-1] == "321" for reading in readings)


def test_they_are_not_where_every_border_is_certain():
    opened = open_row(["1", "0", "0", "0", "0", "0", "1"], ROW, THREE, Spot())
    assert opened
    assert let_blank(opened, THREE) == opened
