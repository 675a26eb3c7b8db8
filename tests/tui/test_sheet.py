from __future__ import annotations

from pathlib import Path

from tests.tui.opened import (
    BUSINESS,
    CARRIED_IN,
    FEES,
    LICENCE,
    RECEIVED,
    RECEIVED_TOTAL,
    open_draft,
)

from reportctl.schema.form import At
from reportctl.tui.outline import grids_of
from reportctl.tui.sheet import Sheet


def sheet(folder: Path, section: str) -> Sheet:
    return Sheet(grids_of(open_draft(folder).report, section)[0])


def test_moves_in_a_row_end_at_its_ends(tmp_path: Path) -> None:
    table = sheet(tmp_path, "applications")
    assert table.beside(RECEIVED, -1) == RECEIVED
    assert table.beside(RECEIVED, 1) == BUSINESS
    assert table.end(RECEIVED, last=True) == RECEIVED_TOTAL


def test_the_order_of_reading_goes_on_in_the_next_row(tmp_path: Path) -> None:
    table = sheet(tmp_path, "applications")
    assert table.along(RECEIVED_TOTAL, 1) == CARRIED_IN


def test_down_leads_over_captions_and_heads_to_the_next_block(tmp_path: Path) -> None:
    table = sheet(tmp_path, "disclosure")
    norm = At("disclosure.documents.norm", "in_force")
    assert table.below(norm, 1) == LICENCE


def test_up_again_keeps_to_the_column(tmp_path: Path) -> None:
    table = sheet(tmp_path, "disclosure")
    assert table.below(LICENCE, -1, column=3) == At("disclosure.documents.norm", "in_force")


def test_a_block_is_placed_to_the_right_and_downward(tmp_path: Path) -> None:
    table = sheet(tmp_path, "applications")
    assert table.block(BUSINESS, [["1", "2"], ["3"]]) == {
        BUSINESS: "1",
        At("applications.received", "research"): "2",
        At("applications.carried_in", "business"): "3",
    }


def test_a_block_that_reaches_beyond_the_table_is_none(tmp_path: Path) -> None:
    table = sheet(tmp_path, "disclosure")
    assert table.block(FEES, [["1"], ["2"]]) is None
    assert table.block(LICENCE, [["1", "2"]]) is None
