from __future__ import annotations

import pytest
from tests.fill.test_glued import THREE, adding_up

from reportctl.fill.alignment import align

ROWS = THREE.rows.leaves


def rows_of(seed: int) -> list[tuple[str, ...]]:
    values = adding_up(seed, 60)
    return [tuple(values[THREE.at(row, c)] for c in THREE.columns.leaves) for row in ROWS]


def run_of(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(cell for row in rows for cell in row)


def test_as_many_figures_as_cells_are_the_rows_one_after_the_other():
    rows = rows_of(1)
    assert [each.readings for each in align(run_of(rows), THREE)] == [(row,) for row in rows]
    assert not align((*run_of(rows), "0"), THREE)


@pytest.mark.parametrize("cut", [2, 5])
def test_pieces_of_rows_that_changed_places_go_back_where_all_columns_hold(cut):
    rows = rows_of(2)
    first, last, end = rows[0], rows[-2], rows[-1]
    mixed = [*last[cut:], *end[cut:], *last[:cut], *end[:cut]]
    moved = [(*first[cut:], *first[:cut]), *rows[1:-2], tuple(mixed[:7]), tuple(mixed[7:])]
    assert [each.texts for each in align(run_of(moved), THREE)] == rows


def test_a_row_that_adds_up_in_another_order_stays_where_its_columns_do_not_hold():
    rows = rows_of(3)
    rows[5] = ("2", "3", "0", "0", "0", "0", "1")  # 1 + 2 = 3
    found = align(run_of(rows), THREE)
    assert found[5].texts == rows[5]
    assert not found[5].readings


def test_a_row_with_fewer_figures_than_cells_may_have_them_in_any_but_the_last():
    rows = rows_of(4)
    short = ("9", "9")
    found = align((*run_of(rows[:8]), *short, *run_of(rows[9:])), THREE)
    assert ("", "9", "", "", "", "", "9") in found[8].readings
    assert all(reading[-1] == "9" for reading in found[8].readings)
    assert [each.readings for each in found[9:]] == [(row,) for row in rows[9:]]


def test_of_a_row_without_figures_nobody_knows_which_it_is():
    rows = rows_of(5)
    assert not align((*run_of(rows[:11]), *run_of(rows[12:])), THREE)


def test_a_table_of_little_but_zeros_does_not_speak_for_its_order():
    zero, one = ("0",) * 7, ("1", *("0",) * 5, "1")
    rows = [one, zero, one, *[zero] * 20, one, zero]
    assert [each.texts for each in align(run_of(rows), THREE)] == rows
    # the column of the persons first, and behind it the others row for row
    by_column = [row[0] for row in rows] + [cell for row in rows for cell in row[1:]]
    assert not align(tuple(by_column), THREE)


def test_rows_in_which_figures_may_stand_in_several_places_have_several_readings():
    zero, pair = ("0",) * 7, ("1", "1", "0", "0", "0", "0", "2")
    whole, one = ("16", "15", "0", "0", "0", "0", "31"), ("1", "0", "0", "0", "0", "0", "1")
    odd = ("31", "16", "15", "0", "0", "0", "0")
    found = align(run_of([whole, zero, *[pair] * 15, *[zero] * 5, one, odd, zero]), THREE)
    other = ("0", "1", *one[2:])
    assert set(found[22].readings) == {one, other}
    assert set(found[23].readings) == {whole, ("15", "16", *whole[2:])}
    assert [each.readings for each in found[2:17]] == [(pair,)] * 15


@pytest.mark.parametrize("row", [0, 5])
def test_the_end_of_a_row_may_stand_behind_rows_that_add_up(row):
    rows = rows_of(3)
    wide = rows[row]
    behind = [*rows[:row], wide[:5], *rows[row + 1 : 18], wide[5:], *rows[18:]]
    assert align(run_of(behind), THREE) == align(run_of(rows), THREE)


def test_pieces_go_back_beside_two_faults_in_one_column_too():
    rows = rows_of(2)
    for at, more in ((3, 90), (9, 17)):
        rows[at] = (str(int(rows[at][0]) + more), *rows[at][1:])
    moved = [(*rows[0][2:], *rows[0][:2]), *rows[1:]]
    assert [each.texts for each in align(run_of(moved), THREE)] == rows


def test_pieces_go_back_beside_a_row_with_a_printed_fault_too():
    rows = rows_of(2)
    first, last, end = rows[0], rows[-2], rows[-1]
    rows[3] = (*rows[3][:-1], str(int(rows[3][-1]) + 90))
    mixed = [*last[2:], *end[2:], *last[:2], *end[:2]]
    moved = [(*first[2:], *first[:2]), *rows[1:-2], tuple(mixed[:7]), tuple(mixed[7:])]
    found = align(run_of(moved), THREE)
    assert [each.texts for each in found] == rows
    assert [at for at, each in enumerate(found) if not each.readings] == [3]


def test_of_a_row_of_zeros_the_total_may_be_blank_too():
    rows = rows_of(2)
    rows[5] = ("0",) * 6
    blank = {tuple("" if at == place else "0" for at in range(7)) for place in range(7)}
    assert blank <= set(align(run_of(rows), THREE)[5].readings)
