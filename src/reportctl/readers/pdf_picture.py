"""Paints a page of a PDF, to see what a person would see of it."""

from __future__ import annotations

import ctypes

from reportctl.readers.ink import Ink
from reportctl.readers.pdfium import pdfium
from reportctl.readers.ruled import Box

_FORMATS = {1: 1, 3: 2}
"""Formats of pictures by the bytes of a point: grey, and blue, green and red."""
_WITH_MARKS = 1
_MOST = 3_000_000
"""Points of the largest picture."""


def paint(page: int, ink: Ink, scale: float, points: int) -> tuple[bytes, int, int, int]:
    """The page as `ink` holds it, so many bytes a point: its bytes, those of a row, width, height.

    One byte is a shade of grey; three are blue, green and red.
    """
    wide, high = max(1, round(ink.width * scale)), max(1, round(ink.height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, _FORMATS[points], None, 0)
    if not bitmap:
        raise MemoryError
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
    turn = (ink.turn - pdfium.FPDFPage_GetRotation(page)) % 4
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, turn, _WITH_MARKS)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return data, stride, wide, high


class Picture:
    """A page in shades of grey, one point of the page to one of the picture, or less."""

    def __init__(self, page: int, ink: Ink) -> None:
        """`page` is the handle of the page that `ink` was read from."""
        self._scale = min(1.0, (_MOST / max(ink.width * ink.height, 1.0)) ** 0.5)
        self._bytes, self._stride, self._wide, self._high = paint(page, ink, self._scale, 1)

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
