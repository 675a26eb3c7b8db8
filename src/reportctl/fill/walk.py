"""Walks through the rows of a source and enters each figure that has a certain address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportctl.document.source import Spot
from reportctl.fill.columns import Pair, assign
from reportctl.fill.figures import Unread, plain, read_figure
from reportctl.fill.heads import Head, Slot, own_head, read_head
from reportctl.fill.labels import Vocabulary, Word
from reportctl.fill.ledger import Ledger
from reportctl.fill.reading import ExtraRowRead, LeftOut, Placed
from reportctl.fill.strips import Piece, Strip
from reportctl.schema.form import Form, Heading, Table

NOWHERE = Spot()
_UNITS = {"件", "项", "条", "宗", "个", "元", "万元", "数量", "件数", "金额", "单位", "合计数"}


@dataclass(frozen=True, slots=True)
class Named:
    """What the labels of a row say."""

    row: Word | None
    column: Word | None = None
    stranger: str = ""
    """A label that the form does not have."""
    first: int = 0
    """The index of the first piece after the labels."""
    spot: Spot = NOWHERE


class Walk:
    """The state between rows: the head in force, the table, the row above."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        """Begin before the first row."""
        self.form = form
        self.vocabulary = vocabulary
        self.ledger = Ledger(form)
        self.left_out: list[LeftOut] = []
        self.extras: list[ExtraRowRead] = []
        self.grouped: dict[str, list[list[Placed]]] = {}
        """Rows of figures that stand at a heading of the form, by its dotted key."""
        self.table: Table | None = None
        self._stack: list[Strip] = []
        self._heads: dict[str, Head] = {}
        self._fresh = False
        self._row: Heading | None = None
        self._after = ""
        self._kept: dict[int, bool] = {}

    def look_over(self, rows: Sequence[Strip]) -> None:
        """Learn of each table whether its rows keep empty cells at their ends."""
        for strip in rows:
            if strip.table and strip.pieces and strip.pieces[-1].empty and strip.width > 1:
                self._kept[strip.table] = True

    def take(self, strip: Strip, section: str) -> bool:
        """Enter one row; False if it says nothing about the form's tables."""
        if not any(piece.figure for piece in strip.pieces):
            return self._words_only(strip, section)
        named = replace(self._named(strip, section), spot=strip.spot)
        table = self._table_of(named, section)
        if table is None:
            return False
        if table != self.table:
            self._row = None
        self.table = table
        self._fresh = False
        if named.row and named.row.leaf:
            self._row = named.row.heading
        head = self._head(table)
        if not named.row and not named.column and not named.stranger and not self._speaks(head):
            self._leave(strip, "这一行没有行名")
            return True
        self._enter(strip, named, table, head, section)
        return True

    def _words_only(self, strip: Strip, section: str) -> bool:
        """A row without figures: part of a head, a blank row, or nothing of the form."""
        filled = [piece for piece in strip.pieces if not piece.empty]
        if not filled:
            return self._blanks(strip)
        tables = self._scope(section)
        words = [
            found.word
            for piece in filled
            for axis in ("row", "column")
            if (found := self.vocabulary.match(piece.text, tables, "row" if axis == "row" else "column"))
        ]
        caption = any(self.vocabulary.is_furniture(piece.text) for piece in filled)
        rows = [word for word in words if word.axis == "row"]
        columns = [word for word in words if word.axis == "column"]
        blanks = [piece for piece in strip.pieces if piece.empty and not piece.below]
        last = rows[-1] if rows else None
        if last and last.leaf and len(blanks) >= len(last.table.columns.leaves) and strip.table:
            in_body = not last.table.across or self._has_columns(last.table)
            if in_body and (not columns or (len(filled) == 1 and not self._fresh)):
                return self._blank_row(strip, section)
        if len(filled) == 1 and last and last.leaf and not columns and not last.table.across:
            return True
        if not words and not caption and not self._joint(filled):
            return False
        if not self._fresh:
            self._stack = []
        self._fresh = True
        self._stack.append(strip)
        if last and last.leaf and last.table.across:
            self._row = last.heading
        return True

    def _joint(self, filled: Sequence[Piece]) -> bool:
        return any("·" in piece.text for piece in filled) and len(filled) > 1

    def _has_columns(self, table: Table) -> bool:
        head = self._head(table)
        return head.printed and any(slot.column for slot in head.slots)

    def _blank_row(self, strip: Strip, section: str) -> bool:
        named = self._named(strip, section)
        if not named.row:
            return False
        self.table = named.row.table
        self._fresh = False
        self._enter(strip, named, self.table, self._head(self.table), section)
        return True

    def _blanks(self, strip: Strip) -> bool:
        """A row of nothing under a head that names rows and columns is a row of blank cells."""
        table = next((t for t in self.form.tables if t.across), None)
        if not table or not self._fresh or not strip.fixed or not strip.table:
            return False
        head = self._head(table)
        if not self._speaks(head) or strip.width != head.width:
            return False
        self._fresh = False
        self._enter(strip, Named(None), table, head, table.section)
        return True

    def _scope(self, section: str) -> Sequence[Table]:
        return [t for t in self.form.tables if t.section == section] or self.form.tables

    def _named(self, strip: Strip, section: str) -> Named:
        """What the labels before the figures name."""
        first = next((at for at, p in enumerate(strip.pieces) if p.label), None)
        if first is None:
            return Named(None)
        end = next(
            (at for at, p in enumerate(strip.pieces) if at > first and p.figure), len(strip.pieces)
        )
        labels = [at for at in range(first, end) if strip.pieces[at].label]
        tables = self._scope(section)
        stranger = ""
        for at in reversed(labels):
            piece = strip.pieces[at]
            after = at + 1
            word = self._find(piece.text, tables)
            if word is None and plain(piece.text) in _UNITS:
                continue
            if word is None:
                word = self._joined(strip, labels, at, tables)
            if word is None:
                stranger = plain(piece.text)
                if piece.below:
                    continue
                return Named(None, stranger=stranger, first=after)
            if word.leaf and piece.below and word.axis == "row":
                return Named(None, stranger=plain(piece.text), first=after)
            if word.axis == "column":
                return Named(self._above(strip, labels, at, tables), word, first=after)
            return Named(word, first=after)
        return Named(None, stranger=stranger, first=labels[-1] + 1)

    def _find(self, text: str, tables: Sequence[Table]) -> Word | None:
        match = self.vocabulary.match(text, tables, "row")
        if match is None and len(tables) < len(self.form.tables):
            exact = self.vocabulary.match(text, self.form.tables, "row")
            match = exact if exact and exact.tier == 0 else None
        if match is None:
            across = [table for table in tables if table.across]
            match = self.vocabulary.match(text, across, "column")
        if match is None:
            words = text.split()
            if len(words) > 1:
                return self._find(words[-1], tables)
        return match.word if match else None

    def _joined(
        self, strip: Strip, labels: Sequence[int], at: int, tables: Sequence[Table]
    ) -> Word | None:
        """A label that is split over the cells of its row."""
        before = [i for i in labels if i < at]
        if not before:
            return None
        text = strip.pieces[before[-1]].text + strip.pieces[at].text
        match = self.vocabulary.match(text, tables, "row")
        return match.word if match and match.tier == 0 else None

    def _above(
        self, strip: Strip, labels: Sequence[int], at: int, tables: Sequence[Table]
    ) -> Word | None:
        """The row of table four that stands left of a column's name in a list."""
        for i in reversed([i for i in labels if i < at]):
            match = self.vocabulary.match(strip.pieces[i].text, tables, "row")
            if match and match.word.leaf:
                return match.word
        return None

    def _table_of(self, named: Named, section: str) -> Table | None:
        word = named.row or named.column
        if word:
            return word.table
        if named.stranger and self.table and self.table.section == section:
            return self.table
        if not named.stranger:
            across = [t for t in self._scope(section) if t.across]
            if across and (self._speaks(self._head(across[0])) or across[0].section == section):
                return across[0]
        return None

    def _head(self, table: Table) -> Head:
        """The head over this table: the printed one, else the form's own columns."""
        key = table.key
        found = read_head(self._stack, table, self.vocabulary) if self._stack else None
        before = self._heads.get(key)
        if found and (before is None or found.known >= before.known):
            self._heads[key] = found
        return self._heads.get(key) or own_head(table)

    @staticmethod
    def _speaks(head: Head) -> bool:
        """Whether the head alone names every cell below it."""
        return any(slot.row and slot.column for slot in head.slots)

    def _enter(
        self, strip: Strip, named: Named, table: Table, head: Head, section: str
    ) -> None:
        """Read the figures of a row and enter them."""
        if named.column and not named.stranger:
            self._enter_single(strip, named, table, section)
            return
        if table.across and named.row and not head.printed:
            head = Head(tuple(Slot(s.start, s.end, None, s.column) for s in head.slots[:5]), printed=False)
        depth = len(table.rows.trail(named.row.heading)) if named.row else 0
        pairs = assign(
            strip,
            named.first,
            head,
            shallow=depth < table.rows.depth,
            kept=self._kept.get(strip.table, False),
        )
        if isinstance(pairs, str):
            self._leave(strip, pairs)
            return
        if named.stranger and not self._speaks(head):
            self._stranger(strip, named, table, pairs)
            return
        cells = [cell for slot, piece in pairs if (cell := self._cell(slot, piece, named, table))]
        if named.row and not named.row.leaf:
            key = table.row_key(named.row.heading)
            self.grouped.setdefault(key, []).append(cells)
            return
        if named.row:
            self._after = table.row_key(named.row.heading)
        self.ledger.place(table.key, cells, inside=section in ("", table.section))

    def _enter_single(self, strip: Strip, named: Named, table: Table, section: str) -> None:
        """A column's name with one figure behind it, under the name of its row."""
        row = named.row.heading if named.row else self._row
        figures = [piece for piece in strip.pieces[named.first :] if piece.figure]
        if row is None or len(figures) != 1 or not named.column:
            self._leave(strip, "不能确定这些数属于哪一行")
            return
        slot = Slot(0, 1, row, named.column.heading)
        cell = self._cell(slot, figures[0], Named(None), table)
        if cell:
            self.ledger.place(table.key, [cell], inside=section in ("", table.section))

    def _cell(self, slot: Slot, piece: Piece | None, named: Named, table: Table) -> Placed | None:
        row = named.row.heading if named.row else slot.row
        if named.row and slot.row and slot.row != named.row.heading:
            return None
        column = slot.column
        if piece is None:
            piece = Piece("", named.spot, 0, 0)
        if row is None or column is None:
            if not piece.blank:
                self.left_out.append(
                    LeftOut(plain(piece.text), piece.spot, f"表格里没有“{slot.text}”这一列，没有读入")
                )
            return None
        if piece.below or (piece.tall and not piece.blank):
            self.left_out.append(
                LeftOut(plain(piece.text), piece.spot, "这个数占了几行，无法确定属于哪一行，请用 --set 填写")
            )
            return None
        figure = read_figure(piece.text, table.holds(row, column), piece.number, slot.unit)
        at = table.at(row, column)
        if isinstance(figure, Unread):
            self.left_out.append(
                LeftOut(plain(piece.text), piece.spot, f"{figure.why}，没有读入；请核对后用 --set 填写")
            )
            return None
        return Placed(at, figure.value, figure.written, piece.spot, piece.text, figure.note)

    def _stranger(
        self, strip: Strip, named: Named, table: Table, pairs: Sequence[Pair]
    ) -> None:
        written = []
        for slot, piece in pairs:
            kind = slot.column.holds or "count" if slot.column else "count"
            figure = read_figure(piece.text if piece else "", kind, piece.number if piece else None)
            written.append(plain(piece.text) if isinstance(figure, Unread) and piece else "")
            if not isinstance(figure, Unread):
                written[-1] = figure.written
        self.extras.append(
            ExtraRowRead(table.key, named.stranger, self._after, tuple(written), strip.spot)
        )

    def _leave(self, strip: Strip, why: str) -> None:
        self.left_out.append(
            LeftOut(strip.text[:80], strip.spot, f"{why}，这一行没有读入；请对照原文用 --set 填写")
        )

