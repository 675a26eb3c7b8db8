"""Several organs' reports of one year side by side: one row for each organ, one figure a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log
from typing import Literal

from reportctl.comparison.split import bare
from reportctl.record import NamedTuple, record
from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Form, Heading, Table

State = Literal["", "blank", "unread", "absent"]
"""Of a figure: as it is, a blank, not read, no such row in this report."""
FEWEST = 5
"""Figures below which none is called an outlier."""
SPREAD, POINTS = log(3), 10.0
"""The least spread of counts, as a factor of three, and of shares, in percentage points; what is
nearer to the others than one and a half times that is ordinary (Tukey's fences)."""
LEAST_WHOLE = 10
"""A share of less than so many cases says nothing."""


class Point(NamedTuple):
    """What one organ has."""

    value: Number | None
    state: State = ""
    written: str = ""
    """As it stands in the file, an amount with its unit."""

    @property
    def has_unit(self) -> bool:
        """Whether a unit stands behind the figure, so that it is not one to reckon with."""
        return bool(self.written) and not self.written[-1].isdigit()


@record(frozen=True, slots=True)
class Measure:
    """One column: a cell of the form, the sum of a group of rows, or its share of the total."""

    key: str
    """Dotted key of the row or of the heading over the group."""
    column: str
    """Key of the column."""
    column_label: str | None
    """Its printed label, None where a row holds one cell."""
    label: str
    """What stands above the figures, as short as the form allows."""
    section: str
    points: tuple[Point, ...]
    """One for each organ."""
    total: Number | None
    """Of all organs; of a share the share of the sums. None where it cannot be added up."""
    outliers: frozenset[int]
    """The organs, by number, whose figure is far from what the others have."""
    share: bool = False
    """Whether the figures are percentages."""

    @property
    def differs(self) -> bool:
        """Whether two organs have different figures here."""
        return len({point.value for point in self.points}) > 1

    @property
    def middle(self) -> float | None:
        """The median of the figures that there are."""
        known = sorted(float(p.value) for p in self.points if p.value is not None)
        return _quantile(known, 0.5) if known else None


class Sheet(NamedTuple):
    """A section's columns."""

    key: str
    title: str
    measures: tuple[Measure, ...]


@record(frozen=True, eq=False)
class Peers:
    """Several organs' reports of one year."""

    form: Form
    year: int
    reports: tuple[Report, ...]
    sheets: tuple[Sheet, ...]
    """The sections that hold tables, then the shares."""

    @property
    def differs(self) -> bool:
        """Whether two organs have different figures somewhere."""
        return any(measure.differs for sheet in self.sheets for measure in sheet.measures)


SHARES = "shares"
"""The key of the sheet of shares."""


def put_side_by_side(
    reports: Sequence[Report], *, every: bool = False, columns: bool = False
) -> Peers:
    """The reports, all on one edition of the form and of one year, column by column.

    Of table three stand the total column, and of its results each group and their total; with
    `every` each row, with `columns` each kind of applicants too.
    """
    form = reports[0].form
    found = []
    for section in form.sections:
        measures = [
            measure
            for table in section.tables
            for heading, column in _places(table, every=every, columns=columns)
            for measure in [_measure(reports, section.key, table, heading, column)]
        ]
        if measures:
            found.append(Sheet(section.key, section.title, tuple(measures)))
    shares = tuple(share for table in form.tables for share in _shares(reports, table))
    if shares:
        found.append(Sheet(SHARES, "办理结果占总计的比例（%）", shares))
    return Peers(form, reports[0].year, tuple(reports), tuple(found))


def _places(table: Table, *, every: bool, columns: bool) -> Iterator[tuple[Heading, Heading]]:
    total = next((column for column in table.columns.leaves if column.total), None)
    shown = table.columns.leaves if columns or total is None else (total,)
    for heading in table.rows.headings:
        depth = len(list(table.rows.trail(heading)))
        leaf = heading in table.rows.leaves
        if depth > 2 and not every:  # noqa: PLR2004 - below a group
            continue
        if leaf or depth == 2:  # noqa: PLR2004 - a group
            yield from ((heading, column) for column in shown)


def _measure(
    reports: Sequence[Report], section: str, table: Table, heading: Heading, column: Heading
) -> Measure:
    points = tuple(_point(report, table, heading, column) for report in reports)
    return Measure(
        table.row_key(heading),
        column.name,
        None if table.single else column.label,
        _label(table, heading, column),
        section,
        points,
        _add(points),
        _far(points, share=False),
    )


def _point(report: Report, table: Table, heading: Heading, column: Heading) -> Point:
    """A cell, or the sum of the cells under a heading: of no figure where one of them is none."""
    own = report.cells.get(At(table.row_key(heading), column.name))
    if own is not None:
        state: State = "unread" if own.unread else "blank" if own.value is None else ""
        return Point(own.value, state, own.written)
    cells = [
        report.cells.get(At(table.row_key(leaf), column.name))
        for leaf in table.rows.leaves_under(heading.key)
    ]
    if not cells or any(cell is None for cell in cells):
        return Point(None, "absent")
    if any(cell.unread for cell in cells if cell):
        return Point(None, "unread")
    values = [cell.value for cell in cells if cell and cell.value is not None]
    return Point(sum(values)) if len(values) == len(cells) else Point(None, "blank")


def _label(table: Table, heading: Heading, column: Heading) -> str:
    """The shortest of the names that the form knows, without numbering and remarks in brackets."""
    name = min([bare(heading.label), *heading.also], key=len)
    if heading.total and heading.parent in table.rows.by_key:
        name = f"{bare(table.rows.by_key[heading.parent].label)}{name}"
    return name if table.single or column.total else f"{name}·{column.label}"


def _add(points: Sequence[Point]) -> Number | None:
    """The sum of what was read; None where amounts stand with their units, or nothing stands."""
    if any(point.has_unit for point in points if point.value):
        return None
    values = [point.value for point in points if point.value is not None]
    return sum(values) if values else None


def _shares(reports: Sequence[Report], table: Table) -> Iterator[Measure]:
    """The groups beside a total that stands under a heading, as shares of it."""
    sums = [column for column in table.columns.leaves if column.total]
    wholes = [row for row in table.rows.leaves if row.total and row.parent]
    for whole in wholes if sums else ():
        base = [_point(report, table, whole, sums[0]) for report in reports]
        for group in table.rows.headings:
            if group.parent != whole.parent or group.total:
                continue
            parts = [_point(report, table, group, sums[0]) for report in reports]
            points = tuple(map(_share, parts, base))
            label = f"{_label(table, group, sums[0])}率"
            known = [
                (part.value, all_.value)
                for part, all_ in zip(parts, base, strict=True)
                if part.value is not None and all_.value
            ]
            of_all = _share(
                Point(sum(part for part, _ in known)), Point(sum(all_ for _, all_ in known))
            )
            enough = [
                point if (all_.value or 0) >= LEAST_WHOLE else Point(None)
                for point, all_ in zip(points, base, strict=True)
            ]
            yield Measure(
                table.row_key(group),
                sums[0].name,
                sums[0].label,
                label,
                SHARES,
                points,
                of_all.value,
                _far(enough, share=True),
                share=True,
            )


def _share(part: Point, whole: Point) -> Point:
    if part.value is None or whole.value is None:
        return Point(None, part.state or whole.state)
    if whole.value <= 0:
        return Point(None)
    return Point(round(Decimal(part.value) * 100 / Decimal(whole.value), 2))


def _far(points: Sequence[Point], *, share: bool) -> frozenset[int]:
    """The figures beyond Tukey's fences; counts are compared by factors, shares by points."""
    known = [
        (number, float(point.value) if share else log(1 + float(point.value)))
        for number, point in enumerate(points)
        if point.value is not None and point.value >= 0 and not point.has_unit
    ]
    if len(known) < FEWEST:
        return frozenset()
    ordered = sorted(value for _, value in known)
    low, high = _quantile(ordered, 0.25), _quantile(ordered, 0.75)
    reach = 1.5 * max(high - low, POINTS if share else SPREAD)
    return frozenset(n for n, value in known if not low - reach <= value <= high + reach)


def _quantile(ordered: Sequence[float], part: float) -> float:
    at = (len(ordered) - 1) * part
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)
