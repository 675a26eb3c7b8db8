"""Finds rulings, cells and lines in the picture of a page, and has them recognised."""

from __future__ import annotations

from reportctl.readers.ink import Ink, Letter
from reportctl.readers.limits import Work
from reportctl.readers.ruled import Ruled, find_tables
from reportctl.readers.scan_lines import find_lines
from reportctl.readers.scan_picture import (
    DARK,
    Array,
    find_seal,
    find_veiled,
    long_lines,
    remove_seal,
    straighten,
    unit_of,
)
from reportctl.readers.scan_rulings import Boxes, find_crossed, find_rulings
from reportctl.readers.scan_shape import LETTER, halved, hold_to_size
from reportctl.readers.scan_text import NOTHING, Readings, Recogniser
from reportctl.readers.source import Setting
from reportctl.record import NamedTuple

_CERTAIN, _WORDED = 0.98, 0.3
"""The confidence from which a figure is taken for what stands there, and words are."""
_A4 = 595.0
_SMALL = 6
"""Points of the picture below which a speck is dirt, for a page 1,650 points wide."""
_INSET, _INNER, _NEAR = 3, 6, 8
"""Points of the picture that are left out inside a ruling, and where a line of letters is looked
for that was missed; and by which the parts of a ruling may differ."""
_FAINT = 25
"""Shades by which a thin stroke that faded is darker than the paper."""
_RIM = 9
"""Points of the picture about a seal in which some of its own ink is left."""
_UNVEILED = 0.75
"""By how much what lies under a seal is made darker, so that it looks like the ink beside it."""
_TALLEST, _LOWEST = 0.05, 0.004
"""The height of a line, in heights of the page."""
_STROKES = "-—"
_THIN, _FILLED = 0.4, 0.6
"""The height of a stroke, in digits, and the share of its box that is ink."""
_FEW = 3
"""Letters of a line that may be dirt."""
_WORDS = 30
"""Doubtful letters of a page that are named."""
_LINES = 20
"""Lines of a page from which some have words."""


class _Line(NamedTuple):
    """A line of letters: where it stands in the picture, and its cell if it has one."""

    box: tuple[int, int, int, int]
    cell: tuple[int, int] | None


class _Hidden(NamedTuple):
    """Points of the picture where ink may lie that is not seen."""

    beside: Array
    """Ink at the edge of a ruling."""
    crossed: Array
    """Where ink goes on behind a ruling."""
    veiled: Array
    seal: Array
    """Ink under a seal, and the seal, as 255."""


class _Doubtful(NamedTuple):
    """The cells of which not all may be seen."""

    specks: set[tuple[int, int]]
    """In which only specks stand, or what a seal hides."""
    torn: set[tuple[int, int]]
    """Whose ink touches a ruling or crosses it, or lies beside the lines that were found."""
    veiled: set[tuple[int, int]]
    """In which a seal hides ink."""


def read_picture(picture: Array, number: int, work: Work, recogniser: Recogniser) -> Ink:
    """A page from its picture (height, width, 3: blue, green, red), as it lies."""
    grey, seal = straighten(remove_seal(picture), find_seal(picture))
    high, wide = grey.shape
    scale = (_A4 if wide < high else _A4 * 2**0.5) / wide
    ink = Ink(number, wide * scale, high * scale)
    ink.recognised = True
    rows, columns = find_rulings(grey, seal)
    for x, y, w, h in rows:
        ink.across.append(((y + h / 2) * scale, x * scale, (x + w) * scale))
    for x, y, w, h in columns:
        ink.down.append(((x + w / 2) * scale, y * scale, (y + h) * scale))
    tables = [t for t in find_tables(ink.across, ink.down, work) if len(t.cells) > 1]
    ruled, beside = _ruled_points(grey, rows, columns, tables, scale)
    crossed = find_crossed(grey, ruled, (rows, columns))
    clean = grey.copy()
    clean[ruled > 0] = 255
    veiled = find_veiled(grey, seal) & (ruled == 0)
    clean[veiled] = (clean[veiled] * _UNVEILED).astype(clean.dtype)
    found, doubtful = _lines(grey, clean, _Hidden(beside, crossed, veiled, seal), tables, scale)
    twice = zip(found, _read_twice(clean, found, recogniser), strict=True)
    sized = [(line.cell and line.cell[0], line.box[2:], each) for line, each in twice]
    told = [
        (line, halved(read))
        if line.cell in doubtful.torn or (line.cell in doubtful.veiled and not _speaks(read.text))
        else (line, read)
        for line, read in zip(found, hold_to_size(sized, unit_of(grey)), strict=True)
    ]
    _place(ink, told, scale)
    _keep_readings(ink, told, tables, doubtful.specks)
    ink.unclear = _unclear([read for _, read in told])
    return ink


