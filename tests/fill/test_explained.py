from __future__ import annotations

import pytest
from tests.fill.test_alignment import rows_of
from tests.fill.test_glued import THREE

from reportctl.fill.explained import is_explained

KEYS = [THREE.row_key(row) for row in THREE.rows.leaves]


def told(*changed: tuple[int, int, int], seed: int = 3) -> bool:
    """Whether a table is explained in which figures are larger by so much, by row and column."""
    rows = [list(row) for row in rows_of(seed)]
    for row, column, more in changed:
        rows[row][column] = str(int(rows[row][column]) + more)
    return is_explained(dict(zip(KEYS, map(tuple, rows), strict=True)), THREE)


@pytest.mark.parametrize(
    "changed",
    [
        [],
        [(2, 0, 9)],
        [(2, 6, 9)],  # the total
        [(23, 3, 4)],  # in the sum of the outcomes and in the balance
        [(2, 0, 9), (3, 0, 20), (9, 6, 5), (0, 1, 7)],
    ],
)
def test_one_fault_in_a_row_puts_its_column_out_by_as_much(changed):
    assert told(*changed)


@pytest.mark.parametrize(
    "changed",
    [
        [(2, 0, 9), (2, 1, 5)],  # two in one row
        [(2, 0, 9), (2, 6, 9)],  # the row adds up, its columns do not
        [(2, 0, 9), (3, 0, -9)],  # changed places
        [(row, 0, row) for row in range(2, 7)],  # too many
    ],
)
def test_what_no_one_figure_a_row_puts_out_is_not_explained(changed):
    assert not told(*changed)


def test_a_row_too_few_or_with_too_few_figures_explains_nothing():
    rows = dict(zip(KEYS, rows_of(3), strict=True))
    assert not is_explained(dict([*rows.items()][1:]), THREE)
    assert not is_explained(rows | {KEYS[2]: rows[KEYS[2]][1:]}, THREE)
