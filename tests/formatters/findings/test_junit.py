"""A suite for each file, a case for each finding."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from tests.formatters.sample import ALL, BROKEN, CATALOGUE, CLEAN

from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.junit import format_findings


def read(*, strict: bool = False) -> ET.Element:
    return ET.fromstring(format_findings(ALL, CATALOGUE, Options(strict=strict)))


def test_suites_and_their_numbers():
    root = read()
    assert [suite.get("name") for suite in root] == [one.path for one in ALL]
    assert [
        (suite.get("tests"), suite.get("failures"), suite.get("skipped")) for suite in root
    ] == [("3", "1", "1"), ("1", "0", "0"), ("1", "1", "0")]
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("5", "2", "1")


def test_an_error_fails_and_says_why():
    failure = read()[0][0].find("failure")
    assert failure is not None
    assert failure.get("message") == "总计不等于各项之和：3440+75=3515，填写 3526"
    assert (failure.text or "").endswith("怎么改：填 3515")


def test_an_accepted_finding_is_skipped_with_its_reason():
    skipped = read(strict=True)[0][1].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "本年清理（李某）"


def test_a_lighter_finding_passes_and_is_told():
    assert "“&”写作“和”" in (read(strict=True)[0][2].findtext("system-out") or "")


def test_what_xml_cannot_hold_is_left_out():
    assert "\x1b" not in format_findings([BROKEN], CATALOGUE, Options())


def test_what_a_baseline_knows_is_counted_and_no_case():
    suite = ET.fromstring(format_findings([replace(CLEAN, known=4)], CATALOGUE, Options()))[0]
    assert suite.get("tests") == "1"
    assert suite.findtext("system-out") == "基线中已有的 4 个问题没有列出"


def test_known_and_hidden_findings_are_told_in_the_one_output_that_a_suite_may_have():
    told = format_findings([replace(CLEAN, known=4, hidden=2)], CATALOGUE, Options())
    outputs = ET.fromstring(told)[0].findall("system-out")
    assert [one.text for one in outputs] == [
        "基线中已有的 4 个问题没有列出\n按设置没有列出勾稽错误 2 个"
    ]


def test_files_that_were_passed_over_are_named():
    told = format_findings(ALL, CATALOGUE, Options(passed=("甲镇/旧稿.docx",)))
    skipped = ET.fromstring(told)[-1]
    assert (skipped.get("name"), skipped.get("skipped")) == ("甲镇/旧稿.docx", "1")