def _unclear(told: list[Readings]) -> float:
    """The share of the words that recognition doubts; all where many lines have no words."""
    said, doubted = ("".join(r.text for r in told), "".join("".join(r.doubtful) for r in told))
    words = sum(map(_speaks, said))
    return sum(map(_speaks, doubted)) / words if words else float(len(told) > _LINES)


def _ruled_points(
    grey: Array,
    rows: Boxes,
    columns: Boxes,
    tables: list[Ruled],
    scale: float,
) -> tuple[Array, Array]:
    """The points of the picture that belong to the lines of tables, and their edge with ink on it.

    Where letters begin behind a white edge nothing of them lies under the line.
    """
    import cv2
    import numpy as np

    found = np.zeros_like(grey)
    for across, boxes in ((True, rows), (False, columns)):
        lines = long_lines(grey, across=across)
        places = [line / scale for table in tables for line in (table.ys if across else table.xs)]
        for x, y, w, h in boxes:
            if _is_on(y + h / 2 if across else x + w / 2, places):
                found[y : y + h, x : x + w] |= lines[y : y + h, x : x + w]
    wider = cv2.dilate(found, np.ones((3, 3), np.uint8))
    return wider, (wider > 0) & (found == 0) & (grey < DARK + 25)


def _is_on(place: float, lines: list[float]) -> bool:
    """Whether a line of the picture is one of a table's, and not the stroke of a letter."""
    return any(abs(place - line) < _NEAR for line in lines)


