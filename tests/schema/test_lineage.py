"""What continues what, edition by edition."""

from __future__ import annotations

from dataclasses import replace

from reportctl.schema.form import At, Was
from reportctl.schema.lineage import Lineage
from reportctl.schema.load import load_form

NORM = "disclosure.documents.norm"


def test_a_key_that_stayed_is_itself():
    lineage = Lineage(load_form(2021), load_form(2019))
    at = At("applications.received", "person")
    assert lineage.cell(at) == (None, (at,))


def test_a_cell_that_was_another():
    lineage = Lineage(load_form(2021), load_form(2019))
    assert lineage.cell(At(NORM, "issued")) == ("near", (At(NORM, "produced"),))
    assert lineage.cell(At(NORM, "in_force")) == ("beside", (At(NORM, "public_total"),))


def test_only_a_cell_that_kept_its_key_means_the_very_same():
    lineage = Lineage(load_form(2021), load_form(2019))
    kept = At("applications.received", "person")
    assert lineage.same(kept) == kept
    assert lineage.same(At(NORM, "issued")) is None
    assert lineage.same(At(NORM, "in_force")) is None


def test_within_one_edition_nothing_was_anything_else():
    lineage = Lineage(load_form(2021), load_form(2021))
    assert lineage.cell(At(NORM, "issued")) == (None, (At(NORM, "issued"),))


def test_over_two_changes_of_the_form_the_looser_link_counts():
    ways = (
        Was(key="disclosure.documents.rule", was=NORM, how="beside", column="issued"),
        Was(key="disclosure.documents.rule", was=NORM, how="near", column="in_force"),
    )
    newest = replace(load_form(2021), edition=2027, was=ways)
    lineage = Lineage(newest, load_form(2019))
    rule = "disclosure.documents.rule"
    assert lineage.cell(At(rule, "issued")) == ("beside", (At(NORM, "produced"),))
    assert lineage.cell(At(rule, "in_force")) == ("beside", (At(NORM, "public_total"),))


def test_several_rows_may_have_become_one():
    ways = (
        Was(key="a.both", was="a.one", how="sum"),
        Was(key="a.both", was="a.two", how="sum"),
    )
    newest = replace(load_form(2021), edition=2027, was=ways)
    how, cells = Lineage(newest, load_form(2021)).cell(At("a.both", "total"))
    assert (how, cells) == ("sum", (At("a.one", "total"), At("a.two", "total")))
