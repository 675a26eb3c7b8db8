"""From a report to its printed page: title, preface, six sections, signature and date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Literal

from reportctl.page.blocks import Block, CellRole, Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.page.grid import draw_section
from reportctl.page.title import measure
from reportctl.report.report import Report
from reportctl.report.text_table import STRONG, Rows, part_text, write_rows
from reportctl.schema.form import At

LONGEST_HEADING = 40
"""Characters; a numbered line with more is a paragraph that begins with its heading."""

_ORDINAL = re.compile(
    r"(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])|(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)
NARROWEST, WIDEST = 3.0, 16.0
"""Ems between which a column's share of the width is counted."""
SHORT = 7.0
"""Ems of the longest text without a Chinese character that counts as a figure."""


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


def read_prose(text: str, name: str = "text") -> Iterator[Heading | Paragraph | Grid]:
    """The blocks of a text: one for each line that is not blank, and for each table.

    A line that begins with （一） is a heading of level 2, with 1. or （1） of level 3 (GB/T 9704
    7.3.3). Where the heading runs on into its paragraph, its first sentence is a run of that level.
    `name` is that of the text on the page, such as `overview`.
    """
    tables = 0
    for part in part_text(text):
        if isinstance(part, str):
            yield _read_line(part)
        else:
            tables += 1
            yield draw_rows(part, f"{name}.table.{tables}")


def _read_line(line: str) -> Heading | Paragraph:
    ordinal = _ORDINAL.match(line)
    if not ordinal:
        return Paragraph(tuple(_runs(line)))
    level: Literal[2, 3] = 2 if ordinal["second"] else 3
    bare = line.replace("**", "")
    if len(bare) <= LONGEST_HEADING and "。" not in bare[:-1]:
        return Heading(level, bare)
    first, stop, rest = line.partition("。")
    if stop and len(first) <= LONGEST_HEADING and "**" not in first:
        return Paragraph((Run(first + stop, level=level), *_runs(rest)))
    return Paragraph(tuple(_runs(line)))


def _runs(text: str) -> Iterator[Run]:
    """Plain and strong stretches; `**` without a partner is text."""
    for number, piece in enumerate(re.split(STRONG, text)):
        if piece:
            yield Run(piece, strong=number % 2 == 1)


def draw_rows(rows: Rows, name: str) -> Grid:
    """The grid of a table whose first line is the head; `name` is unique on the page."""
    texts = [[re.sub(STRONG, r"\1", text) for text in row] for row in rows]
    head, *body = texts
    labelled = any(not _is_figure(row[0]) for row in body)
    cells = [
        GridCell(0, column, text, role="column", name=f"{name}.column.{column}")
        if text
        else GridCell(0, column, "", role="corner")
        for column, text in enumerate(head)
    ]
    for line, row in enumerate(body, 1):
        label = f"{name}.row.{line}" if labelled and row[0] else ""
        for column, text in enumerate(row):
            if column == 0 and label:
                cells.append(GridCell(line, 0, text, role="row", name=label))
                continue
            role: CellRole = "value" if _is_figure(text) else "text"
            over = (label, f"{name}.column.{column}" if head[column] else "")
            cells.append(GridCell(line, column, text, role=role, headers=tuple(filter(None, over))))
    longest = (
        max(measure(part) for text in column for part in text.split("\n"))
        for column in zip(*texts, strict=True)
    )
    wide = [min(max(NARROWEST, width), WIDEST) for width in longest]
    return Grid(
        name=name,
        caption="、".join(filter(None, head)) or "正文",
        widths=tuple(share / sum(wide) for share in wide),
        cells=tuple(cells),
        head=1,
        stub=int(labelled),
        lines=len(rows),
        written=write_rows(rows),
    )


def _is_figure(text: str) -> bool:
    """Whether it is a figure, a date in figures, a stroke or nothing."""
    return measure(text) <= SHORT and not any(c >= "\u2e80" for c in text)
