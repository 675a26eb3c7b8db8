"""Prints invented reports in the layouts that published pages, pastes and files really have."""

from __future__ import annotations

import html as markup
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportctl.fill.lines import Line, read_lines
from reportctl.readers import html, text, xlsx
from reportctl.readers.source import Source, SourceCell, SourceTable, Spot
from reportctl.schema.form import At, Form, Heading, Table

Values = Mapping[At, str]


class Cell(NamedTuple):
    """One cell of a printed table, its spans and what it is."""

    text: str
    columns: int = 1
    rows: int = 1
    role: str = "value"


Rows = list[list[Cell]]
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def head(table: Table, order: Sequence[Heading] | None = None) -> Rows:
    """The head of table three or of a block of table two, columns in any order."""
    leaves = list(order or table.columns.leaves)
    if all(not leaf.parent for leaf in leaves):
        return [
            [Cell(table.corner, role="head"), *(Cell(leaf.label, role="head") for leaf in leaves)]
        ]
    depth = table.rows.depth
    first: list[Cell] = [
        Cell(CORNER, depth, 3, "head"),
        Cell(table.spanner, len(leaves), 1, "head"),
    ]
    second: list[Cell] = []
    third: list[Cell] = []
    seen: set[str] = set()
    for leaf in leaves:
        if not leaf.parent:
            second.append(Cell(leaf.label, 1, 2, "head"))
            continue
        if leaf.parent not in seen:
            seen.add(leaf.parent)
            inner = [each for each in leaves if each.parent == leaf.parent]
            label = table.columns.by_key[leaf.parent].label
            second.append(Cell(label, len(inner), 1, "head"))
        third.append(Cell(leaf.label, role="head"))
    return [first, second, third]


def body(table: Table, values: Values, order: Sequence[Heading] | None = None) -> Rows:
    """The rows of a table, headings above a row as cells that span."""
    depth, found, done = table.rows.depth, [], set[str]()
    for row in table.rows.leaves:
        trail = table.rows.trail(row)
        cells = []
        for level, heading in enumerate(trail):
            if heading.key in done:
                continue
            done.add(heading.key)
            reach = depth - level if heading is row else 1
            cells.append(
                Cell(heading.label, reach, len(table.rows.leaves_under(heading.key)), "row")
            )
        figures = (
            values.get(table.at(row, column), "") for column in order or table.columns.leaves
        )
        found.append([*cells, *map(Cell, figures)])
    return found


def across(table: Table, values: Values) -> Rows:
    """Table four: its rows beside each other."""
    columns = table.columns.leaves
    first = [
        Cell(table.rows.by_key["review"].label, 5, 1, "head"),
        Cell(table.rows.by_key["suit"].label, 10, 1, "head"),
    ]
    second = [Cell(column.label, 1, 2, "head") for column in columns]
    second += [Cell(row.label, 5, 1, "head") for row in table.rows.leaves[1:]]
    third = [Cell(column.label, role="head") for _ in range(2) for column in columns]
    figures = [Cell(values.get(table.at(row, c), "")) for row in table.rows.leaves for c in columns]
    return [first, second, third, figures]


def table_two(form: Form, values: Values) -> Rows:
    """The blocks of table two in one grid."""
    tables = [table for table in form.tables if table.section == "disclosure"]
    width = max(len(table.columns.leaves) for table in tables)
    found: Rows = []
    for table in tables:
        found.append([Cell(table.caption, width + 1, 1, "head")])
        for row in [*head(table), *body(table, values)]:
            spare = width - (len(row) - 1)
            found.append([*row[:-1], row[-1]._replace(columns=1 + spare)])
    return found


def grids(form: Form, values: Values) -> dict[str, list[Rows]]:
    """The tables of each section as the form prints them."""
    three, four = form.tables[-2], form.tables[-1]
    return {
        "disclosure": [table_two(form, values)],
        "applications": [head(three) + body(three, values)],
        "disputes": [across(four, values)],
    }


def as_html(rows: Rows) -> str:
    """A table element."""
    lines = []
    for row in rows:
        cells = "".join(
            f'<td colspan="{c.columns}" rowspan="{c.rows}"><p>{_inner(c.text)}</p></td>'
            for c in row
        )
        lines.append(f"<tr>{cells}</tr>")
    return f"<table border=1>{''.join(lines)}</table>"


def _inner(label: str) -> str:
    return markup.escape(label).replace("\n", "<br>") or "&nbsp;"


