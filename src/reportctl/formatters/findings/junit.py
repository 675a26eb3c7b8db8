"""Findings as a JUnit report: a suite for each file, a case for each finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reportctl.finding import SEVERITY_WORDS, Finding
from reportctl.formatters.findings.checked import Catalogue, Checked, Options, in_order

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold."""


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> str:
    """Errors fail, warnings too where they count; lighter findings pass and say what they found.

    A file without findings is one case that passes; an accepted finding is skipped, and so is
    a file that was not checked.
    """
    root = Element("testsuites", name="reportctl")
    for one in checked:
        _suite(root, one, catalogue, options)
    for path in options.passed:
        suite = SubElement(root, "testsuite", name=_fit(path), tests="1", skipped="1")
        case = SubElement(suite, "testcase", classname=_fit(path), name="没有检查")
        SubElement(case, "skipped", message="不是报告文件，或者读不出来，没有检查")
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, checked: Checked, catalogue: Catalogue, options: Options) -> None:
    suite = SubElement(root, "testsuite", name=_fit(checked.path))
    failing = ("error", "warning") if options.strict else ("error",)
    for finding in in_order(checked.findings):
        title = f"{finding.code} {catalogue.title(finding.code)}".strip()
        case = SubElement(
            suite,
            "testcase",
            classname=_fit(checked.path),
            name=_fit(f"{title}（第 {finding.place.line} 行）"),
            file=_fit(checked.path),
            line=str(finding.place.line),
        )
        keys = {"key": finding.key, "column": finding.column, "column_key": finding.column_key}
        if named := {name: value for name, value in keys.items() if value}:
            properties = SubElement(case, "properties")
            for name, value in named.items():
                SubElement(properties, "property", name=name, value=_fit(value))
        if finding.waived is not None:
            SubElement(case, "skipped", message=_fit(finding.waived))
        elif finding.severity in failing:
            failure = SubElement(
                case, "failure", type=finding.severity, message=_fit(finding.message)
            )
            failure.text = _body(checked.path, finding)
        else:
            SubElement(case, "system-out").text = _body(checked.path, finding)
    if not checked.findings:
        SubElement(suite, "testcase", classname=_fit(checked.path), name="没有发现问题")
    unlisted = [f"基线中已有的 {checked.known} 个问题没有列出"] if checked.known else []
    unlisted += [f"按设置没有列出勾稽错误 {checked.hidden} 个"] if checked.hidden else []
    if unlisted:  # the schema allows a suite one of it
        SubElement(suite, "system-out").text = "\n".join(unlisted)
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("errors", "0")


def _body(path: str, finding: Finding) -> str:
    place, word = finding.place, SEVERITY_WORDS[finding.severity]
    told = [f"{path}:{place.line}:{place.col}: {word} {finding.message}"]
    told += [f"由此引起：{message}" for message in finding.follows]
    if finding.hint:
        told.append(f"怎么改：{finding.hint}")
    return _fit("\n".join(told))


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
