"""A comparison for programs: one JSON object."""

from __future__ import annotations

import json
from typing import Any

from reportctl.compare.comparison import Change, Check, Comparison, SectionChange
from reportctl.report.report import Number, Report
from reportctl.telling.diff.lines import wanted
from reportctl.telling.diff.options import Options


def tell(comparison: Comparison, options: Options) -> str:
    """`{"old", "new", "mode", "cells", "prose", "carry", "shares", "extras"}`.

    A cell's `delta` is null where nothing may be subtracted; `status` says why.
    """
    return dumps(
        {
            "old": side(comparison.old),
            "new": side(comparison.new),
            "mode": comparison.mode,
            "differs": comparison.differs,
            "cells": [
                _cell(row.key, change)
                for block in comparison.blocks
                for row in block.rows
                if options.tables and wanted(row.key, options.keys)
                for change in row.cells
            ],
            "prose": [_prose(one) for one in comparison.prose if options.prose(one.key)],
            "carry": [carry(check) for check in comparison.checks],
            "shares": [
                {
                    "key": share.key,
                    "label": share.label,
                    "old": rounded(share.old_percent),
                    "new": rounded(share.new_percent),
                    "points": rounded(share.points),
                }
                for share in comparison.shares
            ],
            "extras": [
                {"table": extra.table, "label": extra.label, "old": extra.old, "new": extra.new}
                for extra in comparison.extras
            ],
        }
    )


def dumps(told: object) -> str:
    """The JSON text; figures exact as far as a program's floats are."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


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
    told: dict[str, Any] = {
        "key": key,
        "column": None if change.single else change.column,
        "old": number(change.old),
        "new": number(change.new),
        "delta": number(change.delta),
        "status": change.status,
        "percent": rounded(change.percent),
        "total": change.total,
    }
    if change.old_column:
        told["other_column"] = change.old_column
    return told


def carry(check: Check) -> dict[str, Any]:
    """A carry-over or a roll-forward with its arithmetic."""
    return {
        "kind": check.kind,
        "key": check.at.row,
        "column": check.column,
        "expected": number(check.expected),
        "found": number(check.found),
        "holds": check.holds,
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
