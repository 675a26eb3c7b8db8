"""Reads pasted text and Markdown: lines with tabs, `|` or wide gaps are table rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportctl.readers.bars import Line, join_rows, with_bars
from reportctl.readers.encoding import decode
from reportctl.readers.footnotes import MARK, without_footnotes
from reportctl.readers.letters import tidy, without_comments
from reportctl.readers.limits import Work, most
from reportctl.readers.line_numbers import without_line_numbers
from reportctl.readers.markdown_cell import said, unescaped
from reportctl.readers.node_tabs import without_node_tabs
from reportctl.readers.paged import is_page_number, unpage
from reportctl.readers.setext import with_headings
from reportctl.readers.source import Apart, Paragraph, Source, SourceCell, SourceTable, Spot
from reportctl.readers.wrapped import rejoin
from reportctl.record import NamedTuple

_GAP = r"[ \u3000]{2,}|\u3000"
_HEADING = r"(#{1,6})[ \t]++(.*)$"
_FRAME = "-+=─━┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿╂"
_STRUCK = r"~~([^~\n]{1,200})~~"
_PICTURE = r"!\[[^\]\n]{0,200}\][(\[][^)\]\n]{0,9999}[)\]]|<img\b[^>\n]{0,9999}>"
"""A picture of Markdown."""
_BARS = str.maketrans("│┃┆┇┊┋¦｜", "||||||||")
_PAIR = 2  # cells that may be a name and a date; more are a row
_SHORT = 4  # letters of the longest number before a heading; words of a label that has spaces
_LONG = 60  # no label has more characters
_CELLS = 60  # more than a row of any table has
_QUOTED_LINES = 40  # of the longest row that is quoted over lines
_JOIN = "·"
"""Markdown has a single head, so our own joins the labels above a column, from the outside inward:
`行政诉讼·未经复议直接起诉·结果维持`."""
_OWN = "&middot;"
"""The same sign where it belongs to a label."""
_NUMBERING = "、.．,，)）"


class _Row(NamedTuple):
    """A line that may be a row."""

    cells: list[str]
    """Empty for a line that only rules a table."""
    sure: bool
    """Whether it is one by itself, and not only beside another."""


def read(data: bytes, name: str) -> Source:
    """The text as paragraphs, one a line, and tables. Raises Failure when it cannot be decoded."""
    doubts: list[str] = []
    text = without_node_tabs(decode(data, name, doubts))
    text = without_line_numbers(with_bars(text), doubts)
    work = Work(name)
    work.count("characters", len(text))
    work.count("paragraphs", text.count("\n"))
    markdown = name.lower().endswith((".md", ".markdown")) or _is_markdown(text)
    if markdown:
        text = with_headings(without_comments(without_footnotes(text, doubts)))
    found = blocks(text, markdown=markdown, doubts=doubts)
    return Source(name, "text", found, doubts=tuple(doubts))


def _is_markdown(text: str) -> bool:
    """Whether a text without a name is Markdown: it has a rule of a `|` table, or a heading."""
    return any(
        re.match(_HEADING, line) if line[0] == "#" else "--" in line and set(line) <= {*"|:- \r"}
        for line in text.split("\n")
        if line[:1] in ("#", "|")
    )


def blocks(
    text: str, *, markdown: bool = False, doubts: list[str] | None = None
) -> tuple[Paragraph | SourceTable, ...]:
    """The paragraphs and tables of a text; what is left out is told in `doubts`.

    `markdown` takes backslashes before punctuation away everywhere, not only in `|` tables.
    """
    told = doubts if doubts is not None else []
    whole = text.split("\n") if markdown else rejoin(unpage(text), told)  # Markdown has no pages
    lines = list(map(tidy, whole))
    return assemble(join_rows(lines) if "|" in text else _unquoted(lines), told, markdown=markdown)


def assemble(
    lines: Sequence[Line], doubts: list[str], *, markdown: bool = False
) -> tuple[Paragraph | SourceTable, ...]:
    """The paragraphs and tables that lines and rows make."""
    rows = _in_company([None if _is_page(each) else _row(each) for each in lines])
    found: list[Paragraph | SourceTable] = []
    run: list[tuple[Spot, list[str]]] = []
    tables = ruled = 0
    for at, (raw, cells) in enumerate(zip([*lines, ""], [*rows, None], strict=True), start=1):
        if cells is not None and len(cells) > most("columns"):
            doubts.append(f"第{at}行有 {len(cells)} 格，不是年度报告的表格，没有读入，请对照原文")
            continue
        if cells is not None:
            if cells:
                run.append((Spot(line=at), cells))
            else:
                ruled = ruled or len(run)
            continue
        if run:
            tables += 1
            table = _table(run, tables)
            found.append(_unjoin(table) if ruled == 1 else table)
            run, ruled = [], 0
        if isinstance(raw, str) and raw.strip():
            parts = raw.split("|") if _is_page(raw) else [raw]
            found += [_paragraph(part, at, markdown=markdown) for part in parts if part.strip()]
    return tuple(found)


def _is_page(line: Line) -> bool:
    """Whether bars stand between all texts of a page in one line, and not round cells of a row."""
    parts = line.split("|") if isinstance(line, str) else []
    return len(parts) > _CELLS and bool(parts[0]) and any(len(part) > _LONG for part in parts)


def _unquoted(lines: Sequence[str]) -> list[Line]:
    """The lines, with each row whose quoted cells hold line breaks in place of its first line.

    So a spreadsheet program puts cells with line breaks on the clipboard. What only looks so
    stays as it is.
    """
    found: list[Line] = list(lines)
    at = 0
    while at < len(lines):
        end = _quoted_to(lines, at)
        if end is not None:
            import csv

            cells = next(csv.reader(["\n".join(lines[at : end + 1])], delimiter="\t"), [])
            found[at : end + 1] = [[cell.strip() for cell in cells], *[None] * (end - at)]
            at = end
        at += 1
    return found


def _quoted_to(lines: Sequence[str], first: int) -> int | None:
    """The last line of a row in which a quoted cell begins on this one; None for a plain line."""
    line = lines[first]
    if not (line.startswith('"') or '\t"' in line):
        return None
    is_open = False
    tabs = 0
    for at in range(first, min(first + _QUOTED_LINES, len(lines))):
        tabs += lines[at].count("\t")
        for piece in lines[at].split("\t"):
            begins = not is_open and piece.startswith('"')
            if is_open or begins:
                is_open = is_open != bool(piece.count('"') % 2)
        if not is_open:
            return at if tabs else None
    return None


def with_rows(found: Iterable[Paragraph | SourceTable]) -> list[Paragraph | SourceTable]:
    """The blocks of a document, paragraphs parted by tabs that are rows made into tables."""
    given = list(found)
    kept: list[Paragraph | SourceTable] = []
    rows = _in_company(
        [_row(b.text) if isinstance(b, Paragraph) and "\t" in b.text else None for b in given]
    )
    run: list[tuple[Spot, list[str]]] = []
    for block, cells in zip([*given, None], [*rows, None], strict=True):
        if cells is not None and block is not None:
            run.append((block.spot, cells))
            continue
        if run:
            kept.append(_table(run, 0))
            run = []
        if isinstance(block, Paragraph):
            kept.append(block._replace(text=" ".join(block.text.split("\t")).strip()))
        elif block:
            kept.append(block)
    return kept


def _in_company(rows: list[_Row | None]) -> list[list[str] | None]:
    """The rows' cells, without those that are rows only beside another and stand beside none."""
    kept = [row is not None and row.sure for row in rows]
    for order in (range(1, len(rows)), range(len(rows) - 2, -1, -1)):
        for at in order:
            kept[at] = kept[at] or (rows[at] is not None and kept[at - order.step])
    return [row.cells if row and keep else None for row, keep in zip(rows, kept, strict=True)]


