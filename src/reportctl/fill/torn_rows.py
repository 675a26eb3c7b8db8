"""Rows of which a part may stand elsewhere: on the next page, a line below, before the label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reportctl.fill.figures import plain
from reportctl.fill.labels import fold
from reportctl.fill.lines import Line
from reportctl.fill.reading import LeftOut
from reportctl.readers.source import Spot
from reportctl.record import replace

if TYPE_CHECKING:
    from reportctl.fill.tables import Entry
    from reportctl.fill.values import RowRead

Rows = Sequence[tuple[str, Line]]
"""Each with the key of its section."""


def edges(rows: Rows) -> set[tuple[int, Spot]]:
    """The rows above and below each break of a table, and the first of each section."""
    found: set[tuple[int, Spot]] = set()
    section, above = "", None
    for key, line in rows:
        if not line.table:
            continue
        if above is None or key != section:
            found.add((line.table, line.spot))
        elif line.table != above.table:
            found |= {(above.table, above.spot), (line.table, line.spot)}
        section, above = key, line
    return found


def beside_orphans(rows: Rows) -> set[tuple[int, Spot]]:
    """The rows above and below a row of figures without a label, of the same section."""
    found: set[tuple[int, Spot]] = set()
    for (key, above), (section, below) in pairwise(rows):
        if key == section and above.table and below.table:
            found |= {(above.table, above.spot)} if _is_orphan(below) else set()
            found |= {(below.table, below.spot)} if _is_orphan(above) else set()
    return found


def over_lone_figures(rows: Rows) -> set[tuple[int, Spot]]:
    """The rows under which a line of nothing but one figure stands: a cell may go on there."""
    return {
        (above.table, above.spot)
        for (key, above), (section, below) in pairwise(rows)
        if key == section and below.lone and below.lone.figure and below.lone_text.isdecimal()
    }


def numbered_tables(rows: Rows) -> set[int]:
    """The tables whose rows are counted before their labels: 1, 2, 3."""
    counts: dict[int, list[int]] = {}
    for _, line in rows:
        before = before_label(line)
        if before:
            counts.setdefault(line.table, []).append(int(before))
    return {
        table
        for table, found in counts.items()
        if len(found) > 1 and all(b in (a + 1, 1) for a, b in pairwise(found))
    }


def before_label(line: Line) -> str:
    """The digits with which a row begins whose label stands behind them."""
    first = next((piece for piece in line.pieces if not (piece.empty or piece.below)), None)
    text = plain(first.text) if first and first.figure else ""
    labelled = any(piece.label and not piece.below for piece in line.pieces)
    return text if labelled and text.isdecimal() and text.isascii() else ""


def _is_orphan(line: Line) -> bool:
    named = any(piece.label and not piece.below for piece in line.pieces)
    return not named and any(map(str.isdecimal, line.text))


def may_be_torn(entry: Entry, read: RowRead) -> bool:
    """Whether a row without figures may be a piece of one: its label is not a row's whole."""
    if not read.row or not read.cells or any(cell.raw.strip() for cell in read.cells):
        return False
    label = fold(entry.line.pieces[entry.named.first - 1].text).full
    return all(label not in fold(each).forms for each in (read.row.label, *read.row.also))


def is_read(piece: RowRead, above: RowRead) -> bool:
    """Whether the row of which one is a piece has a figure in each of its cells above."""
    figures = {cell.at for cell in above.cells if cell.raw.strip()}
    return all(cell.at in figures for cell in piece.cells)


def tear(entry: Entry, read: RowRead, told: str) -> RowRead:
    """A row of which nobody knows whether its cells are blank or stand elsewhere."""
    why = f"{told}，没有读入；请对照原文用 --set 填写"
    left = LeftOut(entry.line.text[:80], entry.line.spot, why)
    unread = {cell.at: left for cell in read.cells}
    return replace(read, cells=(), unread=unread | dict(read.unread), left_out=(left,), doubts=())
