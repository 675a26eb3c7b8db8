"""Walks through the rows of a source and enters each figure that has a certain address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportctl.fill.cells import Cells
from reportctl.fill.columns import Shape, assign
from reportctl.fill.figures import plain
from reportctl.fill.head_reader import blocks_own, read_head
from reportctl.fill.heads import Head, Slot, own_head
from reportctl.fill.naming import Named, Naming
from reportctl.fill.strips import Strip
from reportctl.fill.vocabulary import Vocabulary, Word
from reportctl.schema.form import Form, Heading, Table


class Walk:
    """The state between rows: the head in force, the table, the row above."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        """Begin before the first row."""
        self.form = form
        self.vocabulary = vocabulary
        self.naming = Naming(form, vocabulary)
        self.cells = Cells(form)
        self.met: set[str] = set()
        """The tables of which a row of figures or blanks was seen."""
        self._table: Table | None = None
        self._row: Heading | None = None
        self._stack: list[Strip] = []
        self._fresh = False
        """Whether the stack still grows: no row of figures has come since."""
        self._heads: dict[str, Head] = {}
        self._read: dict[str, Head] = {}
        """What the present stack gives, by table."""
        self._shapes: dict[int, Shape] = {}

    def look_over(self, rows: Sequence[Strip]) -> None:
        """Learn of each table how its rows are written."""
        by_table: dict[int, list[Strip]] = {}
        for strip in rows:
            if strip.table and strip.width > 1 and strip.pieces:
                by_table.setdefault(strip.table, []).append(strip)
        for table, found in by_table.items():
            (usual, times), *_ = Counter(strip.width for strip in found).most_common(1)
            kept = any(strip.pieces[-1].empty for strip in found)
            widest = max(strip.width for strip in found) if any(map(_spreads, found)) else 0
            self._shapes[table] = Shape(usual if times > 1 else 0, kept, widest)

    def take(self, strip: Strip, section: str) -> bool:
        """Enter one row; False if it says nothing about the form's tables."""
        if not any(piece.figure for piece in strip.pieces):
            return self._words_only(strip, section)
        named = self.naming.read(strip, section)
        if named.stranger:
            named = self._without_words_among_figures(strip, named, section)
        if named.column and not strip.table and sum(p.figure for p in strip.pieces) > 1:
            self._words_only(strip._replace(pieces=strip.pieces[: named.first]), section)
            named = Named(first=named.first)
        table = self._table_of(named, section)
        if table is None:
            return False
        self._enter(strip, named, table, section)
        return True

    def _without_words_among_figures(self, strip: Strip, named: Named, section: str) -> Named:
        """The labels again, if the strange one stands where the head says that figures begin."""
        for edge in range(1, named.first):
            before = self.naming.read(strip._replace(pieces=strip.pieces[:edge]), section)
            if before.row and before.row.leaf:
                head = self._head(before.row.table)
                strange = strip.pieces[named.first - 1]
                if (
                    head.width == strip.width
                    and strip.fixed
                    and strange.start >= head.slots[0].start
                ):
                    return before
                break
        return named

    def _enter(self, strip: Strip, named: Named, table: Table, section: str) -> None:
        """Read the figures of a row and enter them."""
        if table != self._table:
            self._row = None
        self._table = table
        self.met.add(table.key)
        self._fresh = False
        head = self._head(table)
        inside = section in ("", table.section)
        if named.row and named.row.leaf:
            self._row = named.row.heading
        if named.column:
            self._enter_one(strip, named, table, inside=inside)
            return
        if table.across and not head.printed and (named.row or self._row):
            head = Head(
                tuple(Slot(at, at + 1, None, c) for at, c in enumerate(table.columns.leaves))
            )
        row = named.row.heading if named.row else None
        if row is None and not named.stranger and not _speaks(head):
            row = self._row if table.across else None
            if row is None:
                self.cells.leave(strip, "这一行没有行名")
                return
        full = len(table.columns.leaves) * (len(table.rows.leaves) if _speaks(head) else 1)
        pairs = assign(
            strip,
            named.first,
            head,
            shape=self._shapes.get(strip.table, Shape()),
            shallow=bool(row and len(table.rows.trail(row)) < table.rows.depth),
            full=full,
        )
        if isinstance(pairs, str):
            self.cells.leave(strip, pairs)
        elif named.stranger and not _speaks(head):
            self.cells.keep_extra(strip, named.stranger, table, pairs)
        else:
            self.cells.enter(strip, row, table, pairs, inside=inside)
            if named.loose and row:
                self.cells.doubts.append(
                    f"{strip.spot}的行名“{plain(strip.pieces[named.first - 1].text)}”"
                    f"与“{row.label}”相近，按这一行读入，请对照原文"
                )

    def _enter_one(self, strip: Strip, named: Named, table: Table, *, inside: bool) -> None:
        """A column's name with one figure behind it, under the name of its row."""
        row = named.row.heading if named.row else self._row
        figures = [piece for piece in strip.pieces[named.first :] if piece.figure]
        if row is None or not named.column or len(figures) != 1:
            self.cells.leave(strip, "不能确定这些数属于哪一行")
            return
        pair = (Slot(0, 1, row, named.column.heading), figures[0])
        self.cells.enter(strip, row, table, [pair], inside=inside)

    def _words_only(self, strip: Strip, section: str) -> bool:
        """A row without figures: part of a head, a blank row, or nothing of the form."""
        filled = [piece for piece in strip.pieces if not piece.empty]
        if not filled:
            return self._blanks(strip, section)
        tables = self.naming.scope(section)
        columns = [
            piece
            for piece in filled
            if not self.naming.numbered_row(piece.text, tables)
            and self._heads_column(piece.text, tables)
        ]
        named = self.naming.read(strip, section)
        word = named.row
        if word and strip.table and self._is_blank_row(strip, named, word, len(columns)):
            self._enter(strip, named, word.table, section)
            return True
        across = [
            p for p in filled if (m := self.naming.find(p.text, tables)) and m.word.table.across
        ]
        furniture = any(self.vocabulary.is_furniture(piece.text) for piece in filled)
        joint = len(filled) > 1 and any("·" in piece.text for piece in filled)
        if columns or across or furniture or joint:
            if not self._fresh:
                self._stack = []
            self._fresh = True
            self._stack.append(strip)
            self._read = {}
            if len(filled) == 1 and word and word.leaf and word.table.across:
                self._row, self._table = word.heading, word.table
            return True
        return word is not None or self._continues(filled[0].text, tables)

    def _heads_column(self, text: str, tables: Sequence[Table]) -> bool:
        known = {table.key for table in tables}
        return any(
            word.axis == "column" and word.table.key in known
            for word in self.vocabulary.exact(text)
        ) or bool(self.vocabulary.match(text, tables, "column"))

    def _continues(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether it is the rest of a label that a page break cut in two."""
        rest = "".join(plain(text).split())
        return any(rest in "".join(h.label.split()) for t in tables for h in t.rows.headings)

    def _is_blank_row(self, strip: Strip, named: Named, word: Word, columns: int) -> bool:
        """Whether a row's label stands before as many empty cells as the table has columns."""
        table, rest = word.table, strip.pieces[named.first :]
        own = self.vocabulary.match(strip.pieces[named.first - 1].text, [table], "column")
        if not self.cells.is_row(word) or columns > bool(own) or any(not p.empty for p in rest):
            return False
        empty = [piece for piece in rest if not piece.below]
        head = self._head(table)
        if table.across:
            return head.printed and len(empty) >= len(table.columns.leaves) and not _speaks(head)
        return len(empty) >= len(head.slots) or strip.width == head.width

    def _blanks(self, strip: Strip, section: str) -> bool:
        """A row of nothing under a head that names rows and columns is a row of blank cells."""
        table = next((t for t in self.naming.scope(section) if t.across), None)
        if not table or not self._fresh or not strip.table:
            return True
        head = self._head(table)
        if _speaks(head) and strip.width == head.width:
            self._enter(strip, Named(), table, section)
        return True

    def _table_of(self, named: Named, section: str) -> Table | None:
        word = named.row or named.column
        if word:
            return word.table
        if named.stranger and self._table and self._table.section == section:
            return self._table
        across = next((t for t in self.naming.scope(section) if t.across), None)
        if across and (_speaks(self._head(across)) or across.section == section):
            return across
        return None

    def _head(self, table: Table) -> Head:
        """The head over this table: the printed one, else the form's own columns."""
        key = table.key
        if key not in self._read:
            self._read[key] = self._head_of(table)
        return self._read[key]

    def _head_of(self, table: Table) -> Head:
        found = read_head(self._stack, table, self.vocabulary) if self._stack else None
        before = self._heads.get(table.key)
        named = {slot.column for slot in found.slots if slot.column} if found else set()
        enough = len(named) >= min(2, len(table.columns.leaves))
        if found and enough and not (found.partial and before):
            self._heads[table.key] = found
            return found
        if before:
            return before
        if self._stack and blocks_own(self._stack, table, self.vocabulary):
            return Head(())
        return own_head(table)


def _spreads(strip: Strip) -> bool:
    """Whether it is a row of labels with an empty cell between two of them."""
    if strip.fixed or any(piece.figure for piece in strip.pieces):
        return False
    labels = [at for at, piece in enumerate(strip.pieces) if piece.label]
    return len(labels) > 1 and any(p.empty for p in strip.pieces[labels[0] : labels[-1]])


def _speaks(head: Head) -> bool:
    """Whether the head alone names every cell below it."""
    return any(slot.row and slot.column for slot in head.slots)
