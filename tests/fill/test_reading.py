"""What a reading says of itself."""

from __future__ import annotations

from reportctl.fill.reading import LeftOut, Placed, Reading
from reportctl.readers.source import Spot
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
FIRST, SECOND = At("applications.received", "person"), At("applications.received", "business")
OTHER = "applications.outcome.other"


def placed(at: At, value: int | None) -> Placed:
    return Placed(at, value, "" if value is None else str(value), Spot(), "")


def test_a_blank_is_no_figure_and_what_was_not_read_no_blank() -> None:
    left = LeftOut("？", Spot(), "不是数字")
    cells = {FIRST: placed(FIRST, 0), SECOND: placed(SECOND, None)}
    third = At("applications.received", "research")
    reading = Reading(FORM, cells=cells, unread={third: left})
    assert (reading.filled, reading.blank) == (1, 1)
    assert reading.written == {FIRST: "0", SECOND: "", third: "?"}
    assert third not in reading.missing
    assert len(reading.missing) == len(FORM.cells) - 3


def test_it_is_whole_only_where_every_cell_of_the_form_was_read() -> None:
    every = {at: placed(at, 0) for at in FORM.cells}
    assert Reading(FORM, cells=every).whole
    assert not Reading(FORM, cells=every, left_out=(LeftOut("备注", Spot(), "没有这一行"),)).whole
    del every[FIRST]
    reading = Reading(FORM, cells=every)
    assert reading.missing == (FIRST,)
    assert not reading.whole
    assert not reading.scant
    assert Reading(FORM).scant


def test_rows_below_a_heading_that_was_one_row_once_are_not_missing() -> None:
    every = {at: placed(at, 0) for at in FORM.cells if not at.row.startswith(f"{OTHER}.")}
    assert {at.row for at in Reading(FORM, cells=every).missing} == {
        f"{OTHER}.{key}" for key in ("uncorrected", "unpaid", "rest")
    }
    assert Reading(FORM, cells=every, older=frozenset({OTHER})).missing == ()
