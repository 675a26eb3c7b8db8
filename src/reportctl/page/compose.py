"""From a report to its printed page: title, preface, six sections, signature and date."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count

from reportctl.page.blocks import Block, Grid, Heading, Page, Paragraph, Run
from reportctl.page.grid import draw_section
from reportctl.page.prose import read_prose
from reportctl.report.report import Report
from reportctl.schema.form import At


def compose(
    report: Report,
    faults: Mapping[At, str] | None = None,
    *,
    draft: bool = False,
    downloads: tuple[tuple[str, str], ...] = (),
) -> Page:
    """The page of a report. `faults` says what is wrong with cells; a draft shows it.

    A draft says of a cell that was not read, or that was inferred from sums, that it was.
    """
    if draft:
        unread = {cell.at: "没有读出来，请对照来源填写" for cell in report.unread}
        inferred = dict.fromkeys(report.inferred, "由合计推算，未独立核对")
        faults = inferred | unread | dict(faults or {})
    blocks: list[Block] = list(read_prose(report.preface, "preface"))
    for section in report.form.sections:
        blocks.append(Heading(1, section.title, section.key))
        if section.prose:
            blocks += read_prose(_text(report, section.key), section.key)
            continue
        blocks += read_prose(_text(report, f"{section.key}.text"), f"{section.key}.text")
        tables = [table for table in report.tables if table.section == section.key]
        caption = section.title.partition("、")[2]
        blocks += [
            grid._replace(caption=caption) for grid in draw_section(tables, report, faults or {})
        ]
        blocks += read_prose(_text(report, f"{section.key}.note"), f"{section.key}.note")
    numbers = count(1)
    blocks = [
        block._replace(caption=f"正文表{next(numbers)}：{block.caption}")
        if isinstance(block, Grid) and block.written
        else block
        for block in blocks
    ]
    if report.signature:
        blocks.append(Paragraph((Run(report.signature),), "signature"))
    if report.date:
        blocks.append(Paragraph((Run(report.date),), "date"))
    return Page(
        title=report.printed_title,
        organ=report.organ,
        year=report.year,
        blocks=tuple(blocks),
        date=report.date,
        data=_data(report),
        draft=draft,
        downloads=downloads,
    )


def _text(report: Report, key: str) -> str:
    prose = report.prose.get(key)
    return prose.text if prose else ""


def _data(report: Report) -> str:
    """The report's facts and figures as one JSON object, keys as in the report file."""
    figures: dict[str, dict[str, str]] = {}
    for at, cell in report.cells.items():
        figures.setdefault(at.row, {})[at.column] = cell.written
    facts = {
        "organ": report.organ,
        "year": report.year,
        "edition": report.form.edition,
        "level": report.level,
        "scope": report.scope,
        "figures": figures,
    }
    return json.dumps(facts, ensure_ascii=False)
