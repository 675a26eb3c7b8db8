"""Reads the rows over a table as its head: by what stands above each other, or by their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.fill.heads import Head, Slot, in_order_of_form, runs_of
from reportctl.fill.lines import Line, Piece
from reportctl.fill.lost_labels import is_rest
from reportctl.fill.units import read_unit
from reportctl.fill.vocabulary import Vocabulary
from reportctl.fill.words import Word
from reportctl.schema.form import Table

_JOINTS = str.maketrans(dict.fromkeys("·•-—>→:：|/", "\n"))
_PLAIN = frozenset((
    "备注", "说明", "序号", "行次", "编号", "项目", "类别", "指标", "指标名称", "内容", "栏次",
    "单位",
))  # fmt: skip
"""Words in a head that say nothing of the figures."""


def blocks_own(rows: Sequence[Line], table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a head that could not be read in full speaks against the form's own order.

    It does where its columns come in another one, where it has a sum that the form has not, and
    where a label says something else than the form's.
    """
    reader = _Reader(table, vocabulary)
    pieces = [p for line in rows for p in line.pieces if not p.empty and not p.below]
    named = [(piece, reader.words(piece.text)) for piece in pieces]
    order = [word.heading for _, words in named for word in words if word.axis == "column"]
    if any(vocabulary.is_rival(piece.text, table, "column") for piece, words in named if not words):
        return True
    if not order:
        return False
    if table.across and not all(in_order_of_form(run, table) for run in runs_of(order)):
        return True
    form = [heading for heading in table.columns.headings if heading in order]
    if not table.across and order != form and len(order) > 1:
        leaves = [heading for heading in order if heading in table.columns.leaves]
        return leaves != [heading for heading in form if heading in leaves]
    strange = [piece for piece, words in named if not words]
    return any("计" in piece.text and not vocabulary.is_frame(piece.text) for piece in strange)


def read_head(rows: Sequence[Line], table: Table, vocabulary: Vocabulary) -> Head | None:
    """The head that these rows make over a table, or None if they name none of its columns."""
    reader = _Reader(table, vocabulary)
    filled = [line for line in rows if any(not piece.empty for piece in line.pieces)]
    widths = {line.width for line in filled if line.width > 1}
    by_place = None
    if len(widths) == 1 and all(line.table for line in filled if line.width > 1):
        by_place = reader.by_place([s for s in filled if s.width > 1], widths.pop())
    by_order = reader.by_order(filled)
    found = [head for head in (by_place, by_order) if head and head.known]
    if not found:
        return None
    best = max(found, key=lambda head: (head.known, not head.doubled, head.width))
    return None if _lost(best, table, reader, filled) else best


def heads_other(rows: Sequence[Line], table: Table, vocabulary: Vocabulary) -> bool:
    """Whether rows of a table are a head that names columns of another table of the form."""
    tabled = any(line.table for line in rows)
    others = [each for each in vocabulary.form.tables if tabled and each is not table]
    heads = (read_head(rows, each, vocabulary) for each in others)
    return any(slot.column for head in heads if head for slot in head.slots)


def _lost(head: Head, table: Table, reader: _Reader, rows: Sequence[Line]) -> bool:
    """Whether columns stand in another order and the heading that spans some of them is missing.

    Then what stood under it has slipped to the side. A head of one line has no such heading.
    """
    columns = [slot.column for slot in head.slots if slot.column]
    if (
        table.across
        or len(rows) == 1
        or columns == [c for c in table.columns.leaves if c in columns]
    ):
        return False
    texts = (piece.text for line in rows for piece in line.pieces if not piece.empty)
    printed = {word.key for text in texts for word in reader.words(text)}
    return any(column.parent and column.parent not in printed for column in columns)


