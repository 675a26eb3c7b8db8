"""What stands beside the text of a page in a column of its own: a site's menu, a share bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportctl.readers.ink import Letter
from reportctl.readers.letters import shorten
from reportctl.readers.strands import TOUCH, Strand

_CJK = "\u2e80"
_LONG, _ROWS = 15, 2
"""Letters of a line of the text, and how many such lines a column stands beside."""
_NOWHERE = (0.0, 0.0)
_NARROW = 0.6
"""The breadth of the broadest column, in breadths of the text beside it."""
_NUMBERS = "一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨"
_MARK = 2
"""Signs of the longest number before a paragraph."""
_SHOWN = 40
_FEWEST = 4
"""Letters of the shortest column; 总计 is a head beside a table."""


class SideColumns:
    """Parts the columns beside the text of page after page from it."""

    def __init__(self) -> None:
        """None is known."""
        self._known: list[tuple[float, float]] = []
        """Between which places across there was one."""

    def drop(
        self,
        letters: Sequence[Letter],
        strands: Sequence[Strand],
        read: Callable[[Sequence[Letter]], Sequence[str]],
    ) -> tuple[Sequence[Letter], list[str]]:
        """The letters of a page that stand in no such column, and what each of these says.

        `letters` are those outside tables, `strands` all of the page as they were painted; `read`
        gives the lines of letters. Numbers before paragraphs and figures beside their labels are
        no column.
        """
        loose = {id(letter) for letter in letters} if len(strands) > 1 else set()
        gone: set[int] = set()
        told: list[str] = []
        for strand in strands if loose else ():
            held = [letter for row in strand for letter in row.letters]
            if 2 * sum(id(letter) in loose for letter in held) <= len(held):
                continue  # a table's
            place = self._place_again(strand) or _place(strand, strands)
            column = [x for row in strand if row.stands_in(place) for x in row.letters]
            said = [text.strip() for text in read(column)]
            if 2 * sum(map(_is_words, said)) > len(said) and len("".join(said)) >= _FEWEST:
                told.append(shorten("、".join(said), _SHOWN))
                gone.update(map(id, column))
                self._known.append(place)
        return [x for x in letters if id(x) not in gone] if gone else letters, told

    def _place_again(self, strand: Strand) -> tuple[float, float] | None:
        """The place of a column of a page before within which a strand stands, if any."""
        places = (each for each in self._known if all(row.stands_in(each) for row in strand))
        return next(places, None)


def _place(strand: Strand, strands: Sequence[Strand]) -> tuple[float, float]:
    """Between which places across a strand is a column beside the text of others."""
    rows = [row for each in strands if each is not strand for row in each]
    beside: Strand = []
    sides: set[str] = set()
    text: list[float] = []
    for own in strand:
        near = [row for row in rows if row.top < own.bottom and own.top < row.bottom]
        if not near:
            continue
        begin, end = min(row.x0 for row in near), max(row.x1 for row in near)
        left, right = own.x1 < begin + TOUCH, own.x0 > end - TOUCH
        if not (left or right or any(map(own.is_over, near))):
            return _NOWHERE  # within a line
        sides |= {"left"} if left else {"right"} if right else set()
        text += [row.x1 - row.x0 for row in near if len(row.letters) >= _LONG]
        beside.append(own)
    broad = max((row.x1 - row.x0 for row in beside), default=0.0)
    if len(text) < _ROWS or broad > _NARROW * max(text) or len(sides) > 1:
        return _NOWHERE
    return min(row.x0 for row in beside), max(row.x1 for row in beside)


def _is_words(text: str) -> bool:
    """Whether a line has words, and is no number before a paragraph."""
    number = text[:1] in _NUMBERS and len(text.rstrip("、）).")) <= _MARK
    return any(sign >= _CJK for sign in text) and not (number and len(text) > 1)
