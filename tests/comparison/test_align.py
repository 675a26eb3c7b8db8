"""Cells are laid over each other by key; where the form changed, as domain.md §3.5 says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.reports import drop, fold_other, make

from reportctl.comparison.align import align
from reportctl.report.report import Cell, Report
from reportctl.schema.form import At

DOCUMENTS = "disclosure.documents"
LICENCE = "disclosure.decisions.licence"


def laid(old: Report, new: Report, *, exact: bool = False):
    """Every change by row and by the name of its column."""
    return {
        (row.key, change.at.column): change
        for block in align(old, new, exact=exact)
        for row in block.rows
        for change in row.cells
    }


@pytest.fixture(scope="module")
def changed_form():
    """2020 on the 2019 form beside 2021 on the 2021 form."""
    return laid(make(2020), make(2021))


@pytest.mark.parametrize("row", ["regulation", "norm"])
@pytest.mark.parametrize(
    ("column", "status", "other"),
    [
        ("issued", "near", "本年新制作数量"),
        ("newly_public", "old", ""),
        ("in_force", "beside", "对外公开总数量"),
        ("repealed", "new", ""),
    ],
)
def test_documents_of_two_forms(changed_form, row, column, status, other):
    change = changed_form[f"{DOCUMENTS}.{row}", column]
    assert (change.status, change.old_column) == (status, other)


@pytest.mark.parametrize("row", ["licence", "penalty", "coercion"])
def test_decisions_of_two_forms_are_one_to_one(changed_form, row):
    key = f"disclosure.decisions.{row}"
    assert changed_form[key, "decided"].status in {"same", "changed"}
    assert changed_form[key, "items_before"].status == "old"
    assert changed_form[key, "items_change"].status == "old"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("disclosure.decisions.services", "items_before"),
        ("disclosure.decisions.services", "items_change"),
        ("disclosure.decisions.services", "decided"),
        ("disclosure.fees.items", "items_before"),
        ("disclosure.fees.items", "items_change"),
        ("disclosure.procurement.central", "items"),
        ("disclosure.procurement.central", "spent"),
    ],
)
def test_rows_and_blocks_that_went(changed_form, row, column):
    change = changed_form[row, column]
    assert (change.status, change.new, change.delta) == ("old", None, None)


def test_the_fee_is_new(changed_form):
    change = changed_form["disclosure.fees.amount", "charged"]
    assert (change.status, change.old, change.delta) == ("new", None, None)


@pytest.mark.parametrize("column", ["person", "business", "total"])
def test_other_outcomes_are_compared_as_a_sum(changed_form, column):
    key = "applications.outcome.other"
    added = changed_form[key, column]
    parts = [changed_form[f"{key}.{name}", column] for name in ("uncorrected", "unpaid", "rest")]
    assert added.status == "sum"
    assert added.new == sum(part.new for part in parts)
    assert added.delta == added.new - added.old
    assert [part.status for part in parts] == ["part"] * 3
    assert [part.delta for part in parts] == [None] * 3


def test_tables_three_and_four_are_one_to_one(changed_form):
    rest = {
        change.status
        for (row, _), change in changed_form.items()
        if row.startswith(("applications", "disputes")) and ".other" not in row
    }
    assert rest == {"same", "changed"}


def test_nothing_is_lost(changed_form):
    old, new = make(2020), make(2021)
    seen_old = sum(c.status in {"old", "near", "beside"} for c in changed_form.values())
    paired = sum(c.status in {"same", "changed", "sum"} for c in changed_form.values())
    assert seen_old + paired == len(old.cells)
    shown = sum(c.status in {"new", "part", "near", "beside"} for c in changed_form.values())
    paired -= sum(c.status == "sum" for c in changed_form.values())
    assert shown + paired == len(new.cells)


def test_the_other_way_round_the_sides_change_places():
    change = laid(make(2021), make(2020))["applications.outcome.other", "total"]
    back = laid(make(2020), make(2021))["applications.outcome.other", "total"]
    assert (change.old, change.new) == (back.new, back.old)


def test_one_row_of_an_older_edition_within_one_form():
    old, new = fold_other(make(2023)), make(2024)
    changes = laid(old, new)
    assert changes["applications.outcome.other", "total"].status == "sum"
    assert changes["applications.outcome.other", "total"].delta == 0
    assert changes["applications.outcome.other.rest", "total"].status == "part"
    changes = laid(make(2023), fold_other(make(2024)))
    assert changes["applications.outcome.other", "total"].delta == 0
    assert changes["applications.outcome.other.rest", "total"].new is None


def test_two_folded_rows_are_one_to_one():
    changes = laid(fold_other(make(2023)), fold_other(make(2024)))
    assert changes["applications.outcome.other", "total"].status == "same"


def test_a_row_that_a_file_lacks_is_missing_and_never_zero():
    changes = laid(make(2023), drop(make(2024), LICENCE))
    change = changes[LICENCE, "decided"]
    assert (change.status, change.new, change.delta) == ("missing", None, None)


def test_a_row_that_both_lack_is_not_told():
    changes = laid(drop(make(2023), LICENCE), drop(make(2024), LICENCE))
    assert (LICENCE, "decided") not in changes


def test_a_blank_is_not_subtracted():
    at = At(LICENCE, "decided")
    change = laid(make(2023, {at: 5}), make(2024, {at: None}))[LICENCE, "decided"]
    assert (change.status, change.delta, change.percent) == ("blank", None, None)


@pytest.mark.parametrize(("exact", "status"), [(False, "same"), (True, "blank")])
def test_between_two_files_a_stroke_is_not_a_blank(exact, status):
    at = At(LICENCE, "decided")
    old = make(2024, {at: None})
    cell = old.cells[at]
    new = replace(old, cells={**old.cells, at: cell._replace(written="/")})
    assert laid(old, new, exact=exact)[at].status == status


def _spent(year: int, written: str) -> Report:
    report = make(year)
    at = At("disclosure.procurement.central", "spent")
    value = int("".join(filter(str.isdigit, written)))
    cell = Cell(at, "", "采购总金额", "amount", value, written)
    return replace(report, cells={**report.cells, at: cell})


@pytest.mark.parametrize(
    ("old", "new", "status", "delta"),
    [("251000元", "300000元", "changed", 49000), ("251000元", "30", "beside", None)],
)
def test_money_of_different_units_is_not_subtracted(old, new, status, delta):
    key = "disclosure.procurement.central"
    change = laid(_spent(2019, old), _spent(2020, new))[key, "spent"]
    assert (change.status, change.delta) == (status, delta)


def test_rows_stand_in_printed_order():
    blocks = align(make(2020), make(2021))
    captions = [block.caption for block in blocks if block.section == "disclosure"]
    numbers = ["一", "五", "六", "八", "九"]
    assert captions == [f"第二十条第（{number}）项" for number in numbers]
    assert [block.gone for block in blocks if block.key == "disclosure.procurement"] == ["old"]


def test_what_was_not_read_is_neither_the_same_nor_a_blank() -> None:
    at = At(LICENCE, "decided")
    old, new = make(2022), make(2023)
    lost = new.cells[at]._replace(value=None, written="?", unread=True)
    change = laid(old, replace(new, cells={**new.cells, at: lost}))[LICENCE, "decided"]
    assert (change.status, change.differs, change.delta) == ("unread", True, None)
    other = replace(old, cells={**old.cells, at: lost})
    same = laid(other, replace(new, cells={**new.cells, at: lost}))[LICENCE, "decided"]
    assert (same.status, same.differs) == ("unread", False)
