"""What was compared as rows of a flat table."""

from __future__ import annotations

import csv
from io import StringIO

from tests.comparison.reports import make, six_organs, two_years

from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.table import format_changes, format_peers, format_trend
from reportctl.schema.form import At

RECEIVED = At("applications.received", "total")


def rows(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(made.decode("utf-8-sig"))))


def test_each_cell_of_two_reports_is_a_row_with_both_figures():
    told = rows(format_changes(two_years(), Options()))
    assert len(told) == len(list(two_years().cells))
    (row,) = [r for r in told if (r["key"], r["column_key"]) == RECEIVED]
    assert (row["column"], row["new"], row["status"]) == ("总计", "63", "changed")
    assert int(row["delta"]) == 63 - int(row["old"])


def test_a_blank_is_an_empty_field_and_no_zero():
    told = rows(format_changes(two_years(), Options()))
    (row,) = [r for r in told if r["key"] == "disclosure.decisions.penalty"]
    assert (row["new"], row["delta"], row["status"]) == ("", "", "blank")
    zero = At("applications.outcome.refused.state_secret", "person")
    (row,) = [r for r in told if (r["key"], r["column_key"]) == zero]
    assert row["new"] == "0"


def test_only_what_is_asked_for():
    told = rows(format_changes(two_years(), Options(only=("disclosure.documents.norm",))))
    assert {row["key"] for row in told} == {"disclosure.documents.norm"}
    assert rows(format_changes(two_years(), Options(only=("prose",)))) == []


def test_of_a_trend_each_year_of_a_cell_is_a_row():
    trend = follow([make(2021), make(2022, {RECEIVED: None}), make(2023, {RECEIVED: 9})])
    told = rows(format_trend(trend, Options(only=("applications.received",))))
    found = [(r["year"], r["value"], r["state"]) for r in told if r["column_key"] == "total"]
    assert found[1:] == [("2022", "", "blank"), ("2023", "9", "")]
    assert len(told) == 7 * 3


def test_of_several_organs_each_figure_is_a_row_that_says_whether_it_is_far():
    told = rows(format_peers(six_organs(), Options(only=("applications.received",))))
    assert [
        (r["organ"][3:], r["value"], r["outlier"]) for r in told if r["measure"] == "figure"
    ] == [
        ("云溪镇", "12", "0"),
        ("柳林镇", "9", "0"),
        ("石桥镇", "15", "0"),
        ("枫湾乡", "11", "0"),
        ("教育局", "10", "0"),
        ("水务局", "1234", "1"),
    ]
