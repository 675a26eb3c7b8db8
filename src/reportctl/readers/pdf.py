"""Reads a PDF: its text joined to paragraphs, and its ruled tables, one for each page's part."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.finding import Failure
from reportctl.readers.ink import UNKNOWN, Ink, Letter
from reportctl.readers.letters import tidy
from reportctl.readers.limits import Work
from reportctl.readers.pdf_flow import Flow, without_running
from reportctl.readers.pdf_lines import Line, lines
from reportctl.readers.pdf_page import read_page
from reportctl.readers.pdf_tags import TagReader
from reportctl.readers.pdfium import PASSWORD, SECURITY, pdfium
from reportctl.readers.ruled import Box, Ruled, find_tables
from reportctl.readers.source import Source, SourceCell, SourceTable, Spot
from reportctl.readers.text import with_rows

_PROSE = 100
"""Characters beyond which a cell holds prose."""
_HALF = 12
"""Characters beyond which what stands beside a gap is the line of a column."""
_PADDING = 12
"""What a word processor leaves free beside the text of a cell, left and right together."""


def read(data: bytes, name: str) -> Source:
    """The text and the tables in reading order, page numbers and running titles left out.

    Raises Failure for a file that is locked or broken, for pictures of pages, for two reports
    side by side, and for fonts that do not say which letters they show.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() in (PASSWORD, SECURITY):
            raise Failure(f"{name}：设有打开密码或禁止读取，请去掉密码后保存再读入")
        raise _broken(name)
    if _is_cut_off(data):
        raise _broken(name)
    try:
        return _source(document, name)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _broken(name: str) -> Failure:
    return Failure(f"{name}：PDF 已损坏或不完整，请重新下载，或用 WPS 打开后另存")


def _is_cut_off(data: bytes) -> bool:
    """Whether the end is missing, so that the engine would only find what came before."""
    end = data.rfind(b"%%EOF")
    return end < data.rfind(b"startxref") or b" obj" in data[max(end, 0) :]


def _source(document: int, name: str) -> Source:
    """The document, page after page."""
    work = Work(name)
    count = pdfium.FPDF_GetPageCount(document)
    work.check("pages", count)
    if not count:
        raise _broken(name)
    pages: list[tuple[float, list[Line]]] = []
    tables: list[list[SourceTable]] = []
    tops: list[list[float]] = []
    pictures: list[int] = []
    letters = unknown = numbered = 0
    doubts: list[str] = []
    tags = TagReader(document)
    for number in range(1, count + 1):
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            doubts.append(f"第{number}页已损坏，没有读入；请对照原件补上")
            continue
        tags.read(page, number)
        ink = read_page(page, number, work)
        pdfium.FPDF_ClosePage(page)
        found = [table for table in find_tables(ink.across, ink.down, work) if _has_columns(table)]
        inside, outside = _parted(ink, found)
        letters += len(ink.letters)
        unknown += sum(letter.text == UNKNOWN for letter in ink.letters)
        if not ink.letters and ink.pictures:
            pictures.append(number)
        pages.append((ink.height, lines(outside, number, tags.tags)))
        grids = []
        for table, held in zip(found, inside, strict=True):
            numbered += 1
            grids.append(_grid(table, held, Spot(page=number, table=numbered)))
        tables.append(grids)
        tops.append([table.box[1] for table in found])
    _refuse(name, pages, tables, letters=letters, unknown=unknown, pictures=pictures)
    kept = without_running(pages)
    flow = Flow([line for page_lines in kept for line in page_lines])
    ordered = _ordered(kept, tables, tops)
    doubts += [f"第{number}页是图片，上面的文字没有读入；请对照原件补上" for number in pictures]
    if unknown:
        doubts.append(f"有 {unknown} 个字的字体没有编码，读成了“{UNKNOWN}”，请对照原件改正")
    return Source(
        name,
        "pdf",
        tuple(with_rows(flow.paragraphs(ordered))),
        title=_title(pdfium.string("FPDF_GetMetaText", document, b"Title")),
        doubts=tuple(doubts),
    )


def _title(text: str) -> str:
    """The document's title; '' where WPS wrote it in a way that no reader can undo."""
    return "" if text.startswith("ÿþ") else tidy(text).strip()


