"""The figures of one row, each with the address that its row and column give it."""

from __future__ import annotations

from typing import NamedTuple

from reportctl.fill.columns import Assigned
from reportctl.fill.figures import Unread, plain, read_figure
from reportctl.fill.heads import Slot
from reportctl.fill.lines import Line, Piece
from reportctl.fill.reading import ExtraRowRead, LeftOut, Placed
from reportctl.schema.form import Heading, Table


class RowRead(NamedTuple):
    """What one line of a source gave."""

    table: Table
    row: Heading | None
    """The row or heading that its label names; None under a head that names rows itself."""
    inside: bool
    """Whether it stands in the section to which the form gives its table."""
    cells: tuple[Placed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[str, ...] = ()


def read_values(assigned: Assigned) -> RowRead:
    """The figures of a row that the form has."""
    table, row, line = assigned.table, assigned.row, assigned.line
    if assigned.why:
        return RowRead(table, row, assigned.inside, left_out=(_leave(line, assigned.why),))
    found = [_cell(slot, piece, row, table, line) for slot, piece in assigned.pairs]
    return RowRead(
        table,
        row,
        assigned.inside,
        tuple(cell for cell in found if isinstance(cell, Placed)),
        tuple(cell for cell in found if isinstance(cell, LeftOut)),
        (assigned.doubt,) if assigned.doubt else (),
    )


def read_extra(assigned: Assigned, after: str) -> ExtraRowRead:
    """A row among the form's rows that the form does not have; `after` is the row above it."""
    written = []
    for slot, piece in assigned.pairs:
        kind = (slot.column.holds if slot.column else "") or "count"
        text = piece.text if piece else ""
        figure = read_figure(text, kind, piece.number if piece else None, slot.unit)
        written.append(plain(text) if isinstance(figure, Unread) else figure.written)
    label, line = assigned.unknown, assigned.line
    printed = next((p.text for p in line.pieces if plain(p.text) == label), label)
    told = _in_one_line(printed)
    return ExtraRowRead(assigned.table.key, told, after, tuple(written), line.spot)


def _cell(
    slot: Slot, piece: Piece | None, row: Heading | None, table: Table, line: Line
) -> Placed | LeftOut | None:
    piece = piece or Piece("", line.spot, 0, 0)
    if row and slot.row and slot.row != row:
        return None
    row, column = row or slot.row, slot.column
    if row is None or column is None:
        return None if piece.blank else _refuse(piece, f"表格里没有“{slot.text}”这一列")
    if piece.below or (piece.tall and not piece.blank and not _tall_row(line, piece)):
        return _refuse(piece, "这个数占了几行，无法确定属于哪一行")
    figure = read_figure(piece.text, table.holds(row, column), piece.number, slot.unit)
    if isinstance(figure, Unread):
        return _refuse(piece, figure.why)
    at = table.at(row, column)
    return Placed(at, figure.value, figure.written, piece.spot, piece.text, figure.note)


def _leave(line: Line, why: str) -> LeftOut:
    """A row that has no certain place."""
    return LeftOut(line.text[:80], line.spot, f"{why}，这一行没有读入；请对照原文用 --set 填写")


def _refuse(piece: Piece, why: str) -> LeftOut:
    return LeftOut(plain(piece.text), piece.spot, f"{why}，没有读入；请对照原文用 --set 填写")


def _in_one_line(label: str) -> str:
    """A label as printed, full-width marks and all; a line that a narrow cell broke is whole."""
    whole = ""
    for line in label.split("\n"):
        joint = " " if whole[-1:].isascii() and line.strip()[:1].isascii() and whole else ""
        whole += joint + line.strip()
    return whole.replace("**", "").strip()


def _tall_row(line: Line, piece: Piece) -> bool:
    """Whether the whole row goes on below, label and all, so that the cell is still one row's."""
    before = [p for p in line.pieces if p.start < piece.start and p.label and not p.below]
    return bool(before) and before[-1].tall
