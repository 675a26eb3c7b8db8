"""Whether the words of a head, labels broken over lines among them, spell the form's columns.

A text that was read out of a page has the labels of narrow columns in pieces: 商业 / 企业, or 社 法
over 会 律. Their columns are the form's only where every letter of every label is found and what
stands in one line, or above what, has the form's order: sums hold in any order of the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportctl.fill.figures import plain
from reportctl.fill.labels import letters
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table

_TOTAL = "计"
"""In a word that is no piece of a label: a sum that the form has not."""
_STEPS = 5_000
"""Words that are tried; of a head that can be put together in more ways nothing is said."""


class Spelled(NamedTuple):
    """What the words of a head say of the order of the columns."""

    touched: bool
    """Whether any of them is a piece of a column's label."""
    ordered: bool = False
    """Whether all labels are there, in the form's order."""
    laid_out: bool = False
    """Whether the order rests on what stands in one line, and not on that of the words."""


class _Label(NamedTuple):
    """One printed label of a head."""

    text: str
    leaves: tuple[int, ...]
    """The numbers of the columns below it."""
    leaf: bool
    after: int | None = None
    """The label before which it does not begin: of several equal ones each has its place."""


class _Known(NamedTuple):
    """What a table prints."""

    labels: tuple[_Label, ...]
    totals: frozenset[int]
    corner: str
    beside: str
    """What may stand among the labels of a head: frame and rows."""


class _Way(NamedTuple):
    """One way to put the words together."""

    begun: Mapping[int, int]
    """By the number of a label the place of its first piece."""
    edges: frozenset[tuple[int, int]]
    """Columns of which one stands left of the other."""
    rows: int
    """Lines in which labels go on beside each other."""
    breaks: int
    """Labels that go on behind pieces of others."""


def spell(lines: Sequence[Sequence[str]], table: Table) -> Spelled:
    """What these words, line by line, say of the columns of a table."""
    known = _known(table)
    words = [
        [part for word in line for part in _parted(letters(plain(word)), known.corner)]
        for line in lines
    ]
    touched = any(_pieces(word, known) and word not in known.beside for w in words for word in w)
    if not touched:
        return Spelled(touched=False)
    corner = next(
        (n for n, word in enumerate(w for line in words for w in line) if word in known.corner), -1
    )
    try:
        one = next((way for way in _Speller(known, words, form=True).ways()), None)
        if one is None or any(_is_early(total, one, known) for total in known.totals):
            return Spelled(touched=True)
        order = _order(one, known, corner)
        if not _is_forms(order, known):
            return Spelled(touched=True, ordered=one.rows > 0, laid_out=True)
        ways = list(_Speller(known, words).ways())
    except _TooManyError:
        return Spelled(touched=True)
    fewest = min(way.breaks for way in ways)
    orders = [_order(way, known, corner) for way in ways if way.breaks == fewest]
    ordered = all(_is_forms(order, known) for order in orders if order)
    return Spelled(touched=True, ordered=ordered, laid_out=_by_height(one, known, corner))


class _TooManyError(Exception):
    """A head can be put together in more ways than are worth a look."""


class _Speller:
    """Tries the words of a head as pieces of its labels."""

    def __init__(
        self, known: _Known, lines: Sequence[Sequence[str]], *, form: bool = False
    ) -> None:
        """`form` is whether the columns of each line must have the form's order."""
        self.known = known
        self.form = form
        self.words = [(number, word) for number, line in enumerate(lines) for word in line]
        self.steps = 0
        self.done = [0] * len(known.labels)
        self.begun: dict[int, int] = {}
        self.edges: list[tuple[int, int]] = []
        self.rows: list[int] = []
        self.breaks = 0

    def ways(self) -> Iterator[_Way]:
        """Every way in which all labels become whole."""
        yield from self._go(0, 0, None)

    def _go(self, at: int, cut: int, last: int | None) -> Iterator[_Way]:
        """The words from one on, of which so many letters are taken; `last` is the label before."""
        self.steps += 1
        if self.steps > _STEPS:
            raise _TooManyError
        labels = self.known.labels
        if at == len(self.words):
            whole = all(
                done == len(label.text) or not (done or label.leaf)
                for done, label in zip(self.done, labels, strict=True)
            )
            if whole:
                yield _Way(
                    dict(self.begun), frozenset(self.edges), len(set(self.rows)), self.breaks
                )
            return
        number, word = self.words[at]
        rest = word[cut:]
        left = last if cut or (at and self.words[at - 1][0] == number) else None
        tried = set()
        for each, label in enumerate(self.known.labels):
            done = self.done[each]
            again = done == len(label.text) and rest == word == label.text  # in a merged cell
            count = len(rest) if again else _shared(rest, label.text[done:])
            if not count or (label.text, done) in tried:
                continue
            if count < len(rest) and done + count < len(label.text):
                continue
            if not done and label.after is not None and not self.done[label.after]:
                continue
            tried.add((label.text, done))
            edges = [] if left is None else self._between(left, each)
            if self.form and any(a > b and self.known.totals.isdisjoint((a, b)) for a, b in edges):
                continue
            broken = bool(done and last != each and not again)
            self.done[each] += 0 if again else count
            self.edges += edges
            self.breaks += broken
            if not done:
                self.begun[each] = at
            if done and edges and not again:
                self.rows.append(number)
            ends = count == len(rest)
            yield from self._go(at + ends, 0 if ends else cut + count, each)
            if done and edges and not again:
                self.rows.pop()
            if not done:
                del self.begun[each]
            self.breaks -= broken
            del self.edges[len(self.edges) - len(edges) :]
            self.done[each] = done
        if not cut and (word in self.known.beside or not (tried or _TOTAL in word)):
            # the corner is the first of a row: what stands before it is of another
            yield from self._go(at + 1, 0, None if word in self.known.corner else left)

    def _between(self, left: int, right: int) -> list[tuple[int, int]]:
        one, other = self.known.labels[left].leaves, self.known.labels[right].leaves
        if not set(one).isdisjoint(other):
            return []
        return [(a, b) for a in one for b in other]


