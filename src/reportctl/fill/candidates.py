"""The ways in which a row of figures without certain borders can be read, in the form's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise

from reportctl.fill.figures import plain
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table

_STROKES = "-—/"
_OF_FIGURES = frozenset(f"0123456789{_STROKES}")
_MOST = 4000
"""Readings of one row; of more nothing is said."""
_STEPS = 60_000
"""Cells that are tried in one row."""
_LONGEST = 60
"""Characters of one row's figures."""
_TOTAL = 7
"""Digits of the longest total."""

Values = tuple[str, ...]
"""The cells of a row as they are written, strokes kept."""


class Open(NamedTuple):
    """A row whose figures stand there without certain borders."""

    texts: tuple[str, ...]
    """The runs of digits and strokes, in their order; a border is certain between two of them."""
    readings: tuple[Values, ...]
    """Those that the labels, the number of columns and the row's own sums allow."""
    spot: Spot
    raw: str
    faulty: tuple[Values, ...] = ()
    """Those with a fault in one row, where no column or balance speaks for others."""
    supposed: bool = False
    """Whether which row it is, or the order of its columns, is itself only supposed."""


def open_row(
    texts: Sequence[str],
    row: Heading | None,
    table: Table,
    spot: Spot,
    *,
    supposed: bool = False,
) -> Open | None:
    """The readings of a row; None where these texts are no figures or allow too many.

    A row of a table with sums has a figure or a stroke in every cell; if it has too few digits for
    that, its blank cells left no trace. Where there is no sum to ask a reading counts only if no
    other number of cells would do: 002 is 0, 0, 2; 012 may be 0, 12.
    """
    runs = tuple("".join(plain(text).replace(",", "").split()) for text in texts)
    if (
        not runs
        or not all(run and _OF_FIGURES.issuperset(run) for run in runs)
        or sum(map(len, runs)) > _LONGEST
    ):
        return None
    columns = table.columns.leaves
    count = len(columns)
    rows = 1 if row or not table.across else len(table.rows.leaves)
    summed = columns[-1].total and len(table.columns.parts(columns[-1])) == count - 1
    proved_by_others = bool(table.balances)
    if len(runs) > count * rows or (not proved_by_others and len(runs) not in (1, count * rows)):
        return None  # most likely a blank cell left no trace
    ways = _Ways(runs)
    try:
        if not summed:
            readings = ways.without_sums(count * rows)
        else:
            readings = ways.with_sums(count, rows)
            if not readings and proved_by_others and len(ways.text) < count:
                readings = ways.with_blanks(count)
        alone = summed and readings and not proved_by_others
        faulty = ways.with_fault(count, rows) if alone else ()
    except _TooManyError:
        return None
    return Open(runs, readings, spot, " ".join(texts), faulty, supposed)


def let_blank(opened: Open, table: Table) -> Open:
    """The row with the readings, too, in which some of its cells left no trace.

    For a table in which other cells did: the figures of a row may then be fewer than its cells.
    """
    count = len(table.columns.leaves)
    if not opened.texts or len(opened.texts) == count:
        return opened
    try:
        readings = (*opened.readings, *_Ways(opened.texts).with_blanks(count))
    except _TooManyError:
        return opened._replace(readings=())
    many = len(readings) > _MOST
    return opened._replace(readings=() if many else tuple(dict.fromkeys(readings)))


def cuts(texts: Sequence[str], count: int, most: int) -> list[Values]:
    """Runs of digits and strokes as so many cells, whatever they add up to; nothing of too many.

    One of the cells may be blank, and have left no trace.
    """
    ways = _Ways(texts)
    try:
        found = list(islice(ways.cuts(0, len(ways.text), count), most + 1))
        for row in islice(ways.cuts(0, len(ways.text), count - 1), most + 1):
            found += [(*row[:at], "", *row[at:]) for at in range(count)]
    except _TooManyError:
        return []
    return found if len(found) <= most else []


class _TooManyError(Exception):
    """A row can be read in more ways than are worth a look."""


