"""Which cell of a row stands under which column of the head, or why that cannot be known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportctl.fill.figures import plain
from reportctl.fill.heads import Head, Slot, own_columns, own_head
from reportctl.fill.lines import Line, Piece
from reportctl.fill.names import Named
from reportctl.fill.reading import LeftOut
from reportctl.fill.shapes import Shape
from reportctl.fill.tables import Entry
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table

Pair = tuple[Slot, Piece | None]


class Assigned(NamedTuple):
    """A row whose cells have their columns, or a clause that says why they have none."""

    line: Line
    table: Table
    inside: bool
    row: Heading | None = None
    pairs: tuple[Pair, ...] = ()
    why: str = ""
    unknown: str = ""
    """The label of a row that the form does not have."""
    doubt: str = ""
    texts: tuple[str, ...] = ()
    """The figures of a row without certain columns, where they can only be the form's in order."""
    supposed: bool = False
    """Whether that order, or which row it is, is itself only supposed."""
    against: LeftOut | None = None
    """What stands over the row and says that its figures are others."""
    beside: tuple[Piece, ...] = ()
    """Words among or behind the figures that stand in no column of the form."""


def assign_columns(entry: Entry, shape: Shape) -> Assigned:
    """Each cell of a row under its column of the form."""
    line, named, table, head = entry.line, entry.named, entry.table, entry.head
    assigned = Assigned(line, table, entry.inside)
    row = named.row.heading if named.row else None
    if entry.against:
        return assigned._replace(row=row, against=entry.against)
    if named.column:
        return _one_value(entry, assigned)
    supposed = head.torn or line.ordered
    if head.torn:
        head = own_head(table)
    if table.across and not head.printed and (row or (entry.above and not supposed)):
        head = own_columns(table)
    if _is_any_order(entry):
        head, supposed = own_head(table), False
    if row is None and not named.unknown and not head.names_cells:
        row = entry.above if table.across else None
        if row is None:
            return assigned._replace(why="这一行没有行名")
    full = len(table.columns.leaves) * (len(table.rows.leaves) if head.names_cells else 1)
    pads = table.rows.depth - len(table.rows.trail(row)) if row else 0
    pairs: list[Pair] | str = "数与行名不在一处，只能由前后各行推定是哪一行"
    if not line.ordered:
        pairs = _assign(line, named.first, head, shape=shape, pads=pads, full=full)
    if supposed and not isinstance(pairs, str) and not _add_up(pairs):
        pairs = "表头的列名断开，这一行又与合计不符，无法确定哪个数属于哪一列"
    if isinstance(pairs, str):
        cells = line.pieces[named.first :]
        loose = not line.fixed and (row or table.across) and all(cell.figure for cell in cells)
        texts = tuple(cell.text for cell in cells) if loose and head.keeps_order(table) else ()
        return assigned._replace(row=row, why=pairs, texts=texts, supposed=supposed)
    unknown = named.unknown if not head.names_cells else ""
    doubt = _doubt(line, named, row) if row and not unknown else ""
    under = [piece for _, piece in pairs]
    beside = tuple(p for p in line.pieces[named.first :] if p.label and p not in under)
    return assigned._replace(
        row=row,
        pairs=tuple(pairs),
        unknown=unknown,
        doubt=doubt,
        supposed=supposed,
        beside=beside,
    )


def _is_any_order(entry: Entry) -> bool:
    """Whether the only row of a table has one and the same figure for each of its cells.

    So 15 zeros are all of table four, however its head was torn.
    """
    table, pieces = entry.table, entry.line.pieces
    cells = len(table.columns.leaves) * len(table.rows.leaves)
    same = len({plain(piece.text) for piece in pieces}) == 1
    return table.across and len(pieces) == cells and same and all(p.figure for p in pieces)


def _add_up(pairs: Sequence[Pair]) -> bool:
    """Whether the figures of each row make its total."""
    left: dict[Heading | None, int] = {}
    for slot, piece in pairs:
        text = plain(piece.text).replace(",", "") if piece else ""
        if piece and not piece.blank and not text.isdecimal():
            return False
        sign = -1 if slot.column and slot.column.total else 1
        number = int(text) if text.isdecimal() else 0
        left[slot.row] = left.get(slot.row, 0) + sign * number
    return not any(left.values())


