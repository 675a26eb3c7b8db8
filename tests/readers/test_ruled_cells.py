"""Tables of a page by their rulings, also where a ruling is missing."""

from __future__ import annotations

import pytest
from tests.readers.test_pdf import document

from reportctl.readers.ink import Ink
from reportctl.readers.limits import Work
from reportctl.readers.ruled import find_tables
from reportctl.readers.ruled_cells import make_grid
from reportctl.readers.source import SourceCell, SourceTable


def last_cell(text: str) -> SourceCell:
    """The last cell of three rows, at whose right no line is."""
    source = document(
        "#set par(first-line-indent: 0pt)\n#table(columns: (40pt, 40pt), [甲], [1], [乙], "
        f"table.cell(stroke: (right: none, rest: 1pt))[{text}], [丙], [3])"
    )
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    return table.rows[1][1]


def test_what_stands_in_a_cell_without_a_line_round_it_is_no_blank():
    assert last_cell("197").object == "没有框线围住的内容"
    assert not last_cell("").object


@pytest.mark.parametrize("recognised", [True, False])
def test_a_line_that_a_picture_lost_makes_no_blank_cell(recognised):
    across = [(float(y), 0.0, 80.0) for y in (0, 20, 40, 60)]
    down = [(0.0, 0.0, 60.0), (40.0, 0.0, 60.0), (80.0, 0.0, 20.0), (80.0, 40.0, 60.0)]
    ink = Ink(1, 100.0, 100.0, across=across, down=down, recognised=recognised)
    (table,) = find_tables(across, down, Work("x"))
    rows = make_grid(table, [[] for _ in table.cells], ink, 1).rows
    assert bool(rows[1][1].object) is recognised
    assert not rows[0][1].object


def test_the_room_between_two_lines_of_a_border_is_no_row():
    across = [(0, 0, 90), (20, 0, 30), (24, 0, 90), (44, 0, 90)]
    down = [(x, 0, 44) for x in (0, 30, 60, 90)]
    (table,) = find_tables(across, down, Work("x"))
    ink = Ink(1, 100.0, 100.0, across=across, down=down)
    rows = make_grid(table, [[] for _ in table.cells], ink, 1).rows
    assert [len(row) for row in rows] == [3, 3]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("1234", "5"), "12345"),
        (("1234", "1891"), "1234\n1891"),
        (("1234", "1891", "6"), "1234\n1891\n6"),
        (("12", "3"), "12\n3"),
    ],
)
def test_a_figure_runs_on_into_the_next_line_and_two_figures_of_one_cell_stay_two(lines, read):
    source = document(
        "#set text(size: 10pt)\n#set par(first-line-indent: 0pt)\n"
        "#table(columns: (40pt, 28pt), inset: 3pt, [甲], [1], [乙], [" + " \\ ".join(lines) + "])"
    )
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    assert table.rows[1][1].text == read
