"""The cells of a grid and what is said of them."""

from __future__ import annotations

from tests.pages import FAULTS, make_report

from reportctl.page.filling import (
    Filling,
    balances,
    column_name,
    extra_line,
    extras_after,
    row_name,
    sums,
)  # fmt: skip
from reportctl.record import replace
from reportctl.report.report import ExtraRow
from reportctl.schema.load import load_form

THREE, FOUR = load_form(2021).tables[-2:]


def test_a_cell_bears_its_figure_its_headings_and_what_is_wrong_with_it():
    row, column = THREE.rows.by_key["received"], THREE.columns.by_key["total"]
    cell = Filling(make_report(), FAULTS).value(THREE, row, column, (3, 9))
    assert (cell.line, cell.column, cell.role, cell.kind) == (3, 9, "total", "count")
    assert cell.name == "applications.received.total"
    assert cell.headers == (row_name(THREE, row), column_name(THREE, column))
    assert cell.text == str(cell.value) == "12"
    assert cell.fault == "2+3+1+2+3+1=12，填写11"


def test_under_each_row_that_is_printed_beside_others_a_column_has_a_name_of_its_own():
    column = FOUR.columns.leaves[0]
    names = {column_name(FOUR, column, row) for row in FOUR.rows.leaves}
    assert len(names) == len(FOUR.rows.leaves) == 3


def test_an_extra_row_follows_the_row_it_names_or_else_the_last():
    after = ExtraRow("applications", "补充行", "applications.received", ("1",))
    lost = ExtraRow("applications", "别的行", "", ("2",))
    report = replace(make_report(), extras=(after, lost))
    rows = THREE.rows.leaves
    found = {row.key: extras_after(THREE, row, report) for row in rows}
    assert {key: extras for key, extras in found.items() if extras} == {
        "received": [after],
        rows[-1].key: [lost],
    }


def test_figures_of_an_extra_row_beyond_its_columns_are_not_printed():
    row = ExtraRow("t", "补充行", "", ("1", "", "3", "4"))
    assert [(c.column, c.text) for c in extra_line(row, 5, 3, [1, 1, 1])] == [
        (3, "1"),
        (4, ""),
        (5, "3"),
    ]
    assert [c.text for c in extra_line(row, 5, 3, [1] * 5)] == ["1", "", "3", "4", ""]


def test_relations_are_said_by_the_names_of_cells():
    by_total = {one.total: one.parts for one in sums([THREE])}
    assert len(by_total["applications.received.total"]) == 6
    (first, *_) = balances([THREE])
    assert first.left == ("applications.received.person", "applications.carried_in.person")
    assert first.right == ("applications.outcome.total.person", "applications.carried_out.person")
