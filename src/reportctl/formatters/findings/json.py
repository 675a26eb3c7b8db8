"""Findings for programs: one JSON object, or one line of JSON for each file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportctl.formatters.findings.checked import (
    Catalogue,
    Checked,
    Options,
    end_on_line,
    in_order,
    sum_up,
)
from reportctl.formatters.rows.columns import VERSION


def format_findings(checked: Sequence[Checked], _catalogue: Catalogue, options: Options) -> str:
    """`{"files": […], "summary": {…}}`; the summary counts open findings, and accepted ones."""
    summary = sum_up(checked, options.passed)
    told: dict[str, Any] = {
        "version": VERSION,
        "files": [_file(one) for one in checked],
        "summary": {
            "files": summary.files,
            **summary.severities,
            "waived": summary.waived,
            "known": summary.known,
            "hidden": summary.hidden,
            "passed": list(summary.passed),
            "codes": summary.codes,
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def format_lines(checked: Sequence[Checked], _catalogue: Catalogue, _options: Options) -> str:
    """One file's object on each line, in the order given."""
    return "".join(json.dumps(_file(one), ensure_ascii=False) + "\n" for one in checked)


def format_copies(checked: Sequence[Checked], compared: int) -> str:
    """The closing line: what is copied, each finding with its file, of so many files compared."""
    findings = [
        {"file": one.path, **finding} for one in checked for finding in _file(one)["findings"]
    ]
    told = {"file": None, "year": None, "organ": "", "compared": compared, "findings": findings}
    return json.dumps(told, ensure_ascii=False) + "\n"


def format_passed(passed: Sequence[str]) -> str:
    """The closing line with the files of the folders that may be reports and were not checked."""
    told = {"file": None, "year": None, "organ": "", "passed": list(passed), "findings": []}
    return json.dumps(told, ensure_ascii=False) + "\n"


def _file(checked: Checked) -> dict[str, Any]:
    lines = checked.text.split("\n")
    return {
        "file": checked.path,
        "year": checked.year,
        "organ": checked.organ,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "key": finding.key,
                "column": finding.column,
                "column_key": finding.column_key,
                "line": finding.place.line,
                "col": finding.place.col,
                # a place over several lines ends, for a reader of one line, where its first does
                "end_col": end_on_line(lines, finding.place),
                # where it ends in truth
                "end": [finding.place.end_line, finding.place.end_col],
                "message": finding.message,
                "follows": list(finding.follows),
                "hint": finding.hint,
                "waived": finding.waived,
                # how a figure of the prose was understood, for findings that speak of one
                **({"reading": finding.reading._asdict()} if finding.reading else {}),
            }
            for finding in in_order(checked.findings)
        ],
        # arithmetic errors that the settings have switched off
        **({"hidden": checked.hidden} if checked.hidden else {}),
    }
