"""Flat rows: one for each cell of the form, with why there is no figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.rules.base import right_report

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.rows import CellRow, cell_rows
from reportctl.schema.load import load_form


def rows(*changes: tuple[str, str]) -> dict[tuple[str, str], CellRow]:
    text = right_report(2023)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    report = build(parse(text), Path("a/2023.toml")).report
    assert report
    return {(row.key, row.column): row for row in cell_rows(report)}


def test_every_cell_of_the_form_has_one_row():
    assert list(rows()) == [(at.row, at.column) for at in load_form(2021).cells]


def test_a_row_says_whose_figure_it_is():
    row = rows()["applications.received", "person"]
    assert (row.file, row.year, row.edition) == ("a/2023.toml", 2023, 2021)
    assert row.section == "三、收到和处理政府信息公开申请情况"
    assert (row.row_label, row.column_label) == ("一、本年新收政府信息公开申请数量", "自然人")
    assert isinstance(row.value, Decimal)
    assert row.state == "figure"


def test_headings_above_a_row_stand_in_its_label():
    label = rows()["applications.outcome.refused.query", "person"].row_label
    assert label == "三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项"


@pytest.mark.parametrize(
    ("written", "state"), [('""', "blank"), ('"/"', "stroke"), ('"?"', "unread"), ("7", "figure")]
)
def test_why_there_is_no_figure(written, state):
    line = next(one for one in right_report(2023).split("\n") if one.startswith("licence"))
    found = rows((line, f"licence = {written}"))["disclosure.decisions.licence", "decided"]
    assert found.state == state
    assert (found.value is None) == (state != "figure")


def test_a_row_that_the_file_does_not_have_is_absent():
    line = next(one for one in right_report(2023).split("\n") if one.startswith("licence"))
    found = rows((f"{line}\n", ""))["disclosure.decisions.licence", "decided"]
    assert (found.state, found.value, found.written) == ("absent", None, "")


def test_a_cell_that_rests_on_sums_says_so():
    key = "applications.received"
    found = rows(("[overview]", f'[reading]\ninferred = ["{key}.person"]\n\n[overview]'))
    assert (found[key, "person"].state, found[key, "total"].state) == ("inferred", "figure")