class _Reader:
    """Reads the labels over one table."""

    def __init__(self, table: Table, vocabulary: Vocabulary) -> None:
        self.table = table
        self.vocabulary = vocabulary
        self._known: dict[str, tuple[Word, ...]] = {}

    def words(self, text: str) -> tuple[Word, ...]:
        """What a head cell names: one heading, or several joined as 行政诉讼·结果维持."""
        if text not in self._known:
            self._known[text] = tuple(self._words(text))
        return self._known[text]

    def _words(self, text: str) -> Iterator[Word]:
        if whole := self._word(text):
            yield whole
            return
        parts = [part for part in plain(text).translate(_JOINTS).split("\n") if part.strip()]
        uncut = all(part.count("(") == part.count(")") for part in parts)
        if len(parts) > 1 and uncut and not self.vocabulary.is_other(text, [self.table]):
            yield from (word for part in parts if (word := self._word(part)))

    def _word(self, text: str) -> Word | None:
        for axis in ("column", "row"):
            match = self.vocabulary.match(text, [self.table], "row" if axis == "row" else "column")
            if match:
                return match.word
        return None

    def by_place(self, rows: Sequence[Line], width: int) -> Head | None:
        """By what stands above each other."""
        above: list[list[Piece]] = [[] for _ in range(width)]
        for line in rows:
            covering: list[Piece | None] = [None] * width
            for piece in line.pieces:
                covering[piece.start : piece.end] = [piece] * (piece.end - piece.start)
            spanning: Piece | None = None
            for at, over in enumerate(covering):
                if over and not over.empty:
                    spanning = over if self._spans(over.text) else None
                    above[at].append(over)
                elif spanning:
                    above[at].append(spanning)
        slots: list[Slot] = []
        last: Piece | None = None
        for at, pieces in enumerate(above):
            slot = self._slot(at, pieces)
            if slot is None:
                last = None
                continue
            previous = slots[-1] if slots else None
            if previous and last is pieces[-1] and previous.end == at:
                slots[-1] = previous._replace(end=at + 1)
            else:
                slots.append(slot)
            last = pieces[-1]
        if whole := self._completed(slots, above, width):
            return whole
        while slots and not slots[0].known:
            slots.pop(0)
        while any(slot.column for slot in slots) and not slots[-1].column and slots[-1].row:
            slots.pop()  # an empty place beside the head, to which nothing but a span reaches
        partial = any(slot.partial for slot in slots)
        return Head(tuple(_untorn(slots)), width, partial=partial) if slots else None

    def _completed(
        self, slots: Sequence[Slot], above: Sequence[Sequence[Piece]], width: int
    ) -> Head | None:
        """The whole head where labels were lost and the others stand where the form has them.

        Of a table just as wide as the form's; what is left of a lost label may be a part of it.
        """
        leaves, stub = self.table.columns.leaves, self.table.rows.depth
        known = {slot.start: slot for slot in slots if slot.known}
        lost = len(leaves) - len(known)
        if self.table.across or width != stub + len(leaves) or not 0 < lost < len(known):
            return None
        found = []
        for at, column in enumerate(leaves, stub):
            rest = [p for p in above[at] if not self.words(p.text)]
            slot = known.pop(at, None) or Slot(at, at + 1, None, column)
            torn = [piece for piece in rest if not self.vocabulary.is_frame(piece.text)]
            if (
                slot.column is not column
                or slot.end != at + 1
                or not all(is_rest(piece, column.label) for piece in torn)
            ):
                return None
            found.append(slot)
        return None if known else Head(tuple(found), width)

    def _spans(self, text: str) -> bool:
        """Whether a head cell stands over several columns, even where its span is not told."""
        return any(
            not word.leaf or (word.axis == "row" and self.table.across) for word in self.words(text)
        )

    def _slot(self, at: int, pieces: Sequence[Piece]) -> Slot | None:
        """The column at one position from the texts above each other, or None for the stub."""
        pieces = self._joined_downward(pieces)
        words = [word for piece in pieces for word in self.words(piece.text)]
        text = "·".join(dict.fromkeys(plain(piece.text) for piece in pieces))
        strange = [
            p for p in pieces if not self.words(p.text) and not self.vocabulary.is_frame(p.text)
        ]
        rows = [word.heading for word in words if word.axis == "row" and word.leaf]
        columns = [word.heading for word in words if word.axis == "column" and word.leaf]
        if (not words and not strange) or (not rows and not columns and not pieces):
            return None
        other = any(self.vocabulary.is_other(piece.text, [self.table]) for piece in strange)
        if (pieces[-1] in strange and columns == []) or len(set(rows)) > 1 or len(set(columns)) > 1:
            return Slot(at, at + 1, text=text)
        if other and (rows or columns):
            return Slot(at, at + 1, text=text)
        over = next((word.key for word in words if not word.leaf), "")
        if words and not columns and not (rows and self.table.across):
            return Slot(at, at + 1, text=text, partial=True, over=over)
        return Slot(
            at,
            at + 1,
            rows[0] if rows else None,
            columns[0] if columns else None,
            read_unit(text),
            text,
            over=over,
        )

    def _joined_downward(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """With a label in one that stands broken over several cells: 商业 above 企业."""
        for count in range(len(pieces), 1, -1):
            for at in range(len(pieces) - count + 1):
                part = pieces[at : at + count]
                whole = "".join(piece.text for piece in part)
                if self.vocabulary.exact(whole) and not any(
                    self.vocabulary.exact(p.text) or self.vocabulary.is_frame(p.text) for p in part
                ):
                    joined = part[-1]._replace(text=whole)
                    return [*pieces[:at], joined, *pieces[at + count :]]
        return pieces

    def by_order(self, rows: Sequence[Line]) -> Head | None:
        """By the order in which they are read, where positions mean nothing."""
        pieces = [
            piece for line in rows for piece in line.pieces if not piece.empty and not piece.below
        ]
        if any(len(self.words(piece.text)) > 1 for piece in pieces):
            return None
        words, strange = [], []
        for piece in pieces:
            found = self.words(piece.text)
            if found:
                words.append((found[0], piece))
            elif not self.vocabulary.is_frame(piece.text) and words:
                strange.append(piece)
        if strange or not words:
            return None
        slots = self._across(words) if self.table.across else self._tree(words)
        if not slots:
            return None
        given = [slot.column for slot in slots]
        in_order = given == [leaf for leaf in self.table.columns.leaves if leaf in given]
        if not (self.table.across or in_order or all(line.fixed for line in rows)):
            # a text tells no positions: order of appearance is not believed against the form's
            return None
        missing = set(self.table.columns.leaves).difference(given)
        if not (self.table.across or all(leaf.total for leaf in missing)):
            return None
        over = {word.key for word, _ in words if not word.leaf}
        under = {word.heading.parent for word, _ in words}
        return Head(
            tuple(s._replace(start=at, end=at + 1) for at, s in enumerate(slots)),
            partial=bool(over - under),
        )

    def _tree(self, words: Sequence[tuple[Word, Piece]]) -> list[Slot]:
        """Columns in the order of the first line, the children of a spanning one in its place."""
        groups = {word.key for word, _ in words if not word.leaf}
        columns = [(word, piece) for word, piece in words if word.axis == "column"]
        slots: list[Slot] = []
        for word, piece in columns:
            if word.heading.parent in groups:
                continue
            inner = [pair for pair in columns if pair[0].heading.parent == word.key]
            leaves = [(word, piece)] if word.leaf else inner
            slots += [
                Slot(0, 0, None, w.heading, read_unit(p.text), plain(p.text)) for w, p in leaves
            ]
        return slots

    def _across(self, words: Sequence[tuple[Word, Piece]]) -> list[Slot]:
        """The rows of table four beside each other: as many runs of columns as there are rows."""
        rows = [word.heading for word, _ in words if word.axis == "row"]
        order = [heading for heading in self.table.rows.headings if heading in rows]
        if rows != order:
            return []
        leaves = [word.heading for word, _ in words if word.axis == "row" and word.leaf]
        runs = runs_of([word.heading for word, _ in words if word.axis == "column"])
        if not all(in_order_of_form(run, self.table) for run in runs):
            return []  # read before its neighbours, because it stands above them
        if len(runs) == 1 and not leaves:
            return [Slot(0, 0, None, column) for column in runs[0]]
        if len(runs) != len(leaves):
            return []
        return [
            Slot(0, 0, row, column) for row, run in zip(leaves, runs, strict=True) for column in run
        ]


def _untorn(slots: Sequence[Slot]) -> list[Slot]:
    """Without the columns of a heading that spans more than the labels below it.

    One of the labels is missing, and nobody knows where.
    """
    torn = {slot.over for slot in slots if slot.partial and slot.over}
    return [
        slot._replace(row=None, column=None) if slot.over in torn and slot.known else slot
        for slot in slots
    ]


def tell_strange(line: Line, tables: Sequence[Table], vocabulary: Vocabulary) -> Iterator[str]:
    """A line for each text beside the labels of a head that says nothing that the form does.

    What is like a label of the form and none is told by the figures under it.
    """
    for piece in line.pieces if line.table else ():
        text = "" if piece.empty or piece.below else plain(piece.text)
        if not text or text in _PLAIN or vocabulary.excess(text, tables) is not None:
            continue
        if not any(vocabulary.is_rival(text, table, "column") for table in tables):
            yield f"{piece.spot}的“{text[:60]}”不是格式里的字样，没有读入，请对照原文"
