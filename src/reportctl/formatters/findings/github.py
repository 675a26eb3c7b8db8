"""Findings as workflow commands: GitHub shows each beside its line of the file."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.finding import Finding, Severity
from reportctl.formatters.findings.checked import WAIVED, Catalogue, Checked, Options, in_order

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, _options: Options) -> str:
    """One command a line; an accepted finding is a notice with its reason."""
    return "".join(
        _command(one.path, finding, catalogue) + "\n"
        for one in checked
        for finding in in_order(one.findings)
    )


def _command(path: str, finding: Finding, catalogue: Catalogue) -> str:
    place, waived = finding.place, finding.waived is not None
    command = "notice" if waived else _COMMANDS[finding.severity]
    title = f"{finding.code} {catalogue.title(finding.code)}".strip()
    message = [finding.message, *(f"由此引起：{text}" for text in finding.follows)]
    if waived:
        title = f"{WAIVED} {title}"
        message.append(f"理由：{finding.waived}")
    elif finding.hint:
        message.append(f"怎么改：{finding.hint}")
    properties = {"file": path.replace("\\", "/"), "line": place.line, "col": place.col}
    if place.end_line == place.line:
        properties["endColumn"] = place.end_col
    else:
        properties["endLine"] = place.end_line
    properties["title"] = title
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {told}::{_data(chr(10).join(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
