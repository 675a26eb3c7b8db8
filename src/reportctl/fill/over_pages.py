"""A row of a table that goes on over the end of a page, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.fill.figures import plain
from reportctl.fill.lines import Line, Piece
from reportctl.fill.vocabulary import Vocabulary


def join_over_pages(rows: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The rows of a section, those that a page broke with what stands of them on the next one.

    Such a part has no label, or the end of one, and stands first on its page, under the head if the
    table has it again. What a cell has on both pages may be one figure or two: nobody can say.
    """
    found: list[Line] = []
    last, origin = -1, 0
    heads: dict[int, int] = {}
    for row in rows:
        own = row._replace(table=heads.get(row.table, row.table))
        above = found[last] if last >= 0 else None
        if above and _is_next(above._replace(table=origin), row):
            bare = not any(each.table == above.table and _counts(each) for each in found)
            if bare and above.width == row.width:
                heads[row.table] = above.table  # the page broke the table under its head
                own = row._replace(table=above.table)
            if joined := _joined(above, row, vocabulary, head=bare):
                found[last] = joined
                continue
            if row.text and any(row.text == each.text for each in found[:last]):
                found.append(own)  # the head again
                continue
        found.append(own)
        last, origin = len(found) - 1, row.table
    return found


def _is_next(above: Line, row: Line) -> bool:
    """Whether a row stands in the first table of the page after another's."""
    pages = above.spot.page or 0, row.spot.page or 0
    return 0 < above.table == row.table - 1 and 0 < pages[0] == pages[1] - 1


def _counts(row: Line) -> bool:
    return any(piece.figure and not (piece.empty or piece.below) for piece in row.pieces)


def _joined(above: Line, row: Line, vocabulary: Vocabulary, *, head: bool) -> Line | None:
    """A row with what the next page has of it; None where that is a row of its own."""
    if not _fits(above, row, stub=head) or _counts(row) == head:
        return None
    labels = [at for at, piece in enumerate(row.pieces) if piece.label and not piece.below]
    for at in labels:
        begun, ended = above.pieces[at], row.pieces[at]
        whole = plain(begun.text) + plain(ended.text)
        if not begun.label or vocabulary.exact(begun.text) or not vocabulary.exact(whole):
            return None
    pieces = tuple(map(_both, above.pieces, row.pieces))
    return above._replace(pieces=pieces)


def _fits(above: Line, row: Line, *, stub: bool) -> bool:
    """Whether cells end at the same places from the right; labels too, if `stub`.

    A page parts the stub as the rows on it need it.
    """
    return len(above.pieces) == len(row.pieces) and all(
        (one.label and not stub) or one.end - above.width == other.end - row.width
        for one, other in zip(above.pieces, row.pieces, strict=True)
    )


def _both(above: Piece, below: Piece) -> Piece:
    parts = [text for text in (above.text.strip(), below.text.strip()) if text]
    return above._replace(
        text="\n".join(parts) if not below.below else above.text,
        apart=(*above.apart, *below.apart),
        object=above.object or below.object,
    )
