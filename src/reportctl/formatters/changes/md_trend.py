"""A trend as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.compare.trend import Trend
from reportctl.formatters.changes.md import text_of
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.trend_lines import (
    bars,
    change,
    legend,
    shown,
    span,
    trend_sheets,
)
from reportctl.formatters.changes.words import arithmetic, check_name


def format_changes(trend: Trend, options: Options) -> str:
    """One pipe table for each section, one column for each year."""
    return "\n".join(_lines(trend, options)).strip("\n") + "\n"


def _lines(trend: Trend, options: Options) -> Iterator[str]:
    yield from (f"# {text_of(span(trend))}", "")
    for report in trend.reports:
        text = f"{report.year}年：{report.organ} · {report.form.notice}格式（{report.path}）"
        yield f"- {text_of(text)}"
    if trend.missing:
        yield "- 缺 " + "、".join(f"{year}年" for year in trend.missing) + "的报告"
    yield ""
    if marks := legend(trend):
        yield from (text_of(marks), "")
    sheets = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for sheet in sheets if options.tables else ():
        yield from (f"## {sheet.title}", "")
        heads = ("项目", *(str(year) for year in trend.years), "走势", "首末", "增减%")
        yield "| " + " | ".join(heads) + " |"
        yield "| --- |" + " ---: |" * len(trend.years) + " --- | ---: | ---: |"
        for line in sheet.lines:
            indent, label = "　" * line.depth, text_of(line.label)
            if line.series is None:
                cells = [f"{indent}**{label}**", *[""] * (len(heads) - 1)]
            else:
                figures = [text_of(shown(point)) for point in line.series.points]
                cells = [indent + label, *figures, bars(line.series), *change(line.series)]
            yield "| " + " | ".join(cells) + " |"
        yield ""
        if sheet.folded:
            yield from (f"另有{sheet.folded}行没有变。", "")
    broken = [check for check in trend.checks if not check.holds]
    if broken:
        yield from ("## 结转与滚存", "")
    for check in broken:
        terms = "、".join(name for name, _ in check.terms)
        yield f"- {text_of(f'{check_name(check)}：{arithmetic(check)}（{terms}）')}"
