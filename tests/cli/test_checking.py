"""One report file checked, with what was not looked at."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.checking import (
    Against,
    check_file,
    clear_loaded,
    load_once,
    try_check_file,
    unreadable,
)
from reportctl.finding import Failure
from reportctl.rules.check import Selection


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "2021.toml"
    file.write_text(
        lay_over(right_report(), {"disputes.review": [10, 1, 0, 0, 0]}), encoding="utf-8"
    )
    clear_loaded()
    return file


def test_a_file_is_told_with_its_findings_and_its_text_to_show_them(report: Path) -> None:
    found = check_file(report, against=Against())
    assert (found.year, found.organ) == (2021, "云溪镇人民政府")
    assert [one.code for one in found.findings] == ["T304"]
    assert found.text == report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("against", "codes", "unseen"),
    [
        (Against(), ["T304"], ["没有上年度报告，跨年没有核对"]),
        (Against(selection=Selection(("F",))), [], ["只用了规则 F"]),
        (
            Against(selection=Selection((), ("T304",))),
            [],
            ["没有用规则 T304", "没有上年度报告，跨年没有核对"],
        ),
    ],
)
def test_what_was_not_looked_at_is_said(report: Path, against, codes, unseen) -> None:
    found = check_file(report, against=against)
    assert [one.code for one in found.findings] == codes
    assert list(found.unseen) == unseen


def test_last_years_report_beside_it_is_found_and_one_that_is_broken_is_told(report: Path) -> None:
    last = report.with_name("2020.toml")
    last.write_text(right_report(2020), encoding="utf-8")
    clear_loaded()
    assert "没有上年度报告，跨年没有核对" not in check_file(report, against=Against()).unseen
    last.write_text("[report]\nyear = \n", encoding="utf-8")
    clear_loaded()
    found = check_file(report, against=Against())
    assert "F117" in [one.code for one in found.findings]
    assert "上年度报告读不出来，跨年没有核对" in found.unseen


@pytest.mark.parametrize(
    ("organ", "year", "unseen"),
    [
        ("云溪镇", 2020, False),
        ("云溪镇政府", 2020, False),
        ("青岚县云溪镇人民政府", 2020, False),
        ("柳林镇人民政府", 2020, True),
        ("云溪镇人民政府办公室", 2020, True),
        ("云溪镇人民政府", 2019, True),
    ],
)
def test_last_years_report_is_the_same_organs_however_long_its_name(report, organ, year, unseen):
    text = lay_over(right_report(2020), {"report.organ": organ, "report.year": year})
    report.with_name("2020.toml").write_text(text, encoding="utf-8")
    clear_loaded()
    told = "旁边的 2020.toml 写的是别的机关或者年度，跨年没有核对"
    assert (told in check_file(report, against=Against()).unseen) == unseen


def test_a_file_among_many_that_cannot_be_read_is_a_finding(report: Path) -> None:
    gone = report.with_name("none.toml")
    with pytest.raises(Failure):
        check_file(gone, against=Against())
    found = try_check_file(gone, 7, against=Against())
    assert found.number == 7
    assert found.checked
    assert [one.code for one in found.checked.findings] == ["F117"]
    assert unreadable(gone, "甲").findings[0].message == "甲"


def test_a_report_that_was_checked_is_gone_without_a_search_for_what_knows_itself(
    tmp_path: Path,
) -> None:
    gc.disable()
    try:
        for year in range(2021, 2031):  # a few stay at hand, for the rules that ask for the same
            file = tmp_path / f"{year}.toml"
            file.write_text(
                lay_over(right_report(year), {"disputes.review": [10, 1, 0, 0, 0]}),
                encoding="utf-8",
            )
            if year == 2021:
                report = weakref.ref(load_once(file).report)
            check_file(file, against=Against())
        clear_loaded()
        assert report() is None
    finally:
        gc.enable()


def test_what_was_read_stays_until_it_is_forgotten(report: Path) -> None:
    first = load_once(report)
    assert load_once(report) is first
    clear_loaded()
    assert load_once(report) is not first
