"""The essentials of SARIF 2.1.0; the whole was checked once against its schema."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.formatters.sample import ALL, CATALOGUE

from reportctl.finding import Finding
from reportctl.formatters.findings.checked import Checked, Options
from reportctl.formatters.findings.sarif import format_findings, uri


def run() -> dict[str, Any]:
    told = json.loads(format_findings(ALL, CATALOGUE, Options(version="1.2.3")))
    assert told["version"] == "2.1.0"
    (only,) = told["runs"]
    assert isinstance(only, dict)
    return only


def test_the_tool_and_its_rules():
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("reportctl", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["T301", "X202", "P899", "W901"]
    assert driver["rules"][0]["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert driver["rules"][2]["defaultConfiguration"] == {"level": "note", "enabled": False}
    assert driver["rules"][0]["fullDescription"]["text"] == "总计应等于各项之和。"


def test_a_result_points_at_its_characters():
    assert run()["columnKind"] == "unicodeCodePoints"
    result = run()["results"][0]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("T301", 0, "error")
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 23,
        "endLine": 2,
        "endColumn": 27,
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "applications.received"


def test_an_accepted_finding_is_suppressed_with_its_reason():
    assert run()["results"][1]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "本年清理（李某）"}
    ]


def test_a_code_that_the_catalogue_has_not_has_no_index():
    result = run()["results"][-1]
    assert result["ruleId"] == "F102"
    assert "ruleIndex" not in result


def test_braces_are_doubled():
    checked = Checked("a", None, "", (Finding("F102", "error", "写成 {0}"),))
    (result,) = json.loads(format_findings([checked], CATALOGUE, Options()))["runs"][0]["results"]
    assert result["message"]["text"] == "写成 {{0}}"


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("a b/2021.toml", "a%20b/2021.toml"),
        ("坏:100%,.toml", "%E5%9D%8F%3A100%25%2C.toml"),
        ("/srv/甲/2021.toml", "file:///srv/%E7%94%B2/2021.toml"),
    ],
)
def test_uri(path: str, reference: str):
    assert uri(path) == reference


def test_files_that_were_passed_over_are_named():
    told = format_findings(ALL, CATALOGUE, Options(passed=("甲镇/旧稿.docx",)))
    (run,) = json.loads(told)["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "没有检查 甲镇/旧稿.docx"
