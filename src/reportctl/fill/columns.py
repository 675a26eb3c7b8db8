"""Which cell of a row stands under which column of the head, or why that cannot be known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportctl.fill.heads import Head, Slot
from reportctl.fill.strips import Piece, Strip

Pair = tuple[Slot, Piece | None]


class Shape(NamedTuple):
    """How the rows of one table of a source are written."""

    usual: int = 0
    """The width that most rows have, 0 where no two agree."""
    kept: bool = False
    """Whether empty cells at the ends of rows are kept."""
    spread: int = 0
    """The width of its widest row where a cell that spans columns leaves empty ones behind it."""


def assign(
    strip: Strip, first: int, head: Head, *, shape: Shape, shallow: bool, full: int
) -> list[Pair] | str:
    """Each column with its cell, or a Chinese clause that says why not.

    `first` is the index of the first piece after the labels; `shallow` whether empty cells of the
    stub may stand before the figures; `full` how many columns the form's table has.
    """
    if head.doubled:
        return "表头里同一列出现两次，像是两份报告并排"
    cells = strip.pieces[first:]
    whole = len(head.slots) >= full
    placed = _by_place(strip, cells, head, whole=whole)
    if placed is not None:
        return placed
    counted = _by_count(strip, cells, head, shape=shape, shallow=shallow, whole=whole)
    if isinstance(counted, str) and shape.kept and (at_end := _at_end(strip, cells, head)):
        return at_end
    return counted


def _by_place(
    strip: Strip, cells: Sequence[Piece], head: Head, *, whole: bool
) -> list[Pair] | None:
    """By position, where the row is as wide as the head and nothing contradicts it."""
    if not strip.table or not head.width or strip.width != head.width:
        return None
    pairs: list[Pair] = []
    used: set[int] = set()
    for slot in head.slots:
        under = [
            at
            for at, cell in enumerate(strip.pieces)
            if cell.start < slot.end and cell.end > slot.start
        ]
        if len(under) != 1 or under[0] in used:
            return None
        used.add(under[0])
        pairs.append((slot, strip.pieces[under[0]]))
    outside = [cell for at, cell in enumerate(strip.pieces) if at not in used and cell in cells]
    edge = head.slots[0].start
    if any(cell.figure or (not whole and cell.start >= edge) for cell in outside):
        return None
    if any(cell.label for _, cell in pairs if cell and cell not in cells):
        return None
    return pairs


def _by_count(
    strip: Strip,
    cells: Sequence[Piece],
    head: Head,
    *,
    shape: Shape,
    shallow: bool,
    whole: bool,
) -> list[Pair] | str:
    """By counting, where there are exactly as many cells as columns.

    Empty cells too many may be dropped at the ends only from a row of the table's usual width; a
    row of another width has lost or gained a cell, nobody knows where.
    """
    wanted = len(head.slots)
    rest = list(cells)
    usual = bool(strip.table) and strip.width == shape.usual
    while len(rest) > wanted and rest[0].empty:
        rest = rest[1:]
    while len(rest) > wanted and rest[-1].empty:
        rest = rest[:-1]
    figures = sum(not cell.empty for cell in rest)
    stub = shallow and not strip.fixed and figures == wanted and not cells[-1].empty
    if len(rest) != wanted or (len(cells) > wanted and not (whole and (usual or stub))):
        return f"有 {figures} 个数，表头有 {wanted} 列，无法确定哪个数属于哪一列"
    if any(cell.below and cell.label for cell in rest):
        return "数中间有上面各行伸下来的文字，无法确定哪个数属于哪一列"
    if len(cells) > wanted and cells[0].empty and cells[-1].empty and not _settled(cells, wanted):
        return "行首和行尾都有空格，无法确定空的是哪一列"
    even = shape.usual == head.width > 0
    if even and not usual and figures < wanted:
        return "这一行比表头少了或多了格，无法确定空的是哪一列"
    if rest[0].empty and shallow and strip.table and strip.width < shape.spread:
        return "这一行比表头少了格，无法确定空的是哪一列"
    if rest[0].empty and shallow and not usual and not (shape.kept or strip.fixed):
        return "行首有空格，无法确定空的是哪一列"
    return list(zip(head.slots, rest, strict=True))


def _at_end(strip: Strip, cells: Sequence[Piece], head: Head) -> list[Pair] | None:
    """A row as wide as the head whose labels reach into the columns, its last cell alone filled.

    A merged stub copied from a browser takes a place of its own; the last cell is the last
    column's all the same.
    """
    if not head.width or strip.width != head.width or not cells or not cells[-1].figure:
        return None
    if any(not cell.empty for cell in cells[:-1]) or head.slots[-1].end != strip.width:
        return None
    return [*((slot, None) for slot in head.slots[:-1]), (head.slots[-1], cells[-1])]


def _settled(cells: Sequence[Piece], wanted: int) -> bool:
    """Whether no choice of empty ends to drop would move a figure."""
    filled = [at for at, cell in enumerate(cells) if not cell.empty]
    return not filled or filled[-1] - filled[0] + 1 == wanted
