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

from reportctl.fill.decide import Decided, decide, doubt_blanks
from reportctl.fill.figures import is_figure, plain
from reportctl.fill.labels import letters
from reportctl.fill.lines import Line, Piece
from reportctl.fill.ordered import is_printed, printed_letters
from reportctl.fill.regroup import is_furniture
from reportctl.fill.spelled import spell
from reportctl.fill.values import Figures, read_figures
from reportctl.fill.vocabulary import Vocabulary
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Section, Table

_HINT = re.compile(r"\([^()]{4,}\)?")
"""In brackets behind a label; （一） is none."""


Rows = Sequence[tuple[str, Line]]
"""Each row with the key of its section."""


class TablesRead(NamedTuple):
    """What the rows of a source gave."""

    rows: Rows
    figures: Figures
    decided: Decided


def read_tables(vocabulary: Vocabulary, lines: Sequence[Line], rows: Rows) -> TablesRead:
    """The figures of rows, and which of them hold; `lines` is the whole source."""
    figures = read_figures(vocabulary, lines, rows)
    form = vocabulary.form
    decided = doubt_blanks(form, decide(form, figures.rows), figures.left_out)
    return TablesRead(rows, figures, decided)


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
    if not table or own <= before.cells.keys() or len(titles) > 1:
        return None
    ordered = rows_in_order(block, table)
    if not (ordered and places):
        return None
    again = [*titles, *((section.key, row) for row in ordered)]
    rows = [*read.rows[: places[0]], *again, *read.rows[places[-1] + 1 :]]
    after = read_tables(vocabulary, lines, rows)
    written = {at: cell.written for at, cell in after.decided.cells.items()}
    kept = {at: cell.written for at, cell in before.cells.items() if at in own}
    same = {at: written.get(at) for at in kept} == kept
    if not same or len(written) <= len(before.cells):
        return None
    inferred = after.decided.inferred - (kept.keys() - before.inferred)
    return after._replace(decided=after.decided._replace(inferred=inferred))


def rows_in_order(block: Sequence[Line], table: Table) -> list[Line]:
    """The rows of a table whose lines are all of `block`; none where they may be others."""
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
    columns = table.columns.leaves
    rows: Sequence[Heading | None] = (None,) if table.across else table.rows.leaves
    width = len(columns) * (len(table.rows.leaves) if table.across else 1)
    if len(figures) != len(rows) * width or not _is_whole(words, table):
        return []
    if not _is_spelled(head, words, table):
        return []
    return [_row(row, figures[at * width : (at + 1) * width]) for at, row in enumerate(rows)]


def _lines(block: Sequence[Line]) -> Iterator[list[Piece]]:
    """The words of each line, page numbers and the like set aside."""
    for line in block:
        for piece in line.pieces:
            for text in piece.text.split("\n"):
                if text.strip() and not is_furniture(plain(text)):
                    yield [Piece(word, piece.spot, 0, 1) for word in plain(text).split()]


def _is_whole(words: Sequence[Sequence[str]], table: Table) -> bool:
    """Whether all words are the table's, and every row's label is among them."""
    printed = printed_letters(table)
    told = [letters(word) for line in words for word in line]
    if not all(is_printed(word, printed) for word in told):
        return False
    there = Counter("".join(told))
    needed = Counter[str]()
    for row in () if table.across else table.rows.leaves:
        needed += next((each for each in _spellings(row) if needed + each <= there), Counter("？"))
    return needed <= there


@cache
def _spellings(row: Heading) -> tuple[Counter[str], ...]:
    """The letters of a row's label, its numbering among them, with and without its hint."""
    label = plain(row.label)
    return tuple(Counter(letters(text)) for text in (label, _HINT.sub("", label)))


def _is_spelled(
    head: Sequence[Sequence[str]], words: Sequence[Sequence[str]], table: Table
) -> bool:
    """Whether what stands above the first figure spells the columns in the form's order.

    That the last is the total the sums say; its label may stand further down.
    """
    total = next((plain(c.label) for c in table.columns.leaves if c.total), "")
    lines = list(head)
    if not table.across and not any(total in line for line in lines):
        lines += [[total]] if any(total in line for line in words) else []
    spelled = spell(lines, table)
    return spelled.touched and spelled.ordered


def _row(row: Heading | None, figures: Sequence[Piece]) -> Line:
    label = [Piece(row.label, figures[0].spot, 0, 1)] if row else []
    pieces = [*label, *figures]
    numbered = tuple(piece._replace(start=at, end=at + 1) for at, piece in enumerate(pieces))
    return Line(numbered, figures[0].spot, width=len(numbered), fixed=False, ordered=True)
