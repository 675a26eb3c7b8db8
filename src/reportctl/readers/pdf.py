"""A PDF: its text joined to paragraphs, its ruled tables, its marks, and how a page looks."""

from __future__ import annotations

import ctypes
import re

from reportctl.finding import Failure
from reportctl.pdfium import (
    FREE_TEXT,
    INK,
    LINE,
    LINK,
    PASSWORD,
    POLYLINE,
    POPUP,
    REDACT,
    SECURITY,
    STRIKE_OUT,
    WIDGET,
    Rect,
    pdfium,
)
from reportctl.readers.assemble import Assembler, is_picture
from reportctl.readers.comments import tell_comments
from reportctl.readers.confined_child import begin_page
from reportctl.readers.ink import TYPED, Ink, Letter, move_box, overlap
from reportctl.readers.letters import is_plain_figure
from reportctl.readers.limits import Work
from reportctl.readers.pdf_apart import (
    cross_out,
    drop_marks,
    drop_watermarks,
    hide_unseen,
    needs_picture,
)
from reportctl.readers.pdf_page import read_page
from reportctl.readers.pdf_tags import TagReader
from reportctl.readers.ruled import Box
from reportctl.readers.scan_text import Recogniser, is_installed
from reportctl.readers.source import Source

_SCANNED = 1650
"""Points of the width at which a page is recognised: A4 at 200 dpi."""
_FORMATS = {1: 1, 3: 2}
"""Formats of pictures by the bytes of a point: grey, and blue, green and red."""
_WITH_MARKS = 1
_MOST = 3_000_000
"""Points of the largest picture."""
_NOT_SHOWN = 2 | 32
"""Flags of an annotation: hidden, not for the screen."""
_WORDED = (4, 5, 6)
"""Kinds of fields that hold words: two of choices, and text."""
_CROSSING = (LINE, POLYLINE, INK, STRIKE_OUT, REDACT)
_NORMAL = 0
"""How a field looks when nobody points at it."""
_DRAWN = re.compile(r"\(((?:[^()\\]|\\.){0,400})\)")
"""Letters in a drawing."""
_HALF = 0.5
_FIELDS = {2: "勾选框", 3: "单选钮", 1: "按钮", 7: "签名域"}
_MUTE, _PAINTED = "认不出的字", 64
"""A letter without text, and the shades between it and its ground."""
_TALLEST = 14.0
"""Points of the letters of a field that is higher than they are."""
_MOST_MARKED = 2000
"""Marks on one page; a form has one for each cell."""


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
        if ink.down or ink.mute or needs_picture(ink):
            picture = Picture(page, ink)
            hide_unseen(ink, picture.shows)
            ink.objects += [(box, _MUTE) for box in ink.mute if picture.shows(box, _PAINTED)]
        drop_marks(ink)
        cross_out(ink)
        fields.read(page, ink)
        pdfium.FPDF_ClosePage(page)
        assembler.add(ink, tags.tags)
    assembler.doubts += tell_comments(fields.comments)
    title = pdfium.string("FPDF_GetMetaText", document, b"Title")
    # WPS writes some titles in a way that no reader can undo
    return assembler.finish("" if title.startswith("ÿþ") else title)


def recognise(page: int, ink: Ink, work: Work, recogniser: Recogniser) -> Ink:
    """What recognition makes of a page that is a picture."""
    import numpy as np

    from reportctl.readers.scan_turn import read_turned

    scale = _SCANNED / max(min(ink.width, ink.height), 1.0)
    work.check("pixels", round(ink.width * ink.height * scale * scale))
    data, stride, wide, high = rasterize(page, ink, scale, 3)
    rows = np.frombuffer(data, np.uint8).reshape(high, stride)
    return read_turned(
        rows[:, : wide * 3].reshape(high, wide, 3).copy(), ink.number, work, recogniser
    )


