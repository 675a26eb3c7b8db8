from __future__ import annotations

import pytest

from reportctl.fill.candidates import open_row
from reportctl.fill.judge import judge
from reportctl.readers.source import Spot
from reportctl.schema.load import load_form

THREE = load_form(2021).tables[-2]
ROWS = {THREE.row_key(row): row for row in THREE.rows.leaves}
ZERO = ("0",) * 7


def table(**changed: str) -> dict[str, tuple[str, ...]]:
    """Every row of zeros but these, by the end of their keys."""
    found = dict.fromkeys(ROWS, ZERO)
    for name, cells in changed.items():
        found[next(key for key in ROWS if key.endswith(f".{name}"))] = tuple(cells.split())
    return found


def solve(rows: dict[str, tuple[str, ...]], *certain: str):
    kept = {key: cells for key, cells in rows.items() if key.endswith(certain)} if certain else {}
    opened = {
        key: one
        for key, cells in rows.items()
        if key not in kept and (one := open_row(["".join(cells)], ROWS[key], THREE, Spot()))
    }
    return judge(THREE, kept, opened)


RIGHT = {
    "received": "27 3 0 1 0 2 33",
    "carried_in": "1 0 0 0 0 0 1",
    "granted": "12 3 0 0 0 0 15",
    "partial": "10 0 0 1 0 2 13",
    "total": "22 3 0 1 0 2 28",
    "carried_out": "6 0 0 0 0 0 6",
}


def test_a_table_whose_columns_and_balances_hold_is_proved():
    rows = table(**RIGHT)
    assert solve(rows) == {key: [cells] for key, cells in rows.items()}


def test_a_row_whose_own_sum_holds_is_not_proved_where_its_columns_do_not():
    rows = table(**RIGHT | {"granted": "13 2 0 0 0 0 15"})
    found = solve(rows)
    # nothing but zeros, each a column's: the total is no witness for the balance
    assert {cells for ways in found.values() for cells in ways} == {ZERO}
    assert {key.rpartition(".")[2] for key in rows.keys() - found.keys()} == RIGHT.keys()


def test_as_many_digits_as_columns_are_no_proof_where_the_total_may_be_blank():
    # 2 0 0 11 0 4 and a blank total stand there, and are 2 0 0 1 1 0 4 as well
    rows = table(received="2 0 0 11 0 4", granted="2 0 0 9 0 0 11", total="2 0 0 57 0 61 24")
    found = solve(rows)
    assert not any(key.endswith(".received") for key in found)
    assert [ZERO] in found.values()


def test_two_rows_that_go_wrong_together_prove_nothing():
    right = {"received": "5 30 0 0 0 0 35", "carried_in": "11 0 0 0 0 0 11"}
    right |= {"granted": "16 30 0 0 0 0 46", "total": "61 0 0 0 0 0 16", "partial": "0 0 0 0 0 0 0"}
    found = solve(table(**right | {"carried_out": "0 0 0 0 0 0 0"}))
    assert not {"carried_in", "total"} & {key.rpartition(".")[2] for key in found}


def test_a_row_with_a_printed_fault_stays_unread_and_the_others_are_proved():
    rows = table(**RIGHT | {"granted": "12 3 0 0 0 0 16"})
    found = solve(rows)
    faulty = next(key for key in rows if key.endswith(".granted"))
    assert faulty not in found
    assert {key: [cells] for key, cells in rows.items() if key != faulty} == found


def test_of_a_row_that_is_lost_no_column_tells_anything():
    rows = table(**RIGHT)
    lost = next(key for key in rows if key.endswith(".partial"))
    del rows[lost]
    found = solve(rows)
    assert not any(".outcome." in key and not key.endswith(".total") for key in found)


@pytest.mark.parametrize("lost", [3, 12, 19])
def test_rows_without_any_figure_count_as_nothing_where_all_columns_hold_so(lost):
    rows = table(**RIGHT)
    for key in [key for key, cells in rows.items() if cells == ZERO][:lost]:
        del rows[key]
    assert solve(rows) == {key: [cells] for key, cells in rows.items()}


