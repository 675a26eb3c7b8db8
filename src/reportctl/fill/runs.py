"""Reads a table whose figures stand in the form's order, but away from their labels.

A program that puts the words of a page in order by its own mind leaves the figures of a table in
one run, row for row, with labels and pieces of labels before, between and behind them. Where all
labels of the table are there and nothing else, the head is spelled in the form's order, and there
are exactly as many figures as cells, they can only be its rows; that they are is for the sums to
prove.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from reportctl.fill.alignment import align
from reportctl.fill.candidates import Open, open_row
from reportctl.fill.decide import Decided, decide, doubt_blanks, in_printed_order
from reportctl.fill.figures import is_figure, plain
from reportctl.fill.labels import letters
from reportctl.fill.lines import Line, Piece
from reportctl.fill.misread import doubt_misread
from reportctl.fill.ordered import is_printed, printed_letters
from reportctl.fill.reading import LeftOut
from reportctl.fill.regroup import is_page_mark
from reportctl.fill.spelled import spell
from reportctl.fill.tables import Entry, match_lines
from reportctl.fill.unclear import read_unclear
from reportctl.fill.unit_notes import Note
from reportctl.fill.values import Figures, RowRead, read_figures
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Section, Table

_APART = "数与行名不在一处，合计又不能定夺，这一行没有读入"
_BEHIND = 20
"""Lines of a head that may stand behind the first figures."""
_HINT = re.compile(r"\([^()]{4,}\)?")
"""In brackets behind a label; （一） is none."""


Rows = Sequence[tuple[str, Line]]
"""Each row with the key of its section."""


class TablesRead(NamedTuple):
    """What the rows of a source gave."""

    rows: Rows
    figures: Figures
    decided: Decided
    notes: tuple[Note, ...] = ()
    """What lines beside the tables say of units."""
    runs: tuple[RowRead, ...] = ()
    """Those of tables that were read in the form's order, apart from `rows`."""


def read_tables(
    vocabulary: Vocabulary, lines: Sequence[Line], rows: Rows, notes: tuple[Note, ...] = ()
) -> TablesRead:
    """The figures of rows, and which of them hold; `lines` is the whole source."""
    figures = read_figures(vocabulary, lines, rows, notes=notes)
    read_unclear(figures)
    doubt_misread(figures)
    form = vocabulary.form
    decided = doubt_blanks(form, decide(form, figures.rows), figures.displaced)
    return TablesRead(rows, figures, decided, notes)


def read_in_order(
    section: Section,
    block: Sequence[Line],
    vocabulary: Vocabulary,
    lines: Sequence[Line],
    read: TablesRead,
) -> TablesRead | None:
    """The tables once more, that of one section in the form's order; None where no more is read so.

    What was read by its labels must come out the same, and stays as certain as it was.
    """
    form, before = vocabulary.form, read.decided
    table = section.tables[0] if len(section.tables) == 1 else None
    own = {at for at, (found, _, _) in form.cells.items() if found is table}
    places = [at for at, (key, _) in enumerate(read.rows) if key == section.key]
    titles = [read.rows[at] for at in places if read.rows[at][1].level]
    scaled = any(note.section == section.key and not note.money for note in read.notes)
    if not table or scaled or own <= before.cells.keys() or len(titles) > 1:
        return None
    run = find_run(block, table)
    if not (run and places) or _is_anothers(run, table, titles, vocabulary):
        return None
    others = [*read.rows[: places[0]], *titles, *read.rows[places[-1] + 1 :]]
    figures = read_figures(vocabulary, lines, others, notes=read.notes)
    runs = (*read.runs, *_rows_of(run, table))
    figures.rows += runs
    figures.met |= {row.table.key for row in runs}
    decided = doubt_blanks(form, decide(form, figures.rows), figures.displaced)
    both = [at for at in before.cells if at in decided.cells]
    same = all(before.cells[at].written == decided.cells[at].written for at in both)
    cells = {**before.cells, **decided.cells}
    if not same or len(cells) == len(before.cells):
        return None
    unread = {at: left for at, left in decided.unread.items() if at not in cells}
    inferred = before.inferred | (decided.inferred - before.cells.keys())
    decided = decided._replace(
        cells=in_printed_order(form, cells), unread=unread, inferred=inferred
    )
    return TablesRead(others, figures, decided, read.notes, runs)


def find_run(block: Sequence[Line], table: Table) -> list[Piece]:
    """The figures of a table of which all lines are in `block`; none where they may be others."""
    words: list[list[str]] = []
    figures: list[Piece] = []
    head: list[list[str]] = []
    for line in _lines(block):
        told = [piece.text for piece in line if not is_figure(piece.text)]
        figures += [piece for piece in line if is_figure(piece.text)]
        words.append(told)
        if not figures:
            head.append(told)
        elif table.across and told:
            return []  # its parts hold their sums in any order
    whole = _is_whole(words, table) and _is_spelled(head, words, table)
    return figures if whole else []


def _is_anothers(run: Sequence[Piece], table: Table, titles: Rows, vocabulary: Vocabulary) -> bool:
    """Whether the title of the section says that its figures are another year's or organ's."""
    row = table.rows.leaves[0].label
    probe = Line((Piece(row, run[0].spot, 0, 1), run[0]), run[0].spot, width=2, fixed=False)
    entries = match_lines([*titles, (table.section, probe)], vocabulary)
    return any(isinstance(entry, Entry) and entry.against for entry in entries)


