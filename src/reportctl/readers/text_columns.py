"""Whether the text of a page is set in columns, whose lines are no lines of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from reportctl.readers.ink import Letter
from reportctl.readers.strands import TOUCH, Row, Strand

_LONG, _ROWS = 10, 2
"""Letters of a line of a column, and how many of these stand beside those of the other one."""


def is_in_columns(letters: Sequence[Letter], strands: Sequence[Strand]) -> bool:
    """Whether text goes on at the right of text that was painted before it, row beside row.

    `letters` are those of the text, outside tables; `strands` all of the page as they were painted.
    """
    if len(strands) == 1:
        return False
    own = set(map(id, letters))
    found = [[row for row in strand if id(row.letters[0]) in own] for strand in strands]
    columns = [rows for rows in found if sum(map(_is_long, rows)) >= _ROWS]
    return any(_are_beside(left, right) for left, right in combinations(columns, 2))


def _are_beside(left: Sequence[Row], right: Sequence[Row]) -> bool:
    near = [
        [each for each in left if row.top < each.bottom and each.top < row.bottom] for row in right
    ]
    beside = [
        row
        for row, rows in zip(right, near, strict=True)
        if rows and all(row.x0 > each.x1 - TOUCH for each in rows)
    ]
    return sum(map(_is_long, beside)) >= _ROWS


def _is_long(row: Row) -> bool:
    return len(row.letters) >= _LONG