def _doubt(line: Line, named: Named, row: Heading) -> str:
    """That the label is only like the form's, or says more."""
    label = plain(line.pieces[named.first - 1].text)
    if named.similar:
        return f"{line.spot}的行名“{label}”与“{row.label}”相近，按这一行读入，请对照原文"
    if named.rest:
        return f"{line.spot}的行名比“{row.label}”多“{named.rest}”，按这一行读入，请对照原文"
    return ""


def _one_value(entry: Entry, assigned: Assigned) -> Assigned:
    """A column's name with one figure behind it, under the name of its row."""
    named = entry.named
    row = named.row.heading if named.row else entry.above
    figures = [piece for piece in entry.line.pieces[named.first :] if piece.figure]
    if row is None or not named.column or len(figures) != 1:
        return assigned._replace(why="不能确定这些数属于哪一行")
    slot = Slot(0, 1, row, named.column.heading)
    return assigned._replace(row=row, pairs=((slot, figures[0]),))


def _assign(
    line: Line, first: int, head: Head, *, shape: Shape, pads: int, full: int
) -> list[Pair] | str:
    """Each column with its cell, or a Chinese clause that says why not.

    `first` is the index of the first piece after the labels; `pads` how many empty cells of the
    stub may stand before the figures; `full` how many columns the form's table has.
    """
    if head.doubled:
        return "表头里同一列出现两次，像是两份报告并排"
    if not head.slots:
        return "表头残缺或次序与格式不同，无法确定哪个数属于哪一列"
    cells = line.pieces[first:]
    whole = len(head.slots) >= full
    placed = _by_place(line, cells, head, whole=whole)
    if placed is not None:
        return placed
    drawn = line.fixed and line.width == head.width and not _is_tiled(cells, head)
    if drawn and _is_shared(cells, head):
        return "一个数占了几列，无法确定哪个数属于哪一列"
    forms = sum(slot.column is not None for slot in head.slots) == full == len(head.slots)
    fewer = line.fixed and line.width != head.width and not whole
    if line.table and head.width and (fewer or _is_beside(line, cells, head, forms=forms)):
        return "数不在表头各列之下，无法确定哪个数属于哪一列"
    counted = _by_count(line, cells, head, shape=shape, pads=pads, whole=whole)
    if isinstance(counted, str) and shape.kept and (at_end := _at_end(line, cells, head)):
        return at_end
    return counted


def _by_place(line: Line, cells: Sequence[Piece], head: Head, *, whole: bool) -> list[Pair] | None:
    """By position, where the row is as wide as the head and nothing contradicts it."""
    if not line.table or not head.width or line.width != head.width:
        return None
    pairs: list[Pair] = []
    used: set[int] = set()
    for slot in head.slots:
        under = [at for at, cell in enumerate(line.pieces) if _is_under(cell, slot)]
        if len(under) != 1:
            return None
        merged = line.fixed and line.pieces[under[0]].empty  # a merged blank is that of each column
        if under[0] in used and not merged:
            return None
        used.add(under[0])
        pairs.append((slot, line.pieces[under[0]]))
    outside = [cell for at, cell in enumerate(line.pieces) if at not in used and cell in cells]
    edge = head.slots[0].start
    if any(cell.figure or (not whole and cell.start >= edge) for cell in outside):
        return None
    if any(cell.label for _, cell in pairs if cell and cell not in cells):
        return None
    return pairs


def _is_under(cell: Piece, slot: Slot) -> bool:
    """Whether a cell has a place with a column in common."""
    return cell.start < slot.end and cell.end > slot.start


def _is_shared(cells: Sequence[Piece], head: Head) -> bool:
    """Whether one figure stands under several columns at once."""
    return any(
        cell.figure and sum(_is_under(cell, slot) for slot in head.slots) > 1 for cell in cells
    )


def _is_beside(line: Line, cells: Sequence[Piece], head: Head, *, forms: bool) -> bool:
    """Whether a figure of a row as wide as the head stands where that has no column.

    In a text whose rows were merged at other places than their head it may stand between columns.
    """
    if line.width != head.width:
        return False
    slots = head.slots
    if forms and not line.fixed:
        slots = (slots[0]._replace(end=slots[-1].end),)
    return any(cell.figure and not any(_is_under(cell, slot) for slot in slots) for cell in cells)


