"""Tables by their rulings: whatever the grid, each box finds its cell."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reportctl.readers.limits import Work
from reportctl.readers.ruled import find_tables


def tables(across, down):
    return find_tables(across, down, Work("页"))


def test_a_grid_is_its_cells_and_lines_that_nearly_touch_are_one():
    across = [(10, 0, 49), (10.8, 51, 100), (30, 0, 100), (50, 1, 100)]
    down = [(0, 10, 50), (50, 11, 50.5), (100, 10, 50)]
    (table,) = tables(across, down)
    assert len(table.cells) == 4
    assert table.cell_at(25, 20) != table.cell_at(75, 20) != table.cell_at(75, 40)
    assert table.cell_at(101, 20) == -1


def test_dashes_are_one_line_and_their_ends_are_none():
    def dashes(at, length):  # a box for each dash, as browsers draw a dashed border
        sides = [(at, x, x + 2.2) for x in range(0, length, 4)]
        sides += [(at + 0.7, x, x + 2.2) for x in range(0, length, 4)]
        return sides, [(x + end, at, at + 0.7) for x in range(0, length, 4) for end in (0, 2.2)]

    along, ends = zip(*(dashes(y, 100) for y in (0, 20, 40)), strict=True)
    downward, ends_down = zip(*(dashes(x, 41) for x in (0, 50, 99)), strict=True)
    across = [*itertools.chain(*along), *itertools.chain(*ends_down)]
    down = [*itertools.chain(*downward), *itertools.chain(*ends)]
    (table,) = tables(across, down)
    assert len(table.cells) == 4


def test_boxes_that_no_line_parts_are_one_cell():
    across = [(0, 0, 90), (20, 30, 90), (40, 0, 90)]
    down = [(0, 0, 40), (30, 0, 40), (60, 20, 40), (90, 0, 40)]
    (table,) = tables(across, down)
    assert sorted(table.cells) == [
        (0, 0, 30, 40),
        (30, 0, 90, 20),
        (30, 20, 60, 40),
        (60, 20, 90, 40),
    ]


def test_a_table_that_is_open_at_its_sides_has_its_outer_columns():
    across = [(y, 0, 90) for y in (0, 20, 40, 60)]
    (table,) = tables(across, [(30, 0, 60), (60, 0, 60)])
    assert len(table.cells) == 9
    assert table.cell_at(5, 5) >= 0
    assert table.cell_at(85, 55) >= 0


def test_a_cell_that_a_page_broke_ends_where_its_sides_end():
    across = [(0, 0, 90), (20, 0, 90), (40, 30, 90)]
    for bottom in (40, 50):
        down = [(0, 0, bottom), (30, 0, bottom), (60, 0, 40), (90, 0, 40)]
        (table,) = tables(across, down)
        assert (0, 20, 30, bottom) in table.cells


def test_what_no_line_closes_is_no_cell_and_two_tables_are_two():
    assert tables([(0, 0, 90)], [(0, 0, 40), (90, 0, 40)]) == []
    across = [(y, x, x + 50) for x in (0, 100) for y in (0, 20)]
    down = [(x, 0, 20) for x in (0, 50, 100, 150)]
    assert [table.box[0] for table in tables(across, down)] == [0, 100]


def test_a_cell_that_is_no_rectangle_is_parted_into_its_rows():
    across = [(0, 0, 60), (20, 0, 30), (40, 0, 60)]
    down = [(0, 0, 40), (30, 0, 20), (60, 0, 40)]
    (table,) = tables(across, down)
    assert table.cell_at(45, 10) == table.cell_at(45, 10)
    assert len({table.cell_at(15, 10), table.cell_at(45, 10), table.cell_at(15, 30)}) == 3


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_any_grid_is_found_whole_however_its_lines_are_cut(wide, high, data):
    xs = [x * 40.0 for x in range(wide + 1)]
    ys = [y * 15.0 for y in range(high + 1)]
    shift = st.floats(-0.9, 0.9)
    across = [
        (y + data.draw(shift), left, right) for y in ys for left, right in itertools.pairwise(xs)
    ]
    down = [
        (x + data.draw(shift), top, bottom) for x in xs for top, bottom in itertools.pairwise(ys)
    ]
    data.draw(st.randoms()).shuffle(across)
    (table,) = tables(across, down)
    assert len(table.cells) == wide * high
    found = {table.cell_at(x + 20, y + 7) for x in xs[:-1] for y in ys[:-1]}
    assert found == set(range(wide * high))
