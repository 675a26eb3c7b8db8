"""Blank cells of a table whose cells stand on a line each: they show in the lines between figures.

So a page is read out by programs that put line breaks between its cells: two figures that stand
beside each other are as many lines apart as any two, and a blank cell between them adds as many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportctl.fill.lines import Line, Piece

_LEAST = 2
"""Lines from one cell to the next: where no empty line stands between them, a blank leaves none."""


def with_blank_cells(rows: Sequence[Line]) -> list[Line]:
    """The rows of a text with the blank cells that lines between their figures stand for.

    Only of rows that reach as far as the longest one, every step a whole number of cells: if a
    blank cell left no line, or half of one, they do not.
    """
    steps = [_steps(row) for row in rows]
    pitch = min((step for each in steps for step in each), default=0)
    ends = [
        sum(each) // pitch if pitch and not any(step % pitch for step in each) else 0
        for each in steps
    ]
    width = max(ends, default=0)
    if pitch < _LEAST:
        return list(rows)
    return [
        _spread(row, [step // pitch for step in each]) if end == width > len(each) else row
        for row, each, end in zip(rows, steps, ends, strict=True)
    ]


def _steps(row: Line) -> list[int]:
    """Lines from a row's label to its first figure and from each to the next; none if unknown."""
    first = next((at for at, piece in enumerate(row.pieces) if piece.figure), 0)
    if not first or not all(piece.figure for piece in row.pieces[first:]):
        return []
    lines = [piece.spot.line or 0 for piece in row.pieces[first - 1 :]]
    steps = [after - before for before, after in pairwise(lines)]
    return steps if all(step > 0 for step in steps) else []


def _spread(row: Line, cells: Sequence[int]) -> Line:
    pieces = list(_pieces(row, cells))
    numbered = [piece._replace(start=at, end=at + 1) for at, piece in enumerate(pieces)]
    return row._replace(pieces=tuple(numbered), width=len(numbered), fixed=True)


def _pieces(row: Line, cells: Sequence[int]) -> Iterator[Piece]:
    labels = len(row.pieces) - len(cells)
    yield from row.pieces[:labels]
    for piece, step in zip(row.pieces[labels:], cells, strict=True):
        yield from [Piece("", piece.spot, 0, 1)] * (step - 1)
        yield piece
