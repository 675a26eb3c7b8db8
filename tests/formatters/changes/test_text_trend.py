"""The trend at a terminal."""

from __future__ import annotations

import pytest
from tests.compare.reports import FIGURES_2023, FIGURES_2024, make

from reportctl.compare.trend import follow
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.text_trend import format_trend
from reportctl.terminal.width import width


@pytest.fixture(scope="module")
def trend():
    return follow([make(2020), make(2021), make(2023, FIGURES_2023), make(2024, FIGURES_2024)])


@pytest.mark.parametrize("columns", [80, 140])
def test_four_years_with_a_gap_over_a_change_of_form(golden, trend, columns):
    golden(f"diff-trend-{columns}.txt", format_trend(trend, Options(width=columns)))


@pytest.mark.parametrize("columns", [80, 97, 140])
@pytest.mark.parametrize("every", [False, True])
def test_no_line_is_wider_than_the_terminal(trend, columns, every):
    told = format_trend(trend, Options(width=columns, every=every, columns=True))
    assert max(map(width, told.split("\n"))) <= columns


def test_years_that_do_not_fit_stand_under_each_other():
    told = format_trend(follow([make(year) for year in range(2001, 2031)]), Options(every=True))
    assert all(f"{year}年" in told for year in range(2001, 2031))
    assert max(map(width, told.split("\n"))) <= 80


def test_a_missing_year_is_named(trend):
    told = format_trend(trend, Options())
    assert "缺 2022年的报告" in told
    assert "无报告" in told
