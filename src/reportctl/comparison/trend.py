"""Three and more years of one organ: one row for each cell, one figure for each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from reportctl.comparison.align import align
from reportctl.comparison.changes import Change, Check, RowChange, Share
from reportctl.comparison.compare import check_years, share_out
from reportctl.record import record
from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Kind

State = Literal["", "near", "sum", "beside", "part", "blank", "none", "missing", "absent"]
"""What stands for a year: a figure as it is, one nearly the same, one that is a sum; one that is
not comparable; a blank; no such cell in that year's form; a cell its file has not; no report."""


@record(frozen=True, slots=True)
class Point:
    """One year of a series."""

    year: int
    state: State
    value: Number | None = None
    written: str = ""
    """As it stands in the file, an amount with its unit."""

    @property
    def counts(self) -> bool:
        """Whether the figure can be put beside those of other years."""
        return self.value is not None and self.state in {"", "near", "sum"}


@record(frozen=True, slots=True)
class Series:
    """One cell over the years."""

    at: At
    label: str
    above: tuple[tuple[str, str], ...]
    """Key and label of each heading over its row."""
    column: str
    single: bool
    kind: Kind
    total: bool
    section: str
    caption: str
    points: tuple[Point, ...]
    """One for each year from the first to the last, missing ones too."""

    @property
    def ends(self) -> tuple[Point, Point] | None:
        """The first and the last year with comparable figures; None with fewer than two."""
        counting = [point for point in self.points if point.counts]
        return (counting[0], counting[-1]) if len(counting) > 1 else None

    @property
    def delta(self) -> Number | None:
        """The last figure less the first."""
        ends = self.ends
        if not ends or ends[0].value is None or ends[1].value is None:
            return None
        return ends[1].value - ends[0].value

    @property
    def percent(self) -> float | None:
        """The change from the first to the last in per cent; None from 0."""
        ends, delta = self.ends, self.delta
        if not ends or not ends[0].value or delta is None:
            return None
        return float(delta) / abs(float(ends[0].value)) * 100

    @property
    def moves(self) -> bool:
        """Whether the figures are not all the same."""
        return len({point.value for point in self.points if point.counts}) > 1


@record(frozen=True)
class Trend:
    """The reports of one organ, oldest first."""

    reports: tuple[Report, ...]
    years: tuple[int, ...]
    """Every year from the first to the last."""
    series: tuple[Series, ...]
    shares: tuple[tuple[str, tuple[tuple[int, float], ...]], ...]
    """Each group's label, and its share in per cent by year."""
    checks: tuple[Check, ...]
    """Between each two consecutive years that are there."""

    @property
    def differs(self) -> bool:
        """Whether a figure changed over the years."""
        return any(one.moves for one in self.series)

    @property
    def missing(self) -> tuple[int, ...]:
        """The years without a report."""
        return tuple(year for year in self.years if year not in {r.year for r in self.reports})


def follow(reports: Sequence[Report]) -> Trend:
    """The trend over reports of one organ and of different years, on the newest one's form."""
    ordered = sorted(reports, key=lambda report: report.year)
    newest = ordered[-1]
    years = tuple(range(ordered[0].year, newest.year + 1))
    laid = {report.year: _laid(report, newest) for report in ordered}
    series: list[Series] = []
    for block in align(newest, newest):
        for row in block.rows:
            for change in row.cells:
                points = tuple(_point(laid, year, change.at) for year in years)
                series.append(_series(block.section, block.caption, row, change, points))
    by_year = {report.year: report for report in ordered}
    for gone in _gone(laid, by_year, years, {one.at for one in series}):
        series.insert(_spot(series, gone), gone)
    return Trend(
        tuple(ordered),
        years,
        tuple(series),
        tuple(_shares(ordered)),
        tuple(check for old, new in pairwise(ordered) for check in check_years(old, new)),
    )


_Laid = dict[At, tuple[str, str, RowChange, Change]]


def _laid(report: Report, newest: Report) -> _Laid:
    """A report's cells by the address that they have in the newest report's form."""
    return {
        change.at: (block.section, block.caption, row, change)
        for block in align(report, newest)
        for row in block.rows
        for change in row.cells
    }


def _series(
    section: str, caption: str, row: RowChange, change: Change, points: tuple[Point, ...]
) -> Series:
    return Series(
        change.at,
        row.label,
        row.above,
        change.column,
        change.single,
        change.kind,
        change.total,
        section,
        caption,
        points,
    )


def _point(laid: Mapping[int, _Laid], year: int, at: At) -> Point:
    if year not in laid:
        return Point(year, "absent")
    found = laid[year].get(at)
    if found is None:
        return Point(year, "missing")
    change = found[3]
    if change.status in {"new", "part"} and change.old is None and not change.old_written:
        return Point(year, "part" if change.status == "part" else "none")
    if change.old is None:
        return Point(year, "missing" if change.status == "missing" else "blank")
    state: dict[str, State] = {"near": "near", "sum": "sum", "beside": "beside", "part": "part"}
    return Point(year, state.get(change.status, ""), change.old, change.old_written)


def _gone(
    laid: Mapping[int, _Laid],
    reports: Mapping[int, Report],
    years: Sequence[int],
    known: set[At],
) -> Iterator[Series]:
    """The cells that only earlier forms have; a row that later became several goes on as a sum."""
    for cells in laid.values():
        for at, (section, caption, row, change) in cells.items():
            if at in known or change.status not in {"old", "sum", "part"}:
                continue
            known.add(at)
            points = []
            for year in years:
                point = _point(laid, year, at)
                if point.state == "missing":
                    added = _add(reports[year], at) if change.status == "sum" else None
                    point = Point(year, "none" if added is None else "sum", added)
                elif point.state == "sum":
                    point = Point(year, "", point.value)
                points.append(point)
            yield _series(section, caption, row, change, tuple(points))


def _add(report: Report, at: At) -> Number | None:
    """The sum of the rows under a heading; None where nothing stands there."""
    found = [
        cell.value
        for place, cell in report.cells.items()
        if place.column == at.column and place.row.startswith(f"{at.row}.")
    ]
    figures = [value for value in found if value is not None]
    return sum(figures) if figures else None


def _spot(series: Sequence[Series], gone: Series) -> int:
    """Where a cell of an earlier form is listed: over its parts, else at the end of its block."""
    ends, row = len(series), 0
    for number, one in enumerate(series):
        if gone.at.row in {key for key, _ in one.above}:
            return number
        if (one.section, one.caption) == (gone.section, gone.caption):
            if one.at.row == gone.at.row:
                row = number + 1
            ends = number + 1
        elif one.section == gone.section and ends == len(series):
            ends = max(n for n, other in enumerate(series) if other.section == one.section) + 1
    return row or ends


def _shares(reports: Sequence[Report]) -> Iterator[tuple[str, tuple[tuple[int, float], ...]]]:
    newest = reports[-1]
    found: dict[str, list[tuple[int, float]]] = {}
    for report in reports:
        for share in share_out(report, newest):
            one: Share = share
            values = found.setdefault(one.label, [])
            if one.old_percent is not None:
                values.append((report.year, one.old_percent))
    for label, values in found.items():
        yield label, tuple(values)
