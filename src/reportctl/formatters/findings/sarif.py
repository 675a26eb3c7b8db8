"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reportctl.finding import Finding, Rule, Severity
from reportctl.formatters.findings.checked import Catalogue, Checked, Options, in_order

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> str:
    """One run with the whole catalogue; columns count characters, not UTF-16 units."""
    index = {code: number for number, code in enumerate(catalogue.rules)}
    run: dict[str, Any] = {
        "tool": {"driver": _driver(catalogue, options)},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, finding, index) for one in checked for finding in in_order(one.findings)
        ],
    }
    if options.passed:
        run["invocations"] = [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": _message(f"没有检查 {path}")}
                    for path in options.passed
                ],
            }
        ]
    told = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _driver(catalogue: Catalogue, options: Options) -> dict[str, Any]:
    driver: dict[str, Any] = {"name": "reportctl", "language": "zh-CN"}
    if options.version:
        driver["version"] = options.version
    driver["rules"] = [_rule(rule, catalogue) for rule in catalogue.rules.values()]
    return driver


def _rule(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": _message(rule.title),
        "fullDescription": _message(rule.page.partition("\n\n")[0] or rule.title),
        "help": _message(rule.page or rule.title),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": not rule.retired},
        "properties": {"tags": [catalogue.family(rule.code)]},
    }


def _result(checked: Checked, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    text = [finding.message, *(f"由此引起：{message}" for message in finding.follows)]
    if finding.hint:
        text.append(f"怎么改：{finding.hint}")
    place = finding.place
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(checked.path)},
            "region": {
                "startLine": place.line,
                "startColumn": place.col,
                "endLine": place.end_line,
                "endColumn": place.end_col,
            },
        },
    }
    if finding.key:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.key, "kind": "member"}]
    told: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": _message("\n".join(text)),
        "locations": [location],
        "partialFingerprints": {"reportctl/v1": _fingerprint(finding)},
    }
    properties = {"key": finding.key, "column": finding.column, "columnKey": finding.column_key}
    told["properties"] = {name: value for name, value in properties.items() if value is not None}
    if finding.follows:
        told["properties"]["follows"] = list(finding.follows)
    if finding.code in index:
        told["ruleIndex"] = index[finding.code]
    if finding.waived is not None:
        told["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": finding.waived}
        ]
    return told


def _message(text: str) -> dict[str, str]:
    """A message string: its braces are doubled, for single ones hold arguments (3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _fingerprint(finding: Finding) -> str:
    """What stays the same when lines are added above the finding."""
    known = "\0".join([finding.code, finding.key or "", finding.column or "", finding.message])
    return hashlib.sha256(known.encode(errors="replace")).hexdigest()[:32]


def uri(path: str) -> str:
    """A path as a URI reference: relative as it is, absolute as file:."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix(), safe="/", errors="replace")