def _row(line: Line) -> _Row | None:
    """The line as a row, or None for a line of prose."""
    if not isinstance(line, str):
        return _Row(line or [], sure=bool(line))
    if "\t" in line:
        cells = [cell.strip() for cell in line.split("\t")]
        return None if _is_prose(cells) else _Row(cells, sure=sum(map(bool, cells)) > 1)
    bars = line.translate(_BARS).strip()
    parted = bars.count("|") - bars.count("\\|")
    if parted and (bars[0] == "|" or parted > 1 or _is_figure(bars.rpartition("|")[2].strip())):
        # bars and nothing between them are a row of blanks; a drawn frame has no blank row
        bare = "".join(bars.split()).strip("|:" + _FRAME)
        ruled = not bare and (bool(bars.strip("| ")) or bars not in line)
        cells = [] if ruled else _piped(bars)
        figures = sum(map(_is_figure, cells[1:]))
        return _Row(cells, sure=(bars[0] == "|" and not ruled) or 1 < figures >= len(cells) - _PAIR)
    if bars and not bars.strip(_FRAME):
        return _Row([], sure=False)
    return _spaced(bars)


def _is_prose(cells: list[str]) -> bool:
    """Whether the tabs only indent a paragraph, or part a heading from its number."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        return not cells[0] and bool(cells[-1]) and not _is_figure(cells[-1])
    if any(len(cell) > _LONG and "。" in cell for cell in filled):
        return True
    head = filled[0] if filled else ""
    return (
        len(filled) == _PAIR
        and len(head) <= _SHORT
        and head[-1] in _NUMBERING
        and not _is_figure(filled[1])
    )


def _piped(line: str) -> list[str]:
    r"""Cells between `|`, the outer ones optional; `\|` is a bar and `<br>` a line break within."""
    inner = line.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    cells = inner.replace("\\\\", "\x00").replace("\\|", "\x01").split("|")
    whole = (cell.replace("\x01", "\\|").replace("\x00", "\\\\").strip() for cell in cells)
    return [said(cell.replace("<br>", "\n").replace("<br/>", "\n")) for cell in whole]


def _spaced(line: str) -> _Row | None:
    """Cells parted by spaces: a label and figures, or short cells with wide gaps between them."""
    if (" " not in line and "\u3000" not in line) or is_page_number(line):
        return None
    words = line.split()
    figures = next((n for n, word in enumerate(words[::-1]) if not _is_figure(word)), len(words))
    if figures > _PAIR and len(words) - figures <= _SHORT:
        label = " ".join(words[: len(words) - figures])
        return _Row(([label] if label else []) + words[len(words) - figures :], sure=True)
    cells = re.split(_GAP, line)
    if (
        len(cells) < _PAIR
        or any(len(cell) > _LONG for cell in cells)
        or "。" in line
        or "；" in line
    ):
        return None
    return _Row(cells, sure=len(cells) > _PAIR or _is_figure(cells[-1]))


def _is_figure(word: str) -> bool:
    return word.strip("+-，,.%件元万").replace(",", "").replace(".", "").isdigit() or word in "/-—"


def _table(run: list[tuple[Spot, list[str]]], number: int) -> SourceTable:
    """The rows as a table; `number` is 0 where tables are not counted."""
    rows = []
    for row, (spot, cells) in enumerate(run, start=1):
        here = spot._replace(table=number or None, row=row)
        rows.append(
            tuple(
                _cell(text, here._replace(column=column))
                for column, text in enumerate(cells, start=1)
            )
        )
    return SourceTable(tuple(rows), run[0][0]._replace(table=number or None))


def _cell(text: str, spot: Spot) -> SourceCell:
    """A cell; what Markdown crosses out in it, or the mark of a note, is no part of it."""
    if "~~" not in text and "[^" not in text:
        return SourceCell(text, spot)
    apart = [Apart("struck", found) for found in re.findall(_STRUCK, text)]
    apart += [Apart("note", mark[0]) for mark in re.finditer(MARK, text)]
    return SourceCell(re.sub(MARK, "", re.sub(_STRUCK, "", text)).strip(), spot, apart=tuple(apart))


def _paragraph(raw: str, line: int, *, markdown: bool) -> Paragraph:
    text, level = " ".join(raw.split("\t")).strip(), 0
    if text.startswith("#"):
        heading = re.match(_HEADING, text)
        if heading:
            text, level = heading[2].rstrip(" \t#"), len(heading[1])
    pictured = markdown and ("![" in text or "<img" in text)
    held = "图片" if pictured and re.search(_PICTURE, text) else ""
    if markdown:
        text = re.sub(_PICTURE, "", text).strip() if held else text
        text = text.replace("<strong>", "**").replace("</strong>", "**")
        text = unescaped(text)
    return Paragraph(text, Spot(line=line), level, held)


def _unjoin(table: SourceTable) -> SourceTable:
    """A Markdown table with its one head as the lines that the paper has."""
    head, *body = table.rows
    trails = [
        [part.strip().replace(_OWN, _JOIN) for part in cell.text.split(_JOIN)] for cell in head
    ]
    depth = max(map(len, trails))
    if depth == 1:
        cells = [cell._replace(text=part) for cell, (part,) in zip(head, trails, strict=True)]
        return SourceTable((tuple(cells), *body), table.spot)
    lines = []
    for level in range(depth):
        line = []
        for column, (cell, trail) in enumerate(zip(head, trails, strict=True)):
            part = trail[min(level, len(trail) - 1)]
            before = trails[column - 1] if column else []
            shared = level < len(trail) - 1 and before[: level + 1] == trail[: level + 1]
            line.append(cell._replace(text=part, spans=shared or level >= len(trail)))
        lines.append(tuple(line))
    return SourceTable((*lines, *body), table.spot)
