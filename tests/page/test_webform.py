"""A report as a form to fill in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.pages import ORGAN, make_report

from reportctl.page.blocks import Grid
from reportctl.page.webform import Entry, compose_form
from reportctl.schema.form import At

REPORT = make_report(2024)
FORM = compose_form(REPORT, "2024.toml")


def data(**how: object) -> dict:
    return json.loads(compose_form(how.pop("report", REPORT), "2024.toml", **how).data)


def test_the_facts_stand_first_and_the_signature_last():
    assert [entry.name for entry in FORM.facts] == [
        "report.organ",
        "report.title",
        "report.level",
        "report.scope",
        "prose.preface",
    ]
    assert [(entry.name, entry.value) for entry in FORM.closing] == [
        ("report.signature", ORGAN),
        ("report.date", "2025年1月20日"),
    ]


def test_a_section_of_tables_has_its_grids_and_texts_that_can_be_added_round_them():
    part = next(part for part in FORM.parts if part.key == "applications")
    before, *grids, after = part.blocks
    assert isinstance(before, Entry)
    assert isinstance(after, Entry)
    assert [before.name, after.name] == ["prose.applications.text", "prose.applications.note"]
    assert (before.open, after.open) == (False, False)
    assert all(isinstance(grid, Grid) for grid in grids)


def test_a_section_of_prose_is_a_text_with_its_hint_and_last_years():
    last = make_report(2023, text="上年的文字。")
    (entry,) = next(p for p in compose_form(REPORT, "x", last).parts if p.key == "overview").blocks
    assert isinstance(entry, Entry)
    assert (entry.value, entry.last, entry.open) == (
        REPORT.prose["overview"].text,
        "上年的文字。",
        True,
    )
    assert entry.hint


def test_last_years_figures_stand_beside_and_blanks_do_not():
    at = At("applications.received", "person")
    last = make_report(2023, figures={at: None})
    form = compose_form(REPORT, "2024.toml", last)
    assert form.last_year == 2023
    assert "applications.received.person" not in form.last
    assert form.last["applications.carried_out.total"] == str(
        last.value(At("applications.carried_out", "total"))
    )
    assert (FORM.last, FORM.last_year) == ({}, None)
    assert compose_form(REPORT, "2024.toml", None, "没有").without == "没有"
    assert compose_form(REPORT, "2024.toml", last, "没有").without == ""


def test_the_script_knows_every_sum_and_balance():
    told = data()["relations"]
    kinds = [one["kind"] for one in told]
    assert {"row", "column", "balance"} == set(kinds)
    assert kinds.count("balance") == sum(len(table.balances) for table in REPORT.tables)
    assert sum(kind != "balance" for kind in kinds) == len(REPORT.sums)


@pytest.mark.parametrize(("last", "carries"), [(None, False), (make_report(2023), True)])
def test_carry_overs_need_last_years_figures(last, *, carries):
    found = data(last=last)
    assert bool(found["carries"]) is carries
    assert bool(found["rolls"]) is carries


def test_what_is_not_certain_yet_goes_along():
    at = At("applications.received", "person")
    found = data(
        report=replace(REPORT, inferred=frozenset({at}), proofread=frozenset({"overview"}))
    )
    assert (found["inferred"], found["proofread"]) == (
        ["applications.received.person"],
        ["overview"],
    )
