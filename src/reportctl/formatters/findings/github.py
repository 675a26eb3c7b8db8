"""Findings as workflow commands: GitHub shows each beside its line of the file.

Only the first ten errors and ten warnings of a step become annotations, and the log shows a
command without its properties. So each message names its place, and a plain line counts them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.finding import Finding, Severity
from reportctl.formatters.findings.checked import (
    WAIVED,
    Catalogue,
    Checked,
    Options,
    count_findings,
    in_order,
    sum_up,
)
from reportctl.terminal.safe import plain

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> str:
    """One command a line; an accepted finding is a notice with its reason; last the totals."""
    commands = [
        _command(one.path, finding, catalogue) + "\n"
        for one in checked
        for finding in in_order(one.findings)
    ]
    return "".join([*commands, count_findings(sum_up(checked, options.passed)), "\n"])


def _command(path: str, finding: Finding, catalogue: Catalogue) -> str:
    place, waived = finding.place, finding.waived is not None
    command = "notice" if waived else _COMMANDS[finding.severity]
    title = f"{finding.code} {catalogue.title(finding.code)}".strip()
    spot = f"{path}:{place.line}:{place.col}"
    message = [f"{spot}: {finding.message}", *(f"由此引起：{text}" for text in finding.follows)]
    if waived:
        title = f"{WAIVED} {title}"
        message.append(f"理由：{finding.waived}")
    elif finding.hint:
        message.append(f"怎么改：{finding.hint}")
    properties = {"file": path.replace("\\", "/"), "line": place.line}
    # columns count only within one line: with a later endLine they are refused
    if place.end_line == place.line:
        properties |= {"col": place.col, "endColumn": place.end_col}
    else:
        properties["endLine"] = place.end_line
    properties["title"] = title
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(chr(10).join(map(plain, message)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
