"""Reads what a page of a PDF draws besides letters: rulings, pictures and drawings."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from reportctl.readers.ink import PICTURE, Ink, Move, Piece, after, move_box, move_point
from reportctl.readers.limits import Work
from reportctl.readers.pdfium import FORM, IMAGE, PATH, pdfium
from reportctl.readers.ruled import Box

_DEEPEST = 12
"""Forms within forms."""
_KINDS = {0: "L", 1: "B", 2: "M"}
_LINE = 2
"""Points of the shortest path."""
_WHITE = 250
_GROUND = 0.5
"""The share of the page's width and height beyond which a filled shape rules nothing."""


class Objects:
    """Walks through the objects of a page, forms included, and keeps what they draw."""

    def __init__(self, page: int, ink: Ink, moving: Move, work: Work) -> None:
        """Read the page of that handle into `ink`; `moving` takes its points there."""
        self._ink = ink
        self._work = work
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
        elif kind == IMAGE:
            self._ink.objects.append((self._bounds(thing, within), PICTURE))
        elif kind == FORM and depth < _DEEPEST:
            count = pdfium.FPDFFormObj_CountObjects(thing)
            self._work.count("objects", max(count, 0))
            inner = after(self._matrix(thing), within)
            for at in range(count):
                self._read(pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1)

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
        self._ink.trace(self._pieces(path, count, moving), filled=bool(filled))

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
