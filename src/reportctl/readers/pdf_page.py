"""What one page of a PDF shows: letters, rulings, pictures and drawings, as it is held."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from reportctl.pdfium import FORM, IMAGE, PATH, TEXT, Matrix, Rect, pdfium
from reportctl.readers.ink import (
    PICTURE,
    UNKNOWN,
    Ink,
    Letter,
    Move,
    Piece,
    after,
    move_box,
    move_point,
)
from reportctl.readers.limits import Work
from reportctl.readers.pdf_worded import as_painted
from reportctl.readers.ruled import Box
from reportctl.readers.source import Setting
from reportctl.record import NamedTuple

_BOLD = re.compile(r"bold|black|heavy|simhei|heiti|黑体|fzhei", re.IGNORECASE)
_NO_CODE = frozenset((0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_SPACE = 32
_SLANT, _POINT = 0.05, 0.01
_DIGIT, _LOW = 0.7, 0.55
"""The height of a digit in sizes of its font, and that of one that may be raised."""
_INVISIBLE = (3, 7)
"""Modes in which letters are not painted."""
_DEEPEST = 12
"""Forms within forms."""
_KINDS = {0: "L", 1: "B", 2: "M"}
_BAND = 32
"""Points of the bands in which letters painted again are looked for."""
_WORDED = "另写了替代文字的字"
"""What to call letters for which the file says another text than is painted."""
_LINE = 2
"""Points of the shortest path."""
_WHITE = 250
_THIN = 3.0
"""Points of the broadest filled shape that is a line."""
_GROUND = 0.5
"""The share of the page's width and height beyond which a filled shape rules nothing."""


class _Font(NamedTuple):
    """What all letters of one text object share."""

    size: float
    bold: bool
    mcid: int
    turn: int | None
    apart: Setting | None
    shade: float


def read_page(page: int, number: int, work: Work) -> Ink:
    """The page of that handle, turned so that most of its letters stand upright."""
    box = Rect()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.addressof(box))
    fonts: dict[int, _Font] = {}
    letters = _drawn_once(_letters(page, work, fonts))
    turns = Counter(letter.turn for letter in letters if letter.turn is not None)
    turn = turns.most_common(1)[0][0] if turns else pdfium.FPDFPage_GetRotation(page)
    moving = (
        (1, 0, 0, -1, -box.left, box.top),
        (0, 1, 1, 0, -box.bottom, -box.left),
        (-1, 0, 0, 1, box.right, -box.bottom),
        (0, -1, -1, 0, box.top, box.right),
    )[turn or 0]
    wide, high = box.right - box.left, box.top - box.bottom
    ink = Ink(number, *((high, wide) if (turn or 0) % 2 else (wide, high)), turn=turn or 0)
    for letter in letters:
        own = None if letter.turn is None else (letter.turn - (turn or 0)) % 4
        moved = move_box(letter[1:5], moving)
        ink.letters.append(
            tuple.__new__(Letter, (letter[0], *moved, *letter[5:8], own, *letter[9:]))
        )
    objects = Objects(page, ink, moving, work, fonts)
    if objects.worded:
        ink.letters = [*as_painted(ink.letters, objects.worded, objects.nested)]
    ink.moving = moving
    return ink


def _letters(page: int, work: Work, fonts: dict[int, _Font]) -> Iterator[Letter]:
    """The letters in the file's own measure: y grows upwards, `bottom` is below `top`.

    `fonts` is filled: by the handle of each text object that has letters.
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return
    box, faces = Rect(), _Faces()
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    object_of, fails = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_HasUnicodeMapError
    made_up = pdfium.FPDFText_IsGenerated
    where = ctypes.addressof(box)
    high, count = 0, pdfium.FPDFText_CountChars(text)
    work.count("letters", max(count, 0))
    for at in range(count):
        code = unicode_of(text, at)
        owner = object_of(text, at)
        if not owner or not box_of(text, at, where):
            continue  # a space or line end that the engine made
        font = fonts.get(owner)
        if font is None:
            font = fonts[owner] = faces.read(text, at, owner)
        if code == _SPACE and made_up(text, at) == 1:
            continue
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a rarer letter
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:  # noqa: PLR2004 - its second half
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        letter = UNKNOWN if code in _NO_CODE or fails(text, at) == 1 else chr(code)
        made = Letter(letter, box.left, box.top, box.right, box.bottom, *font)
        yield _raised(text, at, made) if "0" <= letter <= "9" and font.turn == 0 else made
    pdfium.FPDFText_ClosePage(text)


def _raised(text: int, at: int, letter: Letter) -> Letter:
    """A digit; one whose font draws it small above or below the line gets its ink's own box."""
    numbers = (ctypes.c_double * 6)()
    places = [ctypes.addressof(numbers) + 8 * n for n in range(6)]
    pdfium.FPDFText_GetCharBox(text, at, *places[:4])
    _, _, bottom, top, _, _ = numbers
    if not 0 < top - bottom < _LOW * letter.size:
        return letter
    pdfium.FPDFText_GetCharOrigin(text, at, *places[4:])
    if -0.08 * letter.size < bottom - numbers[5] < 0.15 * letter.size:
        return letter  # as small as the figures 0, 1 and 2 of some faces, upon the line
    return letter._replace(top=top, bottom=bottom, size=(top - bottom) / _DIGIT)