def _order(way: _Way, known: _Known, corner: int) -> list[int] | None:
    """The columns from left to right, as far as lines say it, else as they are read.

    None where no table can look so.
    """
    groups = [(n, label.leaves) for n, label in enumerate(known.labels) if not label.leaf]
    columns = {label.leaves[0]: n for n, label in enumerate(known.labels) if label.leaf}
    edges = set(way.edges)
    for n, inner in groups:
        if n in way.begun:  # what stands beside one column of a heading stands beside all
            for a, b in way.edges:
                edges |= {(a, c) for c in inner} if b in inner and a not in inner else set()
                edges |= {(c, b) for c in inner} if a in inner and b not in inner else set()
    height = _by_height(way, known, corner)
    first = {}
    for column, n in columns.items():
        over = [way.begun[g] for g, inner in groups if column in inner and g in way.begun]
        first[column] = way.begun[n] if height else min([way.begun[n], *over])
    order: list[int] = []
    open_ = set(columns)
    while open_:
        free = [c for c in open_ if not any(b == c and a in open_ for a, b in edges)]
        if not free:
            return None
        order.append(min(free, key=lambda c: (first[c], way.begun[columns[c]])))
        open_.discard(order[-1])
    return order


def _by_height(way: _Way, known: _Known, corner: int) -> bool:
    """Whether the words were sorted by their height on the page.

    Then a heading stands before what is printed left of it; in a row the corner comes first.
    """
    return any(
        n in way.begun and corner > way.begun[n]
        for n, label in enumerate(known.labels)
        if not label.leaf
    )


def _is_early(total: int, way: _Way, known: _Known) -> bool:
    """Whether a total begins before the headings, or columns without one, that stand left of it."""
    (own,) = (n for n, label in enumerate(known.labels) if label.leaf and label.leaves == (total,))
    left = [n for n, label in enumerate(known.labels) if max(label.leaves) < total]
    groups = [n for n in left if not known.labels[n].leaf and n in way.begun]
    under = {column for n in groups for column in known.labels[n].leaves}
    alone = [n for n in left if known.labels[n].leaf and under.isdisjoint(known.labels[n].leaves)]
    return any(way.begun[own] < way.begun[n] for n in (*groups, *alone))


def _is_forms(order: Sequence[int] | None, known: _Known) -> bool:
    told = [column for column in order or () if column not in known.totals]
    return bool(told) and told == sorted(told)


def _parted(word: str, corner: str) -> Iterator[str]:
    """A word, the corner that is glued to it for itself."""
    before, found, behind = word.partition(corner) if corner else (word, "", "")
    yield from (part for part in (before, found, behind) if part)


def _shared(word: str, text: str) -> int:
    """The letters that two texts begin with."""
    count = 0
    for one, other in zip(word, text, strict=False):
        if one != other:
            break
        count += 1
    return count


def _pieces(word: str, known: _Known) -> bool:
    return any(word in label.text or label.text in word for label in known.labels)


@cache
def _known(table: Table) -> _Known:
    """The labels of the head of a table; those of table four stand there for each of its rows."""
    columns = table.columns.leaves
    rows = table.rows.leaves if table.across else (None,)
    labels: list[_Label] = []
    before: int | None = None
    totals: set[int] = set()
    for at, row in enumerate(rows):
        first = at * len(columns)
        for step, leaf in enumerate(columns):
            labels.append(_Label(_letters(leaf), (first + step,), leaf=True, after=before))
            if table.across and not leaf.total:
                before = len(labels) - 1
            totals |= {first + step} if leaf.total and not table.across else set()
        for heading in table.columns.headings:
            inner = [first + n for n, leaf in enumerate(columns) if leaf.parent == heading.key]
            if inner:
                labels.append(_Label(_letters(heading), tuple(inner), leaf=False))
        if row:
            labels.append(
                _Label(_letters(row), tuple(range(first, first + len(columns))), leaf=False)
            )
    if table.across:
        for heading in table.rows.headings:
            if heading not in table.rows.leaves:
                under = table.rows.leaves_under(heading.key)
                inner = [
                    table.rows.leaves.index(row) * len(columns) + n
                    for row in under
                    for n in range(len(columns))
                ]
                labels.append(_Label(_letters(heading), tuple(inner), leaf=False))
    corner = letters(plain(table.corner)) if table.corner else ""
    others = () if table.across else tuple(map(_letters, table.rows.headings))
    frame = (corner, letters(plain(table.spanner or "")), letters(plain(table.caption or "")))
    return _Known(tuple(labels), frozenset(totals), corner, "|".join((*frame, *others)))


def _letters(heading: Heading) -> str:
    return letters(plain(heading.label))
