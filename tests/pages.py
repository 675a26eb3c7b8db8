"""Reports and their pages for the tests of painters: every table of the form, filled by rule."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from reportctl.page.blocks import Page
from reportctl.page.compose import compose
from reportctl.report.report import Cell, Prose, Report
from reportctl.schema.form import At
from reportctl.schema.load import form_for

ORGAN = "舞泉镇人民政府"
TEXT = """全镇坚持公开为常态、不公开为例外，**一是加强领导。**全年公开信息3119条。
（一）主动公开
通过政府网站公开，|管道|、<b>标签</b>和C:\\路径都是正文。
1.规范性文件
（二）依申请公开。全年收到申请41件，答复40件。"""
TABLED = """公开情况如下：

| 单位 | 条数 | 说明 |
| --- | --- | --- |
| 党政办 | 1,203 | 含政务公开栏张贴的信息和微信公众号推送的信息，不含转载的上级文件和通知公告 |
| 民政办 |  | 无 |

以上。"""
"""A text with a table in it."""


def make_report(
    year: int = 2024,
    *,
    figures: Mapping[At, int | Decimal | None] | None = None,
    filled: bool = True,
    text: str = TEXT,
    organ: str = ORGAN,
) -> Report:
    """A report that adds up: each part is 1, 2 or 3, each total the sum of its parts.

    `figures` replaces some; with `filled=False` every other cell is blank.
    """
    form = form_for(year)
    values: dict[At, int | Decimal | None] = {
        at: (1 + number % 3 if filled else None)
        for number, at in enumerate(at for at in form.cells if at not in form.totals)
    }
    for along in ("row", "column") if filled else ():
        for found in form.sums:
            if found.along == along:
                values[found.total] = sum(values.get(part) or 0 for part in found.parts)
    values |= figures or {}
    return Report(
        path=Path(f"{year}.toml"),
        form=form,
        organ=organ,
        year=year,
        preface="根据《中华人民共和国政府信息公开条例》的规定，现公布本机关年度报告。",
        signature=organ,
        date=f"{year + 1}年1月20日",
        cells={
            at: Cell(
                at,
                row.label,
                None if table.single else column.label,
                table.holds(row, column),
                value,
                "" if value is None else str(value),
                total=at in form.totals,
            )
            for at, (table, row, column) in form.cells.items()
            for value in [values.get(at)]
        },
        prose={
            section.key: Prose(section.key, section.title, text)
            for section in form.sections
            if section.prose
        },
    )


FAULTS = {
    At("applications.received", "total"): "2+3+1+2+3+1=12，填写11",
    At("disputes.review", "upheld"): "应为3",
}


def make_page(year: int = 2024, *, draft: bool = False, **how: object) -> Page:
    """The page of `make_report`; a draft has two faulty cells."""
    downloads = (("2024年报.pdf", "下载PDF"), ("2024.docx", "下载Word文件"))
    report = make_report(year, **how)
    return compose(report, FAULTS if draft else {}, draft=draft, downloads=downloads)
