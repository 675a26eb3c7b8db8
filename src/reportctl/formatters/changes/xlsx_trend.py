"""A trend as a workbook: one column for each year, ready for charts of one's own."""

from __future__ import annotations

from reportctl.compare.trend import Trend
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.trend_lines import shown, span, trend_sheets
from reportctl.formatters.changes.words import arithmetic, check_name
from reportctl.formatters.changes.xlsx import figures, format_of, packed
from reportctl.formatters.findings.xlsx_sheet import Column, Looks, Table

FIRST = 4
"""The column of the first year."""


def format_changes(trend: Trend, options: Options) -> bytes:
    """The workbook; the same bytes for the same reports."""
    from openpyxl import Workbook

    book, looks = Workbook(), Looks()
    sheet = book.active or book.create_sheet()
    sheet.title = "走势"
    years = [Column(f"{year}年", 14, number=True) for year in trend.years]
    ends = (Column("首末增减", 14, number=True), Column("增减%", 15, number=True))
    columns = (Column("部分", 32), Column("项目", 44), Column("列", 16), *years, *ends)
    table = Table(sheet, columns, looks)
    found = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for one in found if options.tables else ():
        for line in one.lines:
            series = line.series
            if series is None:
                continue
            above = " ".join(label for _, label in series.above)
            label = f"{series.caption} {above} {series.label}".strip()
            told = [shown(point) for point in series.points]
            table.write([one.title, label, series.column, *told, "", ""], strong=line.total)
            plain = [
                (FIRST + at, point.value if point.state == "" else None, format_of(point.value))
                for at, point in enumerate(series.points)
                if not point.written or point.written[-1].isdigit()
            ]
            last = FIRST + len(trend.years)
            percent = None if series.percent is None else series.percent / 100
            figures(
                table,
                [
                    *plain,
                    (last, series.delta, format_of(series.delta, signed=True)),
                    (last + 1, percent, "+0.0%;-0.0%;0.0%"),
                ],
            )
    table.finish(span(trend))
    checks = Table(book.create_sheet("结转与滚存"), (Column("核对", 50), Column("算式", 40)), looks)
    for check in trend.checks:
        if not check.holds or check.kind == "roll":
            checks.write([check_name(check), arithmetic(check)], strong=not check.holds)
    checks.finish()
    return packed(book, trend.reports[-1])
