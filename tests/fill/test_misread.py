from __future__ import annotations

import pytest
from tests.fill.test_judge import RIGHT, ROWS, THREE, table
from tests.fill.test_unclear import ALL, COLUMNS, PERSON

from reportctl.fill.misread import doubt_misread
from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.values import Figures, RowRead
from reportctl.readers.source import Spot
from reportctl.record import replace
from reportctl.schema.load import load_form


def read(*, recognised: bool = True, unread: tuple[str, ...] = (), **changed: str) -> Figures:
    """The rows of `RIGHT`, some changed; `-` and `_` are blanks. Those of `unread` lack a cell."""
    rows = []
    for key, texts in table(**RIGHT | changed).items():
        cells = []
        for column, text in zip(THREE.columns.leaves, texts, strict=True):
            written = text.replace("_", "")
            value = int(written) if written.isdecimal() else None
            cells.append(Placed(THREE.at(ROWS[key], column), value, written, Spot(), written))
        kept = tuple(cells[1:] if key.rpartition(".")[2] in unread else cells)
        rows.append(RowRead(THREE, ROWS[key], inside=True, cells=kept, recognised=recognised))
    found = Figures(rows=rows)
    doubt_misread(found)
    return found


def doubted(figures: Figures) -> dict[tuple[str, int], str]:
    """What is told of the cells that were left out."""
    return {
        (at.row.rpartition(".")[2], COLUMNS.index(at.column)): left.why.partition("，没有")[0]
        for row in figures.rows
        for at, left in row.unread.items()
    }


def test_figures_that_add_up_are_no_cause_for_doubt():
    assert not doubted(read())


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("17 3 0 0 0 0 15", "认作“17”，可是合计、平衡关系都和它不符，12 才相符"),
        ("112 3 0 0 0 0 15", "认作“112”，可是合计、平衡关系都和它不符，12 才相符"),
        ("2 3 0 0 0 0 15", "认作“2”，可是合计、平衡关系都和它不符，12 才相符"),
        ("_ 3 0 0 0 0 15", "认作空白，可是合计、平衡关系都和它不符，12 才相符"),
        ("- 3 0 0 0 0 15", "认作“-”，可是合计、平衡关系都和它不符，12 才相符"),
    ],
)
def test_a_cell_that_both_its_row_and_its_column_contradict_is_not_read(cells, told):
    found = read(granted=cells)
    assert doubted(found) == {("granted", PERSON): told}
    assert [left.text for left in found.left_out] == [cells.split()[0].replace("_", "")]


def test_a_speck_that_was_taken_for_a_figure_is_not_read():
    assert doubted(read(granted="12 3 2 0 0 0 15")) == {
        ("granted", 2): "认作“2”，可是合计、平衡关系都和它不符，0 才相符"
    }


@pytest.mark.parametrize("cells", ["21 3 0 0 0 0 15", "34 3 0 0 0 0 15", "12 0 0 0 0 0 15"])
def test_a_fault_that_no_recognition_makes_is_the_reports_own(cells):
    assert not doubted(read(granted=cells))


def test_totals_that_were_not_filled_in_contradict_nothing():
    unfilled = {name: f"{RIGHT[name].rpartition(' ')[0]} _" for name in ("granted", "partial")}
    assert not doubted(read(**unfilled))


def test_a_total_that_its_row_and_its_column_want_may_have_faded():
    assert doubted(read(granted="12 3 0 0 0 0 _")) == {
        ("granted", ALL): "认作空白，可是合计、平衡关系都和它不符，15 才相符"
    }


def test_a_fault_with_which_its_row_holds_is_the_reports_own():
    # its row holds with it
    assert not doubted(read(carried_in="2 0 0 0 0 0 2"))


def test_where_nothing_else_bears_them_every_cell_that_may_be_the_cause_is_doubtful():
    lacking = tuple(key.rpartition(".")[2] for key in ROWS if not key.endswith(".granted"))
    found = doubted(read(granted="12 3 0 0 0 0 16", unread=lacking))
    assert {key: told.rpartition("，")[2] for key, told in found.items()} == {
        ("granted", PERSON): "13 才相符",
        ("granted", ALL): "15 才相符",
        ("partial", ALL): "12 才相符",
    }


def test_what_was_not_recognised_is_never_doubted():
    assert not doubted(read(recognised=False, granted="17 3 0 0 0 0 15"))


def test_a_table_that_stands_there_twice_is_left_as_it_is():
    once, again = read(granted="17 3 0 0 0 0 15"), read()
    rows = [
        replace(row, cells=(*row.cells, *(Placed(at, 17, "17", Spot(), "17") for at in row.unread)))
        for row in once.rows
    ]
    both = Figures(rows=[replace(row, unread={}) for row in rows] + again.rows)
    doubt_misread(both)
    assert not both.left_out


def test_a_table_whose_only_sums_are_those_of_its_rows_is_asked_too():
    four = load_form(2021).tables[-1]
    row = four.rows.leaves[0]
    texts = ["1", "0", "0", "0", "7", *["0"] * (len(four.columns.leaves) - 5)]
    cells = tuple(
        Placed(four.at(row, column), int(text), text, Spot(), text)
        for column, text in zip(four.columns.leaves, texts, strict=True)
    )
    found = Figures(rows=[RowRead(four, row, inside=True, cells=cells, recognised=True)])
    doubt_misread(found)
    (only,) = found.rows
    # 1 may be 7, and 7 may be 1; each 0 may be 6
    assert [text for cell, text in zip(cells, texts, strict=True) if cell.at in only.unread] == [
        *["1", "0", "0", "0", "7"]
    ]


def test_a_doubtful_cell_makes_no_blank_of_its_page_doubtful():
    spot = Spot(page=2, table=1, row=5)
    left = LeftOut("", spot, "认不清")
    row = read().rows[0]
    unread = {row.cells[PERSON].at: left}
    other = LeftOut("7", Spot(page=2), "没有位置")
    found = Figures(rows=[replace(row, unread=unread)], left_out=[left, other])
    assert found.displaced == [other]
    found.rows = [replace(row, unread=unread, recognised=False)]
    assert found.displaced == [left, other]
