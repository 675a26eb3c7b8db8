"""Paints a page of a PDF, to see what a person would see of it."""

from __future__ import annotations

import ctypes

from reportctl.readers.ink import Ink
from reportctl.readers.pdfium import pdfium
from reportctl.readers.ruled import Box

_GREY = 1
"""The format of a picture with one byte for each point."""
_WITH_MARKS = 1
_MOST = 3_000_000
"""Points of the largest picture."""


class Picture:
    """A page in shades of grey, one point of the page to one of the picture, or less."""

    def __init__(self, page: int, ink: Ink) -> None:
        """`page` is the handle of the page that `ink` was read from."""
        self._scale = min(1.0, (_MOST / max(ink.width * ink.height, 1.0)) ** 0.5)
        self._wide = max(1, round(ink.width * self._scale))
        self._high = max(1, round(ink.height * self._scale))
        bitmap = pdfium.FPDFBitmap_CreateEx(self._wide, self._high, _GREY, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self._wide, self._high, 0xFFFFFFFF)
        turn = (ink.turn - pdfium.FPDFPage_GetRotation(page)) % 4
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, self._wide, self._high, turn, _WITH_MARKS)
        self._stride = pdfium.FPDFBitmap_GetStride(bitmap)
        where = pdfium.FPDFBitmap_GetBuffer(bitmap)
        self._bytes = ctypes.string_at(where, self._stride * self._high)
        pdfium.FPDFBitmap_Destroy(bitmap)

    def contrast(self, box: Box) -> int:
        """The greatest difference of shades in a box, from 0 to 255; 0 outside the page."""
        left, top, right, bottom = (round(side * self._scale) for side in box)
        left, right = max(left, 0), min(max(right, left + 1), self._wide)
        darkest, lightest = 255, 0
        for y in range(max(top, 0), min(max(bottom, top + 1), self._high)):
            row = self._bytes[y * self._stride + left : y * self._stride + right]
            if row:
                darkest, lightest = min((darkest, *row)), max((lightest, *row))
        return max(lightest - darkest, 0)
