"""How many lines a text takes, where that must be known before the page is set."""

from __future__ import annotations

import re
from math import ceil
from string import ascii_letters

from reportctl.page.grid_layout import SIZE

LEADING = 3.0
"""Points between two lines of a cell."""
PAD = 4.5
"""Points above and below in a cell."""
ASCII = (
    dict.fromkeys(ascii_letters, 0.8) | dict.fromkeys("MWmw%@&", 1.05) | dict.fromkeys(".,", 0.45)
)
"""Ems of what is not as wide as a figure; a figure and a point are an em together in any face."""
FIGURE = 0.55
SLACK = 0.01
"""Ems that a line may be too long by the arithmetic of fractions."""
_TOKEN = re.compile(
    r"[（《“‘〔【〈「『\[({]*(?:[!-~]+|.)[，、。；：！？）》”’〕】〉」』…—·～℃%]*", re.DOTALL
)
"""What stays together where a line is broken."""


def height_of(lines: int, size: float = SIZE) -> float:
    """The height of a cell with so many lines of text, in points."""
    return lines * size + max(lines - 1, 0) * LEADING + 2 * PAD


def count_lines(text: str, room: float) -> int:
    """How many lines a text takes at a width in ems; where that is not certain, the most.

    Words of Latin letters and figures are not broken, and stops stay with what they follow.
    """
    if reach(text) <= room + SLACK:
        return 1
    count, used = 1, 0.0
    for token in _TOKEN.findall(text):
        width = reach(token)
        if used and used + width > room + SLACK:
            count, used = count + 1, 0.0
        used += width
        if used > room + SLACK:
            # it is broken somewhere or reaches out
            count, used = count + ceil(used / room), room
    return count


def reach(text: str) -> float:
    """The most that a text is wide, in ems: Latin letters of some faces are wide."""
    return sum(1.0 if c > "\x7f" else ASCII.get(c, FIGURE) for c in text)
