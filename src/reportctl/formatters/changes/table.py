"""What was compared as a flat table: a row for each cell, for each year of it, for each organ."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO

from reportctl.comparison.changes import Comparison
from reportctl.comparison.peers import Peers
from reportctl.comparison.trend import Trend
from reportctl.formatters.changes.change_lines import is_shown
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_lines import asked_sheets
from reportctl.formatters.rows.formats import open_table
from reportctl.record import NamedTuple
from reportctl.report.report import Number


class ChangeRow(NamedTuple):
    """A cell of two reports."""

    key: str
    column: str | None
    column_key: str
    label: str
    old: Decimal | None
    new: Decimal | None
    delta: Decimal | None
    status: str


class YearRow(NamedTuple):
    """A cell in one year."""

    key: str
    column: str | None
    column_key: str
    label: str
    year: int
    value: Decimal | None
    state: str


class PeerRow(NamedTuple):
    """A figure of one organ."""

    organ: str
    year: int
    file: str
    key: str
    column: str | None
    column_key: str
    label: str
    measure: str
    """`figure`, or `share` for a percentage of the total."""
    value: Decimal | None
    state: str
    outlier: int
    """1 where it is far from what the others have."""


def format_changes(comparison: Comparison, options: Options) -> bytes:
    """The cells of two reports; prose is not in it."""
    rows = (
        ChangeRow(
            row.key,
            None if cell.single else cell.column,
            cell.at.column,
            row.label,
            _exact(cell.old),
            _exact(cell.new),
            _exact(cell.delta),
            cell.status,
        )
        for block in comparison.blocks
        for row in block.rows
        if is_shown(row.key, options)
        for cell in row.cells
    )
    return _write(ChangeRow, rows)


def format_trend(trend: Trend, options: Options) -> bytes:
    """The cells of all years."""
    rows = (
        YearRow(
            one.at.row,
            None if one.single else one.column,
            one.at.column,
            one.label,
            point.year,
            _exact(point.value),
            point.state,
        )
        for one in trend.series
        if is_shown(one.at.row, options)
        for point in one.points
    )
    return _write(YearRow, rows)


def format_peers(peers: Peers, options: Options) -> bytes:
    """The figures of all organs."""
    rows = (
        PeerRow(
            report.organ,
            report.year,
            str(report.path),
            measure.key,
            measure.column_label,
            measure.column,
            measure.label,
            "share" if measure.share else "figure",
            _exact(measure.points[at].value),
            measure.points[at].state,
            int(at in measure.outliers),
        )
        for sheet in asked_sheets(peers, options)
        for measure in sheet.measures
        for at, report in enumerate(peers.reports)
    )
    return _write(PeerRow, rows)


def _exact(value: Number | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _write(row: type[tuple[object, ...]], rows: Iterable[tuple[object, ...]]) -> bytes:
    file = BytesIO()
    table = open_table("csv", file, row)
    table.write(rows)
    table.close()
    return file.getvalue()
