"""In which order a page was painted: what was painted in one go, from the top down.

A page is painted column after column, and last what lies over it; what stands in one row and was
not painted in one go is of two columns, however near to each other they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.readers.ink import TYPED, Letter
from reportctl.record import record

TOUCH = 2.0
"""Points by which a column may reach into the text beside it."""
_UP = 1.2
"""Sizes of a letter by which the next one stands higher that begins a strand; less is a mark."""


@record(slots=True)
class Row:
    """Letters of one row that were painted one after the other."""

    letters: list[Letter]
    x0: float
    x1: float
    top: float
    bottom: float

    def add(self, letter: Letter) -> bool:
        """Take a letter that goes on in this row; whether it does."""
        level = abs(self.top + self.bottom - letter.top - letter.bottom) < letter.size
        if not level or letter.x0 < self.x1 - letter.size:
            return False
        self.letters.append(letter)
        self.x1 = max(self.x1, letter.x1)
        self.top, self.bottom = min(self.top, letter.top), max(self.bottom, letter.bottom)
        return True

    def stands_in(self, place: tuple[float, float]) -> bool:
        """Whether its middle lies between two places across."""
        return place[0] <= (self.x0 + self.x1) / 2 <= place[1]

    def is_over(self, other: Row) -> bool:
        """Whether a letter of another row is covered."""
        left, right = self.x0 + TOUCH, self.x1 - TOUCH
        return any(letter.x0 < right and left < letter.x1 for letter in other.letters)

    @property
    def text(self) -> str:
        """What it says, without spaces."""
        return "".join(letter.text for letter in self.letters)


Strand = list[Row]


def strands_of(painted: Sequence[Letter]) -> Iterator[Strand]:
    """The rows that were painted from the top down without a step up, but for what was typed."""
    rows: Strand = []
    for letter in painted:
        if letter.text.isspace() or letter.turn != 0 or letter.mcid == TYPED:
            continue
        if rows and rows[-1].add(letter):
            continue
        if rows and letter.bottom < rows[-1].bottom - _UP * letter.size:
            yield rows
            rows = []
        rows.append(Row([letter], letter.x0, letter.x1, letter.top, letter.bottom))
    if rows:
        yield rows
