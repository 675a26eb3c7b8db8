"""Two pages that were printed side by side on one sheet."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.readers.ink import Ink
from reportctl.readers.ruled import Box

_GUTTER = 5.0
"""Points on either side of a sheet's middle that are empty between two pages."""
_FEWEST = 80
"""Ideographs of a page beside another: half of a table without rulings may have figures alone."""
_CJK = "\u2e80"


def pages_on(sheet: Ink) -> Iterator[Ink]:
    """The page itself, or the left and the right one of a sheet that is broader than high."""
    middle = sheet.width / 2
    if sheet.width <= sheet.height or not _is_parted(sheet, middle):
        yield sheet
        return
    yield _part(sheet, 0.0, middle)
    yield _part(sheet, middle, sheet.width)


def _is_parted(sheet: Ink, middle: float) -> bool:
    """Whether nothing stands in the middle of a sheet, and words on either side of it."""
    if any(left < middle < right for _, left, right in sheet.across):
        return False
    sides = [0, 0]
    for letter in sheet.letters:
        if letter.x1 > middle - _GUTTER and letter.x0 < middle + _GUTTER:
            if not letter.text.isspace():
                return False
        elif letter.text >= _CJK:
            sides[letter.x0 > middle] += 1
    return min(sides) >= _FEWEST


def _part(sheet: Ink, left: float, right: float) -> Ink:
    """What stands between two places across a sheet, as a page of its own."""

    def holds(box: Box) -> bool:
        return left <= (box[0] + box[2]) / 2 < right

    def moved(box: Box) -> Box:
        return box[0] - left, box[1], box[2] - left, box[3]

    page = Ink(sheet.number, right - left, sheet.height, sheet.turn)
    page.letters = [
        letter._replace(x0=letter.x0 - left, x1=letter.x1 - left)
        for letter in sheet.letters
        if left <= letter.middle[0] < right
    ]
    page.across = [(y, a - left, b - left) for y, a, b in sheet.across if left <= a < right]
    page.down = [(x - left, top, end) for x, top, end in sheet.down if left <= x < right]
    page.objects = [(moved(box), word) for box, word in sheet.objects if holds(box)]
    page.strokes = [moved(box) for box in sheet.strokes if holds(box)]
    page.fills = [moved(box) for box in sheet.fills if holds(box)]
    page.readings = [(moved(box), said) for box, said in sheet.readings if holds(box)]
    page.recognised = sheet.recognised
    return page
