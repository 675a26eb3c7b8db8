"""Reads what lies upon a page of a PDF: form fields, text typed over it, lines through letters."""

from __future__ import annotations

import ctypes

from reportctl.readers.ink import TYPED, Ink, Letter, move_box, overlap
from reportctl.readers.pdfium import (
    FREE_TEXT,
    INK,
    LINE,
    STRIKE_OUT,
    WIDGET,
    Rect,
    pdfium,
)
from reportctl.readers.ruled import Box

_NOT_SHOWN = 2 | 32
"""Flags of an annotation: hidden, not for the screen."""
_WORDED = (4, 5, 6)
"""Kinds of fields that hold words: two of choices, and text."""
_CROSSING = (LINE, INK, STRIKE_OUT)
_HALF = 0.5
_FIELDS = {2: "勾选框", 3: "单选钮", 1: "按钮", 7: "签名域"}
_TALLEST = 14.0
"""Points of the letters of a field that is higher than they are."""
_MOST = 2000
"""Marks on one page; a form has one for each cell."""


class Fields:
    """Reads what lies upon page after page."""

    def __init__(self, document: int) -> None:
        """`document` is the handle of the file."""
        self._setup = (ctypes.c_uint64 * 64)(2)  # an FPDF_FORMFILLINFO of version 2, no callbacks
        self._forms = pdfium.FPDFDOC_InitFormFillEnvironment(
            document, ctypes.addressof(self._setup)
        )

    def read(self, page: int, ink: Ink) -> None:
        """Put the text of fields and of typed notes among the letters, and cross letters out."""
        count = pdfium.FPDFPage_GetAnnotCount(page)
        for at in range(min(count, _MOST)):
            mark = pdfium.FPDFPage_GetAnnot(page, at)
            if mark:
                self._read_mark(mark, ink)
                pdfium.FPDFPage_CloseAnnot(mark)
        if count > _MOST:
            ink.doubts.append(f"第{ink.number}页有 {count} 个批注或表单域，只读了前 {_MOST} 个")

    def _read_mark(self, mark: int, ink: Ink) -> None:
        if pdfium.FPDFAnnot_GetFlags(mark) & _NOT_SHOWN:
            return
        box = Rect()
        pdfium.FPDFAnnot_GetRect(mark, ctypes.addressof(box))
        place = move_box((box.left, box.bottom, box.right, box.top), ink.moving)
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        if kind == WIDGET and self._forms:
            self._read_field(mark, ink, place)
        elif kind == FREE_TEXT:
            text = pdfium.string("FPDFAnnot_GetStringValue", mark, b"Contents")
            ink.letters += _letters(text, place)
        elif kind in _CROSSING:
            for at, letter in enumerate(ink.letters):
                if overlap(letter[1:5], place) > _HALF:
                    ink.letters[at] = letter._replace(apart="struck")
            ink.objects.append((place, "批注"))

    def _read_field(self, mark: int, ink: Ink, place: Box) -> None:
        """A field's value as letters in its place; one that holds no text as an object."""
        kind = pdfium.FPDFAnnot_GetFormFieldType(self._forms, mark)
        if kind in _WORDED:
            value = pdfium.string("FPDFAnnot_GetFormFieldValue", self._forms, mark)
            ink.letters += _letters(value, place)
        elif kind in _FIELDS:
            ink.objects.append((place, _FIELDS[kind]))


def _letters(text: str, place: Box) -> list[Letter]:
    """A text as letters in a box, line by line, no wider than it."""
    left, top, right, bottom = place
    found = []
    lines = text.replace("\r", "\n").split("\n")
    high = (bottom - top) / len(lines)
    for row, line in enumerate(lines):
        size = min(_TALLEST, high, (right - left) / max(len(line), 1))
        middle = top + (row + 0.5) * high
        x = left
        for letter in line:
            found.append(
                Letter(letter, x, middle - size / 2, x + size, middle + size / 2, size, mcid=TYPED)
            )
            x += size
    return found
