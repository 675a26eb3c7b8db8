"""A printed PDF as its letters: what the tests of the page measure."""

from __future__ import annotations

import ctypes
from itertools import groupby
from types import SimpleNamespace

import pypdfium2
from pypdfium2 import raw

from reportctl.pdfium import pdfium
from reportctl.readers.limits import Work
from reportctl.readers.pdf_page import read_page
from reportctl.readers.ruled import find_tables


class Printed:
    """The sheets of a PDF; `with Printed(data) as pdf` closes it again."""

    def __init__(self, data):
        self._data = data
        self._document = pypdfium2.PdfDocument(data)
        self.metadata = self._document.get_metadata_dict()
        self.pages = [_sheet(self._document[n]) for n in range(len(self._document))]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._document.close()

    def tables(self, page):
        """The texts at each ruled position of each table of a page, and the table's box."""
        document = pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        handle = pdfium.FPDF_LoadPage(document, page)
        work = Work("页")
        ink = read_page(handle, page + 1, work)
        pdfium.FPDF_ClosePage(handle)
        pdfium.FPDF_CloseDocument(document)
        return [_table(table, ink.letters) for table in find_tables(ink.across, ink.down, work)]


def _sheet(page):
    text = page.get_textpage()
    height = page.get_height()
    chars = []
    for at in range(text.count_chars()):
        if not raw.FPDFText_GetTextObject(text, at):
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        name = ctypes.create_string_buffer(100)
        raw.FPDFText_GetFontInfo(text, at, name, 100, None)
        chars.append(
            {
                "text": chr(raw.FPDFText_GetUnicode(text, at)),
                "x0": left,
                "x1": right,
                "top": height - top,
                "bottom": height - bottom,
                "size": raw.FPDFText_GetFontSize(text, at),
                "fontname": name.value.decode(),
            }
        )
    return SimpleNamespace(width=page.get_width(), height=height, chars=chars, text=_text(chars))


def _text(chars):
    """The letters line by line, a space wherever two stand apart."""
    lines = []
    for _, line in groupby(sorted(chars, key=lambda c: c["top"]), key=lambda c: round(c["top"])):
        words, end = "", None
        for char in sorted(line, key=lambda c: c["x0"]):
            apart = end is not None and char["x0"] - end > 3
            words += (" " if apart else "") + char["text"]
            end = char["x1"]
        lines.append(" ".join(words.split()))
    return "\n".join(lines)


def _table(table, letters):
    cells = [""] * len(table.cells)
    for letter in letters:
        if (at := table.cell_at(*letter.middle)) >= 0:
            cells[at] += letter.text
    lefts, tops = (sorted({cell[side] for cell in table.cells}) for side in (0, 1))
    owners = [[table.cell_at(left, top) for left in lefts] for top in tops]
    rows = [[cells[at] for at in row if at >= 0] for row in owners]
    return SimpleNamespace(rows=rows, box=table.box)
