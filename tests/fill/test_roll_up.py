"""A sum's file remembers its units; what else stands in it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.document.document import Document
from reportctl.document.toml import parse
from reportctl.fill.roll_up import cut_tables, put_units, record
from reportctl.finding import Failure
from reportctl.report.load import build
from reportctl.report.report import Part, Report

HEAD = '[report]\norgan = "丙县"\nyear = 2021\nscope = "own"   # 本机关\n'
PARTS = (Part("甲镇", "jia.toml", "12ab"), Part("乙镇", ""))
WRITTEN = (
    '\n[[parts]]\norgan = "甲镇"\nfile = "jia.toml"\ndigest = "12ab"\n'
    '\n[[parts]]\norgan = "乙镇"\nfile = ""\ndigest = ""\n'
)


def report_of(document: Document, name: str = "2021.toml") -> Report:
    report = build(document, Path(name)).report
    assert report
    return report


def test_parts_are_written_at_the_end_and_once() -> None:
    made = record(parse(HEAD), PARTS)
    assert made.text == HEAD + WRITTEN
    assert record(made, PARTS).text == made.text


def test_old_parts_go_and_remarks_stay() -> None:
    old = HEAD + '\n[[parts]]\norgan = "丁镇"\nfile = "ding.toml"\n# 丁镇已撤并\n'
    assert record(parse(old), PARTS).text == HEAD + "# 丁镇已撤并\n" + WRITTEN


def test_parts_written_in_another_way_are_refused() -> None:
    with pytest.raises(Failure, match="没有写成"):
        record(parse("parts = []\n" + HEAD), PARTS)


def test_a_sum_is_put_into_a_file_that_lacks_the_row() -> None:
    document = parse(HEAD)
    unit = report_of(parse(HEAD + "[disclosure.decisions]\nlicence = 5\n"), "jia.toml")
    done = put_units(document, report_of(document), [unit, unit], PARTS)
    made = report_of(done.document)
    assert 'scope = "region"   # 本机关' in done.document.text
    assert made.scope == "region"
    assert [cell.value for at, cell in made.cells.items() if at.row.endswith("licence")] == [10]
    assert [part.organ for part in made.parts] == ["甲镇", "乙镇"]


def test_one_row_of_an_older_edition_does_not_fit_three() -> None:
    rows = "".join(
        f"outcome.other.{key} = [0, 0, 0, 0, 0, 0, 0]\n"
        for key in ("uncorrected", "unpaid", "rest")
    )
    document = parse(f"{HEAD}[applications]\n{rows}")
    old = report_of(parse(f"{HEAD}[applications]\noutcome.other = [1, 0, 0, 0, 0, 0, 1]\n"))
    with pytest.raises(Failure, match="汇总到一个新文件"):
        put_units(document, report_of(document), [old], PARTS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 1\n", "a = 1\n"),
        ('a = 1\n\n\n[[parts]]\norgan = "x"\n', "a = 1\n"),
        ('[[parts]]\norgan = "x" # 甲\n\n# 说明\n[z]\nq = 1\n', "\n# 说明\n[z]\nq = 1\n"),
        ('a = 1\r\n\r\n[[parts]]\r\norgan = "x"\r\n\r\n[[parts]]\r\n', "a = 1\r\n"),
        ('a = 1\n[[parts]]\norgan = """\nx\n"""', "a = 1\n"),
        ("parts = [{ organ = 1 }]\n", "parts = [{ organ = 1 }]\n"),  # not [[parts]]
        ("[parts]\na = 1\n", "[parts]\na = 1\n"),
    ],
)
def test_only_the_tables_go(before: str, after: str) -> None:
    assert cut_tables(parse(before, bom=True), "parts") == parse(after, bom=True)
