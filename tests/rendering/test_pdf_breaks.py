"""Where a table is broken, for every room that may be left: no part is higher than its page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages import make_page

from reportctl.page.blocks import Grid, GridCell
from reportctl.rendering.pdf_breaks import Break, Breaker

ROW = 20.0


def breaker_of(grid, full, height=ROW):
    return Breaker(grid, {(c.line, c.column): height for c in grid.cells}, full)


def rows_of(count, head=1):
    cells = [GridCell(0, 0, "项目", role="column")] if head else []
    cells += [GridCell(n, 0, str(n)) for n in range(head, count + head)]
    return Grid("t", "", (1.0,), tuple(cells), head=head, stub=0, lines=count + head)


def test_the_whole_table_is_wanted_first_and_then_as_many_lines_as_there_is_room_for():
    assert breaker_of(rows_of(9), 400).breaks() == [
        Break(200, (), 200),
        # three lines at least stand under a head, on both sides
        Break(140, (7,), 80),
        Break(120, (6,), 100),
        Break(100, (5,), 120),
        Break(80, (4,), 140),
    ]


def test_parts_that_follow_fill_their_pages():
    first = breaker_of(rows_of(30), 240).breaks()[1]
    assert first == Break(240, (12, 23), 180)


def test_where_no_break_is_good_it_is_broken_where_it_must_be():
    short = breaker_of(rows_of(4), 80)
    assert short.breaks() == [Break(100, (), 100)]
    assert [each.lines for each in short.forced()] == [(4,), (3,), (2,), (2,)]
    assert short.forced()[-1].room == 0


def test_a_line_that_is_higher_than_a_page_stands_alone():
    assert breaker_of(rows_of(2), 30).forced() == [Break(0.0, (2,), 40)]


def test_a_grid_that_is_all_head_is_not_broken():
    assert breaker_of(rows_of(0), 400).breaks()[0] == Break(20, (), 20)
    assert breaker_of(rows_of(0), 10).forced()[-1].lines == ()


def test_a_block_is_not_parted_from_its_heading_and_goes_on_under_it():
    grid = next(block for block in make_page(2024).blocks if isinstance(block, Grid))
    starts = [0, *(c.line for c in grid.cells if c.role == "block" and c.line)]
    for each in breaker_of(grid, 300).breaks():
        assert set(each.lines) <= set(starts)
    # four lines do not fit: the second block goes on under its own two lines of headings
    cut = breaker_of(grid, 75).forced()[0]
    assert cut.room <= 75


def test_a_label_set_downward_has_its_height_on_both_sides():
    grid = [block for block in make_page(2024).blocks if isinstance(block, Grid)][1]
    (label,) = [c for c in grid.cells if c.vertical]
    for each in breaker_of(grid, 500).breaks():
        for cut in each.lines:
            inside = label.line < cut < label.line + label.lines
            assert not inside or (cut - label.line) * ROW > len(label.text) * 13


@given(
    st.lists(st.integers(10, 90), min_size=1, max_size=60),
    st.integers(0, 1),
    st.integers(100, 700),
    st.floats(0, 700),
)
def test_no_part_is_higher_than_its_page(heights, head, full, room):
    grid = rows_of(len(heights), head)
    known = {(n + head, 0): float(height) for n, height in enumerate(heights)}
    breaker = Breaker(grid, known | {(0, 0): known.get((0, 0), 30.0)}, full)
    above = 30.0 if head else 0.0
    fitting = [b for b in (*breaker.breaks(), *breaker.forced()) if b.room <= min(room, full)]
    for chosen in fitting[:1]:
        edges = [head, *chosen.lines, grid.lines]
        parts = [(a, above + sum(heights[a - head : b - head])) for a, b in pairwise(edges)]
        for number, (start, high) in enumerate(parts):
            alone = edges[number + 1] - start == 1
            assert high <= (full if number else max(room, full)) + 0.01 or alone
        assert chosen.last == pytest.approx(parts[-1][1])
