"""Findings as a workbook to send back to the units: a summary, then a sheet for each unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from reportctl.finding import SEVERITIES, Finding
from reportctl.telling.checked import WAIVED, WORDS, Catalogue, Checked, Options, open_first
from reportctl.telling.xlsx_sheet import Column, finish, head, link, write
from reportctl.telling.xlsx_zip import settle

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "检查结果汇总"
ANSWERS = ("已改正", "核实无误", "正在核对")
"""What a unit may answer; anything else may be written too."""
_SUMMARY = (
    Column("报告", 34),
    Column("年度", 8, number=True),
    Column("文件", 40),
    *(Column(word, 8, number=True) for word in WORDS.values()),
    Column(WAIVED, 8, number=True),
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
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31
"""Characters of a sheet's name."""


def tell(checked: Sequence[Checked], catalogue: Catalogue, _options: Options) -> bytes:
    """The workbook; the same bytes for the same findings. A unit without findings has no sheet."""
    from openpyxl import Workbook

    book = Workbook()
    summary = book.active or book.create_sheet()
    summary.title = TITLE
    names = {TITLE.casefold(), "history"}
    head(summary, _SUMMARY)
    for one in checked:
        name = _sheet_name(one, names) if one.findings else ""
        tally = [
            sum(f.severity == s and f.waived is None for f in one.findings) for s in SEVERITIES
        ]
        waived = sum(f.waived is not None for f in one.findings)
        write(summary, _SUMMARY, [one.name, one.year, one.path, *tally, waived])
        if name:
            link(summary.cell(summary.max_row, 1), name)
            _unit(book.create_sheet(name), one, catalogue)
    _totals(summary, checked)
    finish(summary, _SUMMARY)
    moment = datetime(max((one.year or 1999 for one in checked), default=1999) + 1, 1, 1)  # noqa: DTZ001 - office dates bear no zone
    saved = BytesIO()
    book.save(saved)
    return settle(saved.getvalue(), moment)


def _totals(summary: Worksheet, checked: Sequence[Checked]) -> None:
    findings = [finding for one in checked for finding in one.findings]
    tally = [sum(f.severity == s and f.waived is None for f in findings) for s in SEVERITIES]
    waived = sum(f.waived is not None for f in findings)
    write(summary, _SUMMARY, ["合计", None, None, *tally, waived], strong=True)


def _unit(sheet: Worksheet, checked: Checked, catalogue: Catalogue) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    head(sheet, _UNIT)
    for number, finding in enumerate(open_first(checked.findings), 1):
        write(sheet, _UNIT, _row(number, finding, catalogue), tone=_tone(finding))
    answers = DataValidation("list", formula1=f'"{",".join(ANSWERS)}"', showErrorMessage=False)
    column = [column.title for column in _UNIT].index("单位答复") + 1
    letter = get_column_letter(column)
    answers.add(f"{letter}2:{letter}{sheet.max_row}")
    sheet.add_data_validation(answers)
    finish(sheet, _UNIT, f"{checked.name}　{checked.path}")


def _row(number: int, finding: Finding, catalogue: Catalogue) -> list[str | int | None]:
    waived = finding.waived is not None
    message = "\n".join([finding.message, *(f"由此引起：{text}" for text in finding.follows)])
    return [
        number,
        WAIVED if waived else WORDS[finding.severity],
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
