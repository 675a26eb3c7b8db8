"""What stands at one place on page after page and is no text of any: 返回顶部, a share bar."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportctl.readers.ink import Letter
from reportctl.readers.pdf_tags import Tags
from reportctl.readers.strands import Strand
from reportctl.record import NamedTuple

_Rows = frozenset[tuple[str, int, int]]
"""What the rows of a strand say and where each stands."""


class Loose(NamedTuple):
    """The letters of a page outside its tables."""

    letters: Sequence[Letter]
    strands: Sequence[Strand]
    """All of the page, as they were painted."""
    number: int
    height: float
    tags: Tags | None


class FixedText:
    """Takes page after page, and gives each when the next one is known."""

    def __init__(self) -> None:
        """None was taken."""
        self._before: Collection[_Rows] = ()
        self._waiting: Loose | None = None

    def take(self, page: Loose | None) -> tuple[Loose, list[str]] | None:
        """The page before without what the one before it or this one repeats, and what that says.

        None is the end of the file, and comes of the first page.
        """
        given, self._waiting = self._waiting, page
        if given is None:
            return None
        beside = {*self._before, *map(_rows_of, page.strands if page else ())}
        self._before = {*map(_rows_of, given.strands)}
        loose = {id(letter) for letter in given.letters}
        again = [
            strand
            for strand in given.strands
            if _rows_of(strand) in beside
            and all(id(letter) in loose for row in strand for letter in row.letters)
        ]
        gone = {id(letter) for strand in again for row in strand for letter in row.letters}
        kept = [letter for letter in given.letters if id(letter) not in gone]
        own = [strand for strand in given.strands if strand not in again]
        return given._replace(letters=kept, strands=own), [
            " ".join(row.text for row in strand) for strand in again
        ]


def _rows_of(strand: Strand) -> _Rows:
    return frozenset((row.text, round(row.x0), round(row.top)) for row in strand)
