"""Findings as a workbook to send back to the units: a summary, then a sheet for each unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reportctl.archive import date_package, save_book
from reportctl.finding import SEVERITIES, SEVERITY_WORDS, Finding
from reportctl.formatters.findings.checked import (
    ANSWER,
    CODE,
    MESSAGE,
    REMARK,
    WAIVED,
    Catalogue,
    Checked,
    Options,
    open_first,
)
from reportctl.formatters.findings.paper import name_place
from reportctl.formatters.workbook import Column, Looks, Table, link

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "检查结果汇总"
PLACE = "位置"
"""Where on the paper."""
ANSWERS = ("已改正", "核实无误", "正在核对")
"""What a unit may answer; anything else may be written too."""
KNOWN = "基线已有"
"""Findings that a baseline records, which have no row."""
_COUNTED = [Column(word, 8, number=True) for word in (*SEVERITY_WORDS.values(), WAIVED)]
_REASON = "接受理由"
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 31
"""Characters of a sheet's name."""


def format_findings(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> bytes:
    """The workbook; the same bytes for the same findings. A unit without findings has no sheet."""
    from openpyxl import Workbook

    book, looks = Workbook(), Looks()
    first = book.active or book.create_sheet()
    first.title = TITLE
    known = sum(one.known for one in checked)
    counted = [*_COUNTED, *([Column(KNOWN, 10, number=True)] if known else [])]
    facts = [Column("报告", 34), Column("年度", 8, number=True), Column("文件", 40)]
    summary = Table(first, [*(facts[:2] if options.paper else facts), *counted], looks)

    def write(name: str, year: int | None, file: str | None, *counts: int) -> None:
        """A row; whoever has the paper is told no file beside a report."""
        told = [f"{name} {file or ''}".strip(), year] if options.paper else [name, year, file]
        filled = [*counts[: len(counted)], *[None] * (len(counted) - len(counts))]
        summary.write([*told, *filled], strong=name == "合计")

    if options.note:
        write(options.note, None, None)
    names = {TITLE.casefold(), "history"}
    for one in checked:
        name = sheet_name(one, names) if one.findings else ""
        path = None if options.paper and one.organ else one.path
        write(one.name, one.year, path, *tally(one.findings), one.known)
        if name:
            link(first.cell(summary.rows, 1), name)
            _unit(book.create_sheet(name), looks, one, catalogue, paper=options.paper)
    findings = [finding for one in checked for finding in one.findings]
    for path in options.passed:
        write("没有检查", None, path)
    if hidden := sum(one.hidden for one in checked):
        write("按设置没有列出", None, f"勾稽错误 {hidden} 个")
    write("合计", None, None, *tally(findings), known)
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


def _unit(
    sheet: Worksheet, looks: Looks, checked: Checked, catalogue: Catalogue, *, paper: bool
) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    columns = _columns(checked, paper=paper)
    table = Table(sheet, columns, looks)
    for number, finding in enumerate(open_first(checked.findings), 1):
        cells = _cells(number, checked, finding, catalogue)
        table.write([cells.get(column.title) for column in columns], _tone(finding))
    answers = DataValidation("list", formula1=f'"{",".join(ANSWERS)}"', showErrorMessage=False)
    letter = get_column_letter([column.title for column in columns].index(ANSWER) + 1)
    answers.add(f"{letter}2:{letter}{table.rows}")
    table.sheet.add_data_validation(answers)
    table.finish(checked.name if paper else f"{checked.name}　{checked.path}")


def _columns(checked: Checked, *, paper: bool) -> list[Column]:
    """The columns of a unit's sheet; reasons only where somebody gave one."""
    waived = any(finding.waived is not None for finding in checked.findings)
    place = [Column("行", 5, number=True), Column("列名", 12)]
    return [
        Column("序号", 5, number=True),
        Column("级别", 7),
        Column(CODE, 6),
        Column("规则", 18),
        *([Column(PLACE, 30)] if paper else place),
        Column(MESSAGE, 44),
        Column("怎么改", 26),
        *([Column(_REASON, 18)] if waived else []),
        Column(ANSWER, 10),
        Column(REMARK, 16),
    ]


def _cells(
    number: int, checked: Checked, finding: Finding, catalogue: Catalogue
) -> dict[str, str | int | None]:
    """What stands under each head; the answers are for the unit to write."""
    waived = finding.waived is not None
    return {
        "序号": number,
        "级别": WAIVED if waived else SEVERITY_WORDS[finding.severity],
        CODE: finding.code,
        "规则": catalogue.title(finding.code),
        PLACE: "\n".join(name_place(checked, finding)),
        "行": finding.place.line,
        "列名": finding.column,
        MESSAGE: say_finding(finding),
        "怎么改": finding.hint,
        _REASON: finding.waived,
    }


def say_finding(finding: Finding) -> str:
    """What is wrong, and what only follows from it."""
    return "\n".join([finding.message, *(f"由此引起：{text}" for text in finding.follows)])


def _tone(finding: Finding) -> str:
    return "waived" if finding.waived is not None else finding.severity


def sheet_name(checked: Checked, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has."""
    plain = _UNFIT.sub(" ", checked.name).strip(" '") or "报告"
    name, number = plain[:_LONGEST], 1
    while name.casefold() in taken:
        number += 1
        tail = f" {number}"
        name = plain[: _LONGEST - len(tail)] + tail
    taken.add(name.casefold())
    return name
