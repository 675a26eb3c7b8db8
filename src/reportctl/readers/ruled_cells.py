"""Makes a table of what stands within rulings: each cell with its text, what is apart, objects."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportctl.readers.ink import PICTURE, Ink, Letter, overlap
from reportctl.readers.letters import tidy
from reportctl.readers.pdf_apart import blur_overprinted, blur_uneven, raise_small
from reportctl.readers.pdf_flow import Line, lines
from reportctl.readers.ruled import Box, Ruled
from reportctl.readers.source import Apart, SourceCell, SourceTable, Spot

_PADDING = 12
"""The most that a word processor leaves free beside the text of a cell, on both sides together."""
_MOSTLY, _SAME = 0.5, 0.9
_SHORTER = 2
"""By how many characters the rest of a figure that ran on must be shorter than its beginning."""


def make_grid(table: Ruled, inside: list[list[Letter]], ink: Ink, number: int) -> SourceTable:
    """The table with each ruled cell at every position that it covers."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    spot = Spot(page=ink.number, table=number)
    held_by = list(zip(inside, table.cells, strict=True))
    padding = _padding(held_by)
    made = [_cell(held, box, ink, spot, padding) for held, box in held_by]
    begun: set[int] = set()
    rows = []
    for row, top in enumerate(tops, start=1):
        cells: list[tuple[int, SourceCell]] = []
        above = frozenset(begun)
        for column, left in enumerate(lefts, start=1):
            here = Spot(ink.number, table=number, row=row, column=column)
            owner = table.cell_at(left, top)
            if owner < 0:
                open_ = _open_box(table, lefts, tops, (row, column))
                cells.append((owner, SourceCell("", here, object=_unframed(open_, ink))))
                continue
            cells.append((owner, made[owner]._replace(spot=here, spans=owner in begun)))
            begun.add(owner)
        if not _is_strip(cells, above):
            rows.append(tuple(cell for _, cell in cells))
    return SourceTable(tuple(rows), spot)


def _is_strip(row: Sequence[tuple[int, SourceCell]], above: Collection[int]) -> bool:
    """Whether a row is but the room between two lines of a border, or what a page left of a row.

    All that begins in it, by the number of the cell, is empty, and one such cell or fewer than
    there are columns.
    """
    begun = [(owner, cell) for owner, cell in row if owner not in above]
    cells = {owner for owner, _ in begun}
    few = len(cells) == 1 < len(row) or len(cells) < len(begun)
    return few and not any(cell.text or cell.apart or cell.object for _, cell in begun)


def _open_box(table: Ruled, lefts: list[float], tops: list[float], at: tuple[int, int]) -> Box:
    """The box of a position, row and column from 1, round which lines are missing."""
    row, column = at
    right = lefts[column] if column < len(lefts) else table.xs[-1]
    return lefts[column - 1], tops[row - 1], right, tops[row] if row < len(tops) else table.ys[-1]


def _unframed(box: Box, ink: Ink) -> str:
    """What is said of a place without lines round it: on a picture a line may have been missed."""
    left, top, right, bottom = box
    written = ink.recognised or any(
        left < each.middle[0] < right and top < each.middle[1] < bottom and each.text.strip()
        for each in ink.letters
    )
    return "没有框线围住的内容" if written else ""


def _padding(held_by: Sequence[tuple[list[Letter], Box]]) -> float:
    """What is left free beside the text in the fullest of these cells, on both sides together."""
    free = (
        box[2] - box[0] - max(each.x1 for each in held) + min(each.x0 for each in held)
        for held, box in held_by
        if held
    )
    return min((each for each in free if each >= 0), default=_PADDING)


def _cell(held: list[Letter], box: Box, ink: Ink, spot: Spot, padding: float) -> SourceCell:
    """What stands in a ruled cell: its text, what is set apart, what is no text."""
    turns = {letter.turn for letter in held if not letter.text.isspace()}
    if len(turns) == 1 and turns != {0}:
        held = [letter.turned() for letter in held]
        if not any(letter.text >= "㐀" for letter in held):  # figures on their side, or upside down
            held = [letter._replace(apart=letter.apart or "unclear") for letter in held]
    else:
        held = [letter if letter.turn == 0 else letter._replace(apart="unclear") for letter in held]
    letters = blur_uneven(blur_overprinted(raise_small(held)))
    plain = [letter for letter in letters if not letter.apart]
    text = _cell_text(lines(plain, ink.number), box[2] - box[0] - min(padding, _PADDING))
    apart = []
    for kind in dict.fromkeys(letter.apart for letter in letters if letter.apart):
        found = lines([letter for letter in letters if letter.apart == kind], ink.number)
        if found and kind:
            apart.append(Apart(kind, tidy("\n".join(line.text for line in found)).strip()))
    return SourceCell(
        text.replace("\t", " "),
        spot,
        apart=tuple(apart),
        object=_object(box, ink, text),
        readings=next((read for place, read in ink.readings if overlap(place, box) > _SAME), ()),
    )


def _object(cell: Box, ink: Ink, text: str) -> str:
    """The word of what a cell holds that is no text."""
    for box, word in ink.objects:
        inside = overlap(box, cell)
        if word == PICTURE and (
            inside > _MOSTLY or (not text and overlap(cell, box) > _MOSTLY > overlap(ink.box, box))
        ):
            return word
        if (
            word != PICTURE
            and inside > (_SAME if word == "图形" else _MOSTLY)
            and (not text or word != "图形")
        ):
            return word
    return ""


def _cell_text(found: list[Line], room: float) -> str:
    """The lines of a cell; a figure that filled its `room` and ran on into the next line is one.

    Two figures of one cell, such as last year's below this year's, are of like length.
    """
    if not found:
        return ""
    begun, *rest = found
    texts = [tidy(line.text).strip() for line in found]
    figures = all(text.replace(".", "").replace(",", "").isdigit() for text in texts)
    full = room - (begun.x1 - begun.x0) < begun.size / 2
    one = figures and full and len(rest) == 1 and len(texts[1]) + _SHORTER <= len(texts[0])
    return ("" if one else "\n").join(texts)
