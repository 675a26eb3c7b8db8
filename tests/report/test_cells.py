"""Unseen characters and endless texts are told, with their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples
from tests.report.test_arithmetic import right_report

from reportctl.document.toml import parse
from reportctl.fill.fix import fix
from reportctl.finding import Finding
from reportctl.report.arithmetic import find_broken, relations_of
from reportctl.report.load import build
from reportctl.report.report import LONGEST_PROSE
from reportctl.report.skeleton import Content, content_of, write_report
from reportctl.rules.check import check
from reportctl.rules.rule import Review
from reportctl.schema.form import At
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


HERE = Path("2022.toml")
FORM = load_form(2021)
HEAD = '[report]\norgan = "竹溪镇人民政府"\nyear = 2022\n'


def told(text: str) -> list[Finding]:
    findings = build(parse(HEAD + text), HERE).findings
    return [one for one in findings if one.code == "F114"]


def test_one_cell_is_told_where_it_stands() -> None:
    (one,) = told('[disputes]\nreview = [1, "?", 0, 0, 1]')
    assert one.message == "“行政复议”的“结果纠正”没有读出来，含它的1处勾稽无法判断"
    assert (one.severity, one.place.line, one.place.col) == ("error", 5, 14)
    assert (one.key, one.column) == ("disputes.review", "结果纠正")


def test_a_row_of_which_nothing_was_read_is_told_once() -> None:
    (one,) = told('[disputes]\nreview = ["?", "?", "?", "?", "?"]')
    assert one.message == "“行政复议”整行没有读出来，含它的1处勾稽无法判断"
    assert one.column is None


@pytest.mark.parametrize("long", ["9" * 400, "-1e400", "1e-400", "0x" + "f" * 4000])
def test_a_number_that_no_report_has_is_not_read(long: str) -> None:
    text = f"{HEAD}[disclosure.decisions]\nlicence = {long}"
    (one,) = [f for f in build(parse(text), HERE).findings if f.code == "F106"]
    assert one.message == "“行政许可”的数超过 20 位，不是年度报告里的数，请改正"


def test_a_cell_that_stands_alone_leaves_no_sum_open() -> None:
    (one,) = told('[disclosure.decisions]\nlicence = "?"')
    assert one.message == "“行政许可”没有读出来"


@given(st.integers(0, 10**6), st.sets(st.sampled_from(sorted(FORM.cells)), min_size=1, max_size=9))
@settings(deadline=None, max_examples=examples(40))
def test_no_sum_over_what_was_not_read_is_judged_or_mended(seed: int, lost: set[At]) -> None:
    content = content_of(right_report(2021, seed))
    # every total is one too many, so that each relation that can be judged is broken
    wrong = {at: str(int(text) + (at in FORM.totals)) for at, text in content.cells.items()}
    cells = wrong | dict.fromkeys(lost, "?")
    document = parse(write_report(FORM, replace(content, cells=cells)))
    report = build(document, HERE).report
    assert report
    assert {cell.at for cell in report.unread} == lost
    for one in find_broken(report):
        assert lost.isdisjoint(one.relation.cells)
        if one.culprit:
            around = [other for other in relations_of(report) if one.culprit[0] in other.cells]
            assert all(lost.isdisjoint(other.cells) for other in around)
    mended = build(fix(document, HERE, blanks_to_zero=True).document, HERE).report
    assert mended
    assert {cell.at for cell in mended.unread} == lost