def as_tabs(rows: Rows) -> str:
    """As a spreadsheet gives it to the clipboard: a merged cell first, empty cells for the rest."""
    lines: list[list[str]] = []
    hanging: dict[int, int] = {}
    for row in rows:
        line: dict[int, str] = {}
        below: dict[int, int] = {}
        for at, left in hanging.items():
            line[at] = ""
            if left > 1:
                below[at] = left - 1
        at = 0
        for cell in row:
            while at in line:
                at += 1
            for step in range(cell.columns):
                line[at + step] = "" if step else cell.text
                if cell.rows > 1:
                    below[at + step] = cell.rows - 1
            at += cell.columns
        hanging = below
        lines.append([line.get(at, "") for at in range(max(line, default=-1) + 1)])
    return "\n".join("\t".join(line) for line in lines)


def as_browser_paste(rows: Rows) -> str:
    """As some browsers give it: each cell once, in the row in which it begins."""
    return "\n".join("\t".join(cell.text for cell in row) for row in rows)


def as_lines(rows: Rows) -> str:
    """One cell a line; an empty one leaves nothing."""
    return "\n".join(cell.text for row in rows for cell in row if cell.text)


def as_bars(rows: Rows) -> str:
    """Cells between bars, spans as empty cells."""
    return "\n".join(f"| {line.replace(chr(9), ' | ')} |" for line in as_tabs(rows).split("\n"))


def as_spaced(rows: Rows) -> str:
    """Cells parted by one space, as text copied from a PDF."""
    return "\n".join(" ".join(cell.text for cell in row if cell.text) for row in rows)


TITLE = "清水镇人民政府{year}年政府信息公开工作年度报告"


def page(form: Form, tables: Mapping[str, Sequence[str]], year: int, tag: str = "p") -> str:
    """A whole report: title, prose, and the given tables in their sections."""

    def line(words: str) -> str:
        return f"<{tag}>{words}</{tag}>" if tag else f"{words}\n"

    parts = [line(TITLE.format(year=year)), line("根据《条例》的要求，编制本报告。")]
    for section in form.sections:
        parts.append(line(section.title))
        if section.prose:
            parts.append(line(f"这里是{section.title[2:]}的文字，全年主动公开信息35条。"))
        parts += list(tables.get(section.key, ()))
    return "\n".join(parts)


def web(form: Form, tables: Mapping[str, Sequence[Rows]], year: int) -> Source:
    """The report as a web page."""
    written = {key: [as_html(rows) for rows in found] for key, found in tables.items()}
    return html.read(page(form, written, year).encode(), "网页.html")


def paste(
    form: Form, tables: Mapping[str, Sequence[Rows]], year: int, style: Callable[[Rows], str]
) -> Source:
    """The report as pasted text, its tables written in a style."""
    written = {key: [style(rows) + "\n" for rows in found] for key, found in tables.items()}
    return text.read(page(form, written, year, "").encode(), "粘贴.txt")


def book(form: Form, tables: Mapping[str, Sequence[Rows]], year: int) -> Source:
    """The report on one sheet of a workbook, whose tables are as wide as the widest."""
    work = Workbook()
    sheet = work.create_sheet("报告", 0)
    sheet.append([TITLE.format(year=year)])
    for section in form.sections:
        sheet.append([section.title])
        for rows in tables.get(section.key, ()):
            _lay(sheet, rows)
    held = BytesIO()
    work.save(held)
    return xlsx.read(held.getvalue(), "工作簿.xlsx")


def _lay(sheet: Worksheet, rows: Rows) -> None:
    top, taken = sheet.max_row + 1, set[tuple[int, int]]()
    for y, row in enumerate(rows, top):
        x = 1
        for cell in row:
            while (y, x) in taken:
                x += 1
            sheet.cell(y, x, int(cell.text) if cell.text.isdecimal() else cell.text or None)
            low, right = y + cell.rows - 1, x + cell.columns - 1
            taken |= {(at, column) for at in range(y, low + 1) for column in range(x, right + 1)}
            if cell.rows > 1 or cell.columns > 1:
                sheet.merge_cells(start_row=y, start_column=x, end_row=low, end_column=right)


def lines_of(*rows: str, kind: str = "html") -> tuple[Line, ...]:
    """The rows of one table, the cells of each parted by bars."""
    cells = [
        tuple(
            SourceCell(cell.strip(), Spot(table=1, row=y, column=x))
            for x, cell in enumerate(row.split("|"), 1)
        )
        for y, row in enumerate(rows, 1)
    ]
    return read_lines(Source("a", kind, (SourceTable(tuple(cells), Spot(table=1)),)))
