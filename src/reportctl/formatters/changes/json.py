"""A comparison for programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from reportctl.comparison.changes import Change, Check, Comparison, ExtraChange, SectionChange
from reportctl.comparison.peers import Peers
from reportctl.comparison.trend import Series, Trend
from reportctl.formatters.changes.change_lines import is_shown
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_lines import asked_sheets
from reportctl.formatters.rows.columns import VERSION
from reportctl.report.report import Number, Report


def format_changes(comparison: Comparison, options: Options) -> str:
    """`{"old", "new", "cells", "prose", "carry", "facts"}`, as docs/comparing.md tells.

    A cell's `delta` is null where nothing may be subtracted; `status` says why. A row that the
    form does not have is told as it was written, under `TABLE.extra.LABEL`.
    """
    return dumps(
        {
            "old": side(comparison.old),
            "new": side(comparison.new),
            "cells": [
                _cell(row.key, change)
                for block in comparison.blocks
                for row in block.rows
                if is_shown(row.key, options)
                for change in row.cells
            ]
            + [
                cell
                for extra in comparison.extras
                if is_shown(extra.table, options)
                for cell in _extra(extra, comparison.new)
            ],
            "prose": [_prose(one) for one in comparison.prose if options.prose(one.key)],
            "carry": [carry(check) for check in comparison.checks],
            "facts": [fact._asdict() for fact in comparison.facts],
        }
    )


def dumps(told: dict[str, Any]) -> str:
    """The JSON text with its version; figures exact as far as a program's floats are."""
    return json.dumps({"version": VERSION, **told}, ensure_ascii=False, indent=1) + "\n"


def side(report: Report) -> dict[str, Any]:
    """Which report it is."""
    return {
        "file": str(report.path),
        "organ": report.organ,
        "year": report.year,
        "edition": report.form.edition,
        "notice": report.form.notice,
    }


def number(value: Number | None) -> int | float | None:
    """A figure as JSON has it; null for a blank."""
    return value if value is None or isinstance(value, int) else float(value)


def rounded(value: float | None) -> float | None:
    """A percentage with two decimals."""
    return None if value is None else round(value, 2)


def _cell(key: str, change: Change) -> dict[str, Any]:
    return {
        "key": key,
        "column": None if change.single else change.column,
        "column_key": change.at.column,
        "old": number(change.old),
        "new": number(change.new),
        "delta": number(change.delta),
        "status": change.status,
    }


def _extra(extra: ExtraChange, report: Report) -> Iterator[dict[str, Any]]:
    """The cells of a row that the form does not have: texts, and nothing is subtracted."""
    labels = [
        column.label
        for table in report.tables
        if table.key == extra.table
        for column in table.columns.leaves
    ]
    both = zip_longest(extra.old or (), extra.new or ())
    for (old, new), label in zip_longest(both, labels[: max(map(len, _sides(extra)))]):
        yield {
            "key": f"{extra.table}.extra.{extra.label}",
            "column": label,
            "column_key": None,
            "old": old,
            "new": new,
            "delta": None,
            "status": _status(extra, same=old == new),
        }


def _sides(extra: ExtraChange) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return extra.old or (), extra.new or ()


def _status(extra: ExtraChange, *, same: bool) -> str:
    if extra.old is None or extra.new is None:
        return "new" if extra.old is None else "old"
    return "same" if same else "changed"


def carry(check: Check) -> dict[str, Any]:
    """A carry-over or a roll-forward with its arithmetic."""
    return {
        "kind": check.kind,
        "key": check.at.row,
        "column": check.column,
        "column_key": check.at.column,
        "expected": number(check.expected),
        "found": number(check.found),
        "state": check.state,
        "holds": None if check.state == "unknown" else check.state == "holds",
        "terms": [{"label": name, "value": number(value)} for name, value in check.terms],
    }


def _prose(section: SectionChange) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "similarity": None if section.similarity is None else round(section.similarity, 4),
        "changes": [
            {
                "kind": passage.kind,
                "old": passage.old or None,
                "new": passage.new or None,
                "old_paragraph": passage.old_paragraph,
                "new_paragraph": passage.new_paragraph,
                "pieces": [list(piece) for piece in passage.pieces],
            }
            for passage in section.passages
            if passage.kind != "same"
        ],
        "figures": [
            {
                "label": mention.label,
                "unit": mention.unit,
                "old": mention.old,
                "new": mention.new,
                "old_table": number(mention.old_table),
                "new_table": number(mention.new_table),
            }
            for mention in section.mentions
        ],
    }


def format_trend(trend: Trend, options: Options) -> str:
    """`{"reports", "years", "missing", "cells", "shares", "carry"}`.

    A cell has a value and a state for each year; a state is left out where the figure is plain.
    """
    return dumps(
        {
            "reports": [side(report) for report in trend.reports],
            "years": list(trend.years),
            "missing": list(trend.missing),
            "cells": [_series(one) for one in trend.series if is_shown(one.at.row, options)],
            "shares": [
                {"label": label, "values": {str(year): rounded(value) for year, value in values}}
                for label, values in trend.shares
            ],
            "carry": [carry(check) for check in trend.checks],
        }
    )


def format_peers(peers: Peers, options: Options) -> str:
    """`{"year", "edition", "reports", "measures"}`; `values` in the order of the reports."""
    return dumps(
        {
            "year": peers.year,
            "edition": peers.form.edition,
            "reports": [side(report) for report in peers.reports],
            "measures": [
                {
                    "key": one.key,
                    "column": one.column_label,
                    "column_key": one.column,
                    "label": one.label,
                    "section": one.section,
                    "measure": "share" if one.share else "figure",
                    "values": [number(point.value) for point in one.points],
                    "states": {
                        str(at): point.state for at, point in enumerate(one.points) if point.state
                    },
                    "total": number(one.total),
                    "middle": rounded(one.middle),
                    "outliers": sorted(one.outliers),
                }
                for sheet in asked_sheets(peers, options)
                for one in sheet.measures
            ],
        }
    )


def _series(series: Series) -> dict[str, Any]:
    return {
        "key": series.at.row,
        "column": None if series.single else series.column,
        "column_key": series.at.column,
        "values": {str(point.year): number(point.value) for point in series.points},
        "states": {str(point.year): point.state for point in series.points if point.state},
        "delta": number(series.delta),
        "percent": rounded(series.percent),
        "total": series.total,
    }
