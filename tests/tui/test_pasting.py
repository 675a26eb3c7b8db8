from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import (
    BUSINESS,
    FEES,
    LICENCE,
    RECEIVED,
    RECEIVED_TOTAL,
    open_draft,
    write_file,
)

from reportctl.schema.form import At
from reportctl.tui.draft import Draft
from reportctl.tui.entry import read_block
from reportctl.tui.panes import shown_table
from reportctl.tui.pasting import take_block


def taken(draft: Draft, at: At, text: str) -> dict[At, str] | str:
    return take_block(shown_table(draft, draft.home[at]), at, read_block(text))


def test_figures_are_folded_cell_by_cell(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    assert taken(draft, RECEIVED, "１，２３４\t/") == {RECEIVED: "1234", BUSINESS: "/"}
    assert taken(draft, FEES, "1,000.5000") == {FEES: "1000.5000"}


def test_a_merged_cell_of_a_spreadsheet_is_one_cell(tmp_path: Path) -> None:
    assert taken(open_draft(tmp_path), LICENCE, "12\t\t\r\n") == {LICENCE: "12"}


@pytest.mark.parametrize(
    ("at", "text", "why"),
    [
        (RECEIVED_TOTAL, "1\t2", "1行2列，从这一格起放不下"),
        (FEES, "1\n2", "2行1列"),
        (RECEIVED, "自然人\t2", "里面有“自然人”"),
        (RECEIVED, "1.5", "不带小数"),
        (RECEIVED, "1\r\r2\r\r", "分不清"),
    ],
)
def test_what_does_not_fit_is_not_taken_in_part(
    tmp_path: Path, at: At, text: str, why: str
) -> None:
    made = taken(open_draft(tmp_path), at, text)
    assert isinstance(made, str)
    assert why in made


def test_a_locked_row_takes_nothing(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if one.startswith("received"))
    path.write_text(text.replace(line, "received = [1, 2]"), encoding="utf-8")
    assert "文本编辑器" in str(taken(Draft(path), RECEIVED, "1"))
