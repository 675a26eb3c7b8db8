from __future__ import annotations

import numpy as np
from tests.readers.test_scan_page import picture

from reportctl.readers.ink import Ink
from reportctl.readers.limits import Work
from reportctl.readers.scan_text import Readings
from reportctl.readers.scan_turn import read_turned


class Doubts:
    """A recogniser that doubts all words of the pages before the one of this number."""

    turn = 0

    def __init__(self, clear: int) -> None:
        self.pages, self.clear = 0, clear

    def read(self, lines: list[object]) -> list[Readings]:
        self.pages += bool(lines)
        doubtful = () if self.pages >= self.clear else ("机", "关")
        return [Readings((("机关", 0.99),), doubtful) for _ in lines]


def read(says: Doubts) -> Ink:
    return read_turned(np.rot90(picture()).copy(), 1, Work("a.png"), says)


def test_a_page_is_turned_until_its_words_are_clear_and_the_next_is_read_so_at_once():
    says = Doubts(3)
    ink = read(says)
    assert ink.width < ink.height
    assert (says.turn, says.pages) == (3, 3)
    read(says)
    assert (says.turn, says.pages) == (3, 4)


def test_a_page_that_is_nowhere_clear_stays_as_it_is():
    says = Doubts(9)
    ink = read(says)
    assert says.turn == 0
    assert ink.width > ink.height
