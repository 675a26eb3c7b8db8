"""Names rows of figures that lost their labels by their place among the rows that kept theirs.

A text that was read out of a page often has the figures of a row in one line and its label in
pieces before, behind or far away. Where as many rows stand between two known ones as the form has
there, they can only be those; that they are is still for the sums of the table to prove.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportctl.fill.figures import plain
from reportctl.fill.labels import fold, letters
from reportctl.fill.lines import Line, Piece
from reportctl.fill.names import Namer
from reportctl.fill.words import Word
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table


class _Row(NamedTuple):
    """A line with figures."""

    line: Line
    at: int | None = None
    """Which row of the form its label names."""
    open: bool = False
    """Whether it has the figures of one row, and no label that is certainly its own."""


def name_by_order(lines: Sequence[Line], tables: Sequence[Table], namer: Namer) -> list[Line]:
    """The lines, those without a label named that stand where only they can stand.

    A label with figures below it has none where the label above has none: they may be that one's,
    but not where the caption of another part of the table stands between.
    """
    table = next((each for each in tables if each.balances), None)
    captions = {letters(plain(each.caption)) for each in tables if each.caption}
    rows: list[_Row] = []
    slips = _slips(lines, table, tables, namer)
    orphan, loose = False, False
    for line, slip in zip(lines, slips, strict=True):
        if not _figures(line):
            if _names(line, tables, namer) == "row":
                orphan, loose = True, not line.table
            elif letters(plain(line.text)) in captions:
                orphan, loose = False, False
            rows.append(_Row(line))
            continue
        apart = not line.table and bool(_labels(line)) and _is_below(line)
        unsure = orphan or slip == "perhaps" or _names(line, tables, namer) == "either"
        # a label in a line of its own, and figures in columns: those may stand lower than theirs
        sunk = bool(line.table and loose)
        doubtful = slip == "surely" or sunk or (apart and unsure)
        rows += _rows(line, table, namer, doubtful=doubtful)
        orphan, loose = False, False
    if table and rows:
        _name(rows, table)
    return [_line(_figures(row.line)) if row.open else row.line for row in rows]


def _slips(
    lines: Sequence[Line], table: Table | None, tables: Sequence[Table], namer: Namer
) -> list[str]:
    """Whether figures may have slipped off their labels, for each line.

    Between a label without figures and figures without a label each label may have its neighbour's
    figures, also where they stand beside it: a cell is taller on one side. Behind figures without
    a label those below a label may be the next one's.
    """
    found = [""] * len(lines)
    width, seen = len(table.columns.leaves) if table else 0, set[str]()
    waiting: list[tuple[int, int]] = []
    """Where cells are wanted by a label, with their number; of such as are left over below 0."""
    for at, line in enumerate(lines if table else ()):
        count = len(_figures(line))
        named = _leaf(line, tables, namer)
        if not named or (named.key in seen and not count):
            over = 0 if _is_own(line, table, namer) else -count
        elif count:
            over = min(0, width - count)
        else:
            over = width if _names(line, tables, namer) == "row" else 0
        seen |= {named.key} if named else set()
        while waiting and over * waiting[-1][1] < 0:
            begun, other = waiting.pop()
            found[begun : at + 1] = ["surely"] * (at + 1 - begun)
            over += other
            if over * other > 0:
                waiting.append((begun, over))
                over = 0
        if over:
            waiting.append((at, over))
    if sum(min(0, over) for _, over in waiting) <= -width < 0:
        begun = next(at for at, over in waiting if over < 0)
        found[begun:] = [each or "perhaps" for each in found[begun:]]
    return found


def _is_own(line: Line, table: Table | None, namer: Namer) -> bool:
    """Whether a label that is no row's has figures of its own: another row, or a heading as one."""
    if not table or not _labels(line):
        return False
    whole = len(_figures(line)) == len(table.columns.leaves)
    words = [letters(word) for piece in _labels(line) for word in plain(piece.text).split()]
    pieces = all(is_printed(word, printed_letters(table)) for word in words)
    return (whole and _heading(line, table, namer)) or not pieces


@cache
def printed_letters(table: Table) -> str:
    """The letters of all that is printed in a table but figures."""
    headings = (*table.rows.headings, *table.columns.headings)
    texts = (table.corner, table.spanner, *(heading.label for heading in headings))
    return "|".join(letters(plain(text)) for text in texts)


