"""Names rows of figures that lost their labels by their place among the rows that kept theirs.

A text that was read out of a page often has the figures of a row in one line and its label in
pieces before, behind or far away. Where as many rows stand between two known ones as the form has
there, they can only be those; that they are is still for the sums of the table to prove.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.fill.lines import Line, Piece
from reportctl.fill.names import Namer
from reportctl.fill.vocabulary import letters
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table


class _Row(NamedTuple):
    """A line with figures."""

    line: Line
    at: int | None = None
    """Which row of the form its label names."""
    open: bool = False
    """Whether it has the figures of one row, and no label or a piece of one."""


def name_by_order(lines: Sequence[Line], table: Table, namer: Namer) -> list[Line]:
    """The lines, those without a label named that stand where only they can stand."""
    rows = [row for line in lines for row in _rows(line, table, namer)]
    leaves = table.rows.leaves
    begin = 0
    last = -1
    for end in range(len(rows) + 1):
        row = rows[end] if end < len(rows) else _Row(lines[-1], len(leaves))
        if row.open or not (row.at is not None or _has_figures(row.line)):
            continue
        gap = [at for at in range(begin, end) if rows[at].open]
        if row.at is not None and gap and len(gap) == row.at - last - 1:
            named = leaves[last + 1 : row.at]
            if all(
                _may_be(rows[at].line, name, table) for at, name in zip(gap, named, strict=True)
            ):
                for at, name in zip(gap, named, strict=True):
                    rows[at] = _Row(_named(rows[at].line, name))
        begin, last = end + 1, len(leaves) if row.at is None else row.at
    return [row.line for row in rows]


def _rows(line: Line, table: Table, namer: Namer) -> Iterator[_Row]:
    """A line as one row, or as several of which the first has the label."""
    figures = [piece for piece in line.pieces if piece.figure]
    labels = [piece for piece in line.pieces if piece.label]
    width = len(table.columns.leaves)
    count, rest = divmod(len(figures), width)
    if rest or not count or line.pieces[-1].label:
        yield _Row(line)
        return
    match = namer.find(labels[-1].text, [table]) if labels else None
    word = match.word if match and match.word.table is table and match.word.axis == "row" else None
    at = table.rows.leaves.index(word.heading) if word and word.leaf else None
    if count == 1 or not line.fixed:
        first = [*labels, *figures[:width]]
        yield _Row(line if count == 1 else _line(first), at, open=word is None)
        for begin in range(width, len(figures), width):
            yield _Row(_line(figures[begin : begin + width]), open=True)
    else:
        yield _Row(line)


def _has_figures(line: Line) -> bool:
    return any(piece.figure for piece in line.pieces)


def _may_be(line: Line, row: Heading, table: Table) -> bool:
    """Whether what stands before the figures is a piece of the row's label, or nothing."""
    printed = "".join(letters(heading.label) for heading in table.rows.trail(row))
    return all(letters(piece.text) in printed for piece in line.pieces if piece.label)


def _named(line: Line, row: Heading) -> Line:
    figures = [piece for piece in line.pieces if piece.figure]
    return _line([Piece(row.label, line.spot, 0, 1), *figures])._replace(ordered=True)


def _line(pieces: Sequence[Piece]) -> Line:
    numbered = tuple(piece._replace(start=at, end=at + 1) for at, piece in enumerate(pieces))
    return Line(numbered, numbered[0].spot, width=len(numbered), fixed=False)
