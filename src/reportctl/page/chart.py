"""The charts of a report's 图解, from it and the years before: labels, series, words; undrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from reportctl.record import record
from reportctl.report.report import Report
from reportctl.schema.form import Heading, Table

Kind = Literal["tiles", "bar", "stack", "line"]
"""One figure a label, said large; one figure a label as a bar; the series of a label on top of each
other; each series over the labels, which are years."""
YEARS = 5
"""How many years a trend shows at the most, this one included."""

FEWEST = 3
"""How many years make a trend."""

Figure = int | Decimal | None

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.、])"
)


@record(frozen=True, slots=True)
class Series:
    """The figures of one name, one for each label of the chart."""

    name: str
    values: tuple[int | Decimal | None, ...]
    """None where the report has a blank or there is no report: a gap, never a zero."""


@record(frozen=True, slots=True)
class Chart:
    """One picture of a 图解."""

    name: str
    """Unique among the charts of a page."""
    title: str
    kind: Kind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    """One for a bar chart, any number for the others."""
    unit: str = "件"
    whole: int | Decimal | None = None
    """What the figures add up to, where each is told as a share of it; None where they are not."""
    note: str = ""
    """A line under the chart, such as what the figures add up to."""


def share(value: int | Decimal | None, whole: int | Decimal | None) -> str:
    """The part of the whole in percent with one decimal, or '' where it cannot be said.

    What is not nothing is not said to be 0.0%, and what is not all not to be 100.0%.
    """
    if value is None or not whole or value < 0 or value > whole:
        return ""
    part = (Decimal(value) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if value in (0, whole):
        return f"{part:.0f}%"
    return "不足0.1%" if part == 0 else "超过99.9%" if part == 100 else f"{part}%"  # noqa: PLR2004


def chart_report(report: Report, earlier: Sequence[Report] = ()) -> tuple[Chart, ...]:
    """Headline figures, section two, where applications came from, how they ended, disputes.

    `earlier` may come in any order, from any edition; reports of this year or later are left out.
    A chart without any figure is not made. A trend shows up to five years, and is made from three
    years on: two points are no trend.
    """
    charts = [_headline(report), *_disclosed(report)]
    for table in report.tables:
        if table.balance:
            charts += [_sources(report, table), _ends(report, table)]
        if table.across:
            charts.append(_results(report, table))
    known = {other.year: other for other in earlier if 0 < report.year - other.year < YEARS}
    if len(known) + 1 >= FEWEST:
        charts.append(_trend({**known, report.year: report}))
    return tuple(chart for chart in charts if _has_figures(chart))


def _headline(report: Report) -> Chart:
    """What came in, what ended, what is left and the disputes: this year's figures of a trend.

    A figure that the report leaves blank is no headline; the charts below show the gap.
    """
    followed = [
        (name, _over_columns(report, table, row))
        for table in report.tables
        for name, row in _followed(table)
    ]
    followed = [(name, value) for name, value in followed if value is not None]
    return Chart(
        name="headline",
        title=f"{report.year}年政府信息公开数字",
        kind="tiles",
        labels=tuple(name for name, _ in followed),
        series=(Series("数量", tuple(value for _, value in followed)),),
    )


def _disclosed(report: Report) -> Iterator[Chart]:
    """Section two: a chart of counts for each table of the file, its blocks taken together."""
    blocks: dict[str, list[Table]] = {}
    for table in report.tables:
        if table.caption:
            blocks.setdefault(table.key, []).append(table)
    for key, tables in blocks.items():
        counted = [
            (table, row, column)
            for table in tables
            for row in table.rows.leaves
            for column in table.columns.leaves
            if table.holds(row, column) == "count"
        ]
        several = any(len(table.columns.leaves) > 1 for table in tables)
        rows = dict.fromkeys(_plain(row) for _, row, _ in counted)
        yield Chart(
            name=key,
            title="、".join(rows),
            kind="bar",
            labels=tuple(
                f"{_plain(row)}·{_plain(column)}" if several else _plain(row)
                for _, row, column in counted
            ),
            series=(Series("数量", tuple(report.value(t.at(r, c)) for t, r, c in counted)),),
        )


def _sources(report: Report, table: Table) -> Chart:
    """What came in this year, by the columns: the classes of applicants."""
    row = _incoming(table)
    columns = [column for column in table.columns.leaves if not column.total]
    values = tuple(report.value(table.at(row, column)) for column in columns)
    return Chart(
        name=f"{table.key}.sources",
        title=f"{table.spanner}（{_plain(row)}）" if table.spanner else _plain(row),
        kind="bar",
        labels=tuple(map(_plain, columns)),
        series=(Series(_plain(row), values),),
        whole=_over_columns(report, table, row),
        note=_whole(_over_columns(report, table, row)),
    )


def _ends(report: Report, table: Table) -> Chart:
    """How it ended: the headings beside the total of the outcomes."""
    total = _ended(table)
    above = table.rows.by_key[total.parent]
    groups = [h for h in table.rows.headings if h.parent == total.parent and not h.total]
    values = tuple(_over_rows(report, table, group) for group in groups)
    return Chart(
        name=f"{table.key}.ends",
        title=_plain(above),
        kind="bar",
        labels=tuple(map(_plain, groups)),
        series=(Series(_plain(above), values),),
        whole=_over_columns(report, table, total),
        note=_whole(_over_columns(report, table, total)),
    )


def _results(report: Report, table: Table) -> Chart:
    """The rows that are printed side by side, each by its results."""
    columns = [column for column in table.columns.leaves if not column.total]
    return Chart(
        name=f"{table.key}.results",
        title=_title(report, table),
        kind="stack",
        labels=tuple(_trail(table, row) for row in table.rows.leaves),
        series=tuple(
            Series(
                column.label,
                tuple(report.value(table.at(row, column)) for row in table.rows.leaves),
            )
            for column in columns
        ),
    )


def _trend(reports: dict[int, Report]) -> Chart:
    """What came in, what ended, what is left and the disputes, year by year."""
    latest = reports[max(reports)]
    years = range(min(reports), max(reports) + 1)
    return Chart(
        name="trend",
        title=f"{years[0]}年至{years[-1]}年变化",
        kind="line",
        labels=tuple(f"{year}年" for year in years),
        series=tuple(
            Series(
                name,
                tuple(_figure_of(reports.get(year), table, row) for year in years),
            )
            for table in latest.tables
            for name, row in _followed(table)
        ),
    )


def _followed(table: Table) -> Iterator[tuple[str, Heading]]:
    """The rows that a trend follows, with what to call them."""
    if table.balance:
        repeated = table.carries[1] if table.carries else ""
        for key in (key for side in table.balance for key in side if key != repeated):
            row = table.rows.by_key[key]
            above = table.rows.by_key.get(row.parent)
            yield (f"{_plain(above)}{_plain(row)}" if row.total and above else _plain(row)), row
    elif table.across:
        yield from ((_trail(table, row), row) for row in table.rows.leaves)


def _figure_of(report: Report | None, table: Table, row: Heading) -> Figure:
    """The same row of another report: the same key means the same thing in every edition."""
    return _over_columns(report, table, row) if report else None


def _incoming(table: Table) -> Heading:
    """The row on the left of the balance that does not repeat last year's."""
    left = table.balance[0] if table.balance else ()
    repeated = table.carries[1] if table.carries else ""
    return table.rows.by_key[next(key for key in left if key != repeated)]


