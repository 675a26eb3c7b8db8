"""Turns cells with an address into figures, and keeps account of what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.fill.columns import Pair
from reportctl.fill.figures import Unread, plain, read_figure
from reportctl.fill.heads import Slot
from reportctl.fill.ledger import Ledger
from reportctl.fill.reading import ExtraRowRead, LeftOut, Placed
from reportctl.fill.strips import Piece, Strip
from reportctl.fill.vocabulary import Word
from reportctl.schema.form import At, Form, Heading, Table


class Cells:
    """Everything that was read from the tables of a source."""

    def __init__(self, form: Form) -> None:
        """Start with nothing read."""
        self.form = form
        self.ledger = Ledger(form)
        self.left_out: list[LeftOut] = []
        self.extras: list[ExtraRowRead] = []
        self.doubts: list[str] = []
        self._grouped: dict[str, list[list[Placed]]] = {}
        """Rows of figures that stand at a heading of the form, by its dotted key."""
        self._after = ""

    def enter(
        self,
        strip: Strip,
        row: Heading | None,
        table: Table,
        pairs: Sequence[Pair],
        *,
        inside: bool,
    ) -> None:
        """The figures of one row of the form, or of a head that names rows itself."""
        found = (self._cell(slot, piece, row, table, strip) for slot, piece in pairs)
        cells = [cell for cell in found if cell]
        if row and self._may_be_row(table, row):
            self._after = table.row_key(row)
        if row and row not in table.rows.leaves:
            self._grouped.setdefault(table.row_key(row), []).append(cells)
            return
        self.ledger.place(table.key, cells, inside=inside)

    def _cell(
        self, slot: Slot, piece: Piece | None, row: Heading | None, table: Table, strip: Strip
    ) -> Placed | None:
        piece = piece or Piece("", strip.spot, 0, 0)
        if row and slot.row and slot.row != row:
            return None
        row, column = row or slot.row, slot.column
        if row is None or column is None:
            if not piece.blank:
                self._refuse(piece, f"表格里没有“{slot.text}”这一列")
            return None
        if piece.below or (piece.tall and not piece.blank and not _tall_row(strip, piece)):
            self._refuse(piece, "这个数占了几行，无法确定属于哪一行")
            return None
        figure = read_figure(piece.text, table.holds(row, column), piece.number, slot.unit)
        if isinstance(figure, Unread):
            self._refuse(piece, figure.why)
            return None
        at = table.at(row, column)
        return Placed(at, figure.value, figure.written, piece.spot, piece.text, figure.note)

    def keep_extra(self, strip: Strip, label: str, table: Table, pairs: Sequence[Pair]) -> None:
        """A row among the form's rows that the form does not have."""
        written = []
        for slot, piece in pairs:
            kind = (slot.column.holds if slot.column else "") or "count"
            text = piece.text if piece else ""
            figure = read_figure(text, kind, piece.number if piece else None, slot.unit)
            written.append(plain(text) if isinstance(figure, Unread) else figure.written)
        printed = next((p.text for p in strip.pieces if plain(p.text) == label), label)
        told = _in_one_line(printed)
        self.extras.append(ExtraRowRead(table.key, told, self._after, tuple(written), strip.spot))

    def leave(self, strip: Strip, why: str) -> None:
        """A row that has no certain place."""
        self.left_out.append(
            LeftOut(strip.text[:80], strip.spot, f"{why}，这一行没有读入；请对照原文用 --set 填写")
        )

    def _refuse(self, piece: Piece, why: str) -> None:
        self.left_out.append(
            LeftOut(plain(piece.text), piece.spot, f"{why}，没有读入；请对照原文用 --set 填写")
        )

    def settle(self) -> tuple[dict[At, Placed], frozenset[str]]:
        """The cells that hold in printed order, and the headings printed as a row, as once."""
        cells, left = self.ledger.settle()
        self.left_out += left
        older = set()
        for key, prints in self._grouped.items():
            if any(at.row.startswith(f"{key}.") for at in cells) or not self._was_one_row(key):
                for cell in (cell for row in prints for cell in row if cell.value is not None):
                    self.left_out.append(
                        LeftOut(cell.raw, cell.spot, "这一行是标题行，格式中没有它的格，没有读入")
                    )
                continue
            if len(prints) > 1 and any(
                [c.written for c in row] != [c.written for c in prints[0]] for row in prints
            ):
                self.left_out += [
                    LeftOut(
                        "", row[0].spot, "这一行出现几次且数不相同，都没有读入；请用 --set 填写"
                    )
                    for row in prints
                    if row
                ]
                continue
            older.add(key)
            cells |= {cell.at: cell for cell in prints[0]}
        return self._ordered(cells), frozenset(older)

    def is_row(self, word: Word) -> bool:
        """Whether a label can have figures: a row's, or a heading that was one row once."""
        return self._may_be_row(word.table, word.heading)

    def _may_be_row(self, table: Table, row: Heading) -> bool:
        return row in table.rows.leaves or self._was_one_row(table.row_key(row))

    def _was_one_row(self, key: str) -> bool:
        return any(was.was == key and was.key == key for was in self.form.was)

    def _ordered(self, cells: dict[At, Placed]) -> dict[At, Placed]:
        rank = {at: number for number, at in enumerate(self.form.cells)}
        columns = {at.column: number for number, at in enumerate(self.form.cells)}

        def order(at: At) -> tuple[int, int]:
            if at in rank:
                return rank[at], 0
            under = [n for found, n in rank.items() if found.row.startswith(f"{at.row}.")]
            return min(under, default=0), columns.get(at.column, 0)

        return {at: cells[at] for at in sorted(cells, key=order)}


def _in_one_line(label: str) -> str:
    """A label as printed, full-width marks and all; a line that a narrow cell broke is whole."""
    whole = ""
    for line in label.split("\n"):
        joint = " " if whole[-1:].isascii() and line.strip()[:1].isascii() and whole else ""
        whole += joint + line.strip()
    return whole.replace("**", "").strip()


def _tall_row(strip: Strip, piece: Piece) -> bool:
    """Whether the whole row goes on below, label and all, so that the cell is still one row's."""
    before = [p for p in strip.pieces if p.start < piece.start and p.label and not p.below]
    return bool(before) and before[-1].tall
