from __future__ import annotations

import pytest
from tests.fill.test_alignment import rows_of
from tests.fill.test_glued import THREE

from reportctl.fill.judge import Bound
from reportctl.fill.reorder import adds_up, holds, reorder


def mixed(seed: int) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows of a table, and the same with the figures of the last two in six pieces."""
    rows = rows_of(seed)
    total, out = rows[-2:]
    run = [*total[:5], *out[:1], *out[2:5], *total[5:], out[1], *out[5:]]
    return rows, [*rows[:-2], tuple(run[:7]), tuple(run[7:])]


@pytest.mark.parametrize("seed", range(2, 6))
def test_figures_of_two_rows_in_any_order_go_back_where_all_sums_hold(seed):
    rows, printed = mixed(seed)
    found = reorder(printed, [[23, 24]], THREE)
    assert tuple(rows) in found
    assert all(adds_up(row, THREE) for each in found for row in each)


def test_nothing_holds_in_any_order_with_a_printed_fault():
    rows, printed = mixed(3)
    printed[2] = (str(int(rows[2][0]) + 9000), *rows[2][1:])
    assert reorder(printed, [[23, 24]], THREE) == []


@pytest.mark.parametrize("seed", range(2, 6))
def test_beside_a_fault_that_is_named_all_other_sums_must_hold(seed):
    rows, printed = mixed(seed)
    rows[2] = printed[2] = (str(int(rows[2][0]) + 9000), *rows[2][1:])
    assert tuple(rows) in reorder(printed, [[23, 24]], THREE, [2])
    # of another fault as large a column says nothing
    printed[5] = (*rows[5][:-1], str(int(rows[5][-1]) + 7))
    assert reorder(printed, [[23, 24]], THREE, [2]) == []


def one_row(*parts: str) -> list[tuple[str, ...]]:
    """A table with one row of outcomes, its total with a figure in the wrong place."""
    row = (*parts, str(sum(map(int, parts))))
    zero = ("0",) * 7
    return [row, *[zero] * 21, row, (row[-1], *row[:-1]), zero]


def test_rows_beside_that_may_have_changed_too_leave_as_many_tables_as_sums_allow():
    found = reorder(one_row("1", "0", "0", "0", "0", "0"), [[23]], THREE)
    assert {each[22] for each in found} == {each[0] for each in found}
    assert len(found) == 6


def test_of_too_many_tables_the_rows_stay_as_they_are():
    rows = one_row("1", "2", "3", "0", "0", "0")
    assert reorder(rows, [[23]], THREE) == [rows]


def test_a_group_holds_where_both_sides_come_to_the_same():
    known = {"a": ("1", "2"), "b": ("2", "-"), "c": ("3", "3")}
    assert [holds(known, Bound(("a", "b"), ("c",)), column) for column in (0, 1)] == [True, False]
