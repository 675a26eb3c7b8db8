"""Finds the rulings in the picture of a page, whole where a seal lies over them."""

from __future__ import annotations

from reportctl.readers.scan_picture import DARK, Array, long_lines, unit_of

Boxes = list[tuple[int, int, int, int]]
"""Each with left, top, width and height, in points of the picture."""
_THICKEST = 16
"""Points of the thickest ruling of A4 at 200 dpi."""
_NEAR = 3
"""Points by which the parts of a ruling may lie apart, and its end from what it ends at."""
_BEHIND = 5
"""Points of A4 at 200 dpi beside a ruling, in which ink that crosses it lies on both sides."""
_COVERED = 0.9
"""The share of the points of a part that was not seen which must lie under a seal, or be ink."""


def find_rulings(grey: Array, seal: Array) -> tuple[Boxes, Boxes]:
    """The lines that go across, and those that go down.

    `seal` has 255 where red ink lies. A line that goes on behind it, or ends at a crossing line
    behind it, lies under it too; of a short piece behind it only ink is seen.
    """
    import numpy as np

    # 2 under the seal, 1 where there is ink
    cover = np.maximum(grey < DARK + 40, np.minimum(seal, 2))
    rows = _joined(_seen(grey, across=True), cover)
    columns = _joined(_flipped(_seen(grey, across=False)), cover.T)
    reaching = [_extended(row, _flipped(columns), cover) for row in rows]
    columns = [_extended(column, _flipped(rows), cover.T) for column in columns]
    return reaching, _flipped(columns)


def find_crossed(grey: Array, ruled: Array, rulings: tuple[Boxes, Boxes]) -> Array:
    """The points of rulings on both sides of which ink lies: a pen went over them.

    What is printed in a cell ends before its border, and so does what is printed in the next.
    `ruled` has the points of all rulings, with their edges.
    """
    import numpy as np

    found = np.zeros_like(ruled)
    rows, columns = rulings
    near = round(_BEHIND * unit_of(grey))
    for into, boxes in ((found, rows), (found.T, _flipped(columns))):
        ink = (grey < DARK + 25) & (ruled == 0)
        ink = ink if into is found else ink.T
        for x, y, w, h in boxes:
            over = ink[max(y - near, 0) : y, x : x + w].any(axis=0)
            under = ink[y + h : y + h + near, x : x + w].any(axis=0)
            for at in (_widened(over, near) & _widened(under, near)).nonzero()[0]:
                into[y : y + h, x + at] = 1
    return found


def _widened(there: Array, by: int) -> Array:
    """The places that are there, and so many on both sides of each."""
    import numpy as np

    return np.convolve(there, np.ones(2 * by + 1), "same") > 0


def _flipped(boxes: Boxes) -> Boxes:
    """The same on a page whose left is its top."""
    return [(y, x, h, w) for x, y, w, h in boxes]


def _seen(grey: Array, *, across: bool) -> Boxes:
    import cv2

    thick = round(_THICKEST * unit_of(grey))
    count, _, stats, _ = cv2.connectedComponentsWithStats(long_lines(grey, across=across))
    boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:count]]
    return [box for box in boxes if box[3 if across else 2] <= thick]


def _is_covered(cover: Array, y: int, begin: int, end: int) -> bool:
    """Whether a ruling may go on across a stretch of the page, under the seal if not in sight."""
    if begin >= end:
        return False
    part = cover[max(y - 1, 0) : y + 2, begin:end].max(axis=0)
    return bool(part.max() > 1 and (part > 0).mean() > _COVERED)


def _joined(lines: Boxes, cover: Array) -> Boxes:
    """Lines across, two in one row as one if nothing but a seal lies between them."""
    found: Boxes = []
    for x, y, w, h in sorted(lines):
        middle = y + h // 2
        for at, (left, top, wide, high) in enumerate(found):
            level = abs(top + high // 2 - middle) <= _NEAR
            if level and _is_covered(cover, middle, left + wide, x):
                low, end = min(y, top), max(y + h, top + high)
                found[at] = left, low, x + w - left, end - low
                break
        else:
            found.append((x, y, w, h))
    return found


def _extended(
    line: tuple[int, int, int, int], crossing: Boxes, cover: Array
) -> tuple[int, int, int, int]:
    """A line across, out to the next lines down if nothing but a seal lies before them."""
    x, y, w, h = line
    middle = y + h // 2
    at = sorted(
        left + wide // 2
        for left, top, wide, high in crossing
        if top - _NEAR <= middle <= top + high + _NEAR
        # the corner itself lies under the seal
        or _is_covered(cover.T, left + wide // 2, top + high, middle)
        or _is_covered(cover.T, left + wide // 2, middle, top)
    )
    begin = next((place for place in reversed(at) if place < x), x)
    end = next((place for place in at if place > x + w), x + w)
    begin = begin if _is_covered(cover, middle, begin, x) else x
    end = end if _is_covered(cover, middle, x + w, end) else x + w
    return begin, y, end - begin, h
