"""Which table of the form each line of a source belongs to, and under which head it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportctl.fill.beyond import names_other_time
from reportctl.fill.figures import plain
from reportctl.fill.head_reader import blocks_own, heads_other, read_head, tell_strange
from reportctl.fill.heads import Head, own_head
from reportctl.fill.lines import Line
from reportctl.fill.names import Named, Namer
from reportctl.fill.prose import is_caption
from reportctl.fill.reading import LeftOut
from reportctl.fill.spelled import spell
from reportctl.fill.vocabulary import Vocabulary
from reportctl.fill.words import Word
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table

_TITLE, _CAPTION, _TABLE = range(3)
"""How far words over figures reach: a section, to the next line of text, to the next head."""
_OTHERS = "说的是别的数（年度、范围或单位不同），它下面的数没有读入；请对照原文用 --set 填写"


class Entry(NamedTuple):
    """One line of a source as a row of a table of the form."""

    line: Line
    named: Named
    table: Table
    head: Head
    above: Heading | None
    """The last row of the table that was named, this line's own included."""
    inside: bool
    """Whether it stands in the section to which the form gives the table."""
    against: LeftOut | None = None
    """What stands over it and says that these are other figures."""


class Doubtful(NamedTuple):
    """A label over a table that says more than the form's."""

    text: str
    """In Chinese."""


class Unmatched(NamedTuple):
    """A line of a section of tables that says nothing about them."""

    line: Line
    section: str


def match_lines(
    lines: Iterable[tuple[str, Line]], vocabulary: Vocabulary
) -> Iterator[Entry | Unmatched | Doubtful]:
    """Each line, with the key of its section, as a row of a table; heads what is doubtful.

    The lines come in reading order: a head holds for what stands below it.
    """
    context = _Context(vocabulary)
    for section, line in lines:
        matched = context.match(line, section)
        if isinstance(matched, Entry):
            yield matched
        elif not matched:
            yield Unmatched(line, section)
        yield from context.told()


