"""The trend as Markdown."""

from __future__ import annotations

from tests.compare.reports import make

from reportctl.compare.trend import follow
from reportctl.formatters.changes.md_trend import format_changes
from reportctl.formatters.changes.options import Options


def test_a_column_for_each_year():
    told = format_changes(follow([make(2020), make(2021), make(2023)]), Options(every=True))
    heads = [line for line in told.split("\n") if line.startswith("| 项目")]
    assert heads
    assert set(heads) == {"| 项目 | 2020 | 2021 | 2022 | 2023 | 走势 | 首末 | 增减% |"}
    assert "缺 2022年的报告" in told
