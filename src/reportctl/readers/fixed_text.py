"""What stands at one place on page after page and is no text of any: 返回顶部, a floating box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.readers.ink import Ink, Letter
from reportctl.readers.pdf_apart import drop_edges
from reportctl.readers.pdf_tags import Tags
from reportctl.readers.ruled import Box, Ruled
from reportctl.readers.strands import TOUCH, Row, Strand
from reportctl.record import NamedTuple

_CJK = "\u2e80"
_EDGE = 0.15
"""The share of a page's height at its head and foot, where what repeats is a head or a foot."""
_FEWEST = 4
"""Ideographs of a box that is never painted alone; 其他 is a head of a table."""
_LEVEL = 1.0
"""Points by which what repeats may stand elsewhere on another page."""


class Sheet(NamedTuple):
    """A page with what is known of its tables."""

    ink: Ink
    tables: Sequence[Ruled]
    inside: Sequence[list[list[Letter]]]
    """The letters of each cell of each table."""
    outside: Sequence[Letter]
    loose: Sequence[Letter]
    """Those of the text outside tables."""
    strands: Sequence[Strand]
    """All of the page, as they were painted."""
    tags: Tags | None = None


class FixedText:
    """Takes page after page, and gives each when the next one is known."""

    def __init__(self) -> None:
        """None was taken."""
        self._before = _Painted(None)
        self._waiting: Sheet | None = None

    def take(self, sheet: Sheet | None) -> tuple[Sheet, list[Strand]] | None:
        """The page before, and those rows of it that the one before it or this one repeats.

        None is the end of the file, and comes of the first page.
        """
        given, self._waiting = self._waiting, sheet
        if given is None:
            return None
        here, beside = _Painted(given), (self._before, _Painted(sheet))
        fixed = [
            strand[len(strand) - most :]
            for strand in given.strands
            if (most := max(here.repeats(strand, each) for each in beside))
        ]
        self._before = here
        return given, fixed


class _Painted:
    """What a page painted, to look for what another one repeats.

    A floating box is painted last: alone, or after what stands above it on that page.
    """

    def __init__(self, sheet: Sheet | None) -> None:
        """None for a page that there is not."""
        self._sheet = sheet
        self._loose = {id(letter) for letter in sheet.loose} if sheet else set()
        self._ends: dict[str, list[Strand]] = {}
        for strand in sheet.strands if sheet else ():
            self._ends.setdefault(strand[-1].text, []).append(strand)
        inner = filter(self._is_inner, reversed(sheet.strands if sheet else ()))
        self.last = next(inner, None)
        """The strand that was painted after all others, but for heads and feet."""

    def repeats(self, strand: Strand, other: _Painted) -> int:
        """How many rows at the end of a strand of this page another one has at the same place.

        On one of the two they stand outside tables: a table's head repeats too.
        """
        return max((self._shared(strand, each, other) for each in other.ending(strand)), default=0)

    def ending(self, strand: Strand) -> Sequence[Strand]:
        """The strands of this page that end as one of another does."""
        return self._ends.get(strand[-1].text, ())

    def holds(self, rows: Strand) -> bool:
        """Whether rows stand outside tables."""
        return all(id(letter) in self._loose for row in rows for letter in row.letters)

    def boxes(self, rows: Strand) -> bool:
        """Whether rows stand in a filled shape of this page."""
        return self._sheet is not None and any(_boxes_of(self._sheet.ink, rows))

    def _is_inner(self, rows: Strand) -> bool:
        """Whether rows are no head or foot of this page."""
        high = self._sheet.ink.height if self._sheet else 0.0
        return any(row.bottom > _EDGE * high and row.top < (1 - _EDGE) * high for row in rows)

    def _shared(self, strand: Strand, again: Strand, other: _Painted) -> int:
        count = 0
        for one, two in zip(reversed(strand), reversed(again), strict=False):
            if not _is_again(one, two):
                break
            count += 1
        rows, others = strand[len(strand) - count :], again[len(again) - count :]
        if count == len(strand) == len(again) and self.holds(rows):
            return count
        whole = count in (len(strand), len(again))
        last = strand is self.last and again is other.last and _is_worded(rows, _FEWEST)
        floats = self._is_inner(rows) and (whole or last)
        floats |= self.boxes(rows) and other.boxes(others)
        loose = self.holds(rows) or other.holds(others)
        return count if floats and loose and _is_worded(rows, 1) else 0


def drop_boxes(ink: Ink, fixed: Sequence[Strand]) -> None:
    """Take away the edges of the boxes in which fixed text stands."""
    for box in {box for rows in fixed for box in _boxes_of(ink, rows)}:
        drop_edges(ink, box)


def _boxes_of(ink: Ink, rows: Strand) -> Iterator[Box]:
    """The filled shapes of a page in which all of these rows stand."""
    for box in ink.fills:
        left, top, right, bottom = box
        if all(
            min(row.x0 - left, right - row.x1, row.top - top, bottom - row.bottom) > -TOUCH
            for row in rows
        ):
            yield box


def _is_worded(rows: Strand, least: int) -> bool:
    """Whether each row has words and no bare figures, and all have so many ideographs."""
    words = [sum(sign >= _CJK for sign in row.text) for row in rows]
    return all(words) and sum(words) >= least


def _is_again(row: Row, other: Row) -> bool:
    """Whether a row of another page says the same at the same place."""
    apart = max(abs(row.x0 - other.x0), abs(row.top - other.top))
    return row.text == other.text and apart < _LEVEL