def rasterize(page: int, ink: Ink, scale: float, points: int) -> tuple[bytes, int, int, int]:
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
        self._bytes, self._stride, self._wide, self._high = rasterize(page, ink, self._scale, 1)

    def shows(self, box: Box, least: int) -> bool:
        """Whether shades in a box differ by so much, from 0 to 255; outside the page they do not.

        The middle is looked at first: most letters have ink there.
        """
        left, top, right, bottom = (round(side * self._scale) for side in box)
        left, right = max(left, 0), min(max(right, left + 1), self._wide)
        top, bottom = max(top, 0), min(max(bottom, top + 1), self._high)
        middle = (top + bottom) // 2
        darkest, lightest = 255, 0
        for y in (*range(middle, bottom), *range(top, middle)):
            row = self._bytes[y * self._stride + left : y * self._stride + right]
            if row:
                dark, light = min(row), max(row)
                darkest, lightest = min(darkest, dark), max(lightest, light)
                if lightest - darkest >= least:
                    return True
        return False


class Fields:
    """Reads what lies upon page after page."""

    def __init__(self, document: int) -> None:
        """`document` is the handle of the file."""
        self.comments: list[tuple[str, str]] = []
        """What people wrote beside the text, each with its page."""
        self._setup = (ctypes.c_uint64 * 64)(2)  # an FPDF_FORMFILLINFO of version 2, no callbacks
        self._forms = pdfium.FPDFDOC_InitFormFillEnvironment(
            document, ctypes.addressof(self._setup)
        )

    def read(self, page: int, ink: Ink) -> None:
        """Put the text of fields and of typed notes among the letters, and cross letters out."""
        count = pdfium.FPDFPage_GetAnnotCount(page)
        for at in range(min(count, _MOST_MARKED)):
            mark = pdfium.FPDFPage_GetAnnot(page, at)
            if mark:
                self._read_mark(mark, ink)
                pdfium.FPDFPage_CloseAnnot(mark)
        if count > _MOST_MARKED:
            ink.doubts.append(f"第{ink.number}页有 {count} 个批注或表单域，只读了前 {_MOST} 个")

    def _read_mark(self, mark: int, ink: Ink) -> None:
        if pdfium.FPDFAnnot_GetFlags(mark) & _NOT_SHOWN:
            return
        box = Rect()
        pdfium.FPDFAnnot_GetRect(mark, ctypes.addressof(box))
        place = move_box((box.left, box.bottom, box.right, box.top), ink.moving)
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        said = pdfium.string("FPDFAnnot_GetStringValue", mark, b"Contents")
        if kind == WIDGET and self._forms:
            self._read_field(mark, ink, place)
        elif kind == FREE_TEXT:
            _type_over(ink, said, place)
        elif kind in _CROSSING:
            for at, letter in enumerate(ink.letters):
                if overlap(letter[1:5], place) > _HALF:
                    ink.letters[at] = letter._replace(apart="struck")
            ink.objects.append((place, "批注"))
        if kind not in (WIDGET, FREE_TEXT, LINK, POPUP):
            self.comments.append((f"第{ink.number}页", said))

    def _read_field(self, mark: int, ink: Ink, place: Box) -> None:
        """A field's value as letters in its place; one that holds no text as an object."""
        kind = pdfium.FPDFAnnot_GetFormFieldType(self._forms, mark)
        if kind in _WORDED:
            value = pdfium.string("FPDFAnnot_GetFormFieldValue", self._forms, mark)
            _type_over(ink, value, place)
            if _is_stale(value, pdfium.string("FPDFAnnot_GetAP", mark, _NORMAL)):
                ink.objects.append((place, "显示的和保存的值不同的表单域"))
        elif kind in _FIELDS:
            ink.objects.append((place, _FIELDS[kind]))


def _type_over(ink: Ink, text: str, place: Box) -> None:
    """Put a text that is typed in a box among the letters; over printed ones neither is certain."""
    typed = _letters(text, place)
    for at, letter in enumerate(ink.letters if text.strip() else ()):
        if not letter.text.isspace() and overlap(letter[1:5], place) > _HALF:
            ink.letters[at] = letter._replace(apart="unclear")
            typed = [each._replace(apart="unclear") for each in typed]
    ink.letters += typed


def _is_stale(value: str, drawing: str) -> bool:
    """Whether a field is drawn with another figure than its value.

    `drawing` is its appearance as the file has it; one whose letters are codes says nothing.
    """
    drawn = "".join(_DRAWN.findall(drawing)).strip()
    return is_plain_figure(value) and is_plain_figure(drawn) and drawn != value.strip()


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
