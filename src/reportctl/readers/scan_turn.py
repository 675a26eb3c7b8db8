"""Reads the picture of a page that lies on its side or upside down."""

from __future__ import annotations

from reportctl.readers.ink import Ink
from reportctl.readers.limits import Work
from reportctl.readers.scan_page import read_picture
from reportctl.readers.scan_picture import Array
from reportctl.readers.scan_text import Recogniser

_CLEAR = 0.15
"""The share of doubtful words up to which a page stands upright."""


def read_turned(picture: Array, number: int, work: Work, recogniser: Recogniser) -> Ink:
    """A page from its picture, turned until its words are clear.

    The way in which the page before was turned comes first. Of a page that is nowhere clear the
    way it was given holds, unless another is twice as clear.
    """
    import numpy as np

    found: dict[int, Ink] = {}
    for turn in dict.fromkeys((recogniser.turn, 0, 1, 3, 2)):
        upright = np.ascontiguousarray(np.rot90(picture, turn))
        found[turn] = read_picture(upright, number, work, recogniser)
        if found[turn].unclear <= _CLEAR:
            recogniser.turn = turn
            return found[turn]
    clearest = min(found, key=lambda turn: (found[turn].unclear, turn))
    twice = found[clearest].unclear <= found[0].unclear / 2
    return found[clearest if twice else 0]
