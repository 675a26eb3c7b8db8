"""Puts the characters of a PDF page together as lines, as a reader's eye does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportctl.readers.ink import Letter
from reportctl.readers.pdf_tags import Tag, Tags

_CJK = "\u2e80"
GAP = "\t"
"""Stands for a gap that parts columns."""


@dataclass(slots=True)
class Line:
    """One printed line, or the part of it within a cell. Measures are in points."""

    runs: list[tuple[str, bool]]
    """Its text, stretch by stretch, and whether that is bold."""
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    """The height of its letters."""
    page: int
    tag: Tag | None = None
    """What the file says of its first letter."""

    @property
    def text(self) -> str:
        """Its characters without weights."""
        return "".join(text for text, _ in self.runs)


def lines(letters: Iterable[Letter], page: int, tags: Tags | None = None) -> list[Line]:
    """The lines that upright letters of a page, or of a cell, make up, from the top down."""
    upright = sorted(letters, key=lambda letter: letter.top + letter.bottom)
    rows: list[list[Letter]] = []
    middle = 0.0
    for letter in upright:
        here = (letter.top + letter.bottom) / 2
        height = letter.bottom - letter.top
        if rows and here - middle < 0.45 * max(height, rows[-1][0].bottom - rows[-1][0].top):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            middle = here
    found = [_line(sorted(row, key=lambda letter: letter.x0), page, tags or {}) for row in rows]
    return [line for line in found if line.text.strip()]


def _line(row: list[Letter], page: int, tags: Tags) -> Line:
    """The letters of one line from left to right, with the spaces that the eye sees."""
    runs: list[tuple[str, bool]] = []
    before: Letter | None = None
    spaced = False
    for letter in row:
        text = letter.text
        if text.isspace():
            spaced = True
            continue
        gap = ""
        if before is not None:
            width = letter.x0 - before.x1
            size = max(letter.size, before.size, 1.0)
            if width > 1.8 * size:
                gap = GAP
            elif spaced or (width > 0.2 * size and text < _CJK and before.text < _CJK):
                gap = " "
        tag = tags.get((page, letter.mcid)) if tags else None
        bold = tag.bold if tag else letter.bold
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + gap + text, bold)
        else:
            runs.append((gap + text, bold))
        before, spaced = letter, False
    inked = [letter for letter in row if not letter.text.isspace()] or row
    sizes = sorted(letter.size for letter in inked)
    return Line(
        runs,
        inked[0].x0,
        max(letter.x1 for letter in inked),
        min(letter.top for letter in inked),
        max(letter.bottom for letter in inked),
        sizes[len(sizes) // 2],
        page,
        tags.get((page, inked[0].mcid)),
    )
