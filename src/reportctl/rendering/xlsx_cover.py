"""The first sheet of the workbook: title, facts about the report, and the sections in prose."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Protection
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from reportctl.page.blocks import Grid, Heading, Page, Paragraph, Run, printable
from reportctl.page.title import break_title
from reportctl.record import field, record
from reportctl.rendering import xlsx_write as ink
from reportctl.rendering.xlsx_grid import Cached, set_up_page

LABEL_WIDTH, TEXT_WIDTH = 20, 84
TEXT_LINE = 17.0
"""Of a line of prose, in points."""
LEAST_PROSE = 90.0
ROW_AT_MOST = 400.0
"""A row is never higher than 409 points; a longer text takes several, merged."""
PIECE = 32000
"""Characters of a text in one cell; the rest goes on in the next."""
TITLE_LINE = 30
"""Characters of the title that fit the sheet's width."""
TITLE_END = "年政府信息公开工作年度报告"
HINT = (
    "只填白色单元格；灰色的合计自动计算。没有发生的填 0，没有掌握的留空。"
    "文字部分直接写在对应的格里。"
)

FACTS = (
    ("organ", "行政机关名称"),
    ("year", "报告年度"),
    ("edition", "报告格式（年版）"),
    ("level", "机关层级（代码）"),
    ("scope", "报告口径（代码）"),
)
HIDDEN = frozenset({"level", "scope"})
"""Facts in the program's words, kept for reading back."""


@record(slots=True)
class Section:
    """The lines of a section's prose, or the sheets of its tables."""

    title: str
    key: str
    lines: list[tuple[Run, ...]] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)


def write_cover(sheet: Worksheet, page: Page, sheets: Sequence[str]) -> Cached:
    """Fill the first sheet; `sheets` are the names of the sheets of the grids, in order."""
    sheet.column_dimensions["A"].width = LABEL_WIDTH
    sheet.column_dimensions["B"].width = TEXT_WIDTH
    facts = _facts(page)
    cached = _title(sheet, page)
    row = 3
    for name, label in FACTS:
        _line(sheet, row, label, f"report.{name}", facts.get(name))
        sheet.row_dimensions[row].hidden = name in HIDDEN
        row += 1
    year = DataValidation(
        type="whole", operator="between", formula1="1900", formula2="9999", allow_blank=True
    )
    year.error, year.errorTitle, year.showErrorMessage = "请填四位数的年份。", "年份不对", True
    year.add("B4")
    sheet.add_data_validation(year)
    for section in _sections(page, sheets):
        row = _write_section(sheet, section, row)
    for role, label in (("signature", "署名"), ("date", "成文日期")):
        said = [b.text for b in page.blocks if isinstance(b, Paragraph) and b.role == role]
        _line(sheet, row, label, f"report.{role}", "\n".join(said))
        row += 1
    sheet.freeze_panes = "A3"
    set_up_page(sheet)
    return cached


def _facts(page: Page) -> Mapping[str, object]:
    """What the page's data say of the report; its own fields where they say nothing."""
    data = json.loads(page.data) if page.data else {}
    facts = data if isinstance(data, dict) else {}
    return {"organ": page.organ, "year": page.year} | facts


def _title(sheet: Worksheet, page: Page) -> Cached:
    """The title: made from organ and year where it is nothing else, else a fact of its own."""
    title = sheet["A1"]
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A2:B2")
    title.font, title.alignment = ink.TITLE, ink.CENTRE
    lines = break_title(printable(page.title), page.organ, TITLE_LINE)
    sheet.row_dimensions[1].height = 25.0 * len(lines) + 12
    blank = all(not c.text for b in page.blocks if isinstance(b, Grid) for c in b.cells if c.kind)
    ink.write_text(sheet["A2"], HINT if blank else "")
    sheet["A2"].font, sheet["A2"].alignment = ink.HINT, ink.CENTRE
    sheet.row_dimensions[2].height = 30 if blank else 8
    if page.title == f"{page.organ}{page.year}{TITLE_END}":
        parted = len(lines) > 1
        title.value = f'=B3&{"CHAR(10)&" if parted else ""}B4&"{TITLE_END}"'
        end = f"{page.year}{TITLE_END}"
        made = printable(page.title)
        return {title.coordinate: f"{made.removesuffix(end)}\n{end}" if parted else made}
    ink.write_text(title, page.title)
    title.protection = ink.OPEN
    ink.define(sheet, title, "report.title")
    return {}


