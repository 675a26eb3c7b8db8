"""Findings as a workbook to send back to the units: a summary, then a sheet for each unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from reportctl.archive import date_package, save_book
from reportctl.finding import SEVERITIES, SEVERITY_WORDS, Finding
from reportctl.formatters.findings.checked import (
    WAIVED,
    Catalogue,
    Checked,
    Options,
    open_first,
)
from reportctl.formatters.workbook import Column, Looks, Table, link

TITLE = "检查结果汇总"
ANSWERS = ("已改正", "核实无误", "正在核对")
"""What a unit may answer; anything else may be written too."""
KNOWN = "基线已有"
"""Findings that a baseline records, which have no row."""
_SUMMARY = (
    Column("报告", 34),
    Column("年度", 8, number=True),
    Column("文件", 40),
    *(Column(word, 8, number=True) for word in SEVERITY_WORDS.values()),
    Column(WAIVED, 8, number=True),
    Column(KNOWN, 10, number=True),
)
_UNIT = (
    Column("序号", 5, number=True),
    Column("级别", 7),
    Column("编号", 6),
    Column("规则", 18),
    Column("行", 5, number=True),
    Column("列名", 12),
    Column("问题", 44),
    Column("怎么改", 26),
    Column("接受理由", 18),
    Column("单位答复", 10),
    Column("说明", 16),
)
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 31
"""Characters of a sheet's name."""


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> bytes:
    """The workbook; the same bytes for the same findings. A unit without findings has no sheet."""
    from openpyxl import Workbook

    book, looks = Workbook(), Looks()
    first = book.active or book.create_sheet()
    first.title = TITLE
    summary = Table(first, _SUMMARY, looks)
    names = {TITLE.casefold(), "history"}
    for one in checked:
        name = _sheet_name(one, names) if one.findings else ""
        summary.write([one.name, one.year, one.path, *tally(one.findings), one.known])
        if name:
            link(first.cell(summary.rows, 1), name)
            _unit(Table(book.create_sheet(name), _UNIT, looks), one, catalogue)
    findings = [finding for one in checked for finding in one.findings]
    known = sum(one.known for one in checked)
    for path in options.passed:
        summary.write(["没有检查", None, path, *[None] * (len(_SUMMARY) - 3)])
    if hidden := sum(one.hidden for one in checked):
        told = f"勾稽错误 {hidden} 个"
        summary.write(["按设置没有列出", None, told, *[None] * (len(_SUMMARY) - 3)])
    summary.write(["合计", None, None, *tally(findings), known], strong=True)
    summary.finish()
    return date_package(save_book(book), first_day(checked))


def tally(findings: Sequence[Finding]) -> list[int]:
    """Open findings of each severity, and the accepted ones."""
    tally = [sum(f.severity == s and f.waived is None for f in findings) for s in SEVERITIES]
    return [*tally, sum(f.waived is not None for f in findings)]


def first_day(checked: Sequence[Checked]) -> datetime:
    """The first day on which the newest of the reports can be written."""
    year = max((one.year or 0 for one in checked), default=0)
    return datetime(min(max(year, 1999), 9998) + 1, 1, 1)  # noqa: DTZ001 - office dates bear no zone


def _unit(table: Table, checked: Checked, catalogue: Catalogue) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, finding in enumerate(open_first(checked.findings), 1):
        table.write(_row(number, finding, catalogue), _tone(finding))
    answers = DataValidation("list", formula1=f'"{",".join(ANSWERS)}"', showErrorMessage=False)
    letter = get_column_letter([column.title for column in _UNIT].index("单位答复") + 1)
    answers.add(f"{letter}2:{letter}{table.rows}")
    table.sheet.add_data_validation(answers)
    table.finish(f"{checked.name}　{checked.path}")


def _row(number: int, finding: Finding, catalogue: Catalogue) -> list[str | int | None]:
    waived = finding.waived is not None
    message = "\n".join([finding.message, *(f"由此引起：{text}" for text in finding.follows)])
    return [
        number,
        WAIVED if waived else SEVERITY_WORDS[finding.severity],
        finding.code,
        catalogue.title(finding.code),
        finding.place.line,
        finding.column,
        message,
        finding.hint,
        finding.waived,
        None,
        None,
    ]


def _tone(finding: Finding) -> str:
    return "waived" if finding.waived is not None else finding.severity


def _sheet_name(checked: Checked, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has."""
    plain = _UNFIT.sub(" ", checked.name).strip(" '") or "报告"
    name, number = plain[:_LONGEST], 1
    while name.casefold() in taken:
        number += 1
        tail = f" {number}"
        name = plain[: _LONGEST - len(tail)] + tail
    taken.add(name.casefold())
    return name
