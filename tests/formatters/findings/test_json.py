"""The shapes that programs rely on."""

from __future__ import annotations

import json

from tests.formatters.sample import ALL, BROKEN, CATALOGUE, CLEAN, TOWN

from reportctl.finding import ReadAs
from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.json import format_findings, format_lines, format_passed
from reportctl.record import replace


def test_one_object():
    told = json.loads(format_findings(ALL, CATALOGUE, Options()))
    assert list(told) == ["version", "files", "summary"]
    assert [file["file"] for file in told["files"]] == [one.path for one in ALL]
    assert told["files"][0]["findings"][0] == {
        "code": "T301",
        "severity": "error",
        "key": "applications.received",
        "column": "总计",
        "column_key": None,
        "line": 2,
        "col": 23,
        "end_col": 27,
        "end": [2, 27],
        "message": "总计不等于各项之和：3440+75=3515，填写 3526",
        "follows": ["第一项加第二项不等于第三项加第四项"],
        "hint": "填 3515",
        "waived": None,
    }
    assert told["files"][2]["year"] is None
    assert told["summary"] == {
        "files": 3,
        "error": 2,
        "warning": 0,
        "info": 1,
        "waived": 1,
        "known": 0,
        "hidden": 0,
        "passed": [],
        "codes": {"F102": 1, "T301": 1, "W901": 1},
    }


def test_a_finding_about_a_figure_says_how_it_was_read():
    reading = ReadAs("收到申请", "15", (("applications.received",),), ("total",))
    one = replace(BROKEN, findings=(BROKEN.findings[0]._replace(reading=reading),))
    (finding,) = json.loads(format_findings([one], CATALOGUE, Options()))["files"][0]["findings"]
    assert finding["reading"] == {
        "label": "收到申请",
        "value": "15",
        "rows": [["applications.received"]],
        "columns": ["total"],
    }


def test_a_place_over_several_lines_ends_with_its_first():
    (finding,) = json.loads(format_findings([BROKEN], CATALOGUE, Options()))["files"][0]["findings"]
    assert (finding["col"], finding["end_col"]) == (5, 8)


def test_one_line_for_each_file():
    lines = format_lines(ALL, CATALOGUE, Options()).splitlines()
    assert [json.loads(line)["organ"] for line in lines] == ["甲镇人民政府", "乙镇人民政府", ""]
    assert format_lines([TOWN, CLEAN], CATALOGUE, Options()) == format_lines(
        [TOWN], CATALOGUE, Options()
    ) + format_lines([CLEAN], CATALOGUE, Options())


def test_what_was_passed_over_is_a_closing_line():
    told = json.loads(format_passed(("甲镇/2020.pdf",)))
    assert (told["file"], told["passed"], told["findings"]) == (None, ["甲镇/2020.pdf"], [])
