"""The comparison as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.reports import last_year, make, this_year

from reportctl.comparison.compare import compare
from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.md import format_changes, format_trend
from reportctl.report.report import Prose


def test_two_years(golden):
    golden("diff.md", format_changes(compare(last_year(), this_year()), Options()))


@pytest.mark.parametrize(
    "nasty",
    ["<script>alert(1)</script>", "**粗**_斜_", "| 列 |", "[链](http://x)", "# 题", "`码`", "- 项"],
)
def test_text_of_a_report_is_never_markup(nasty):
    new = replace(make(2024), prose={"overview": Prose("overview", "一、总体情况", nasty)})
    line = next(
        line
        for line in format_changes(compare(make(2023), new), Options()).split("\n")
        if "<ins>" in line
    )
    inner = line.removeprefix("<ins>").removesuffix("</ins>")
    assert "<" not in inner
    for sign in "*_|[]#`":
        assert inner.count(sign) == inner.count(f"\\{sign}")


def test_a_row_has_as_many_cells_as_the_head():
    told = format_changes(compare(make(2020), make(2021)), Options(every=True, columns=True))
    widths, table = set(), []
    for line in [*told.split("\n"), ""]:
        if line.startswith("|"):
            table.append(line.replace("\\|", "").count("|"))
        elif table:
            widths.add(len(set(table)))
            table = []
    assert widths == {1}


def test_a_column_for_each_year():
    told = format_trend(follow([make(2020), make(2021), make(2023)]), Options(every=True))
    heads = [line for line in told.split("\n") if line.startswith("| 项目")]
    assert heads
    assert set(heads) == {"| 项目 | 2020 | 2021 | 2022 | 2023 | 走势 | 首末 | 增减% |"}
    assert "缺 2022年的报告" in told
