"""A source as one stream of lines: a row of a table with its spans undone, or a line of text."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from reportctl.fill.figures import is_figure, is_printed_blank, plain
from reportctl.readers.source import Apart, Paragraph, Source, SourceCell, SourceTable, Spot
from reportctl.record import NamedTuple

_FAR, _TORN = 2, 0.5
"""How many times as likely as every other figure one must be, and up to which confidence ink of it
may be missing."""
_TITLED = (
    r"[一二三四五六]、.{2,20}(?:情况|事项)\Z",
    r"(?s)(?!见工作表).*(?:[。无]|\d+年\d+月\d+日)\s*\Z",
)
"""What stands in the two cells of a row that is no table's, in a workbook of ours or a frame."""


class Piece(NamedTuple):
    """One cell of a row, once, however many positions it covers."""

    text: str
    spot: Spot
    start: int
    """Its first position in the row, from 0."""
    end: int
    """The position after its last."""
    number: int | Decimal | None = None
    below: bool = False
    """Whether it began in a row above."""
    tall: bool = False
    """Whether it goes on in the row below."""
    apart: tuple[Apart, ...] = ()
    object: str = ""
    """What it holds that is no text, in Chinese."""
    readings: tuple[tuple[str, float], ...] = ()
    """What recognition takes a cell of a scan to say, the likeliest first, with the confidence."""

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands there."""
        return not (plain(self.text) or self.number is not None or self.object or self.apart)

    @property
    def mute(self) -> bool:
        """Whether something stands there that is no text, or no plain text."""
        return bool(self.object or self.apart) and not plain(self.text)

    @property
    def figure(self) -> bool:
        """Whether it holds a figure or a stroke, readable or not, or stands in a figure's place."""
        if self.number is not None:
            return True
        return is_figure(self.text) if plain(self.text) else bool(self.object or self.apart)

    @property
    def label(self) -> bool:
        """Whether it holds words."""
        return self.number is None and bool(plain(self.text)) and not is_figure(self.text)

    @property
    def likely(self) -> str:
        """The figure that recognition, not certain of it, takes for by far the likeliest; or ''.

        No zero where it may be a stroke: to a sum they are alike. Nor another figure of which ink
        may be missing: a printed 14 that should be 1 would lose its fault.
        """
        if plain(self.text) or self.object or {each.kind for each in self.apart} != {"unclear"}:
            return ""
        figures = [each for each in self.readings if each[0].isdecimal()]
        text, share = figures[0] if figures else ("", 0.0)
        stroke = any(is_printed_blank(other) for other, _ in self.readings)
        near = any(share < _FAR * other for _, other in figures[1:])
        if not text or str(int(text)) != text or near or (share <= _TORN if int(text) else stroke):
            return ""
        return text

    @property
    def blank(self) -> bool:
        """Whether it counts as a blank cell."""
        return self.number is None and not self.mute and is_printed_blank(self.text)


class Line(NamedTuple):
    """A row of a table or a line of text, in reading order."""

    pieces: tuple[Piece, ...]
    spot: Spot
    width: int = 1
    table: int = 0
    """The number of its table in the stream, 0 for a line of text."""
    level: int = 0
    """1 to 6 where the source marks a heading."""
    fixed: bool = True
    """Whether positions are the source's own and not tabs that may be missing."""
    ordered: bool = False
    """Whether its label was lost, and it is named by its place among the other rows."""

    @property
    def lone(self) -> Piece | None:
        """Its only piece with something in it, or None."""
        filled = [piece for piece in self.pieces if not piece.empty]
        return filled[0] if len(filled) == 1 else None

    @property
    def lone_text(self) -> str:
        """What its only piece says, without spaces; '' for a line of several."""
        return "" if self.lone is None else plain(self.lone.text).replace(" ", "")

    @property
    def picture(self) -> str:
        """What a line of text holds that is no text, in Chinese; '' for nothing."""
        return "" if self.table else "".join(each.object for each in self.pieces)

    @property
    def text(self) -> str:
        """Everything in it, in one line."""
        return " ".join(plain(piece.text) for piece in self.pieces if not piece.empty)


def read_lines(source: Source) -> tuple[Line, ...]:
    """Every line and every row of a source, in reading order."""
    found: list[Line] = []
    tables = 0
    for block in source.blocks:
        if isinstance(block, Paragraph):
            found.append(_line(block))
            continue
        tables += 1
        found += _rows(block, tables, fixed=source.kind != "text")
    return tuple(found)


def _line(block: Paragraph) -> Line:
    piece = Piece(block.text, block.spot, 0, 1, object=block.object)
    return Line((piece,), block.spot, level=block.level)


def _rows(table: SourceTable, number: int, *, fixed: bool) -> list[Line]:
    rows = [_pieces(row) for row in table.rows]
    for above, row in pairwise(rows):
        continued = {piece.start for piece in row if piece.below}
        for at, piece in enumerate(above):
            if piece.start in continued:
                above[at] = piece._replace(tall=True)
    return [
        line
        for pieces in rows
        for line in _titled(pieces)
        or [
            Line(
                tuple(pieces),
                pieces[0].spot if pieces else table.spot,
                width=max((piece.end for piece in pieces), default=0),
                table=number,
                fixed=fixed,
            )
        ]
    ]


def _titled(pieces: list[Piece]) -> list[Line]:
    """Title and text of a section as two lines, where a source has them beside each other."""
    filled = [piece for piece in pieces if not piece.empty]
    if len(filled) != len(_TITLED) or not all(map(re.match, _TITLED, (x.text for x in filled))):
        return []
    return [Line((piece._replace(start=0, end=1),), piece.spot) for piece in filled]


def _pieces(row: tuple[SourceCell, ...]) -> list[Piece]:
    """The row's cells with those that only repeat their left neighbour joined to it."""
    pieces: list[Piece] = []
    for at, cell in enumerate(row):
        last = pieces[-1] if pieces else None
        if cell.spans and last and last.text == cell.text and row[at - 1].text == cell.text:
            pieces[-1] = last._replace(end=at + 1)
        else:
            piece = Piece(cell.text, cell.spot, at, at + 1, cell.number, below=cell.spans)
            piece = piece._replace(apart=cell.apart, object=cell.object)
            pieces.append(piece._replace(readings=cell.readings) if cell.readings else piece)
    return pieces
