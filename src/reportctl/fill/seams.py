"""Mends rows that a page break cut in two, and parts rows that a missing line put into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.fill.strips import Piece, Strip
from reportctl.fill.vocabulary import Vocabulary

_FEWEST = 2


def mend(rows: Sequence[Strip], vocabulary: Vocabulary) -> list[Strip]:
    """The rows with such as belong together joined, and such as are several parted."""
    found: list[Strip] = []
    for strip in rows:
        for row in _parted(strip, vocabulary):
            above = found[-1] if found else None
            joined = _joined(above, row, vocabulary) if above else None
            if joined:
                found[-1] = joined
            else:
                found.append(row)
    return found


def _parted(strip: Strip, vocabulary: Vocabulary) -> Iterator[Strip]:
    """A row whose cells hold as many lines as its label names rows: one row for each."""
    labels = [piece for piece in strip.pieces if piece.label and not piece.below]
    lines = labels[-1].text.split("\n") if strip.table and labels else []
    named = [vocabulary.exact(line) for line in lines]
    rows = [{w.key for w in words if w.axis == "row" and w.leaf} for words in named]
    parts = [[line for line in piece.text.split("\n") if line.strip()] for piece in strip.pieces]
    first = strip.pieces.index(labels[-1]) if labels else 0
    figures = [texts for texts in parts[first + 1 :] if texts]
    if (
        len(lines) < _FEWEST
        or not all(rows)
        or len(set(map(frozenset, rows))) < len(lines)
        or not figures
        or any(len(texts) != len(lines) for texts in figures)
    ):
        yield strip
        return
    for at in range(len(lines)):
        pieces = [
            piece._replace(text=texts[at] if len(texts) == len(lines) else piece.text, number=None)
            for piece, texts in zip(strip.pieces, parts, strict=True)
        ]
        yield strip._replace(pieces=tuple(pieces))


def _joined(above: Strip, below: Strip, vocabulary: Vocabulary) -> Strip | None:
    """Two rows as one, where only together their labels are a row's and no figure collides."""
    if not above.table or not below.table or above.width != below.width:
        return None
    begun, rest = _label(above), _label(below)
    if begun is None or rest is None or begun.start != rest.start:
        return None
    if vocabulary.exact(begun.text) or vocabulary.exact(rest.text):
        return None
    whole = vocabulary.exact(begun.text + rest.text)
    if not any(word.axis == "row" and word.leaf for word in whole):
        return None
    pieces = []
    for piece in above.pieces:
        other = next((p for p in below.pieces if p.start == piece.start), None)
        if piece is begun:
            pieces.append(piece._replace(text=begun.text + rest.text))
        elif other is None or other.empty or piece.start < begun.start:
            pieces.append(piece)
        elif piece.empty:
            pieces.append(other._replace(below=False))
        else:
            return None
    return above._replace(pieces=tuple(pieces))


def _label(strip: Strip) -> Piece | None:
    """The label next to the figures."""
    labels = [p for p in strip.pieces if p.label and plain(p.text)]
    return labels[-1] if labels else None
