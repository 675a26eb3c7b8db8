"""The lines of a comparison, what is folded away, and the last line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.reports import FIGURES_2024, last_year, make, two_years

from reportctl.comparison.changes import Check
from reportctl.comparison.compare import compare
from reportctl.formatters.changes.change_lines import (
    fold_columns,
    say_checks,
    sheets,
    shown_checks,
    summary,
    wanted,
)
from reportctl.schema.form import At


def labels(**how) -> list[str]:
    return [line.label for sheet in sheets(two_years(), **how) for line in sheet.lines]


def test_what_did_not_change_is_folded_and_counted():
    short, whole = sheets(two_years()), sheets(two_years(), every=True)
    assert [s.key for s in short] == ["disclosure", "applications", "disputes"]
    counted = [sum(line.change is not None for line in s.lines) for s in short]
    assert [n + s.folded for n, s in zip(counted, short, strict=True)] == [
        sum(line.change is not None for line in s.lines) for s in whole
    ]
    assert [s.folded for s in whole] == [0, 0, 0]


def test_a_heading_under_which_nothing_is_left_is_not_shown():
    same = compare(make(2023), make(2024))
    assert all(not line.change or line.differs for s in sheets(same) for line in s.lines)
    assert [s.lines for s in sheets(same)] == [(), (), ()]


@pytest.mark.parametrize(
    ("key", "only", "told"),
    [
        ("applications.outcome.granted", (), True),
        ("applications.outcome.granted", ("applications",), True),
        ("applications.outcome.granted", ("applications.outcome.granted",), True),
        ("applications.outcome.granted", ("applications.outcome.gran",), False),
        ("applications", ("applications.outcome",), False),
        ("applications", ("disputes", "applications"), True),
    ],
)
def test_a_key_is_asked_for_by_itself_or_by_what_it_stands_under(key, only, *, told):
    assert wanted(key, only) is told


def test_in_table_three_a_row_is_one_line_with_its_total_and_the_kinds_behind_it():
    (sheet,) = sheets(two_years(), only=("applications.received",))
    (line,) = [line for line in sheet.lines if line.change]
    assert line.change.at == At("applications.received", "total")
    assert line.others[0].at.column == "person"
    assert len(line.others) == 6
    assert line.differs


@pytest.mark.parametrize(
    ("business", "said"),
    [(3, "自然人没有读出来，没有比较"), (4, "各类申请人有变动；自然人没有读出来，没有比较")],
)
def test_a_cell_that_was_not_read_is_no_change(business, said):
    row = "applications.received"
    old = make(2024, {At(row, "person"): 9, At(row, "business"): 3, At(row, "total"): 12})
    cells = dict(old.cells)
    lost = cells[At(row, "person")]._replace(value=None, written="?", unread=True)
    cells[At(row, "person")] = lost
    cells[At(row, "business")] = cells[At(row, "business")]._replace(value=business)
    found = sheets(compare(old, replace(old, cells=cells)))
    (line,) = [line for sheet in found for line in sheet.lines if line.change]
    assert line.note == said


def test_in_table_four_each_cell_is_a_line():
    (sheet,) = sheets(two_years(), every=True, only=("disputes.review",))
    assert [line.label for line in sheet.lines if line.change] == [
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
    ]


def test_the_last_line_counts_cells_blanks_checks_and_sentences():
    told = summary(two_years())
    assert told.startswith("表格共200格：变动")
    assert "一边空白1格" in told
    assert "正文：改写" in told
    changed = compare(make(2023, FIGURES_2024), make(2024, FIGURES_2024))
    assert summary(changed).startswith("表格共200格：变动0格，未变200格")
    assert summary(compare(last_year(), make(2024))).count("结转、滚存") == 1


def check(year: int, column: str, state: str, *, total: bool = False) -> Check:
    at, found = At("applications.carried_in", column), {"holds": 2, "broken": 3}[state]
    return two_years().checks[0]._replace(year=year, at=at, expected=2, found=found, total=total)


def test_a_carry_over_whose_total_is_broken_is_told_once():
    total, person = check(2024, "total", "broken", total=True), check(2024, "person", "broken")
    assert fold_columns([person, total]) == [total]
    holds = total._replace(found=2)
    assert fold_columns([person, holds]) == [person, holds]
    other = person._replace(year=2023)
    assert fold_columns([other, total]) == [other, total]


def test_of_the_checks_that_hold_only_totals_are_shown():
    assert all(
        one.state == "broken" or one.kind == "roll" or one.at.column == "total"
        for one in shown_checks(two_years())
    )


def test_checks_are_counted_by_what_they_gave():
    holds, broken = check(2024, "person", "holds"), check(2024, "person", "broken")
    assert say_checks([holds, holds]) == "结转、滚存2处都相符"
    assert say_checks([holds, broken, broken]) == "结转、滚存断档2处，相符1处"