def _drawn_once(letters: Iterable[Letter]) -> list[Letter]:
    """The letters without those that were painted again a little aside, to look bold.

    Two equal letters that stand beside each other are at least half a letter apart.
    """
    kept: list[Letter] = []
    near: dict[tuple[str, Setting | None, int | None, int], list[tuple[float, float]]] = {}
    for letter in letters:
        text, x, top, x1, y, size, _, _, turn, apart, _ = letter
        if kept and x1 - x > 1.5 * size and letter[:5] == kept[-1][:5]:
            middle = (x + x1) / 2  # one glyph stands for both, as —— is
            kept[-1:] = letter._replace(x1=middle), letter._replace(x0=middle)
            continue
        band = int(y // _BAND)
        reach = min(0.3 * size, 0.45 * min(x1 - x, top - y), _BAND)
        if not text.isspace() and any(
            -reach < other_x - x < reach and -reach < other_y - y < reach
            for at in (band - 1, band, band + 1)
            for other_x, other_y in near.get((text, apart, turn, at), ())
        ):
            continue
        kept.append(letter)
        near.setdefault((text, apart, turn, band), []).append((x, y))
    return kept


class _Faces:
    """Reads how the letters of one object after the other stand."""

    def __init__(self) -> None:
        self._bold: dict[int, bool] = {}
        self._matrix = Matrix()
        self._color = (ctypes.c_uint * 4)()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._color_at = [ctypes.addressof(self._color) + 4 * at for at in range(4)]

    def read(self, text: int, at: int, owner: int) -> _Font:
        """What the letters of the object `owner` share, of which that at `at` is one."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(text, at, self._matrix_at)
        a, b = matrix.a, matrix.b
        turn: int | None = None
        if a * matrix.d < b * matrix.c:
            pass  # seen in a mirror
        elif abs(b) <= _SLANT * abs(a):
            turn = 0 if a > 0 else 2
        elif abs(a) <= _SLANT * abs(b):
            turn = 1 if b > 0 else 3
        pdfium.FPDFPageObj_GetFillColor(owner, *self._color_at)
        red, green, blue, cover = self._color
        return _Font(
            pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d),
            self._is_bold(pdfium.FPDFTextObj_GetFont(owner)),
            pdfium.FPDFPageObj_GetMarkedContentID(owner),
            turn,
            "hidden" if pdfium.FPDFTextObj_GetTextRenderMode(owner) in _INVISIBLE else None,
            1 - (1 - (0.3 * red + 0.6 * green + 0.1 * blue) / 255) * cover / 255,
        )

    def _is_bold(self, font: int | None) -> bool:
        """Whether the name of a font says so."""
        if not font:
            return False
        if font not in self._bold:
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, ctypes.addressof(buffer), 128)
            name = buffer.value.decode("utf-8", "replace")
            self._bold[font] = bool(_BOLD.search(name))
        return self._bold[font]


class Objects:
    """Walks through the objects of a page, forms included, and keeps what they draw."""

    def __init__(
        self, page: int, ink: Ink, moving: Move, work: Work, said: Container[int] = ()
    ) -> None:
        """Read the page of that handle into `ink`; `moving` takes its points there.

        `said` is the text objects whose letters are known.
        """
        self._ink, self._said = ink, said
        self._work = work
        self.worded: list[Box] = []
        """Where letters are painted for which the file says a text of its own."""
        self.nested: list[tuple[Box, Box]] = []
        """Of those in forms, where the engine has them and where they are painted."""
        self._moving = moving
        self._numbers = (ctypes.c_float * 6)()
        self._where = [ctypes.addressof(self._numbers) + 4 * at for at in range(6)]
        count = pdfium.FPDFPage_CountObjects(page)
        work.count("objects", max(count, 0))
        for at in range(count):
            self._read(pdfium.FPDFPage_GetObject(page, at), moving, 0)

    def _read(self, thing: int, within: Move, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == PATH:
            self._read_path(thing, within)
        elif kind == TEXT and self._is_worded(thing):
            self.worded.append(self._bounds(thing, within))
            self._ink.objects.append((self.worded[-1], _WORDED))
            if depth:
                self.nested.append((self._bounds(thing, self._moving), self.worded[-1]))
        elif kind == TEXT and thing not in self._said:
            self._keep_mute(thing, within)
        elif kind == IMAGE:
            self._ink.objects.append((self._bounds(thing, within), PICTURE))
        elif kind == FORM and depth < _DEEPEST:
            count = pdfium.FPDFFormObj_CountObjects(thing)
            self._work.count("objects", max(count, 0))
            inner = after(self._matrix(thing), within)
            for at in range(count):
                self._read(pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1)

    def _keep_mute(self, thing: int, within: Move) -> None:
        """The engine gives no text for an object without width: a space, or one strange letter."""
        left, top, right, bottom = self._bounds(thing, within)
        if max(right - left, bottom - top) > _POINT:
            return  # painted again, which the engine knows
        pdfium.FPDFTextObj_GetFontSize(thing, self._where[0])
        size = self._numbers[0]
        box = 0.1 * size, 0, 0.5 * size, _DIGIT * size
        self._ink.mute.append(move_box(box, after(self._matrix(thing), within)))

    def _is_worded(self, thing: int) -> bool:
        """Whether marks say another text in place of an object's letters (PDF 32000, 14.9.4)."""
        return any(
            pdfium.FPDFPageObjMark_GetParamValueType(
                pdfium.FPDFPageObj_GetMark(thing, at), b"ActualText"
            )
            for at in range(pdfium.FPDFPageObj_CountMarks(thing))
        )

    def _matrix(self, thing: int) -> Move:
        pdfium.FPDFPageObj_GetMatrix(thing, self._where[0])
        return tuple(self._numbers)

    def _bounds(self, thing: int, within: Move) -> Box:
        pdfium.FPDFPageObj_GetBounds(thing, *self._where[:4])
        return move_box(self._numbers[:4], within)

    def _read_path(self, path: int, within: Move) -> None:
        """A path's straight pieces as rulings; one that has others as a drawing."""
        mode = (ctypes.c_int * 2)()
        where = ctypes.addressof(mode)
        pdfium.FPDFPath_GetDrawMode(path, where, where + 4)
        filled, stroked = mode
        if filled and not stroked and self._is_ground(path, within):
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if not (filled or stroked) or count < _LINE:
            return
        self._work.count("objects", count)
        moving = after(self._matrix(path), within)
        box = self._ink.trace(self._pieces(path, count, moving), filled=bool(filled))
        if filled and box and min(box[2] - box[0], box[3] - box[1]) > _THIN:
            self._ink.fills.append(box)

    def _pieces(self, path: int, count: int, moving: Move) -> Iterator[Piece]:
        x_at, y_at = self._where[:2]
        for at in range(count):
            piece = pdfium.FPDFPath_GetPathSegment(path, at)
            pdfium.FPDFPathSegment_GetPoint(piece, x_at, y_at)
            here = move_point(self._numbers[0], self._numbers[1], moving)
            yield _KINDS.get(pdfium.FPDFPathSegment_GetType(piece), "B"), here
            if pdfium.FPDFPathSegment_GetClose(piece):
                yield "Z", here

    def _is_ground(self, path: int, within: Move) -> bool:
        """Whether a filled shape is what the page stands on: white, or a good part of the page."""
        color = (ctypes.c_uint * 4)()
        pdfium.FPDFPageObj_GetFillColor(path, *(ctypes.addressof(color) + 4 * n for n in range(4)))
        if min(color[:3]) >= _WHITE or not color[3]:
            return True
        left, top, right, bottom = self._bounds(path, within)
        wide, high = (right - left) / self._ink.width, (bottom - top) / self._ink.height
        return wide > _GROUND and high > _GROUND