def test_two_faulty_rows_with_certain_borders_leave_the_others_proved():
    rows = table(**RIGHT | {"granted": "12 3 0 0 0 0 16", "partial": "10 0 0 1 0 12 13"})
    opened = {key: open_row(cells, ROWS[key], THREE, Spot()) for key, cells in rows.items()}
    found = judge(THREE, {}, {key: one for key, one in opened.items() if one})
    faulty = {key for key in rows if key.endswith(("granted", "partial"))}
    assert found == {key: [cells] for key, cells in rows.items() if key not in faulty}


def test_they_do_not_where_more_columns_fail_than_rows():
    rows = table(**RIGHT | {"granted": "11 3 1 0 0 0 16", "partial": "10 0 2 1 0 12 13"})
    opened = {key: open_row(cells, ROWS[key], THREE, Spot()) for key, cells in rows.items()}
    found = judge(THREE, {}, {key: one for key, one in opened.items() if one})
    assert {cells for key in found if ".outcome." in key for cells in found[key]} == {ZERO}
    assert not any(key.endswith("total") for key in found)


@pytest.mark.parametrize("blank", [0, 9])
def test_of_a_glued_table_two_faulty_rows_are_left_out_and_the_others_proved(blank):
    rows = table(**RIGHT | {"granted": "12 3 0 0 0 0 16", "safety": "0 0 0 4 0 0 0"})
    for key in [key for key, cells in rows.items() if cells == ZERO][:blank]:
        del rows[key]
    found = solve(rows)
    faulty = {key for key in rows if key.endswith(("granted", "safety"))}
    assert found == {key: [cells] for key, cells in rows.items() if key not in faulty}


def test_a_faulty_row_may_have_lost_any_figure_of_it():
    rows = table(**RIGHT | {"received": "27 3 0 1 0 212 243", "carried_out": "6 0 0 0 0 210 216"})
    key = next(key for key in rows if key.endswith("received"))
    printed = rows | {key: ("27", "3", "0", "1", "0", "", "243")}
    found = solve(printed)
    assert found == {other: [cells] for other, cells in rows.items() if other != key}


def test_three_printed_faults_leave_no_room_for_a_fourth_in_a_row_that_can_be_cut_otherwise():
    """12 printed for 21 makes 3 1 20 43 the row's only split that sums, and it is none."""
    rows = table(
        received="6 42 22 43 5 0 118",
        granted="2 0 0 0 0 0 27",
        partial="0 0 0 0 5 0 6",
        state_secret="3 12 0 43 0 0 67",
        forbidden="0 19 22 0 0 0 41",
        published="1 2 0 0 0 0 13",
        total="6 42 22 43 5 0 118",
    )
    assert not any(key.endswith(".state_secret") for key in solve(rows))


def test_what_the_columns_rule_out_is_no_printed_fault_of_the_balance():
    # 0 0 1 11 may be 0 0 11 1, and the total with it, but for the two rows that make it
    rows = table(
        received="21 15 0 0 9 15 60",
        carried_in="0 0 1 11 0 0 12",
        granted="21 15 1 9 9 15 70",
        partial="0 0 0 2 0 0 2",
        total="21 15 1 11 9 15 72",
    )
    assert solve(rows) == {key: [cells] for key, cells in rows.items()}


def test_a_total_that_has_no_place_in_its_balance_is_no_witness_beside_another_fault():
    # 61 was printed for 16, and is 6 and 10 to whoever believes that the row adds up
    rows = table(
        received="0 0 0 0 1 0 1",
        carried_in="16 0 0 5 4 19 44",
        granted="0 0 0 0 4 17 21",
        third_party="222 0 0 0 0 0 4",
        query="11 0 0 1 0 0 12",
        not_held="1 0 0 0 0 0 1",
        unclear="0 0 0 0 0 2 2",
        unpaid="0 0 0 2 0 0 2",
        rest="0 0 0 0 1 0 1",
        total="61 0 0 3 5 19 43",
        carried_out="0 0 0 2 0 0 2",
    )
    for key, ways in solve(rows).items():
        assert rows[key] in ways
