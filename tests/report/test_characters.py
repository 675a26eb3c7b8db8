"""Unseen characters and endless texts are told, with their place."""

from __future__ import annotations

from pathlib import Path

from reportctl.document.toml import parse
from reportctl.finding import Finding
from reportctl.report.build import build
from reportctl.report.report import LONGEST_PROSE
from reportctl.report.skeleton import Content, write_report
from reportctl.rules.check import check
from reportctl.rules.rule import Review
from reportctl.schema.load import load_form


def findings(prose: str, organ: str = "云溪镇") -> tuple[Finding, ...]:
    text = write_report(load_form(2021), Content(organ, 2021, prose={"problems": prose}))
    built = build(parse(text), Path("x.toml"))
    assert built.report
    return check(Review(built.report), built.findings)


def test_an_endless_text_is_told_and_read_only_in_part() -> None:
    line = "申请人身份证号110101199003070011。\n"  # not a valid number: its check digit is wrong
    told = [f.code for f in findings(line * (LONGEST_PROSE // len(line) + 2))]
    assert told.count("F113") == 1


def test_a_long_text_is_not_endless() -> None:
    assert "F113" not in [f.code for f in findings("正文。" * 10_000)]


def test_an_unseen_character_has_its_place() -> None:
    (finding,) = [f for f in findings("第一段。\n\n第二\u200e段。") if f.code == "F112"]
    assert finding.message == "“五、存在的主要问题及改进情况”第9个字是看不见的控制字符 U+200E"
    assert finding.place.end_col - finding.place.col == 1
    assert "F112" not in [f.code for f in findings("第一段。\n第二段。")]


def test_the_organ_may_not_hide_one_either() -> None:
    assert "report.organ" in [f.key for f in findings("", "云\u202e溪镇") if f.code == "F112"]
