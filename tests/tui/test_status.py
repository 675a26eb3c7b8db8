from __future__ import annotations

from pathlib import Path

from tests.tui.opened import (
    FEES,
    LICENCE,
    RECEIVED,
    RECEIVED_TOTAL,
    open_draft,
    read,
    write_file,
)

from reportctl.schema.form import At
from reportctl.tui.draft import Beside, Draft
from reportctl.tui.status import count_characters, marked, say_cell, say_item

WRONG = {At("applications.received", c): "0" for c in ("business", "research", "welfare")}
WRONG |= {At("applications.received", c): "0" for c in ("legal", "other")}
WRONG |= {RECEIVED: "3", RECEIVED_TOTAL: "4"}


def test_a_blank_is_called_a_blank_and_a_stroke_stays(tmp_path: Path) -> None:
    assert "本年 （空白）" in say_cell(open_draft(tmp_path), LICENCE, None)[1]
    assert "本年 /" in say_cell(open_draft(tmp_path, {LICENCE: "/"}), LICENCE, None)[1]


def test_what_is_typed_is_told_at_once(tmp_path: Path) -> None:
    assert "正在输入：12" in say_cell(open_draft(tmp_path), LICENCE, "12")[1]


def test_a_total_says_whether_it_is_its_sum(tmp_path: Path) -> None:
    right = open_draft(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "3"})
    assert "等于各项之和" in say_cell(right, RECEIVED_TOTAL, None)[1]
    wrong = open_draft(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "4"})
    assert "各项之和是 3" in say_cell(wrong, RECEIVED_TOTAL, None)[1]


def test_what_a_cell_counts_is_told_unless_something_is_wrong(tmp_path: Path) -> None:
    assert "万元" in say_cell(open_draft(tmp_path, {FEES: "1"}), FEES, None)[2]
    wrong = open_draft(tmp_path, {RECEIVED: "3", RECEIVED_TOTAL: "4"})
    assert "T301" in say_cell(wrong, RECEIVED_TOTAL, None)[2]


def test_a_cell_of_the_older_form_is_called_nearly_the_same(tmp_path: Path) -> None:
    old = At("disclosure.documents.regulation", "made")
    new = At("disclosure.documents.regulation", "issued")
    last = write_file(tmp_path, year=2020)
    report = read(last)
    near = [w for w in open_draft(tmp_path).report.form.was if w.how == "near" and w.column]
    assert near, "the form of 2021 continues cells of 2019's"
    new, old = At(near[0].key, near[0].column), At(near[0].was, near[0].was_column)
    report = read(write_file(tmp_path, {old: "6"}, year=2020))
    draft = Draft(write_file(tmp_path, {new: "8"}, year=2021), Beside(report))
    assert "上年（口径近似） 6（+2，+33.3%）" in say_cell(draft, new, None)[1]


def test_a_item_says_what_is_blank_and_what_is_wrong(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, WRONG)
    item = draft.home[RECEIVED]
    found = [f for f in draft.findings if draft.item_of(f) == item]
    assert say_item(draft, item, found, 40).startswith("空168格 错1 警")
    assert say_item(draft, item, found, 12) == "空168格 错1"


def test_only_the_cell_that_is_wrong_is_marked(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, WRONG)
    assert marked(draft, draft.home[RECEIVED], "error") == {RECEIVED_TOTAL}


def test_blanks_and_line_ends_are_no_characters() -> None:
    assert count_characters("全 年\n\n　平稳。") == 5
