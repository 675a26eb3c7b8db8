"""The numbers of lines that a draft for review bears at its margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportctl.readers.ink import Letter

_NUMBERED = r"\s*(\d{1,4})(?:[.:|\s]|$)[ \t]*(.*)"
_FEWEST = 5
"""Lines from which on running numbers at the margin of a page are those of lines."""
_TEXT = 10
"""Lines from which on running numbers before all lines of a text are."""
_STEPS = (1, 2, 5, 10)
"""Word numbers each line, or one of so many."""
_APART = 0.4
"""Letters between such a number and the text."""


def without_line_numbers(text: str, doubts: list[str]) -> str:
    """A text without the running number before each of its lines, which is told."""
    if not text.lstrip().startswith("1"):
        return text
    lines = text.split("\n")
    found = [(line, re.match(_NUMBERED, line)) for line in lines if line.strip()]
    numbers = [int(match[1]) for _, match in found if match]
    if len(numbers) < max(_TEXT, len(found)) or not _run(numbers, 1):
        return text
    doubts.append(_told(len(numbers)))
    return "\n".join(match[2] if (match := re.match(_NUMBERED, each)) else each for each in lines)


class MarginNumbers:
    """Drops the numbers of lines from page after page."""

    def __init__(self) -> None:
        """The first page is yet to come."""
        self._count = self._last = self._step = 0

    def drop(self, letters: Sequence[Letter]) -> list[Letter]:
        """The upright letters of a page that stand outside of tables, without such numbers."""
        inked = [letter for letter in letters if not letter.text.isspace()]
        text = [x for x in inked if not x.text.isdecimal()]
        edge = min((x.x0 for x in text), default=0.0)
        size = min((x.size for x in text), default=0.0)
        margin = [x for x in inked if x.text.isdecimal() and x.x1 < edge - _APART * size]
        numbers = [*_numbers(margin)]
        step = next((step for step in _STEPS if _run(numbers, step)), 0) if numbers else 0
        goes_on = self._count and numbers and numbers[0] in (self._last + self._step, self._step)
        if not (step and (len(numbers) >= _FEWEST or goes_on)):
            return list(letters)
        self._count, self._last, self._step = self._count + len(numbers), numbers[-1], step
        gone = set(map(id, margin))
        return [letter for letter in letters if id(letter) not in gone]

    def tell(self) -> list[str]:
        """What was dropped, if anything."""
        return [_told(self._count)] if self._count else []


def _numbers(margin: Sequence[Letter]) -> list[int]:
    """The numbers that digits at the margin make up, from the top down."""
    rows: list[list[Letter]] = []
    for letter in sorted(margin, key=lambda x: (round(x.middle[1]), x.x0)):
        same = rows and abs(rows[-1][0].middle[1] - letter.middle[1]) < letter.size / 2
        rows[-1].append(letter) if same else rows.append([letter])
    return [int("".join(x.text for x in sorted(row, key=lambda x: x.x0))) for row in rows]


def _run(numbers: Sequence[int], step: int) -> bool:
    """Whether numbers rise by a step each."""
    return all(after == before + step for before, after in pairwise(numbers))


def _told(count: int) -> str:
    return f"左边的行号（{count}个）没有读入，请对照原文"
