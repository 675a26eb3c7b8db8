from __future__ import annotations

import pytest
from tests.fill.test_judge import RIGHT, ROWS, THREE, table

from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.unclear import read_unclear
from reportctl.fill.values import Figures, RowRead
from reportctl.readers.source import Spot

COLUMNS = [column.name for column in THREE.columns.leaves]
PERSON, BUSINESS, LEGAL, ALL = 0, 1, 4, 6


def scan(unclear: dict[tuple[str, int], str], **changed: str) -> Figures:
    """The rows of `RIGHT`, some cells of which are not clear; '' is one without a likely figure."""
    found = Figures()
    for key, texts in table(**RIGHT | changed).items():
        cells, unread, likely = [], {}, {}
        for at, text in enumerate(texts):
            place = THREE.at(ROWS[key], THREE.columns.leaves[at])
            told = unclear.get((key.rpartition(".")[2], at))
            if told is None:
                cells.append(Placed(place, int(text), text, Spot(), text))
                continue
            unread[place] = LeftOut("", Spot(row=len(found.rows), column=at), "不能确定")
            if told:
                likely[place] = Placed(place, int(told), told, Spot(), told)
        left = tuple(unread.values())
        found.left_out += left
        found.rows.append(
            RowRead(
                THREE,
                ROWS[key],
                inside=True,
                cells=tuple(cells),
                unread=unread,
                left_out=left,
                likely=likely,
            )
        )
    read_unclear(found)
    return found


def proved(figures: Figures) -> dict[tuple[str, int], str]:
    return {
        (cell.at.row.rpartition(".")[2], COLUMNS.index(cell.at.column)): cell.written
        for read in figures.rows
        for cell in read.cells
        if cell.at in read.proved
    }


def test_a_figure_with_which_its_row_and_its_column_hold_is_read():
    read = scan({("granted", PERSON): "12"})
    assert proved(read) == {("granted", PERSON): "12"}
    assert not read.left_out
    assert not any(each.unread for each in read.rows)


def test_figures_that_lean_on_each_other_are_read_one_after_the_other():
    several = {("granted", PERSON): "12", ("granted", BUSINESS): "3", ("granted", ALL): "15"}
    several |= dict.fromkeys([("received", at) for at in range(2, 6)], "0")
    several |= {("received", 3): "1", ("received", 5): "2"}
    assert proved(scan(several)) == several


@pytest.mark.parametrize(
    "unclear",
    [
        {("granted", PERSON): "17"},
        # its own row holds
        {("granted", PERSON): "17", ("granted", ALL): "20"},
        # its row and its column do, by two wrong figures in each
        {
            ("granted", PERSON): "17",
            ("granted", BUSINESS): "8",
            ("partial", PERSON): "5",
            ("partial", BUSINESS): "5",
            ("granted", ALL): "25",
        },
        # what stands for the only application is taken for seven throughout
        dict.fromkeys(
            [(row, at) for row in ("received", "total", "granted") for at in (LEGAL, ALL)], "7"
        ),
    ],
)
def test_a_figure_that_is_taken_for_another_is_not_read(unclear):
    assert not {key: told for key, told in proved(scan(unclear)).items() if told != "0"}


def test_a_figure_stays_unread_beside_a_printed_fault():
    read = scan({("granted", PERSON): "12"}, granted="12 8 0 0 0 0 15")
    assert not proved(read)
    assert [left.why for left in read.left_out] == ["不能确定"]


def test_a_sum_that_is_not_known_is_no_proof():
    assert proved(scan({("granted", PERSON): "12", ("granted", BUSINESS): ""})) == {}


def test_what_rests_on_a_figure_that_is_not_borne_is_not_read():
    # 12 holds with the column; 9 is the only one that is open in its row then, and is no 3
    assert proved(scan({("granted", PERSON): "12", ("granted", BUSINESS): "9"})) == {}


def test_a_table_that_stands_there_twice_proves_nothing():
    once = scan({("granted", PERSON): ""})
    again = scan({("granted", PERSON): ""})
    place = next(at for read in once.rows for at in read.unread)
    for read in again.rows:
        if place in read.unread:
            likely = Placed(place, 12, "12", Spot(), "12")
            again.rows[again.rows.index(read)] = RowRead(
                THREE,
                read.row,
                inside=True,
                cells=read.cells,
                unread=read.unread,
                likely={place: likely},
            )
    once.rows += again.rows
    read_unclear(once)
    assert not proved(once)
