"""The JSON of a comparison keeps to the design."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.comparison.reports import last_year, make, this_year

from reportctl.comparison.compare import compare
from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.json import format_changes, format_trend
from reportctl.report.report import ExtraRow
from reportctl.schema.form import At


@pytest.fixture(scope="module")
def told():
    return json.loads(format_changes(compare(last_year(), this_year()), Options()))


def cell(told, key, column):
    return next(c for c in told["cells"] if (c["key"], c["column"]) == (key, column))


def test_what_the_design_says_is_there(told):
    assert list(told) == ["version", "old", "new", "cells", "prose", "carry", "facts"]
    for one in told["cells"]:
        assert list(one) == ["key", "column", "column_key", "old", "new", "delta", "status"]
    assert len(told["cells"]) == 200


def test_a_cell(told):
    found = cell(told, "disclosure.documents.norm", "本年制发件数")
    assert (found["old"], found["new"], found["delta"], found["status"]) == (11, 9, -2, "changed")
    assert cell(told, "disclosure.decisions.licence", None)["delta"] == 1573179 - 1808595


def test_a_blank_is_null_and_not_subtracted(told):
    found = cell(told, "disclosure.decisions.penalty", None)
    assert (found["new"], found["delta"], found["status"]) == (None, None, "blank")


def test_money_keeps_its_decimals():
    at = At("disclosure.fees.amount", "charged")
    old, new = (make(y, {at: Decimal(v)}) for y, v in ((2023, "59237.2449"), (2024, "72701.2578")))
    found = cell(json.loads(format_changes(compare(old, new), Options())), at.row, None)
    assert (found["old"], found["new"], found["delta"]) == (59237.2449, 72701.2578, 13464.0129)


def test_breaks_carry_their_arithmetic(told):
    broken = [one for one in told["carry"] if not one["holds"]]
    assert [(one["kind"], one["expected"], one["found"]) for one in broken] == [
        ("carry", 3, 2),
        ("roll", 2, 3),
    ]


def test_prose_by_section(told):
    overview = next(one for one in told["prose"] if one["key"] == "overview")
    assert 0 < overview["similarity"] < 1
    assert {change["kind"] for change in overview["changes"]} == {
        "changed",
        "moved",
        "added",
        "removed",
    }
    assert all("".join(p[1] for p in c["pieces"]) for c in overview["changes"])


def test_only_what_was_asked_for():
    comparison = compare(last_year(), this_year())
    found = json.loads(format_changes(comparison, Options(only=("disputes",))))
    assert {one["key"].split(".")[0] for one in found["cells"]} == {"disputes"}
    assert found["prose"] == []


def test_rows_that_the_form_does_not_have_are_told_as_written():
    row = ExtraRow("disclosure.documents", "其他文件", "", ("1", "/", "22"))
    found = json.loads(
        format_changes(compare(make(2023), replace(make(2024), extras=(row,))), Options())
    )
    assert [tuple(c.values()) for c in found["cells"] if ".extra." in c["key"]] == [
        ("disclosure.documents.extra.其他文件", column, None, None, written, None, "new")
        for column, written in zip(
            ("本年制发件数", "本年废止件数", "现行有效件数"), row.written, strict=True
        )
    ]


def test_years_values_states():
    told = json.loads(format_trend(follow([make(2020), make(2021), make(2023)]), Options()))
    assert (told["years"], told["missing"]) == ([2020, 2021, 2022, 2023], [2022])
    fee = next(one for one in told["cells"] if one["key"] == "disclosure.fees.amount")
    assert fee["values"]["2020"] is None
    assert fee["states"] == {"2020": "none", "2022": "absent"}