def _lines(
    grey: Array, clean: Array, hidden: _Hidden, tables: list[Ruled], scale: float
) -> tuple[list[_Line], _Doubtful]:
    """The lines of letters in each cell and outside them, and the cells that are not certain."""
    import cv2
    import numpy as np

    wide = clean.shape[1]
    dark = (clean < DARK + 25).astype(np.uint8)
    ink = (grey < DARK + 25).astype(np.uint8)
    speck = max(3, round(_SMALL * wide / 1650))
    found: list[_Line] = []
    doubtful = _Doubtful(set(), set(), set())
    outside = dark.copy()
    for table, each in enumerate(tables):
        for at, cell in enumerate(each.cells):
            left, top, right, bottom = (round(side / scale) for side in cell)
            part = dark[top + _INSET : bottom - _INSET, left + _INSET : right - _INSET]
            boxes = find_lines(part, speck, speck / _SMALL)
            boxes = [(x + left + _INSET, y + top + _INSET, w, h) for x, y, w, h in boxes]
            found += [_Line(box, (table, at)) for box in boxes]
            inner = ink[top + _INNER : bottom - _INNER, left + _INNER : right - _INNER].copy()
            for x, y, w, h in boxes:
                row, column = max(y - top - _INNER, 0), max(x - left - _INNER, 0)
                inner[row : row + h + _INNER, column : column + w + _INNER] = 0
            missed = inner.sum() > speck * speck // 3
            veiled = hidden.veiled[top:bottom, left:right].sum() > speck
            bare = (slice(top + _INNER, bottom - _INNER), slice(left + _INNER, right - _INNER))
            faint = not boxes and _is_faint(grey[bare][hidden.seal[bare] == 0], speck)
            if (missed or veiled or faint) and not boxes:
                doubtful.specks.add((table, at))
            crossed = hidden.crossed[top:bottom, left:right].any()
            if missed or crossed or hidden.beside[top:bottom, left:right].sum() > speck:
                doubtful.torn.add((table, at))
            if veiled:
                doubtful.veiled.add((table, at))
            outside[top:bottom, left:right] = 0
    joined = cv2.dilate(outside, np.ones((3, max(15, wide // 40)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    high = clean.shape[0]
    loose = []
    rim = cv2.dilate(hidden.seal, np.ones((_RIM, _RIM), np.uint8)) > 0
    for at in range(1, count):
        x, y, w, h = (int(n) for n in stats[at][:4])
        of_seal = not (outside[y : y + h, x : x + w] > rim[y : y + h, x : x + w]).any()
        if _LOWEST * high < h < _TALLEST * high and w > speck and not of_seal:
            loose.append((x, y, w, h))
    found += [_Line(box, None) for box in loose]
    return found, doubtful


def _is_faint(points: Array, speck: int) -> bool:
    """Whether some points of an empty cell are darker than its paper: a thin stroke that faded."""
    paper = sorted(points.tolist())[points.size // 2] if points.size else 0
    return bool((points < paper - _FAINT).sum() > speck * speck // 3)


def _read_twice(clean: Array, found: list[_Line], recogniser: Recogniser) -> list[Readings]:
    """Each line read; a figure once more, a little blurred and on more paper: both must agree."""
    import cv2

    readings = recogniser.read([_cut(clean, line.box) for line in found])
    figures = [
        at
        for at, (line, read) in enumerate(zip(found, readings, strict=True))
        if line.cell and read.text and not _speaks(read.text)
    ]
    blurred = [
        cv2.GaussianBlur(_cut(clean, found[at].box, more=0.35), (0, 0), 1.2) for at in figures
    ]
    for at, again in zip(figures, recogniser.read(blurred), strict=True):
        first = readings[at]
        strokes = {first.text, again.text} <= set(_STROKES)
        if strokes and _is_stroke(clean, found[at].box):
            readings[at] = Readings(((first.text, 1.0),))
        elif again.text == first.text:
            both = min(first.confidence, again.confidence)
            readings[at] = first._replace(texts=((first.text, both), *first.texts[1:]))
        else:
            halved = [(text, share / 2) for text, share in (*first.texts, again.texts[0])]
            merged = dict(sorted(halved, key=lambda pair: pair[1]))
            told = sorted(merged.items(), key=lambda pair: -pair[1])
            readings[at] = Readings(tuple(told), first.doubtful)
    return readings


def _is_stroke(clean: Array, box: tuple[int, int, int, int]) -> bool:
    """Whether nothing but one thin line lies there, so that it can be no digit."""
    x, y, w, h = box
    thin = 2 * h <= w and h <= _THIN * LETTER * clean.shape[1] / 1650
    return bool(thin and (clean[y : y + h, x : x + w] < DARK + 25).mean() > _FILLED)


def _cut(clean: Array, box: tuple[int, int, int, int], more: float = 0.2) -> Array:
    """A line's picture with some paper round it."""
    import cv2

    x, y, w, h = box
    pad = max(4, int(h * more))
    part = clean[max(y - pad, 0) : y + h + pad, max(x - pad, 0) : x + w + pad]
    part = cv2.copyMakeBorder(part, 2, 2, 6, 6, cv2.BORDER_CONSTANT, value=255)
    return cv2.cvtColor(part, cv2.COLOR_GRAY2BGR)


def _place(ink: Ink, found: list[tuple[_Line, Readings]], scale: float) -> None:
    """Put what was read onto the page as letters."""
    doubtful: list[str] = []
    for line, read in found:
        certain = read.confidence >= (_WORDED if _speaks(read.text) else _CERTAIN)
        if not line.cell:
            if read.confidence < _WORDED and len(read.text) < _FEW:
                continue  # dirt
            doubtful += read.doubtful
        x, y, w, h = (side * scale for side in line.box)
        step = w / max(len(read.text), 1)
        apart: Setting | None = None if certain or not line.cell else "unclear"
        for at, letter in enumerate(read.text):
            left = x + at * step
            ink.letters.append(Letter(letter, left, y, left + step, y + h, h, apart=apart))
    if doubtful:
        named = "".join(dict.fromkeys(doubtful))[:_WORDS]
        ink.doubts.append(f"第{ink.number}页的文字是识别出来的，这些字不清楚：{named}，请对照原件")


def _keep_readings(
    ink: Ink,
    found: list[tuple[_Line, Readings]],
    tables: list[Ruled],
    unclear: set[tuple[int, int]],
) -> None:
    """Put the readings of each cell beside it, and say in which cells only specks stand."""
    cells: dict[tuple[int, int], list[Readings]] = {}
    for line, read in found:
        if line.cell:
            cells.setdefault(line.cell, []).append(read)
    for table, ruled in enumerate(tables):
        for at, cell in enumerate(ruled.cells):
            if (table, at) in unclear or not all(x.text for x in cells.get((table, at), [])):
                ink.objects.append((cell, "认不清的墨迹"))
            else:
                ink.readings.append((cell, _joined(cells.get((table, at), []))))


def _speaks(text: str) -> bool:
    """Whether there are words in it, and not only figures."""
    return any("\u3400" <= letter <= "\u9fff" for letter in text)


def _joined(lines: list[Readings]) -> tuple[tuple[str, float], ...]:
    """The readings of a cell: those of its one line, or its lines together."""
    if not lines:
        return NOTHING.texts
    if len(lines) == 1:
        return lines[0].texts
    text = "\n".join(line.text for line in lines)
    return ((text, min(line.confidence for line in lines)),)