class _Context:
    """What the lines above say of the next one: the table, its last row, the head in force."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.namer = Namer(vocabulary.form, vocabulary)
        self.table: Table | None = None
        self.row: Heading | None = None
        self.head_lines: list[Line] = []
        self.open = False
        """Whether the head still grows: no row of figures has come since."""
        self.words: list[Line] = []
        """The lines without figures since the last one with some."""
        self.heads: dict[str, Head] = {}
        """The last whole head of each table."""
        self.spelled: dict[str, Head] = {}
        """The last head of each table whose labels stood in pieces."""
        self.current: dict[str, Head] = {}
        """What the present head lines give, by table."""
        self.section = ""
        self.against: dict[int, LeftOut] = {}
        """What says that the figures below are others, by how far it reaches: see `_look`."""
        self.doubts: list[Doubtful] = []

    def told(self) -> Iterator[Doubtful]:
        """What is doubtful since the last question."""
        yield from self.doubts
        self.doubts = []

    def _look(self, line: Line, section: str) -> bool:
        """Look whether words over figures are the form's; True where they only say another time.

        A title of a section reaches over the section, a caption to the next one, a line of a table
        as far as its head.
        """
        alone = line.lone is not None and names_other_time(line.lone.text)
        reach = _TITLE if line.level else _TABLE if line.table and not alone else _CAPTION
        renews = is_caption(line.text, self.vocabulary) if reach == _CAPTION else not self.open
        if reach == _TITLE or renews:
            self.against = {far: left for far, left in self.against.items() if far < reach}
        tables = self.namer.scope(section)
        for piece in line.pieces:
            rest = "" if piece.empty or piece.below else self.vocabulary.excess(piece.text, tables)
            text = plain(piece.text)
            broken = all(self.vocabulary.is_piece(word, tables) for word in text.split())
            spans = alone or piece.end - piece.start > 1 or text[:1] == "("
            if broken and not spans and sum(map(str.isdecimal, text)) <= 1:
                continue  # pieces of labels, at most with a number of one digit
            if rest == "" or not (line.table or line.level or is_caption(text, self.vocabulary)):
                continue
            if self.vocabulary.is_other(text, tables):
                # what stands over one column, that column's cells tell
                if not (line.table and self.vocabulary.names_column(text, tables)):
                    self.against[reach] = LeftOut(text, piece.spot, _OTHERS)
            elif rest and not line.level:
                told = f"{piece.spot}的“{text}”比格式多“{rest}”，请对照原文"
                self.doubts.append(Doubtful(told))
        return alone

    def match(self, line: Line, section: str) -> Entry | bool:
        """A row of a table; True for a head or another line of the form's, False for neither."""
        opens = section != self.section
        if opens:
            self.section, self.against, self.words = section, {}, []
        if not any(piece.figure for piece in line.pieces):
            other = self._look(line, section)
            titled = opens and bool(line.level)
            caption = other or (
                not line.table
                and (
                    is_caption(line.text, self.vocabulary)
                    or self.vocabulary.excess(line.text, self.namer.scope(section)) == ""
                )
            )
            return titled or self._words_only(line, section) or caption
        named = self.namer.read(line, section)
        if named.unknown or self._is_among_figures(line, named):
            named = self._without_words_among_figures(line, named, section)
        if named.column and not line.table and self._ends_head(line, named, section):
            named = Named(first=named.first)
        table = self._table_of(named, section)
        return self._entry(line, named, table, section) if table else False

    def _ends_head(self, line: Line, named: Named, section: str) -> bool:
        """Whether the label is the last of a head, and the figures behind it a row of their own.

        Several figures are; one is where the label makes the head whole: they were glued to one.
        """
        before = vars(self).copy()
        self.head_lines, self.heads = list(self.head_lines), dict(self.heads)
        self.words, self.spelled = list(self.words), dict(self.spelled)
        self._words_only(line._replace(pieces=line.pieces[: named.first]), section)
        if sum(piece.figure for piece in line.pieces) > 1 and before["open"]:
            return True
        if named.column and before["open"]:
            table = named.column.table
            head = self.head(table)
            cells = len(table.rows.leaves) * len(table.columns.leaves)
            if head.printed and len(head.slots) == cells:
                return True
        vars(self).update(before)
        return False

    def _entry(self, line: Line, named: Named, table: Table, section: str) -> Entry:
        if table != self.table:
            self.row = None
        self.table = table
        self.open = False
        head = self.head(table)
        self.words = []
        if named.row and named.row.leaf:
            self.row = named.row.heading
        inside = section in ("", table.section)
        against = next(iter(self.against.values()), None) if inside else None
        if rival := named.rival:
            against = LeftOut(plain(rival.text), rival.spot, _OTHERS)
        entry = Entry(line, named, table, head, self.row, inside, against)
        if table.across and not (named.row or named.column):
            self.row = None  # its figures stand right below a label; those below them are not its
        return entry

    def _is_among_figures(self, line: Line, named: Named) -> bool:
        """Whether the last label stands where the head says that figures begin."""
        if not named.row:
            return False
        head = self.head(named.row.table)
        begins = line.pieces[named.first - 1].start
        return head.width == line.width and bool(head.slots) and begins >= head.slots[0].start

    def _without_words_among_figures(self, line: Line, named: Named, section: str) -> Named:
        """The labels again, if the last one stands where the head says that figures begin."""
        for edge in range(1, named.first):
            before = self.namer.read(line._replace(pieces=line.pieces[:edge]), section)
            if before.row and before.row.leaf:
                head = self.head(before.row.table)
                unknown = line.pieces[named.first - 1]
                if head.width == line.width and line.fixed and unknown.start >= head.slots[0].start:
                    return before
                break
        return named

    def _words_only(self, line: Line, section: str) -> Entry | bool:
        """A row without figures: part of a head, a blank row, or nothing of the form."""
        filled = [piece for piece in line.pieces if not piece.empty]
        if not filled:
            return self._blanks(line, section)
        self.words.append(line)
        tables = self.namer.scope(section)
        columns = [
            piece
            for piece in filled
            if not self.namer.numbered_row(piece.text, tables)
            and self.namer.heads_column(piece.text, tables)
        ]
        named = self.namer.read(line, section)
        word = named.row
        if word and line.table and self._is_blank_row(line, named, word, len(columns)):
            return self._entry(line, named, word.table, section)
        across = [
            p for p in filled if (m := self.namer.find(p.text, tables)) and m.word.table.across
        ]
        frame = any(self.vocabulary.is_frame(piece.text) for piece in filled)
        joint = len(filled) > 1 and any("·" in piece.text for piece in filled)
        if columns or across or frame or joint:
            self.doubts += map(Doubtful, tell_strange(line, tables, self.vocabulary))
            if not self.open:
                self.head_lines = []
            self.open = True
            self.head_lines.append(line)
            self.current = {}
            if len(filled) == 1 and word and word.leaf and word.table.across:
                others = (self.namer.read(each, section).row for each in self.head_lines[:-1])
                alone = not any(each and each.leaf and each != word for each in others)
                self.row, self.table = word.heading if alone else None, word.table
            return True
        words = [w for p in filled for w in ([p.text] if line.table else p.text.split())]
        return word is not None or all(self.vocabulary.is_piece(each, tables) for each in words)

    def _is_blank_row(self, line: Line, named: Named, word: Word, columns: int) -> bool:
        """Whether a row's label stands before as many empty cells as the table has columns."""
        table, rest = word.table, line.pieces[named.first :]
        own = self.vocabulary.match(line.pieces[named.first - 1].text, [table], "column")
        if (
            not self.namer.may_be_row(table, word.heading)
            or columns > bool(own)
            or any(not piece.empty for piece in rest)
        ):
            return False
        empty = [piece for piece in rest if not piece.below]
        head = self.head(table)
        if table.across:
            whole = len(empty) >= len(table.columns.leaves)
            return head.printed and whole and not head.names_cells
        return bool(empty) and (len(empty) >= len(head.slots) or line.width == head.width)

    def _blanks(self, line: Line, section: str) -> Entry | bool:
        """A row of nothing under a head that names rows and columns is a row of blank cells."""
        table = next((t for t in self.namer.scope(section) if t.across), None)
        if not table or not self.open or not line.table:
            return True
        head = self.head(table)
        if head.names_cells and line.width == head.width:
            return self._entry(line, Named(), table, section)
        return True

    def _table_of(self, named: Named, section: str) -> Table | None:
        word = named.row or named.column
        if word:
            return word.table
        if named.unknown and self.table and self.table.section == section:
            return self.table
        across = next((t for t in self.namer.scope(section) if t.across), None)
        own = across and (self.head(across).names_cells or across.section == section)
        return across if own else None

    def head(self, table: Table) -> Head:
        """The head over this table: the printed one, else the form's own columns."""
        if table.key not in self.current:
            self.current[table.key] = self._head_of(table)
        return self.current[table.key]

    def _head_of(self, table: Table) -> Head:
        lines, vocabulary = self.head_lines, self.vocabulary
        found = read_head(lines, table, vocabulary) if lines else None
        pieces = (piece for line in lines for piece in line.pieces if piece.label)
        if not found and any(vocabulary.is_rival(p.text, table, "column") for p in pieces):
            return Head(())
        before = self.heads.get(table.key)
        named = {slot.column for slot in found.slots if slot.column} if found else set()
        enough = len(named) >= min(2, len(table.columns.leaves))
        if found and enough and not (found.partial and before):
            self.heads[table.key] = found
            return found
        if before:
            return Head(()) if not found and heads_other(lines, table, vocabulary) else before
        if any(leaf.total for leaf in table.columns.leaves) and not self._is_fixed():
            spelled = spell([line.text.split() for line in self.words], table)
            if spelled.touched:
                certain = spelled.ordered and not spelled.laid_out
                head = own_head(table) if certain else Head((), torn=spelled.ordered)
                self.spelled[table.key] = head
            return self.spelled.get(table.key, own_head(table))
        if lines and blocks_own(lines, table, vocabulary):
            return Head(())
        return own_head(table)

    def _is_fixed(self) -> bool:
        """Whether the head stands in a table of which the source knows the columns."""
        return any(line.fixed for line in self.head_lines if line.table)
