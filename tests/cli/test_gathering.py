"""What became of the findings that units have answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from reportctl.cli.gathering import CHANGED, GONE, NOT_LOOKED_AT, STILL, gather_answers
from reportctl.finding import Finding
from reportctl.formatters.findings.checked import Checked
from reportctl.formatters.findings.index import Entry

NOW = Finding("T301", "error", "填写 3", follows=("合计不符",))


def answered(file: Path, title: str, code: str, message: str) -> Path:
    book = Workbook()
    book.worksheets[0].title = title
    book.worksheets[0].append(("编号", "问题", "单位答复", "说明"))
    book.worksheets[0].append((code, message, "核实无误", "按台账"))
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("row", "now"),
    [
        (("甲镇2021年", "T301", "填写 3\n由此引起：合计不符"), STILL),
        (("甲镇2021年", "T301", "填写 3 由此引起：合计不符"), STILL),
        (("甲镇2021年", "T301", "填写 4"), CHANGED),
        (("甲镇2021年", "T302", "填写 3"), GONE),
        (("甲镇2020年", "T301", "填写 3"), NOT_LOOKED_AT),
    ],
)
@pytest.mark.parametrize("name", ["甲镇.xlsx", "甲镇的答复.xlsx"])
def test_an_answer_stands_beside_what_is_found_now(tmp_path, row, now, name):
    entry = Entry("甲镇", [Checked("甲/2021.toml", 2021, "甲镇", (NOW,))], "甲镇.xlsx")
    file = answered(tmp_path / name, *row)
    unread: list[str] = []
    (one,) = gather_answers([file], [entry], unread, unread)
    known = name == "甲镇.xlsx" or row[0] == "甲镇2021年"
    assert (one.unit, one.file, one.now) == ("甲镇" if known else "甲镇的答复", name, now)
    assert (one.answer.answer, one.answer.remark) == ("核实无误", "按台账")
    assert unread == []


def test_a_workbook_of_nobody_is_listed_and_a_broken_one_is_named(tmp_path):
    stray = answered(tmp_path / "乙局.xlsx", "乙局2021年", "T301", "填写 3")
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    unread: list[str] = []
    (one,) = gather_answers([stray, broken], [], unread, [])
    assert (one.unit, one.now) == ("乙局", NOT_LOOKED_AT)
    assert len(unread) == 1
    assert unread[0].startswith("坏.xlsx：")


def test_an_answer_is_that_of_the_unit_whose_report_the_workbook_names(tmp_path):
    entries = [
        Entry(name, [Checked(f"{name}/2021.toml", 2021, name, (NOW,))], f"{name}.xlsx")
        for name in ("甲镇", "乙镇")
    ]
    file = answered(tmp_path / "乙镇.xlsx", "甲镇2021年", "T301", "填写 3\n由此引起：合计不符")
    (one,) = gather_answers([file], entries, [], [])
    assert (one.unit, one.file, one.now) == ("甲镇", "乙镇.xlsx", STILL)
    renamed = answered(tmp_path / "乙镇.xlsx", "答复", "T301", "填写 3\n由此引起：合计不符")
    assert gather_answers([renamed], entries, [], [])[0].unit == "乙镇"


def test_a_workbook_in_which_no_answer_is_found_is_named(tmp_path):
    book = Workbook()
    book.worksheets[0].append(("编号", "问题", "答复", "说明"))
    book.worksheets[0].append(("T301", "填写 3", "核实无误", ""))
    book.save(tmp_path / "甲镇.xlsx")
    silent: list[str] = []
    assert gather_answers([tmp_path / "甲镇.xlsx"], [], [], silent) == []
    assert silent == ["甲镇.xlsx"]
