"""Finds the lines of letters in a cell of a scan."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.readers.scan_picture import Array
from reportctl.readers.scan_shape import LETTER

_BROKEN, _TOUCHING = 1.5, 1.7
"""The height, in letters, up to which pieces of ink over each other are one line, and from which
they are several lines that touch."""
_PITCH = 1.15
"""From one line to the next in a cell whose lines touch, in letters."""
_AWAY = 0.25
"""How far from there they may be parted, in letters."""

Box = tuple[int, int, int, int]
"""Left, top, width and height, in points of the picture."""


def find_lines(part: Array, speck: int, unit: float) -> list[Box]:
    """The lines in a cell from the top down; what is smaller than a `speck` is left out.

    `part` has 1 where there is ink; `unit` is the points of the picture for one of A4 at 200 dpi.
    """
    import cv2

    count, _, stats, _ = cv2.connectedComponentsWithStats(part)
    marks = sorted(
        (int(y), int(y + h), int(x), int(x + w))
        for x, y, w, h, _ in stats[1:count]
        if max(w, h) >= speck
    )
    sizes = sorted(max(under - top, right - left) for top, under, left, right in marks)
    usual = max(sizes[len(sizes) * 2 // 3] if sizes else 0, LETTER * unit)
    rows: list[tuple[int, int, int, int]] = []
    for top, under, left, right in marks:
        if rows and (top <= rows[-1][1] or under - rows[-1][0] <= _BROKEN * usual):
            above, below, first, last = rows[-1]
            rows[-1] = above, max(below, under), min(first, left), max(last, right)
        else:
            rows.append((top, under, left, right))
    boxes = [(left, top, right - left, under - top) for top, under, left, right in rows]
    return [line for box in boxes for line in _parted(part, box, usual)]


def _parted(part: Array, box: Box, usual: float) -> Iterator[Box]:
    """A line, or lines that touch, parted where least ink lies."""
    x, y, w, h = box
    count = round(h / (_PITCH * usual)) if h > _TOUCHING * usual else 1
    if count == 1:
        yield box
        return
    ink = part[y : y + h, x : x + w].sum(axis=1)
    begun = 0
    for number in range(1, count):
        middle, away = h * number / count, _AWAY * usual
        near = range(round(middle - away), round(middle + away) + 1)
        cut = min(near, key=lambda at: (ink[at], abs(at - middle)))
        yield from _trimmed(part, (x, y + begun, w, cut - begun))
        begun = cut
    yield from _trimmed(part, (x, y + begun, w, h - begun))


def _trimmed(part: Array, box: Box) -> Iterator[Box]:
    """A line without the paper beside it."""
    x, y, w, h = box
    there = part[y : y + h, x : x + w].any(axis=0).nonzero()[0]
    if there.size:
        yield x + int(there[0]), y, int(there[-1] - there[0]) + 1, h