class _Ways:
    """The cells into which runs of digits and strokes can be cut."""

    def __init__(self, runs: Sequence[str]) -> None:
        self.text = "".join(runs)
        at, self.borders = 0, set[int]()
        for run in runs:
            at += len(run)
            self.borders.add(at)
        for place, char in enumerate(self.text):
            if char in _STROKES:
                self.borders |= {place, place + 1}
        self.steps = 0

    def count_step(self) -> None:
        self.steps += 1
        if self.steps > _STEPS:
            raise _TooManyError

    def ends(self, start: int, longest: int) -> Iterator[int]:
        """Where a cell that begins here may end."""
        self.count_step()
        for end in range(start + 1, min(start + longest, len(self.text)) + 1):
            yield end
            if end in self.borders or self.text[start] == "0":
                return

    def cuts(self, start: int, end: int, cells: int, longest: int = _LONGEST) -> Iterator[Values]:
        """A stretch as so many cells."""
        if not cells:
            if start == end:
                yield ()
            return
        if not cells <= end - start <= cells * longest:
            return
        for stop in self.ends(start, longest):
            if stop > end:
                return
            for rest in self.cuts(stop, end, cells - 1, longest):
                yield (self.text[start:stop], *rest)

    def adding(self, start: int, end: int, cells: int, total: int) -> Iterator[Values]:
        """A stretch as so many cells that add up to a total."""
        if not cells:
            if start == end and not total:
                yield ()
            return
        spare, longest = end - start - cells, len(str(total))
        if spare < 0 or spare > cells * (longest - 1) or total >= 10 ** (spare + 1) + 9 * cells:
            return
        for stop in self.ends(start, longest):
            mine = value(self.text[start:stop])
            if stop > end or mine > total:
                return
            for rest in self.adding(stop, end, cells - 1, total - mine):
                yield (self.text[start:stop], *rest)

    def groups(self, start: int, count: int) -> Iterator[tuple[int, Values]]:
        """A row of parts and their total that begins here, with where it ends."""
        for begin in range(start + count - 1, len(self.text)):
            for stop in self.ends(begin, _TOTAL):
                total = value(self.text[begin:stop])
                for parts in self.adding(start, begin, count - 1, total):
                    yield stop, (*parts, self.text[begin:stop])

    def with_sums(self, count: int, rows: int) -> tuple[Values, ...]:
        """As so many rows of parts and their total."""
        whole = len(self.text)
        found: list[tuple[int, Values]] = [(0, ())]
        known: dict[int, list[tuple[int, Values]]] = {}
        for left in range(rows - 1, -1, -1):
            longer = []
            for start, cells in found:
                if start not in known:
                    known[start] = list(self.groups(start, count))
                longer += [
                    (stop, (*cells, *row))
                    for stop, row in known[start]
                    if (stop == whole if not left else whole - stop >= left * count)
                ]
                if len(longer) > _MOST:
                    raise _TooManyError
            found = longer
        return tuple(cells for _, cells in found)

    def with_blanks(self, count: int) -> tuple[Values, ...]:
        """As a row of which some cells left no trace."""
        shorter = range(1, min(count, len(self.text) + 1))
        return tuple(
            row
            for cells in shorter
            for way in self.with_sums(cells, 1)
            for row in spread(way, count)
        )

    def without_sums(self, count: int) -> tuple[Values, ...]:
        """As so many cells, if it can be cut into no other number of them."""
        if any(next(self.cuts(0, len(self.text), n), None) for n in range(1, count)):
            return ()
        return tuple(self.cuts(0, len(self.text), count))

    def with_fault(self, count: int, rows: int) -> tuple[Values, ...]:
        """The readings in which one row may have a printed fault, or blanks that left no trace."""
        whole = len(self.text)
        if len(self.borders) == count * rows:
            return ()
        sums = {at: list(self.groups(at, count)) for at in range(whole)}
        found: list[Values] = []
        for before in range(rows):
            for start, first in _runs([(0, ())], sums, before):
                for stop in range(start + 1, whole + 1):
                    runs = _runs([(stop, ())], sums, rows - 1 - before)
                    behind = [cells for end, cells in runs if end == whole]
                    odd = self.faulty(start, stop, count, counted=whole == count * rows)
                    for row in odd if behind else ():
                        found += [(*first, *row, *cells) for cells in behind]
                        if len(found) > _MOST:
                            raise _TooManyError
        return tuple(found)

    def faulty(self, start: int, stop: int, count: int, *, counted: bool) -> Iterator[Values]:
        """A stretch as a row that need not add up and may have blanks.

        Where as many characters stand there as the table has cells, no more than one cell is taken
        for blank: the total, or a part that would make up what the others lack of it.
        """
        yield from self.cuts(start, stop, count)
        for cells in range(count - 1 if counted else 1, count):
            for row in self.cuts(start, stop, cells):
                *parts, total = map(value, row)
                fits = not counted or sum(parts) <= total
                for places in combinations(range(count), cells):
                    if fits or places[-1] < count - 1:
                        known = dict(zip(places, row, strict=True))
                        yield tuple(known.get(place, "") for place in range(count))


def _runs(
    begun: list[tuple[int, Values]], sums: dict[int, list[tuple[int, Values]]], rows: int
) -> list[tuple[int, Values]]:
    """So many more rows that add up, each with where it ends."""
    for _ in range(rows):
        begun = [(stop, (*cells, *row)) for at, cells in begun for stop, row in sums.get(at, ())]
    return begun


def spread(figures: Values, count: int) -> Iterator[Values]:
    """The rows of so many cells in which these, parts and their total, are all that left a trace.

    Where all are nothing the total, too, may be blank.
    """
    for places in combinations(range(count), len(figures)):
        if places[-1] == count - 1 or not any(map(value, figures)):
            known = dict(zip(places, figures, strict=True))
            yield tuple(known.get(place, "") for place in range(count))


def value(written: str) -> int:
    """A cell as the sums count it; a stroke as nothing."""
    return int(written) if written.isdecimal() else 0


def but_one(texts: Sequence[str], wanted: Sequence[int]) -> Values | None:
    """Runs of digits and strokes cut so that these figures stand in all cells but one at most.

    The one may be blank, and have left no trace.
    """
    if min(wanted) < 0:
        return None
    joined = "".join(texts)
    written = "".join("0" if char in _STROKES else char for char in joined)
    cells = [str(each) for each in wanted]
    if len(texts) == len(cells):
        others = [at for at, text in enumerate(texts) if value(text) != wanted[at]]
        return None if others[1:] else tuple(texts)
    for at in range(len(cells)):
        before, behind = "".join(cells[:at]), "".join(cells[at + 1 :])
        own = written[len(before) : len(written) - len(behind)]
        whole = before + own + behind == written
        if whole and (own == "0" or not own.startswith("0")):
            cells[at] = own
            ends = [sum(map(len, cells[:end])) for end in range(len(cells) + 1)]
            return tuple(joined[begin:end] for begin, end in pairwise(ends))
    return None
