"""The sums that rows can make in every column."""

from __future__ import annotations

from reportctl.fill.column_sums import Steps, add_rows, lead_to

WAYS = {"all": [("5", "3")], "one": [("1", "2"), ("4", "1")], "other": [("1", "2"), ("2", "1")]}


def test_the_readings_that_lead_to_a_sum_are_kept() -> None:
    added = add_rows(("all",), [*WAYS], WAYS, 2, Steps())
    assert added
    assert lead_to(added, {(0, 0)}) == {
        "all": [("5", "3")],
        "one": [("4", "1")],
        "other": [("1", "2")],
    }


def test_only_sums_within_the_bounds_are_made() -> None:
    added = add_rows(("all",), [*WAYS], WAYS, 2, Steps(), most=2)
    assert added
    assert added.begun[-1] == {(0, 0), (2, 0), (-1, 1)}


def test_nothing_is_made_where_no_step_is_left() -> None:
    steps = Steps()
    assert steps.spend(steps.left)
    assert add_rows(("all",), [*WAYS], WAYS, 2, steps) is None