def _name(rows: list[_Row], table: Table) -> None:
    leaves = table.rows.leaves
    begin, last = 0, -1
    for end in range(len(rows) + 1):
        row = rows[end] if end < len(rows) else _Row(rows[-1].line, len(leaves))
        if row.open or not (row.at is not None or _figures(row.line)):
            continue
        gap = [at for at in range(begin, end) if rows[at].open]
        if row.at is not None and gap and len(gap) == row.at - last - 1:
            named = list(zip(gap, leaves[last + 1 : row.at], strict=True))
            if all(_may_be(rows[at].line, leaves[last + 1 : row.at], table) for at in gap):
                certain = _are_in_turn(rows, begin, named, table)
                for at, name in named:
                    rows[at] = _Row(_named(rows[at].line, name, certain=certain))
        begin, last = end + 1, len(leaves) if row.at is None else row.at


def _rows(line: Line, table: Table | None, namer: Namer, *, doubtful: bool) -> Iterator[_Row]:
    """A line as one row, or as several; whose the label is, is then not said."""
    figures = _figures(line)
    width = len(table.columns.leaves) if table else len(figures)
    count, rest = divmod(len(figures), width)
    word = _leaf(line, [table], namer) if table else None
    if rest or line.pieces[-1].label or (count > 1 and line.table):
        yield _Row(line, open=doubtful)
        return
    if count == 1:
        at = table.rows.leaves.index(word.heading) if table and word else None
        own = bool(word or _heading(line, table, namer))
        if table and line.table:
            # other words than the form's are the row's own label, pieces of the form's may not be
            own = own or not _may_be(line, table.rows.leaves, table)
        yield _Row(line, None if doubtful else at, open=doubtful or not (own or table is None))
        return
    for begin in range(0, len(figures), width):
        labels = _labels(line) if not begin else []
        yield _Row(_line([*labels, *figures[begin : begin + width]]), open=True)


def _figures(line: Line) -> list[Piece]:
    return [piece for piece in line.pieces if piece.figure]


def _labels(line: Line) -> list[Piece]:
    return [piece for piece in line.pieces if piece.label]


def _is_below(line: Line) -> bool:
    """Whether the figures stand in lines of their own."""
    return _labels(line)[-1].spot.line != _figures(line)[0].spot.line


def _word(line: Line, tables: Sequence[Table], namer: Namer) -> Word | None:
    labels = _labels(line)
    match = namer.find(labels[-1].text, tables) if labels else None
    return match.word if match and match.word.axis == "row" else None


def _leaf(line: Line, tables: Sequence[Table], namer: Namer) -> Word | None:
    """The row of one of these tables that a line names."""
    word = _word(line, tables, namer)
    return word if word and word.leaf and word.table in tables and not word.table.across else None


def _names(line: Line, tables: Sequence[Table], namer: Namer) -> str:
    """What a label names: a row, either that or a column where no number says which, or nothing."""
    if not _leaf(line, tables, namer):
        return ""
    label = plain(_labels(line)[-1].text).split()[-1]
    words = namer.vocabulary.exact(label) if not fold(label).ordinal else ()
    return "either" if any(word.axis == "column" for word in words) else "row"


def _heading(line: Line, table: Table | None, namer: Namer) -> bool:
    return bool(table and _word(line, [table], namer))


def _may_be(line: Line, rows: Sequence[Heading], table: Table) -> bool:
    """Whether what stands before the figures is a piece of these rows' labels, or nothing."""
    trails = {heading for row in rows for heading in table.rows.trail(row)}
    printed = "|".join(letters(plain(heading.label)) for heading in trails)
    words = (word for piece in _labels(line) for word in plain(piece.text).split())
    return all(letters(word) in printed for word in words)


def _are_in_turn(
    rows: Sequence[_Row], begin: int, named: Sequence[tuple[int, Heading]], table: Table
) -> bool:
    """Whether each row of figures, in one line of its own, stands right below its whole label.

    Other words than the table's may be the label of a row that the form does not have.
    """
    printed = printed_letters(table)
    for at, name in named:
        words = [
            letters(word)
            for row in rows[begin : at + 1]
            for piece in _labels(row.line)
            for word in plain(piece.text).split()
        ]
        known = all(is_printed(word, printed) for word in words)
        if not (known and rows[at].line.table and letters(plain(name.label)) in "".join(words)):
            return False
        begin = at + 1
    return True


def is_printed(word: str, printed: str) -> bool:
    """Whether it is of the table's own words, or of two of them that stood beside each other."""
    return any(word[:cut] in printed and word[cut:] in printed for cut in range(len(word)))


def _named(line: Line, row: Heading, *, certain: bool) -> Line:
    """The row under its name; `certain` says that this is no mere conclusion."""
    named = _line([Piece(row.label, line.spot, 0, 1), *_figures(line)])
    return named._replace(ordered=not certain)


def _line(pieces: Sequence[Piece]) -> Line:
    numbered = tuple(piece._replace(start=at, end=at + 1) for at, piece in enumerate(pieces))
    return Line(numbered, numbered[0].spot, width=len(numbered), fixed=False)
