"""A trend for programs: one JSON object."""

from __future__ import annotations

from typing import Any

from reportctl.compare.trend import Series, Trend
from reportctl.formatters.changes.json import carry, dumps, number, rounded, side
from reportctl.formatters.changes.lines import wanted
from reportctl.formatters.changes.options import Options


def format_changes(trend: Trend, options: Options) -> str:
    """`{"reports", "years", "missing", "cells", "shares", "carry"}`.

    A cell has a value and a state for each year; a state is left out where the figure is plain.
    """
    return dumps(
        {
            "reports": [side(report) for report in trend.reports],
            "years": list(trend.years),
            "missing": list(trend.missing),
            "cells": [
                _series(one)
                for one in trend.series
                if options.tables and wanted(one.at.row, options.keys)
            ],
            "shares": [
                {"label": label, "values": {str(year): rounded(value) for year, value in values}}
                for label, values in trend.shares
            ],
            "carry": [carry(check) for check in trend.checks],
        }
    )


def _series(series: Series) -> dict[str, Any]:
    return {
        "key": series.at.row,
        "column": None if series.single else series.column,
        "values": {str(point.year): number(point.value) for point in series.points},
        "states": {str(point.year): point.state for point in series.points if point.state},
        "delta": number(series.delta),
        "percent": rounded(series.percent),
        "total": series.total,
    }
