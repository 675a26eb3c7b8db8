"""Makes the picture of a page plain: grey, on white paper, straight, without its red seal.

The page is turned until its long lines go across, and each table is drawn out to a rectangle. Red
ink is as light as paper where one looks through red.
"""

from __future__ import annotations

from typing import Any

Array = Any
"""A numpy array; the libraries are there only with the extra."""
DARK = 140
"""The shade below which a point is ink, once the paper is white."""
_STEEPEST, _STRAIGHT = 4.0, 0.1
"""Degrees by which a page may lie askew, and by which it stays as it is."""
_BENT = 8
"""Points of A4 at 200 dpi by which the edge of a table may be bent."""
_RED = 40
"""By how much more red than any other colour the ink of a seal is."""
_LIT = 0.1
"""The share of a page that no seal covers."""
_VEILED = 20
"""Shades by which a seal is darker where it covers ink."""
_RUN = 20
"""Points of ink side by side that letters seldom have."""
_LONG, _REACH = 2339, 50
"""Points of A4 at 200 dpi: its height, and the shortest line that rules."""


def remove_seal(picture: Array) -> Array:
    """The page in grey, its paper white and red ink as light as paper."""
    import cv2
    import numpy as np

    red = picture[:, :, 2]
    grey = np.maximum(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), red)
    paper = cv2.medianBlur(
        cv2.dilate(cv2.resize(grey, None, fx=0.25, fy=0.25), np.ones((9, 9))), 21
    )
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]))
    return cv2.divide(grey, np.maximum(paper, 60), scale=255)


def find_seal(picture: Array) -> Array:
    """The points on which red ink lies, as 255, those beside it that lost some of it too.

    None on a page that is red all over: it was photographed in such a light.
    """
    import cv2
    import numpy as np

    blue, green, red = cv2.split(picture)
    ink = (cv2.subtract(red, cv2.max(blue, green)) > _RED).astype(np.uint8) * 255
    if (ink > 0).mean() > _LIT:
        return np.zeros_like(ink)
    return cv2.dilate(ink, np.ones((3, 3), np.uint8))


def find_veiled(grey: Array, seal: Array) -> Array:
    """The points under a seal at which it is darker than elsewhere: something lies under it.

    Its edges are darker everywhere in a picture that was made small.
    """
    import cv2
    import numpy as np

    covered = cv2.erode(seal, np.ones((7, 7), np.uint8)) > 0
    usual = float(np.median(grey[covered])) if covered.any() else 0.0
    return covered & (grey < usual - _VEILED)


def straighten(grey: Array, seal: Array) -> tuple[Array, Array]:
    """The page turned by the angle at which most of its long lines lie, tables drawn out square.

    And the points under its seal, moved likewise.
    """
    import cv2
    import numpy as np

    dark = (grey < DARK).astype(np.uint8) * 255
    angles = _slopes(dark)
    angle = float(np.median(angles)) if angles else _lean(dark)
    high, wide = grey.shape
    if abs(angle) > _STRAIGHT:
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
        grey = cv2.warpAffine(grey, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)
        seal = cv2.warpAffine(seal, turn, (wide, high))
    return _squared(grey, seal)


def _slopes(dark: Array) -> list[float]:
    """The angle of each line that goes across a good part of the page."""
    import cv2
    import numpy as np

    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, _RUN), np.uint8))
    joined = cv2.dilate(runs, np.ones((1, _RUN // 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for at in range(1, count):
        x, y, w, h = (int(n) for n in stats[at][:4])
        if w >= dark.shape[1] // 5 and h <= w * np.tan(np.radians(_STEEPEST)) + _RUN:
            ys, xs = np.nonzero(labels[y : y + h, x : x + w] == at)
            found.append(float(np.degrees(np.arctan(np.polyfit(xs, ys, 1)[0]))))
    return found


def _lean(dark: Array) -> float:
    """The angle at which the lines of letters lie: that at which most rows of points are empty."""
    import cv2
    import numpy as np

    small = cv2.resize(dark, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    high, wide = small.shape
    best, lean = -1.0, 0.0
    for tenth in range(-30, 31, 2):
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), tenth / 10, 1.0)
        sums = cv2.warpAffine(small, turn, (wide, high)).sum(axis=1, dtype=np.float64)
        sharp = float(((sums[1:] - sums[:-1]) ** 2).sum())
        if sharp > best:
            best, lean = sharp, tenth / 10
    return lean


def _squared(grey: Array, seal: Array) -> tuple[Array, Array]:
    """The page and its seal with each table whose corners make no rectangle drawn out to one."""
    import cv2
    import numpy as np

    high, wide = grey.shape
    mask = long_lines(grey, across=True) | long_lines(grey, across=False)
    contours, _ = cv2.findContours(
        cv2.dilate(mask, np.ones((5, 5))), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    for contour in contours:
        x, y, w, h = cv2.boundingRect(contour)
        if w < wide / 4 or h < high / 40:
            continue
        hull = cv2.convexHull(contour)
        corners = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, closed=True), closed=True)
        if len(corners) != 4 or _departs(hull, corners) > _BENT * unit_of(grey):  # noqa: PLR2004
            continue  # no table, or one that lost a corner under a seal
        points = corners.reshape(4, 2).astype(np.float32)
        sums, differences = points.sum(axis=1), points[:, 1] - points[:, 0]
        ordered = points[[sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]]
        square = np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], np.float32)
        if len({tuple(point) for point in ordered}) < 4 or abs(ordered - square).max() < 4:  # noqa: PLR2004
            continue
        warp = cv2.getPerspectiveTransform(ordered, square)
        for each, paper in ((grey, 255), (seal, 0)):
            drawn = cv2.warpPerspective(each, warp, (wide, high), borderValue=paper)
            each[y : y + h, x : x + w] = drawn[y : y + h, x : x + w]
    return grey, seal


def _departs(hull: Array, corners: Array) -> float:
    """How far the outline of a table lies from straight lines between its corners, at most."""
    import cv2

    points = (tuple(map(float, point[0])) for point in hull)
    return max(abs(cv2.pointPolygonTest(corners, point, measureDist=True)) for point in points)


def long_lines(grey: Array, *, across: bool) -> Array:
    """The points that belong to long lines in one direction."""
    import cv2
    import numpy as np

    dark = (grey < DARK + 40).astype(np.uint8) * 255
    near = np.ones((3, 1) if across else (1, 3), np.uint8)
    reach = round(_REACH * unit_of(grey))
    kernel = np.ones((1, reach) if across else (reach, 1), np.uint8)
    return cv2.morphologyEx(cv2.dilate(dark, near), cv2.MORPH_OPEN, kernel)


def unit_of(grey: Array) -> float:
    """The points of the picture for one of A4 at 200 dpi."""
    return float(max(grey.shape)) / _LONG
