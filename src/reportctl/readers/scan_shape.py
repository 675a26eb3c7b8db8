"""Holds the figures of a scan against the size of their ink: a model is sure of dashes and dirt.

A letter is made as high as the model wants it before it is read, so a small stroke or a speck looks
like a digit; and digits that are lost or added leave the ink of the others as wide as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from reportctl.readers.scan_text import Readings

Size = tuple[int, int]
"""Width and height in points of the picture."""
LETTER = 18
"""Points of the height of a digit on A4 at 200 dpi; a thin one may come in pieces."""
_LEAST, _LOW = 0.45, 0.6
"""The height below which nothing is a digit: in digits, and in those of the same table."""
_HIGH = 1.25
"""The height above which a figure of a table is not print alone, in its digits."""
_SEVERAL = 4
"""Figures that show the size of the digits of a table."""
_SINGLE = 1.12
"""From one digit to the next, in widths of a digit that is not 1."""
_SIDES = 0.35
"""The paper on both sides of a digit, in such steps."""
_NARROW, _WIDE = 0.05, 1.25
"""What the ink of a figure has beyond its first digits, in such steps."""


def hold_to_size(found: Sequence[tuple[int | None, Size, Readings]], unit: float) -> list[Readings]:
    """The readings of lines, a figure less certain where its ink is another's or none.

    Each with the number of its table, None for a line outside them; `unit` is the points of the
    picture for one of A4 at 200 dpi.
    """
    held = [read for _, _, read in found]
    for table in {number for number, _, _ in found if number is not None}:
        own = [
            at
            for at, (number, _, read) in enumerate(found)
            if number == table and not any(map(str.isalpha, read.text))
        ]
        kept = _hold([(found[at][1], found[at][2]) for at in own], unit)
        for at, read in zip(own, kept, strict=True):
            held[at] = read
    return held


def _hold(found: Sequence[tuple[Size, Readings]], unit: float) -> list[Readings]:
    """The readings of the figures of one table."""
    least = _LEAST * LETTER * unit
    digits = [(size, r.text) for size, r in found if r.text.isdecimal() and size[1] >= least]
    shown = len(digits) >= _SEVERAL
    usual = median(size[1] for size, _ in digits) if shown else LETTER * unit
    step = _step(digits)
    return [
        _no_digit(read)
        if size[1] < max(least, _LOW * usual)
        else read
        if not (shown and size[1] > _HIGH * usual)
        and (not (step and read.text.isdecimal()) or _fits(size, len(read.text), step))
        else halved(read)
        for size, read in found
    ]


def halved(read: Readings) -> Readings:
    """A reading of which part may be missing, or of too much."""
    return read._replace(texts=tuple((text, share / 2) for text, share in read.texts))


def _step(digits: Iterable[tuple[Size, str]]) -> float:
    """From one digit of a table to the next, in heights of a digit; 0 where nothing shows it."""
    several: list[float] = []
    single: list[float] = []
    for (wide, high), text in digits:
        if text[1:]:
            several.append(wide / (len(text) - _SIDES) / high)
        elif text != "1":
            single.append(_SINGLE * wide / high)
    return next((median(each) for each in (several, single) if len(each) >= _SEVERAL), 0)


def _fits(size: Size, count: int, step: float) -> bool:
    """Whether so many digits have that much room."""
    wide, high = size
    return _NARROW <= wide / (step * high) - (count - 1) <= _WIDE


def _no_digit(read: Readings) -> Readings:
    """A reading without the texts that have a digit in them."""
    return read._replace(
        texts=tuple(each for each in read.texts if not any(map(str.isdecimal, each[0])))
    )