def _has_columns(table: Ruled) -> bool:
    """Whether it is more than a box round text."""
    return len({cell[0] for cell in table.cells}) > 1


def _parted(ink: Ink, tables: list[Ruled]) -> tuple[list[list[list[Letter]]], list[Letter]]:
    """The letters in each cell of each of the tables, and those outside all of them."""
    inside: list[list[list[Letter]]] = [[[] for _ in table.cells] for table in tables]
    outside = []
    smallest = sorted(range(len(tables)), key=lambda at: _area(tables[at].box))
    for letter in ink.letters:
        if letter.turn is None:
            continue
        x, y = letter.middle
        for at in smallest:
            cell = tables[at].cell_at(x, y)
            if cell >= 0:
                inside[at][cell].append(letter)
                break
        else:
            outside.append(letter)
    return inside, outside


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _grid(table: Ruled, inside: list[list[Letter]], spot: Spot) -> SourceTable:
    """The table with each ruled cell at every position that it covers."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    texts = [
        _cell_text(lines(held, spot.page or 0), right - left)
        for held, (left, _, right, _) in zip(inside, table.cells, strict=True)
    ]
    begun: set[int] = set()
    rows = []
    for row, top in enumerate(tops, start=1):
        cells = []
        for column, left in enumerate(lefts, start=1):
            here = Spot(spot.page, table=spot.table, row=row, column=column)
            owner = table.cell_at(left, top)
            if owner < 0:
                cells.append(SourceCell("", here))
                continue
            text = texts[owner].replace("\t", " ")
            cells.append(SourceCell(text, here, spans=owner in begun))
            begun.add(owner)
        rows.append(tuple(cells))
    return SourceTable(tuple(rows), spot)


def _cell_text(found: list[Line], width: float) -> str:
    """The lines of a cell; a figure that filled one line and ran on into the next is one."""
    texts = [tidy(line.text).strip() for line in found]
    figures = all(text.replace(".", "").replace(",", "").isdigit() for text in texts)
    full = all(width - (line.x1 - line.x0) < _PADDING + line.size / 2 for line in found[:-1])
    return ("" if figures and full else "\n").join(texts)


def _ordered(
    pages: list[list[Line]], tables: list[list[SourceTable]], tops: list[list[float]]
) -> Iterator[Line | SourceTable]:
    """Lines and tables from the top of each page down."""
    for page_lines, grids, heights in zip(pages, tables, tops, strict=True):
        blocks: list[tuple[float, Line | SourceTable]] = [(line.top, line) for line in page_lines]
        blocks += zip(heights, grids, strict=True)
        yield from (block for _, block in sorted(blocks, key=lambda pair: pair[0]))


def _refuse(
    name: str,
    pages: list[tuple[float, list[Line]]],
    tables: list[list[SourceTable]],
    *,
    letters: int,
    unknown: int,
    pictures: list[int],
) -> None:
    """Raises Failure for what would only be misread."""
    if letters < 10 * len(pages):
        what = "是扫描件（图片），没有文字" if pictures else "没有读得出的文字"
        raise Failure(f"{name}：{what}，请用网页、Word 或文字版 PDF，或先做文字识别（OCR）再读入")
    if unknown > 0.2 * letters:
        raise Failure(f"{name}：字体没有文字编码，复制出来是乱码，请用网页、Word 或另一份 PDF")
    loose = [line for _, page_lines in pages for line in page_lines]
    halved = sum(_is_halved(line) for line in loose)
    cells = [cell.text for page in tables for table in page for row in table.rows for cell in row]
    prose = sum(len(text) for text in cells if len(text) > _PROSE)
    if halved > max(10, 0.5 * len(loose)) or prose > 0.5 * letters:
        raise Failure(
            f"{name}：两栏并排，像是两份报告的对照，分不清哪个数字是哪一份的，请用单独的一份报告"
        )


def _is_halved(line: Line) -> bool:
    """Whether a line has text on both sides of a wide gap, as two columns have."""
    left, gap, right = line.text.partition("\t")
    return bool(gap) and min(len(left), len(right)) > _HALF