def _ended(table: Table) -> Heading:
    """The total on the right of the balance."""
    right = table.balance[1] if table.balance else ()
    return next(row for key in right if (row := table.rows.by_key[key]).total)


def _over_rows(report: Report, table: Table, heading: Heading) -> Figure:
    """The sum of the rows under a heading; None when one of them is blank."""
    return _sum([_over_columns(report, table, r) for r in table.rows.leaves_under(heading.key)])


def _over_columns(report: Report, table: Table, row: Heading) -> Figure:
    """The row's total as the report has it, or the sum of its columns where that is blank."""
    for column in table.columns.leaves:
        if column.total:
            found = report.value(table.at(row, column))
            parts = table.columns.parts(column)
            return (
                found
                if found is not None
                else _sum([report.value(table.at(row, p)) for p in parts])
            )
    return _sum([report.value(table.at(row, column)) for column in table.columns.leaves])


def _sum(values: Sequence[Figure]) -> Figure:
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def _whole(total: Figure) -> str:
    return "" if total is None else f"共{total}件。"


def _trail(table: Table, row: Heading) -> str:
    return "·".join(_plain(heading) for heading in table.rows.trail(row))


def _title(report: Report, table: Table) -> str:
    title = report.form.section_by_key[table.section].title
    return title.partition("、")[2] or title


def _plain(heading: Heading) -> str:
    """The label without its number and the explanation in brackets after it."""
    label = _NUMBERING.sub("", heading.label)
    return label.partition("（")[0] if label.endswith("）") else label


def _has_figures(chart: Chart) -> bool:
    return any(value is not None for series in chart.series for value in series.values)
