"""Labels in the head of a scanned table that a seal or dirt hides, or recognition took amiss.

Where the others stand as the form has them, what is lost can only be the form's.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportctl.fill.labels import letters
from reportctl.fill.lines import Line, Piece
from reportctl.fill.vocabulary import Vocabulary

_SLIP = 3
"""Letters of a label for each that recognition may have taken for another."""
_NAMED = 2
"""Columns that a line names which belongs to a head."""


def is_rest(piece: Piece, label: str) -> bool:
    """Whether this may be what is left of a label."""
    told, printed = letters(piece.text), letters(label)
    if not piece.readings or len(told) != len(printed) or len(told) < _SLIP:
        return told in printed
    return sum(map(str.__ne__, told, printed)) <= len(told) // _SLIP


def uncover_heads(
    rows: Iterable[tuple[str, Line]], vocabulary: Vocabulary
) -> tuple[list[tuple[str, Line]], list[str]]:
    """The rows, each with the key of its section, those of a head without what hides a label.

    And a line for each of these.
    """
    found, told = [], []
    for section, line in rows:
        hidden = _hidden(line, section, vocabulary)
        pieces = (p._replace(object="", apart=()) if p in hidden else p for p in line.pieces)
        found.append((section, line._replace(pieces=tuple(pieces)) if hidden else line))
        if hidden:
            spots = "、".join(str(piece.spot) for piece in hidden)
            told.append(f"{spots}的列名认不清，按格式里的位置读入，请对照原文")
    return found, told


def _hidden(line: Line, section: str, vocabulary: Vocabulary) -> list[Piece]:
    """The cells of a head in which something stands that was not recognised.

    None in a line with figures, and in one that does not name several columns: those are rows.
    """
    hidden = [piece for piece in line.pieces if piece.mute]
    figures = any(piece.figure and not piece.mute for piece in line.pieces)
    if not hidden or figures or not any(piece.readings for piece in line.pieces):
        return []
    tables = [table for table in vocabulary.form.tables if section in ("", table.section)]
    labels = {piece.text for piece in line.pieces if piece.label}
    named = sum(vocabulary.names_column(text, tables) for text in labels)
    return hidden if named >= _NAMED else []