def _line(sheet: Worksheet, row: int, label: str, name: str, value: object) -> None:
    """A label and its named cell; a whole number is one, all else is text."""
    left, right = ink.cell_at(sheet, row, 1), ink.cell_at(sheet, row, 2)
    ink.write_text(left, label)
    if isinstance(value, int):
        right.value = value
    else:
        right.number_format = "@"
        if value:
            ink.write_text(right, str(value))
    left.font, right.font = ink.LABEL, ink.TEXT
    left.alignment = right.alignment = ink.LABELLED
    left.border = right.border = ink.FRAME
    right.protection = ink.OPEN
    sheet.row_dimensions[row].height = 9 + 15 * ink.lines_needed(label, LABEL_WIDTH - 2, 10)
    ink.define(sheet, right, name)


def _sections(page: Page, sheets: Sequence[str]) -> Iterator[Section]:
    """The page cut at its headings of level 1; what stands before the first is the preface.

    Text before a section's tables and text after them are two texts of the report.
    """
    found = [Section("前言", "preface")]
    title, key = "", ""
    names = iter(sheets)
    for block in page.blocks:
        if isinstance(block, Heading) and block.level == 1:
            title, key = block.text, block.name
            found.append(Section(title, key))
        elif isinstance(block, Grid) and not block.written:
            if found[-1].lines:
                found[-1].title, found[-1].key = f"{title}（表前文字）", f"{key}.text"
                found.append(Section(title, key))
            found[-1].sheets.append(next(names))
        elif not isinstance(block, Paragraph) or block.role == "body":
            if found[-1].sheets:
                found.append(Section(f"{title}（表后文字）", f"{key}.note"))
            if isinstance(block, Grid):
                found[-1].lines += [(Run(line),) for line in block.written.split("\n")]
            else:
                line = (Run(block.text),) if isinstance(block, Heading) else block.runs
                if _begins_with_bar(line) and _begins_with_bar(*found[-1].lines[-1:]):
                    found[-1].lines.append(())  # else the two would be lines of one table
                found[-1].lines.append(line)
    yield from found


def _begins_with_bar(*lines: Sequence[Run]) -> bool:
    return any(line and line[0].text.startswith("|") for line in lines)


def _write_section(sheet: Worksheet, section: Section, row: int) -> int:
    """A section from a row on; the row after it."""
    for name in section.sheets:
        at = ink.cell_at(sheet, row, 2)
        _line(sheet, row, section.title, "", f"见工作表“{name}”")
        at.protection = Protection()
        at.hyperlink = Hyperlink(ref=at.coordinate, location=f"{quote_sheetname(name)}!A1")
        row += 1
    if section.sheets and not section.lines:
        return row
    for number, piece in enumerate(_pieces(section.lines)):
        suffix = f".{number + 1}" if number else ""
        rows = _write_prose(sheet, row, section.title, piece)
        if section.key:
            ink.define(sheet, ink.cell_at(sheet, row, 2), f"prose.{section.key}{suffix}")
        row += rows
    return row


def _pieces(lines: Sequence[tuple[Run, ...]]) -> Iterator[list[Run]]:
    """The text in stretches that fit a cell each; joined without more they are the text."""
    piece: list[Run] = []
    room = PIECE
    for number, line in enumerate(lines):
        runs = [Run("\n"), *line] if number else list(line)
        for run in runs:
            text = printable(run.text)
            while len(text) > room:
                yield [*piece, Run(text[:room], strong=run.strong)]
                text, piece, room = text[room:], [], PIECE
            piece.append(Run(text, strong=run.strong))
            room -= len(text)
    yield piece


def _write_prose(sheet: Worksheet, row: int, label: str, runs: Sequence[Run]) -> int:
    """A label and its text in as many rows as the text is high; how many."""
    text = "".join(run.text for run in runs)
    height = max(LEAST_PROSE, TEXT_LINE * ink.lines_needed(text, TEXT_WIDTH - 2, 12) + 10)
    rows = int(-(-height // ROW_AT_MOST))
    for offset in range(rows):
        sheet.row_dimensions[row + offset].height = round(height / rows, 1)
        for column in (1, 2):
            ink.cell_at(sheet, row + offset, column).border = ink.FRAME
    left, right = ink.cell_at(sheet, row, 1), ink.cell_at(sheet, row, 2)
    ink.write_text(left, label)
    if any(run.strong for run in runs):
        faces = {strong: InlineFont(rFont=ink.SONGTI, sz=12, b=strong) for strong in (True, False)}
        stretches = groupby((run for run in runs if run.text), lambda run: run.strong)
        right.value = CellRichText(
            *(
                TextBlock(faces[strong], "".join(run.text for run in stretch))
                for strong, stretch in stretches
            )
        )
    elif text:
        ink.write_text(right, text)
    left.font, right.font = ink.LABEL, ink.TEXT
    left.alignment, right.alignment = ink.LABELLED, ink.TOP
    right.protection = ink.OPEN
    if rows > 1:
        for column in (1, 2):
            sheet.merge_cells(
                start_row=row, end_row=row + rows - 1, start_column=column, end_column=column
            )
    return rows
