"""A comparison as a workbook: the cells, the shares and checks, the prose, the figures in it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportctl.archive import date_package, moment_of, save_book
from reportctl.comparison.changes import Comparison
from reportctl.formatters.changes.change_lines import Line, sheets, shown_checks, summary
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.text_prose import beside_tables, said
from reportctl.formatters.changes.words import (
    arithmetic,
    check_name,
    describe,
    edition_notice,
    fact_lines,
    new_figure,
    old_figure,
    sides,
    title,
)
from reportctl.formatters.workbook import Column, Looks, Table
from reportctl.report.report import Number, Report

if TYPE_CHECKING:
    from openpyxl import Workbook
from reportctl.comparison.trend import Trend
from reportctl.formatters.changes.trend_lines import shown, span, trend_sheets

KINDS = {"changed": "改写", "moved": "移动", "removed": "删去", "added": "新增"}


def format_changes(comparison: Comparison, options: Options) -> bytes:
    """The workbook; the same bytes for the same comparison. Text is never a formula."""
    from openpyxl import Workbook

    book, looks = Workbook(), Looks()
    _about(book, looks, comparison)
    if options.tables:
        _cells(book, looks, comparison, options)
        if not options.keys:
            _below(book, looks, comparison)
    if any(options.prose(section.key) for section in comparison.prose):
        _prose(book, looks, comparison, options)
    return packed(book, comparison.new)


def packed(book: Workbook, newest: Report) -> bytes:
    """The workbook's bytes, dated by the newest report and not by a clock."""
    return date_package(save_book(book), moment_of(newest.year))


def figures(table: Table, columns: Sequence[tuple[int, Number | float | None, str]]) -> None:
    """Write figures into the row that was written last: (column, figure, number format)."""
    for column, value, number_format in columns:
        if value is not None:
            cell: Any = table.sheet.cell(table.rows, column)
            cell.value = value
            cell.number_format = number_format


def format_of(value: Number | None, *, signed: bool = False) -> str:
    """A number format with thousands and with the decimals that the figure has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    plain = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return f"+{plain};-{plain};0" if signed else plain


def _about(book: Workbook, looks: Looks, comparison: Comparison) -> None:
    sheet = book.active or book.create_sheet()
    sheet.title = "说明"
    table = Table(sheet, (Column("项目", 16), Column("内容", 90)), looks)
    table.write(["对比", title(comparison)], strong=True)
    for name, report in zip(sides(comparison), (comparison.old, comparison.new), strict=True):
        table.write([name, f"{describe(report)}（{report.path}）"])
    if notice := edition_notice(comparison):
        table.write(["换表", notice])
    table.write(["结果", summary(comparison)])
    table.finish()


def _cells(book: Workbook, looks: Looks, comparison: Comparison, options: Options) -> None:
    older, newer = sides(comparison)
    columns = (
        Column("部分", 32),
        Column("项目", 44),
        Column("列", 16),
        Column(older, 14, number=True),
        Column(newer, 14, number=True),
        Column("增减", 14, number=True),
        Column("增减%", 13, number=True),
        Column("说明", 30),
    )
    table = Table(book.create_sheet("表格对照"), columns, looks)
    for sheet in sheets(comparison, every=True, only=options.keys):
        trail: dict[int, str] = {}
        for line in sheet.lines:
            trail = {depth: label for depth, label in trail.items() if depth < line.depth}
            if line.change is None:
                trail[line.depth] = line.label
            else:
                _row(table, sheet.title, " ".join(trail.values()), line, options)
    table.finish(title(comparison))


def _row(table: Table, section: str, above: str, line: Line, options: Options) -> None:
    changes = [line.change] if line.change else []
    if options.columns:
        changes += line.others
    label = f"{above} {line.label}".strip()
    for change in changes:
        if not (options.every or change.differs or change.status != "same"):
            continue
        remark = "，".join(part for part in (line.note, line.tag) if part)
        row = [
            section,
            label,
            change.column,
            old_figure(change),
            new_figure(change),
            "",
            "",
            remark,
        ]
        table.write(row, strong=change.total and line.total)
        percent = None if change.percent is None else change.percent / 100
        figures(
            table,
            [
                (4, _exact(change.old, change.old_written), format_of(change.old)),
                (5, _exact(change.new, change.new_written), format_of(change.new)),
                (6, change.delta, format_of(change.delta, signed=True)),
                (7, percent, "+0.0%;-0.0%;0.0%"),
            ],
        )


def _exact(value: Number | None, written: str) -> Number | None:
    """The figure, unless it was written with its unit."""
    return value if not written or written[-1].isdigit() else None


def _below(book: Workbook, looks: Looks, comparison: Comparison) -> None:
    older, newer = sides(comparison)
    columns = (
        Column("项目", 40),
        Column(older, 14, number=True),
        Column(newer, 14, number=True),
        Column("变化（百分点）", 14, number=True),
    )
    table = Table(book.create_sheet("办理结果占比"), columns, looks)
    for share in comparison.shares:
        table.write([f"{share.label}率", "", "", ""])
        old, new = (p if p is None else p / 100 for p in (share.old_percent, share.new_percent))
        figures(
            table,
            [(2, old, "0.00%"), (3, new, "0.00%"), (4, share.points, "+0.00;-0.00;0.00")],
        )
    table.finish()
    kept = (Column("核对", 44), Column("算式", 34), Column("各项", 50))
    table = Table(book.create_sheet("结转与滚存"), kept, looks)
    for check in shown_checks(comparison):
        terms = "、".join(name for name, _ in check.terms)
        table.write([check_name(check), arithmetic(check), terms], strong=check.state == "broken")
    for fact in fact_lines(comparison):
        table.write([fact, "", ""], strong=True)
    for extra in comparison.extras:
        old_row, new_row = (" ".join(r) if r is not None else "没有这一行" for r in extra[2:])
        table.write([f"格式之外的行 {extra.label}", f"{old_row} → {new_row}", ""])
    table.finish()


def _prose(book: Workbook, looks: Looks, comparison: Comparison, options: Options) -> None:
    older, newer = sides(comparison)
    columns = (
        Column("部分", 24),
        Column("变动", 8),
        Column(f"{older}段", 8, number=True),
        Column(f"{newer}段", 8, number=True),
        Column(f"{older}文字", 50),
        Column(f"{newer}文字", 50),
    )
    table = Table(book.create_sheet("正文对照"), columns, looks)
    for section in comparison.prose:
        for passage in section.passages if options.prose(section.key) else ():
            if passage.kind in KINDS:
                places = (passage.old_paragraph, passage.new_paragraph)
                row = [section.title, KINDS[passage.kind], *places, passage.old, passage.new]
                table.write(row)
    table.finish(title(comparison))
    named = (
        Column("部分", 24),
        Column("事项", 30),
        Column(older, 16),
        Column(newer, 16),
        Column("与表格比较", 40),
    )
    table = Table(book.create_sheet("正文数字"), named, looks)
    for section in comparison.prose:
        for mention in section.mentions if options.prose(section.key) else ():
            old, new = said(mention.old, mention), said(mention.new, mention)
            told, off = beside_tables(mention, older, newer)
            table.write([section.title, mention.label, old, new, told], strong=off)
    table.finish(title(comparison))


FIRST = 4
"""The column of the first year."""


def format_trend(trend: Trend, options: Options) -> bytes:
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
        if check.state != "holds" or check.kind == "roll":
            checks.write([check_name(check), arithmetic(check)], strong=check.state == "broken")
    checks.finish()
    return packed(book, trend.reports[-1])
