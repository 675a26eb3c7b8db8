"""Three and more years: a figure for each year, gaps shown as gaps."""

from __future__ import annotations

import time

import pytest
from tests.comparison.reports import fold_other, make

from reportctl.comparison.trend import follow
from reportctl.schema.form import At

LICENCE = At("disclosure.decisions.licence", "decided")
OTHER = At("applications.outcome.other", "total")


def series(trend, at):
    return next(one for one in trend.series if one.at == at)


def points(trend, at):
    return [(point.year, point.state, point.value) for point in series(trend, at).points]


def test_a_year_without_a_report_is_shown_as_missing():
    trend = follow([make(y, {LICENCE: v}) for y, v in ((2024, 9), (2021, 4), (2022, 6))])
    assert trend.years == (2021, 2022, 2023, 2024)
    assert trend.missing == (2023,)
    expected = [(2021, "", 4), (2022, "", 6), (2023, "absent", None), (2024, "", 9)]
    assert points(trend, LICENCE) == expected
    assert (series(trend, LICENCE).delta, series(trend, LICENCE).percent) == (5, 125.0)


def test_over_a_change_of_the_form():
    trend = follow([make(2019), make(2020), make(2021), make(2022)])
    norm = "disclosure.documents.norm"
    assert [state for _, state, _ in points(trend, At(norm, "issued"))] == ["near"] * 2 + [""] * 2
    assert [state for _, state, _ in points(trend, At(norm, "repealed"))][:2] == ["none"] * 2
    beside = series(trend, At(norm, "in_force"))
    assert [point.state for point in beside.points][:2] == ["beside"] * 2
    assert beside.ends is not None
    assert beside.ends[0].year == 2021


def test_a_row_that_became_several_goes_on_as_their_sum():
    trend = follow([make(2020), make(2021), fold_other(make(2022)), make(2023)])
    sums = points(trend, OTHER)
    assert [state for _, state, _ in sums] == ["", "sum", "", "sum"]
    assert sums[1][2] == sums[2][2] == sums[3][2]
    at = [one.at for one in trend.series]
    assert at.index(OTHER) < at.index(At("applications.outcome.other.rest", "total"))


def test_cells_that_only_an_earlier_form_has_stand_in_their_block():
    trend = follow([make(2020), make(2021), make(2022)])
    rows = [(one.caption, one.at) for one in trend.series]
    services = At("disclosure.decisions.services", "decided")
    caption = next(caption for caption, at in rows if at == services)
    assert caption == "第二十条第（五）项"
    places = [number for number, (c, _) in enumerate(rows) if c == caption]
    assert places == list(range(places[0], places[-1] + 1))
    assert [state for _, state, _ in points(trend, services)] == ["", "none", "none"]


def test_blank_and_missing_are_not_zero():
    trend = follow([make(y, {LICENCE: v}) for y, v in ((2021, 4), (2022, None), (2023, 6))])
    assert [p.state for p in series(trend, LICENCE).points] == ["", "blank", ""]


def test_from_zero_there_is_no_percentage():
    trend = follow([make(y, {LICENCE: v}) for y, v in ((2021, 0), (2022, 5), (2023, 6))])
    one = series(trend, LICENCE)
    assert (one.delta, one.percent, one.moves) == (6, None, True)


def test_shares_by_year_and_breaks_between_years():
    trend = follow([make(2021), make(2022), make(2024)])
    assert {year for _, values in trend.shares for year, _ in values} == {2021, 2022, 2024}
    assert {check.kind for check in trend.checks} == {"carry", "roll"}
    assert any(check.state == "broken" for check in trend.checks)


@pytest.mark.parametrize("years", [20])
def test_twenty_years_take_little_time(years):
    reports = [make(2000 + number) for number in range(years)]
    begun = time.process_time()
    trend = follow(reports)
    assert time.process_time() - begun < 1
    assert len(trend.years) == years
