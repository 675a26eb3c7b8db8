"""The tables of a trend: what a year's figure, a series and its bars look like."""

from __future__ import annotations

import pytest
from tests.comparison.reports import make

from reportctl.comparison.trend import Point, Series, follow
from reportctl.formatters.changes.trend_lines import (
    bars,
    change,
    cut,
    lay,
    legend,
    shown,
    span,
    trend_sheets,
)
from reportctl.schema.form import At

RECEIVED = At("applications.received", "total")
TREND = follow([make(2021, {RECEIVED: 3}), make(2022, {RECEIVED: 5}), make(2024, {RECEIVED: 9})])
ONE = (True, "count", True)
"""A cell alone in its row: of counts, and a total."""


def series(*values: int | None) -> Series:
    points = tuple(
        Point(2019 + at, "" if value is not None else "blank", value)
        for at, value in enumerate(values)
    )
    return Series(RECEIVED, "甲", (), "总计", *ONE, "applications", "", points)


@pytest.mark.parametrize(
    ("point", "told"),
    [
        (Point(2021, "", 1204), "1,204"),
        (Point(2021, "", 0), "0"),
        (Point(2021, "near", 5), "5≈"),
        (Point(2021, "sum", 5), "5Σ"),
        (Point(2021, "beside", 5), "5※"),
        (Point(2021, "blank"), "空白"),
        (Point(2021, "missing"), "缺"),
        (Point(2021, "absent"), "无报告"),
        (Point(2021, "none"), "—"),
    ],
)
def test_what_stands_in_a_years_column(point, told):
    assert shown(point) == told


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ((0, 7), "▁█"),
        ((7, 0, 7), "█▁█"),
        ((7, None, 7), "█·█"),
        ((0, 0), "▁▁"),
        ((None, None), "··"),
        ((-5, 5), "▁█"),
    ],
)
def test_bars_go_from_zero_to_the_greatest_figure_and_leave_gaps(values, drawn):
    assert bars(series(*values)) == drawn


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((4, 6), ("+2", "+50.0%")),
        ((4, 4), ("0", "0.0%")),
        ((4, None), ("", "")),
        ((None, 4, 2), ("-2", "-50.0%")),
    ],
)
def test_first_to_last(values, told):
    assert tuple(text.replace("−", "-") for text in change(series(*values))) == told


def test_from_zero_there_is_no_percentage():
    delta, percent = change(series(0, 3))
    assert delta == "+3"
    assert "%" not in percent


def test_a_mark_is_explained_only_where_it_occurs():
    assert span(TREND) == "临水县人民政府：2021—2024年政府信息公开工作年度报告走势"
    assert TREND.years == (2021, 2022, 2023, 2024)
    assert legend(TREND) == ""
    assert "— 当年格式无此项" in legend(follow([make(2020), make(2021)]))


def test_what_never_moves_is_folded_unless_all_is_asked_for():
    (short,) = trend_sheets(TREND, only=("applications",))
    (whole,) = trend_sheets(TREND, every=True, only=("applications",))
    told = [line.series.at for line in short.lines if line.series]
    assert told == [RECEIVED]
    assert sum(line.series is not None for line in whole.lines) == len(told) + short.folded


def test_years_that_do_not_fit_are_parted_and_the_last_part_has_the_ends():
    (sheet,) = trend_sheets(TREND, only=("applications",))
    (one,) = lay(sheet, TREND, 200).panels
    assert (list(one.years), one.last) == ([0, 1, 2, 3], True)
    narrow = lay(sheet, TREND, 50).panels
    assert [at for panel in narrow for at in panel.years] == [0, 1, 2, 3]
    assert [panel.last for panel in narrow] == [False] * (len(narrow) - 1) + [True]


def test_a_long_section_is_cut_at_its_headings_and_loses_no_line():
    (sheet,) = trend_sheets(TREND, every=True, only=("disclosure",))
    parts = list(cut(sheet))
    assert len(parts) > 1
    assert [line for part in parts for line in part.lines] == list(sheet.lines)
