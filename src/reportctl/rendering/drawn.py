"""What the pages of a PDF of ours draw: letters at their places, fills and rulings, in order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from reportctl.pdfium import PATH, TEXT, pdfium
from reportctl.record import NamedTuple, field, record

STROKED = {1, 2}
"""Modes of PDF text whose outlines are drawn (ISO 32000-1, 9.3.6)."""
HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""The halves of a character in UTF-16."""
CURVE, MOVE = 1, 2
"""Kinds of a path's segments."""

Color = tuple[int, int, int]
Point = tuple[float, float]
Letter = tuple[str, float, float]
Step = tuple[str, tuple[Point, ...]]
"""A command of a path: M, L, B (a curve) or C (close), and its points."""


@record(slots=True)
class Text:
    """A text object: a font, a size, and characters each at its place on the page."""

    font: str
    size: float
    """In points."""
    matrix: tuple[float, ...]
    color: Color
    stroke: float
    """The width of the outline in points; 0 where only the inside is drawn."""
    letters: list[Letter] = field(default_factory=list)


class Shape(NamedTuple):
    """A fill or a ruling, in points from the lower left corner of the page."""

    steps: tuple[Step, ...]
    fill: Color | None
    stroke: Color | None
    width: float


class Sheet(NamedTuple):
    """A page, its size in points."""

    width: float
    height: float
    objects: list[Text | Shape]


class _Asker:
    """Asks PDFium for numbers, which it writes where it is told."""

    def __init__(self) -> None:
        self._floats = (ctypes.c_float * 6)()
        self._doubles = (ctypes.c_double * 2)()
        self._whole = (ctypes.c_uint * 4)()

    def floats(self, name: str, *asked: int, count: int = 1) -> tuple[float, ...]:
        """What a function writes that takes a place for each number, or one for all."""
        at = ctypes.addressof(self._floats)
        places = [at + 4 * n for n in range(count)] if count in (1, 2) else [at]
        getattr(pdfium, name)(*asked, *places)
        return tuple(self._floats[:count])

    def origin(self, text: int, letter: int) -> tuple[float, float]:
        """Where a letter stands on its base line."""
        at = ctypes.addressof(self._doubles)
        pdfium.FPDFText_GetCharOrigin(text, letter, at, at + 8)
        return self._doubles[0], self._doubles[1]

    def whole(self, name: str, asked: int, count: int) -> tuple[int, ...]:
        """As `floats`, for whole numbers that are not below zero."""
        at = ctypes.addressof(self._whole)
        getattr(pdfium, name)(asked, *(at + 4 * n for n in range(count)))
        return tuple(self._whole[:count])

    def color(self, name: str, asked: int) -> Color:
        """Red, green and blue from 0 to 255."""
        red, green, blue, _ = self.whole(name, asked, 4)
        return red, green, blue


def read_sheets(pdf: bytes) -> Iterator[Sheet]:
    """The pages of a PDF as the objects that they draw."""
    document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    asker = _Asker()
    for number in range(pdfium.FPDF_GetPageCount(document)):
        sheet = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(sheet)
        letters: dict[int, list[Letter]] = {}
        high = 0
        for n in range(pdfium.FPDFText_CountChars(text)):
            owner = pdfium.FPDFText_GetTextObject(text, n)
            if not owner or pdfium.FPDFText_IsGenerated(text, n):
                continue
            code = pdfium.FPDFText_GetUnicode(text, n)
            if code in HIGH:
                # a character beyond the first plane comes in two halves
                high = code
                continue
            if code in LOW and high:
                code = 0x10000 + ((high - HIGH.start) << 10) + code - LOW.start
            high = 0
            letters.setdefault(owner, []).append((chr(code), *asker.origin(text, n)))
        objects: list[Text | Shape] = []
        for n in range(pdfium.FPDFPage_CountObjects(sheet)):
            found = pdfium.FPDFPage_GetObject(sheet, n)
            kind = pdfium.FPDFPageObj_GetType(found)
            if kind == TEXT and found in letters:
                objects.append(_read_text(found, letters[found], asker))
            elif kind == PATH:
                objects.append(_read_path(found, asker))
        left, top, right, bottom = asker.floats("FPDF_GetPageBoundingBox", sheet, count=4)
        yield Sheet(right - left, top - bottom, objects)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(sheet)
    pdfium.FPDF_CloseDocument(document)


def _read_text(found: int, letters: list[Letter], asker: _Asker) -> Text:
    (size,) = asker.floats("FPDFTextObj_GetFontSize", found)
    name = ctypes.create_string_buffer(256)
    font = pdfium.FPDFTextObj_GetFont(found)
    pdfium.FPDFFont_GetBaseFontName(font, ctypes.addressof(name), 256)
    stroke = 0.0
    if pdfium.FPDFTextObj_GetTextRenderMode(found) in STROKED:
        (stroke,) = asker.floats("FPDFPageObj_GetStrokeWidth", found)
    matrix = asker.floats("FPDFPageObj_GetMatrix", found, count=6)
    color = asker.color("FPDFPageObj_GetFillColor", found)
    # a subset's name begins with six letters and a plus (ISO 32000-1, 9.6.4)
    return Text(name.value.decode().rpartition("+")[2], size, matrix, color, stroke, letters)


def _read_path(found: int, asker: _Asker) -> Shape:
    a, b, c, d, e, f = asker.floats("FPDFPageObj_GetMatrix", found, count=6)
    steps: list[Step] = []
    curve: list[Point] = []
    for n in range(pdfium.FPDFPath_CountSegments(found)):
        segment = pdfium.FPDFPath_GetPathSegment(found, n)
        x, y = asker.floats("FPDFPathSegment_GetPoint", segment, count=2)
        point = (a * x + c * y + e, b * x + d * y + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == CURVE:
            curve.append(point)
            if len(curve) == 3:  # noqa: PLR2004 - two handles and an end
                steps.append(("B", tuple(curve)))
                curve = []
        else:
            steps.append(("M" if kind == MOVE else "L", (point,)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            steps.append(("C", ()))
    fill, stroke = asker.whole("FPDFPath_GetDrawMode", found, 2)
    (width,) = asker.floats("FPDFPageObj_GetStrokeWidth", found)
    return Shape(
        tuple(steps),
        asker.color("FPDFPageObj_GetFillColor", found) if fill else None,
        asker.color("FPDFPageObj_GetStrokeColor", found) if stroke else None,
        width,
    )
