"""The comparison at a terminal, as it was looked at: 80 and 140 columns, coloured and plain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.reports import FIGURES_2023, FIGURES_2024, last_year, make, this_year

from reportctl.comparison.compare import compare
from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.text import format_changes, format_trend
from reportctl.report.report import ExtraRow, Prose
from reportctl.terminal.width import width


@pytest.fixture(scope="module")
def comparison():
    return compare(last_year(), this_year())


@pytest.mark.parametrize("columns", [80, 140])
@pytest.mark.parametrize("color", [False, True])
def test_two_years(golden, comparison, columns, color):
    told = format_changes(comparison, Options(width=columns, color=color))
    golden(f"diff-{columns}{'-color' if color else ''}.txt", told)


def test_a_change_of_form(golden):
    golden("diff-forms-80.txt", format_changes(compare(make(2020), make(2021)), Options()))


@pytest.mark.parametrize("columns", [80, 81, 95, 100, 120, 139, 140, 200])
@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("pair", ["years", "forms"])
def test_no_line_is_wider_than_the_terminal(comparison, columns, every, pair):
    told = comparison if pair == "years" else compare(make(2020), make(2021))
    lines = format_changes(told, Options(width=columns, every=every, columns=True)).split("\n")
    assert max(map(width, lines)) <= columns


def test_columns_are_aligned_under_their_heads(comparison):
    lines = format_changes(comparison, Options()).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("三、收到"))
    table = lines[at + 1 : lines.index("  另有21行没有变（--all 全部列出）")]
    ends = {width(line) for line in table if line.endswith("%") and "增减" not in line}
    assert ends == {width(table[0])}


def test_unchanged_rows_are_folded_with_their_number_and_shown_on_demand(comparison):
    assert "5.属于三类内部事务信息" not in format_changes(comparison, Options())
    every = format_changes(comparison, Options(every=True))
    assert "5.属于三类内部事务信息" in every
    assert "没有变（" not in every


def test_only_a_section_or_a_row(comparison):
    told = format_changes(comparison, Options(only=("applications.outcome",)))
    assert "（一）予以公开" in told
    assert "行政许可" not in told
    assert "一、总体情况" not in told
    assert "结转断档" not in told
    prose = format_changes(comparison, Options(only=("prose",)))
    assert "（一）予以公开" not in prose
    assert "一、总体情况" in prose
    assert "五、存在的主要问题" not in format_changes(comparison, Options(only=("overview",)))
    assert "相似度" not in format_changes(comparison, Options(only=("tables",)))


def test_applicants_below_the_row_where_they_do_not_fit(comparison):
    told = format_changes(comparison, Options(columns=True))
    assert "自然人 1→9" in told.replace("2→9", "1→9")


def test_two_organs_are_named_in_the_title():
    told = format_changes(compare(make(2024), make(2024, organ="他县人民政府")), Options())
    assert told.startswith("临水县人民政府 与 他县人民政府：2024年")


def test_text_of_a_report_moves_no_cursor():
    nasty = "\x1b[2J甲\u202e乙\x07丙\r丁。"
    old, new = make(2023), make(2024)
    new = replace(
        new,
        organ=new.organ + "\x1b[31m",
        prose={"overview": Prose("overview", "一、总体情况", nasty)},
        extras=(ExtraRow("applications", "行\x1b[0m", "", ("\x9b1m",)),),
    )
    told = format_changes(compare(old, new), Options())
    assert not {"\x1b", "\u202e", "\x07", "\r", "\x9b"} & set(told)


@pytest.fixture(scope="module")
def trend():
    return follow([make(2020), make(2021), make(2023, FIGURES_2023), make(2024, FIGURES_2024)])


@pytest.mark.parametrize("columns", [80, 140])
def test_four_years_with_a_gap_over_a_change_of_form(golden, trend, columns):
    golden(f"diff-trend-{columns}.txt", format_trend(trend, Options(width=columns)))


@pytest.mark.parametrize("columns", [80, 97, 140])
@pytest.mark.parametrize("every", [False, True])
def test_no_line_of_a_trend_is_wider_than_the_terminal(trend, columns, every):
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
