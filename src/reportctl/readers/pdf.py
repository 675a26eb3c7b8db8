"""Reads a PDF: its text joined to paragraphs, and its ruled tables, one for each page's part."""

from __future__ import annotations

from reportctl.finding import Failure
from reportctl.readers.assemble import Assembler, is_picture
from reportctl.readers.confined_child import begin_page
from reportctl.readers.ink import Ink
from reportctl.readers.limits import Work
from reportctl.readers.pdf_apart import cross_out, drop_watermarks, hide_unseen, needs_picture
from reportctl.readers.pdf_marks import Fields
from reportctl.readers.pdf_page import read_page
from reportctl.readers.pdf_picture import Picture, paint
from reportctl.readers.pdf_tags import TagReader
from reportctl.readers.pdfium import PASSWORD, SECURITY, pdfium
from reportctl.readers.scan_text import Recogniser, is_installed
from reportctl.readers.source import Source

_SCANNED = 1650
"""Points of the width at which a page is recognised: A4 at 200 dpi."""


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
    assembler = Assembler(name, "pdf", work)
    tags, fields = TagReader(document), Fields(document)
    watermarks: dict[float, str] = {}
    recogniser = Recogniser()
    for number in range(1, count + 1):
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            assembler.doubts.append(f"第{number}页已损坏，没有读入；请对照原件补上")
            continue
        tags.read(page, number)
        ink = read_page(page, number, work)
        if is_picture(ink) and is_installed():
            begin_page(work, number - 1, count)
            ink = recognise(page, ink, work, recogniser)
            pdfium.FPDF_ClosePage(page)
            assembler.add(ink)
            continue
        drop_watermarks(ink, watermarks)
        if ink.down or needs_picture(ink):
            hide_unseen(ink, Picture(page, ink).contrast)
        cross_out(ink)
        fields.read(page, ink)
        pdfium.FPDF_ClosePage(page)
        assembler.add(ink, tags.tags)
    title = pdfium.string("FPDF_GetMetaText", document, b"Title")
    # WPS writes some titles in a way that no reader can undo
    return assembler.finish("" if title.startswith("ÿþ") else title)


def recognise(page: int, ink: Ink, work: Work, recogniser: Recogniser) -> Ink:
    """What recognition makes of a page that is a picture."""
    import numpy as np

    from reportctl.readers.scan_page import read_picture

    scale = _SCANNED / max(min(ink.width, ink.height), 1.0)
    work.check("pixels", round(ink.width * ink.height * scale * scale))
    data, stride, wide, high = paint(page, ink, scale, 3)
    rows = np.frombuffer(data, np.uint8).reshape(high, stride)
    return read_picture(
        rows[:, : wide * 3].reshape(high, wide, 3).copy(), ink.number, work, recogniser
    )
