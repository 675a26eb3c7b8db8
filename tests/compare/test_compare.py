"""Two reports in, one comparison out."""

from __future__ import annotations

from dataclasses import replace

from tests.compare.reports import ORGAN, last_year, make, this_year

from reportctl.compare.compare import compare
from reportctl.report.report import ExtraRow
from reportctl.schema.form import At


def test_two_years():
    found = compare(last_year(), this_year())
    assert found.mode == "years"
    assert found.differs
    norm = {c.at.column: (c.old, c.new) for c in found.cells if c.at.row.endswith("norm")}
    assert norm == {"issued": (11, 9), "repealed": (4, 6), "in_force": (97, 100)}


def test_two_organs_of_one_year_are_not_checked_as_years():
    found = compare(make(2024), make(2024, organ="他县人民政府"))
    assert (found.mode, found.checks, found.differs) == ("organs", (), False)


def test_two_files_of_one_report():
    found = compare(make(2024), make(2024, organ=ORGAN.removesuffix("人民政府")))
    assert (found.mode, found.differs) == ("versions", False)


def test_rows_beyond_the_form_are_matched_by_label():
    old = replace(make(2023), extras=(ExtraRow("applications", "甲行", "", ("1",)),))
    rows = (ExtraRow("applications", "甲行", "", ("2",)), ExtraRow("disputes", "乙行", "", ("3",)))
    new = replace(make(2024), extras=rows)
    assert compare(old, new).extras == (
        ("applications", "甲行", ("1",), ("2",)),
        ("disputes", "乙行", None, ("3",)),
    )


def test_percent_is_told_of_the_old_figure_and_never_of_zero():
    at = At("disclosure.decisions.licence", "decided")
    for old, new, percent in ((200, 150, -25.0), (0, 3, None), (0, 0, None)):
        found = compare(make(2023, {at: old}), make(2024, {at: new}))
        change = next(c for c in found.cells if c.at == at)
        assert (change.delta, change.percent) == (new - old, percent)


def test_a_date_that_one_of_two_years_does_not_give_is_a_change():
    old = replace(make(2023), signature=ORGAN, date="2024年1月20日")
    new = replace(make(2024), signature=ORGAN, date="")
    found = compare(old, new)
    assert [(fact.key, fact.old, fact.new) for fact in found.facts] == [("date", old.date, "")]
    assert compare(old, replace(new, date="2025年1月18日")).facts == ()


def test_two_files_of_one_report_say_the_same_of_themselves_or_differ():
    one = replace(make(2024), date="2025年1月18日", level="county")
    found = compare(one, replace(one, date="2025年1月19日"))
    assert [fact.key for fact in found.facts] == ["date"]
    assert found.differs
    assert compare(one, replace(one, level=None)).facts == ()