def _has_gap(head: Head) -> bool:
    """Whether a place between the columns of the head is no column's."""
    return any(after.start > before.end for before, after in pairwise(head.slots))


def _is_tiled(cells: Sequence[Piece], head: Head) -> bool:
    """Whether there is a cell for each column over the same stretch, if with borders of its own.

    So tables come out of word processors whose rows were drawn apart from their heads.
    """
    edges = (cells[0].start, cells[-1].end) if cells else ()
    return len(cells) == len(head.slots) and edges == (head.slots[0].start, head.slots[-1].end)


def _by_count(
    line: Line,
    cells: Sequence[Piece],
    head: Head,
    *,
    shape: Shape,
    pads: int,
    whole: bool,
) -> list[Pair] | str:
    """By counting, where there are exactly as many cells as columns.

    Empty cells too many may be dropped at the ends only from a row of the table's usual width; a
    row of another width has lost or gained a cell, nobody knows where.
    """
    wanted = len(head.slots)
    rest = list(cells)
    usual = bool(line.table) and line.width == shape.usual
    while len(rest) > wanted and rest[0].empty:
        rest = rest[1:]
    while len(rest) > wanted and rest[-1].empty:
        rest = rest[:-1]
    told = [cell for cell in rest if not cell.empty]
    figures = len(told)
    # a stub's label that covers several places leaves the others empty; behind the last figure
    # there is no room for them
    padded = len(cells) == wanted + pads and all(cell.empty for cell in cells[:pads])
    filled = bool(cells) and not cells[-1].empty
    stub = pads > 0 and not line.fixed and filled and (padded or figures == wanted)
    if whole and line.width == head.width and figures == wanted and all(c.figure for c in told):
        return list(zip(head.slots, told, strict=True))  # no column is left for the empty ones
    if len(cells) > wanted and line.width == head.width and _has_gap(head):
        return "表头中间有空格，这一行的空格在别处，无法确定空的是哪一列"
    if len(cells) > wanted and shape.gapped:
        return "这个表的行中间有多余的空格，无法确定空的是哪一列"
    if len(rest) != wanted or (len(cells) > wanted and not (whole and (usual or stub))):
        return f"有 {figures} 个数，表头有 {wanted} 列，无法确定哪个数属于哪一列"
    if any(cell.below and cell.label for cell in rest):
        return "数中间有上面各行伸下来的文字，无法确定哪个数属于哪一列"
    if (
        len(cells) > wanted
        and cells[0].empty
        and cells[-1].empty
        and not _ends_are_forced(cells, wanted)
    ):
        return "行首和行尾都有空格，无法确定空的是哪一列"
    even = shape.usual == head.width > 0
    if even and not (usual or stub) and figures < wanted:
        return "这一行比表头少了或多了格，无法确定空的是哪一列"
    if stub:
        return list(zip(head.slots, rest, strict=True))
    if rest[0].empty and pads and line.table and line.width < shape.spread:
        return "这一行比表头少了格，无法确定空的是哪一列"
    if rest[0].empty and pads and not usual and not (shape.kept or line.fixed):
        return "行首有空格，无法确定空的是哪一列"
    return list(zip(head.slots, rest, strict=True))


def _at_end(line: Line, cells: Sequence[Piece], head: Head) -> list[Pair] | None:
    """A row as wide as the head whose labels reach into the columns, its last cell alone filled.

    A merged stub copied from a browser takes a place of its own; the last cell is the last
    column's all the same.
    """
    if not head.width or line.width != head.width or not cells or not cells[-1].figure:
        return None
    if any(not cell.empty for cell in cells[:-1]) or head.slots[-1].end != line.width:
        return None
    before = line.pieces[: len(line.pieces) - len(cells)]
    if any(piece.figure and piece.start >= head.slots[0].start for piece in before):
        return None  # the last word stands among figures and is no label: 约12
    return [*((slot, None) for slot in head.slots[:-1]), (head.slots[-1], cells[-1])]


def _ends_are_forced(cells: Sequence[Piece], wanted: int) -> bool:
    """Whether no choice of empty ends to drop would move a figure."""
    filled = [at for at, cell in enumerate(cells) if not cell.empty]
    return not filled or filled[-1] - filled[0] + 1 == wanted
