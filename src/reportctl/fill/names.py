"""What the labels of one row name: a row of the form, a column of table four, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.fill.beyond import is_contrary
from reportctl.fill.figures import plain
from reportctl.fill.labels import fold, letters
from reportctl.fill.lines import Line, Piece
from reportctl.fill.vocabulary import Match, Vocabulary
from reportctl.fill.words import Word
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Heading, Table

_UNITS = frozenset(
    ("件", "项", "条", "宗", "个", "元", "万元", "数量", "件数", "金额", "单位", "小计", "数值")
)
_PARTS = 12
"""Words of the longest full name of a row; a line of prose has more."""


class Named(NamedTuple):
    """What the labels of a row say."""

    row: Word | None = None
    column: Word | None = None
    """A column of table four, where it is printed as a list."""
    unknown: str = ""
    """A label that the form does not have."""
    first: int = 0
    """The index of the first piece after the labels."""
    similar: bool = False
    """Whether the label is only like the form's."""
    rest: str = ""
    """What the labels say beyond the form's."""
    rival: Piece | None = None
    """A label before the row's own by which its figures are others: of a group in another unit."""


class Namer:
    """Reads the labels of rows."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        """For the rows of one form."""
        self.form = form
        self.vocabulary = vocabulary
        self._rivals: dict[str, Piece] = {}

    def scope(self, section: str) -> Sequence[Table]:
        """The tables in which the labels of a section are looked up first."""
        return [t for t in self.form.tables if t.section == section] or self.form.tables

    def heads_column(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether a label is that of a column of these tables."""
        known = {table.key for table in tables}
        return any(
            word.axis == "column" and word.table.key in known
            for word in self.vocabulary.exact(text)
        ) or bool(self.vocabulary.match(text, tables, "column"))

    def read(self, line: Line, section: str) -> Named:
        """What the labels before the figures name; the last one is the row's own."""
        pieces = line.pieces
        first = next((at for at, piece in enumerate(pieces) if piece.label), None)
        if first is None:
            return Named()
        end = next((at for at in range(first, len(pieces)) if pieces[at].figure), len(pieces))
        labels = [at for at in range(first, end) if pieces[at].label]
        tables = self.scope(section)
        unknown = ""
        for at in reversed(labels):
            piece = pieces[at]
            text = plain(piece.text)
            match = self.find(piece.text, tables)
            if match is None and text in _UNITS:
                continue
            match = match or self._joined(line, labels, at, tables)
            if match is None and piece.below:
                unknown = text
                continue
            if match is None or (match.word.leaf and piece.below and match.word.axis == "row"):
                return Named(unknown=text, first=at + 1)
            above = (pieces[i] for i in labels if i < at)
            table = match.word.table
            rival = next((p for p in above if self._is_rival(plain(p.text), table, tables)), None)
            if rival:  # of one label that reaches down beside several rows the first is told
                rival = self._rivals.setdefault(rival.text, rival)
                return Named(match.word, first=at + 1, rival=rival)
            if match.word.axis == "column":
                row = self._beside(line, labels, at, tables)
                return Named(row, match.word, first=at + 1, rest=match.rest)
            rest = match.rest or self._rest_above(line, labels, at, tables)
            return Named(match.word, first=at + 1, similar=match.tier > 1, rest=rest)
        return Named(unknown=unknown, first=labels[-1] + 1)

    def _is_rival(self, text: str, table: Table, tables: Sequence[Table]) -> bool:
        """Whether a label before a row's own is not the form's but says the contrary of one."""
        if self.find(text, tables):
            return False
        words = self.vocabulary
        return words.is_rival(text, table, "row") or words.is_other(text, tables)

    def _is_strange(self, text: str) -> bool:
        """Whether a word is none that the form prints."""
        return self.vocabulary.excess(text, self.form.tables) != ""

    def find(self, text: str, tables: Sequence[Table]) -> Match | None:
        """The row that a label names: of these tables, or by its full name of any other."""
        match = self._whole(text, tables)
        if match and match.tier == 0:
            return match
        parts = plain(text).replace("·", " ").split()
        for at in range(max(1, len(parts) - _PARTS), len(parts)):
            last = self._whole("".join(parts[at:]), tables)
            if last and last.tier == 0:
                if self._names_row("".join(parts[:at]), last, tables):
                    return None
                before = "".join(w for w in parts[:at] if self._is_strange(w))
                rest = f"{before}{last.rest}"
                return last._replace(rest=rest) if not is_contrary(rest) else None
        return match

    def _names_row(self, text: str, last: Match, tables: Sequence[Table]) -> bool:
        """Whether what stands before a row's name names another: a label of two rows is neither's.

        Before its own name stand those of its groups, and in table four its row's.
        """
        match = self._whole(text, tables)
        rows = match is not None and match.word.axis == last.word.axis == "row"
        return bool(rows and match and match.tier == 0 and match.word.leaf and last.word.leaf)

    def _rest_above(
        self, line: Line, labels: Sequence[int], at: int, tables: Sequence[Table]
    ) -> str:
        """What the labels before a row's own say beyond the form's."""
        for text in (line.pieces[i].text for i in labels if i < at):
            match = self.find(text, tables)
            rest = match.rest if match else self.vocabulary.excess(text, self.form.tables)
            if rest != "":
                return rest or plain(text)
        return ""

    def _whole(self, text: str, tables: Sequence[Table]) -> Match | None:
        match = self.vocabulary.match(text, tables, "row")
        if match is None:
            across = [table for table in tables if table.across]
            match = self.vocabulary.match(text, across, "column") if across else None
        if match is None and len(tables) < len(self.form.tables):
            elsewhere = self.vocabulary.match(text, self.form.tables, "row")
            match = elsewhere if elsewhere and elsewhere.tier == 0 else None
        return match

    def may_be_row(self, table: Table, row: Heading) -> bool:
        """Whether figures can stand beside it: a row, or a heading that was one row once."""
        return row in table.rows.leaves or self.form.was_one_row(table.row_key(row))

    def numbered_row(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether a label is a row's by its numbering too: 3.其他 is no column."""
        ordinal = fold(text).ordinal
        match = self.vocabulary.match(text, tables, "row") if ordinal else None
        return bool(match and fold(match.word.heading.label).ordinal == ordinal)

    def _joined(
        self, line: Line, labels: Sequence[int], at: int, tables: Sequence[Table]
    ) -> Match | None:
        """A label that is split over the cells of its row; signs without a letter are no part."""
        before = [i for i in labels if i < at]
        if not before or not letters(line.pieces[at].text):
            return None
        above = line.pieces[before[-1]].text
        match = self.vocabulary.match(above + line.pieces[at].text, tables, "row")
        whole = self.vocabulary.match(above, tables, "row")
        if match and match.rest and whole and whole.word == match.word and not whole.rest:
            return None  # a label that is whole goes on in no other cell: something stands there
        return match if match and match.tier == 0 else None

    def _beside(
        self, line: Line, labels: Sequence[int], at: int, tables: Sequence[Table]
    ) -> Word | None:
        """The row of table four that stands left of a column's name, or before it in one cell."""
        texts = [line.pieces[i].text for i in reversed(labels) if i < at]
        texts += plain(line.pieces[at].text).replace("·", " ").split()[-2::-1]
        for text in texts:
            match = self.vocabulary.match(text, tables, "row")
            if match and match.word.leaf:
                return match.word
        return None
