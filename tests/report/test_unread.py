"""A cell that was not read is an error of its own, with its place and the sums it leaves open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.test_arithmetic import right_report

from reportctl.document.toml import parse
from reportctl.fill.mend import mend
from reportctl.finding import Finding
from reportctl.report.arithmetic import find_broken, relations_of
from reportctl.report.build import build
from reportctl.report.skeleton import content_of, write_report
from reportctl.schema.form import At
from reportctl.schema.load import load_form

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


def test_a_cell_that_stands_alone_leaves_no_sum_open() -> None:
    (one,) = told('[disclosure.decisions]\nlicence = "?"')
    assert one.message == "“行政许可”没有读出来"


@given(st.integers(0, 10**6), st.sets(st.sampled_from(sorted(FORM.cells)), min_size=1, max_size=9))
@settings(deadline=None, max_examples=40)
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
    mended = build(mend(document, HERE, blanks_to_zero=True).document, HERE).report
    assert mended
    assert {cell.at for cell in mended.unread} == lost
