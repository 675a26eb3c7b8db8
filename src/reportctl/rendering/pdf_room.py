"""How far down its page a table begins, as a first guess: where it is right, nothing is set twice.

The typesetter tells where the text before a table ends only when it has set the pages, and then
sets them anew. It does so until nothing moves, so that a wrong guess costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Literal

from reportctl.page.title import measure
from reportctl.rendering.pdf_breaks import Break

GAP = 6.0
"""Points above and below a table."""


class Sheet:
    """A page that is filled from above; lengths in points."""

    def __init__(self, layout: Literal["official", "plain"], full: float) -> None:
        """`full` is what a page holds of a table."""
        self.full = full
        self._official = layout == "official"
        self._pitch = 28.95 if self._official else 20.0
        self._columns = 28.0 if self._official else 34.58
        self._used = 0.0
        self._headings = 0.0
        """What the headings above the next block take, which stay with it."""

    def put_title(self, lines: int) -> None:
        """A title, and the empty line below it."""
        self._used = lines * (33.0 if self._official else 27.0)
        self._headings = self._pitch

    def put_heading(self) -> None:
        """A heading."""
        self._headings += self._pitch

    def put_text(self, text: str) -> None:
        """A paragraph, of which no line stands alone on a page."""
        # what is justified is set closer at its stops, and by an em more before a lone character
        stops = sum(c in "，、。；：！？（）《》“”〔〕" for c in text)
        self._put_lines(ceil((1 + measure(text) - stops / 4) / self._columns))

    def put_table(self, breaks: Sequence[Break]) -> float:
        """A table; the room for it below what stands above it."""
        room = self.full - self._used - self._headings - GAP
        chosen = next((each for each in breaks if each.room <= room), None)
        if chosen is None:
            self._used = 0.0
            rest = self.full - self._headings - GAP
            chosen = next((each for each in breaks if each.room <= rest), breaks[-1])
        above = 0.0 if chosen.lines else self._used + self._headings + GAP
        self._used = above + chosen.last + GAP
        self._headings = 0.0
        return room

    def _put_lines(self, lines: int) -> None:
        start = self._used + self._headings
        while lines > (fit := int((self.full + 1 - start) // self._pitch)):
            # of a paragraph two lines at least stand on a page
            fit = fit - 1 if lines - fit == 1 else fit
            whole = fit <= 1
            start = min(self._headings, self.full / 2) if whole else 0.0
            lines -= 0 if whole else fit
        self._used = start + lines * self._pitch
        self._headings = 0.0