def _rows_of(run: Sequence[Piece], table: Table) -> Iterator[RowRead]:
    """The rows of a table with the ways in which each can be read."""
    texts, spot = tuple(piece.text for piece in run), run[0].spot
    if table.across:
        yield from _parts_of(texts, table, spot)
        return
    for row, ways in zip(table.rows.leaves, align(texts, table), strict=False):
        raw = " ".join(ways.texts)
        yield _read(table, row, Open(ways.texts, ways.readings, spot, raw, supposed=True))


def _parts_of(texts: Sequence[str], table: Table, spot: Spot) -> Iterator[RowRead]:
    """The rows that stand beside each other, if all of them add up but one at most.

    That one has a printed fault, and stays unread; of nothing but zeros it would be no sign that
    the others stand where they are looked for.
    """
    width, rows = len(table.columns.leaves), table.rows.leaves
    parts = [texts[at : at + width] for at in range(0, len(texts), width)]
    opened = [
        open_row(part, row, table, spot, supposed=True)
        for part, row in zip(parts, rows, strict=False)
    ]
    held = [each for each in opened if each and each.readings]
    told = any(cell.strip("0-—/") for each in held for cell in each.texts)
    if len(texts) != width * len(rows) or len(held) < len(rows) - told:
        return
    for row, part, each in zip(rows, parts, opened, strict=True):
        yield _read(table, row, each or Open((), (), spot, " ".join(part), supposed=True))


def _read(table: Table, row: Heading, opened: Open) -> RowRead:
    left = LeftOut(opened.raw, opened.spot, f"{_APART}；请对照原文用 --set 填写")
    unread = {table.at(row, column): left for column in table.columns.leaves}
    return RowRead(table, row, inside=True, unread=unread, left_out=(left,), open=opened)


def _lines(block: Sequence[Line]) -> Iterator[list[Piece]]:
    """The words of each line, page numbers and the like set aside."""
    for line in block:
        for piece in line.pieces:
            for text in piece.text.split("\n"):
                if text.strip() and not is_page_mark(plain(text)):
                    yield [Piece(word, piece.spot, 0, 1) for word in plain(text).split()]


def _is_whole(words: Sequence[Sequence[str]], table: Table) -> bool:
    """Whether all words are the table's, every row's label is among them and no number more."""
    printed = printed_letters(table)
    told = [letters(word) for line in words for word in line]
    if not all(is_printed(word, printed) for word in told):
        return False
    there = Counter("".join(told))
    needed = Counter[str]()
    for row in () if table.across else table.rows.leaves:
        needed += next((each for each in _spellings(row) if needed + each <= there), Counter("？"))
    return needed <= there and not any(map(str.isdecimal, there - needed))


@cache
def _spellings(row: Heading) -> tuple[Counter[str], ...]:
    """The letters of a row's label, its numbering among them, with and without its hint."""
    label = plain(row.label)
    return tuple(Counter(letters(text)) for text in (label, _HINT.sub("", label)))


def _is_spelled(
    head: Sequence[Sequence[str]], words: Sequence[Sequence[str]], table: Table
) -> bool:
    """Whether what stands above the first figure spells the columns in the form's order.

    Its end may stand further down, behind labels of rows, and so may the head of the next page,
    whole. That the last is the total the sums say. A heading over several columns that stands in a
    line of its own before the corner is higher than they are, and says nothing of their order;
    elsewhere it does. Nor does the whole label of a row among them.
    """
    rows = () if table.across else {plain(row.label) for row in table.rows.leaves}
    head_lines = [line for line in head if "".join(line) not in rows]
    rest = [] if table.across else [line for line in words[len(head) :] if _heads(line, table)]
    heads = [head_lines + rest[:more] for more in range(min(_BEHIND, len(rest)) + 1)]
    return any(_spells(each, words, table) for each in (*heads, *_again(rest, table)))


def _again(lines: Sequence[Sequence[str]], table: Table) -> Iterator[Sequence[Sequence[str]]]:
    """What stands from the first column's label to the total's, each time."""
    first, total = (letters(plain(table.columns.leaves[at].label)) for at in (0, -1))
    begun: list[Sequence[str]] = []
    for line in lines:
        told = [*map(letters, line)]
        opens = any(word.startswith(first) for word in told)
        begun = [line] if opens else [*begun, line] if begun else []
        if begun and total in told:
            yield begun
            begun = []


def _spells(head: Sequence[Sequence[str]], words: Sequence[Sequence[str]], table: Table) -> bool:
    leaves = table.columns.leaves
    spans = (
        set()
        if table.across
        else {plain(h.label) for h in table.columns.headings}
        - {plain(leaf.label) for leaf in leaves}
    )
    total = next((plain(leaf.label) for leaf in leaves if leaf.total), "")
    last = [[total]] if not table.across and any(total in line for line in words) else []
    corner = letters(plain(table.corner or ""))
    corners = [
        at
        for at, line in enumerate(head)
        if any(told and told in corner for told in map(letters, line))
    ]
    # before the corner what stands higher comes first; behind it, what stands further left
    high = head[: corners[0]] if corners else ()
    lines = [
        *(line for line in high if len(line) > 1 or spans.isdisjoint(line)),
        *head[len(high) :],
    ]
    spelled = spell(lines if any(total in line for line in lines) else [*lines, *last], table)
    return spelled.touched and spelled.ordered


def _heads(line: Sequence[str], table: Table) -> bool:
    """Whether all words are pieces of columns' labels, the corner before them."""
    columns = "".join(letters(plain(leaf.label)) for leaf in table.columns.leaves)
    corner = letters(plain(table.corner or ""))
    told = [word for word in map(letters, line) if word not in corner]
    return bool(told) and all(word in columns for word in told)
