"""Reads a PDF: its text joined to paragraphs, and its ruled tables, one for each page's part."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportctl.finding import Failure
from reportctl.readers.letters import tidy
from reportctl.readers.pdf_flow import Flow, without_running
from reportctl.readers.pdf_lines import Line, lines
from reportctl.readers.pdf_tags import read_tags
from reportctl.readers.source import Source, SourceCell, SourceTable, Spot
from reportctl.readers.text import with_rows

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF
    from pdfplumber.table import Table

_MOST_PAGES = 120
"""Pages of the longest file; a report has 5 to 20."""
_PROSE = 100
"""Characters beyond which a cell holds prose."""
_HALF = 12
"""Characters beyond which what stands beside a gap is the line of a column."""
_PADDING = 12
"""What a word processor leaves free beside the text of a cell, left and right together."""
_NO_CODE = "(cid:"
"""What the library gives for a letter whose font does not say which it is."""


def read(data: bytes, name: str) -> Source:
    """The text and the tables in reading order, page numbers and running titles left out.

    Raises Failure for a file that is locked or broken, for pictures of pages, for two reports
    side by side, and for fonts that do not say which letters they show.
    """
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            return _source(pdf, name)
    except (PDFException, PSException, MalformedPDFException, PdfminerException) as error:
        if "Password" in repr(error) or "Encryption" in repr(error):
            raise Failure(f"{name}：设有打开密码或禁止读取，请去掉密码后保存再读入") from None
        raise Failure(f"{name}：PDF 已损坏或不完整，请重新下载，或用 WPS 打开后另存") from None


def _source(pdf: PDF, name: str) -> Source:
    """The document, page after page."""
    if len(pdf.pages) > _MOST_PAGES:
        raise Failure(f"{name}：有 {len(pdf.pages)} 页，不像一份年度报告，请只留下报告的几页再读入")
    pages: list[tuple[float, list[Line]]] = []
    tables: list[list[SourceTable]] = []
    tops: list[list[float]] = []
    pictures: list[int] = []
    letters = unknown = count = 0
    tags = read_tags(pdf)
    for page in pdf.pages:
        found = [table for table in page.find_tables() if _has_columns(table)]
        inside, outside = _parted(page, found)
        letters += len(page.chars)
        unknown += sum(letter["text"].startswith(_NO_CODE) for letter in page.chars)
        if not page.chars and page.images:
            pictures.append(page.page_number)
        pages.append((float(page.height), lines(outside, page.page_number, tags)))
        grids = []
        for table, held in zip(found, inside, strict=True):
            count += 1
            grids.append(_grid(table, held, Spot(page=page.page_number, table=count)))
        tables.append(grids)
        tops.append([float(table.bbox[1]) for table in found])
        page.close()
    _refuse(name, pages, tables, letters=letters, unknown=unknown, pictures=pictures)
    kept = without_running(pages)
    flow = Flow([line for page_lines in kept for line in page_lines])
    ordered = _ordered(kept, tables, tops)
    doubts = [f"第{number}页是图片，上面的文字没有读入；请对照原件补上" for number in pictures]
    if unknown:
        doubts.append(f"有 {unknown} 个字的字体没有编码，读成了（cid:…），请对照原件改正")
    return Source(
        name,
        "pdf",
        tuple(with_rows(flow.paragraphs(ordered))),
        title=_title((pdf.metadata or {}).get("Title")),
        doubts=tuple(doubts),
    )


def _title(said: object) -> str:
    """The document's title; '' where WPS wrote it in a way that no reader can undo."""
    text = said if isinstance(said, str) else ""
    return "" if text.startswith("ÿþ") else tidy(text).strip()


def _has_columns(table: Table) -> bool:
    """Whether it is more than a box round text."""
    return len({cell[0] for cell in table.cells}) > 1


def _parted(
    page: Page, tables: list[Table]
) -> tuple[list[list[dict[str, Any]]], list[dict[str, Any]]]:
    """The letters in each of the tables, and those outside all of them."""
    inside: list[list[dict[str, Any]]] = [[] for _ in tables]
    outside = []
    for letter in page.chars:
        x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
        for table, held in zip(tables, inside, strict=True):
            left, top, right, bottom = table.bbox
            if left <= x < right and top <= y < bottom:
                held.append(letter)
                break
        else:
            outside.append(letter)
    return inside, outside


def _grid(table: Table, letters: list[dict[str, Any]], spot: Spot) -> SourceTable:
    """The table with each ruled cell at every position that it covers."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    placed: dict[tuple[int, int], SourceCell] = {}
    for left, top, right, bottom in sorted(table.cells, key=lambda cell: (cell[1], cell[0])):
        held = [
            letter
            for letter in letters
            if left <= (letter["x0"] + letter["x1"]) / 2 < right
            and top <= (letter["top"] + letter["bottom"]) / 2 < bottom
        ]
        text = _cell_text(lines(held, spot.page or 0), right - left)
        spans = False
        for row, y in enumerate(tops):
            for column, x in enumerate(lefts):
                if left <= x < right and top <= y < bottom:
                    here = Spot(spot.page, table=spot.table, row=row + 1, column=column + 1)
                    placed[row, column] = SourceCell(text.replace("\t", " "), here, spans=spans)
                    spans = True
    rows = []
    for row in range(len(tops)):
        cells = []
        for column in range(len(lefts)):
            here = Spot(spot.page, table=spot.table, row=row + 1, column=column + 1)
            cells.append(placed.get((row, column)) or SourceCell("", here))
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
