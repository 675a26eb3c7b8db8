"""A trend as one self-contained page: one column for each year, small lines, charts."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.compare.trend import Trend
from reportctl.formatters.changes.html_charts import spark, trend_charts
from reportctl.formatters.changes.html_pieces import (
    checks_list,
    label_cell,
    number_cell,
    page,
    part_row,
    sides_list,
)
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.trend_lines import (
    TrendLine,
    TrendSheet,
    change,
    legend,
    shown,
    span,
    trend_sheets,
)
from reportctl.formatters.html_page import row, scroll, text


def format_changes(trend: Trend, options: Options) -> str:
    """The whole page."""
    return page(span(trend), "".join(_body(trend, options)))


def _body(trend: Trend, options: Options) -> Iterator[str]:
    yield sides_list((f"{report.year}年", report) for report in trend.reports)
    if trend.missing:
        gone = "、".join(f"{year}年" for year in trend.missing)
        yield f'<p class="notice">缺 {gone}的报告。</p>\n'
    if not options.tables:
        return
    if not options.keys:
        yield trend_charts(trend)
    if marks := legend(trend):
        yield f'<p class="quiet">{text(marks)}</p>\n'
    sheets = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for sheet in sheets:
        yield _sheet(sheet, trend)
    if not options.keys:
        yield _shares(trend)
        if told := checks_list(check for check in trend.checks if not check.holds):
            yield f"<h2>结转与滚存</h2>\n{told}"
        elif trend.checks:
            yield "<h2>结转与滚存</h2>\n<p>各年结转、滚存相符。</p>\n"


def _sheet(sheet: TrendSheet, trend: Trend) -> str:
    told = f"<h2>{text(sheet.title)}</h2>\n"
    if sheet.lines:
        heads = ["项目", *(str(year) for year in trend.years), "走势", "首末", "增减%"]
        rows = "".join(_line(line, len(heads)) for line in sheet.lines)
        caption = f"<caption>{trend.years[0]}年至{trend.years[-1]}年</caption>"
        head = f"<thead>{row(heads, head=True)}</thead>"
        table = f"<table>{caption}{head}<tbody>{rows}</tbody></table>\n"
        told += scroll(f"{sheet.title}各年对照表", table)
    if sheet.folded:
        told += f'<p class="quiet">另有{sheet.folded}行没有变。</p>\n'
    return told


def _line(line: TrendLine, columns: int) -> str:
    if line.series is None:
        return part_row(line.label, line.depth, columns)
    cells = [label_cell(line.label, line.depth)]
    cells += [number_cell(shown(point)) for point in line.series.points]
    cells.append(f"<td>{spark(line.series)}</td>")
    cells += [number_cell(one) for one in change(line.series)]
    opening = '<tr class="total">' if line.total else "<tr>"
    return f"{opening}{''.join(cells)}</tr>\n"


def _shares(trend: Trend) -> str:
    if not any(values for _, values in trend.shares):
        return ""
    head = row(["结果（%）", *(str(year) for year in trend.years)], head=True)
    rows = ""
    for label, values in trend.shares:
        known = dict(values)
        told = (f"{known[y]:.2f}" if y in known else "—" for y in trend.years)
        rows += f"<tr>{label_cell(label + '率', 0)}{''.join(map(number_cell, told))}</tr>\n"
    caption = "<caption>办理结果占总计的比例（%）</caption>"
    table = f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>\n"
    return "<h2>办理结果占比</h2>\n" + scroll("办理结果占比表", table)
