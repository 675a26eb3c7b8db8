"""Printed labels without what varies, and which rows and columns of the form they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from reportctl.numerals import read_chinese
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Heading, Table

_ORDINAL = re.compile(
    r"第?\((?P<a>[一二三四五六七八九十]{1,3}|\d{1,2})\)?[、.,:;]?"
    r"|(?P<b>[一二三四五六七八九十]{1,3})[)、.,:;]+"
    r"|(?P<c>\d{1,2})[)、.,:;]*(?![\d年月日/%])"
)
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")


class Label(NamedTuple):
    """A label without what varies: spaces, punctuation, numbering, hints in brackets."""

    ordinal: tuple[str, int] | None
    """Its numbering: `c` for 一 二 三 or `d` for digits, and the number."""
    full: str
    short: str
    """Without what stood in brackets."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The texts under which it may be known, none of them empty."""
        return tuple(dict.fromkeys(text for text in (self.full, self.short) if text))


@lru_cache(4096)
def fold(text: str) -> Label:
    """A label from a cell or a line of text."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("|*#·•>-—")
    ordinal = None
    if found := _ORDINAL.match(plain):
        rest = plain[found.end() :]
        if rest.strip("*|。"):
            ordinal, plain = _ordinal(found), rest
    short = _BRACKETS.sub("", _BRACKETS.sub("", plain))
    return Label(ordinal, letters(plain), letters(short))


def letters(text: str) -> str:
    """Only the letters, ideographs and digits of a text."""
    return "".join(char for char in text if char.isalnum())


def _ordinal(found: re.Match[str]) -> tuple[str, int]:
    text = found["a"] or found["b"] or found["c"]
    if text.isdecimal():
        return "d", int(text)
    return "c", read_chinese(text) or 0


_TAILS = ("数量", "件数", "总数", "数", "情况", "事项", "件", "项", "合计", "总额", "金额")
_SHORTEST = 4
"""Characters that a part of a label must have to stand for the whole."""
_LIKENESS = 0.86
_MARGIN = 0.06
_INSIDE = 0.9
"""How like a label is whose characters all stand in the other in their order."""

Axis = Literal["row", "column"]


class Word(NamedTuple):
    """A row or a column of one table of the form."""

    table: Table
    axis: Axis
    heading: Heading
    leaf: bool

    @property
    def key(self) -> str:
        """Of its row or column."""
        return self.heading.key


class Match(NamedTuple):
    """What a label names."""

    word: Word
    tier: int
    """0 for the label itself, 1 for a part of it or more than it, 2 for something like it."""


@cache
def vocabulary_of(form: Form) -> Vocabulary:
    """The labels of a form, folded once."""
    return Vocabulary(form)


class Vocabulary:
    """Every label of one edition's form."""

    def __init__(self, form: Form) -> None:
        """Fold the labels of all rows and columns."""
        self.form = form
        self.words: list[Word] = []
        for table in form.tables:
            for axis, headings in (("row", table.rows), ("column", table.columns)):
                leaves = {heading.key for heading in headings.leaves}
                self.words += [
                    Word(table, "row" if axis == "row" else "column", h, h.key in leaves)
                    for h in headings.headings
                ]
        self._texts = [
            (word, fold(word.heading.label).ordinal, _forms(word.heading)) for word in self.words
        ]
        self._matches: dict[tuple[str, Axis, tuple[tuple[str, str], ...]], Match | None] = {}
        self._exact: dict[str, list[Word]] = {}
        self._printed: dict[Table, str] = {}
        for word, _, texts in self._texts:
            for text in texts:
                self._exact.setdefault(text, []).append(word)
        self.frames = {
            text
            for table in form.tables
            for printed in (table.caption, table.corner, table.spanner)
            if printed
            for text in (*fold(printed).forms, letters(unicodedata.normalize("NFKC", printed)))
        }
        self.captions = {
            letters(unicodedata.normalize("NFKC", table.caption)): table
            for table in form.tables
            if table.caption
        }

    def is_frame(self, text: str) -> bool:
        """Whether it is a caption, a corner or a spanner of some table."""
        whole = letters(unicodedata.normalize("NFKC", text))
        return whole in self.frames or any(part in self.frames for part in fold(text).forms)

    def is_piece(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether it is a piece of a text of these tables that a page or a narrow cell broke."""
        piece = letters(unicodedata.normalize("NFKC", text))
        for table in tables:
            if table not in self._printed:
                labels = [h.label for axis in (table.rows, table.columns) for h in axis.headings]
                told = (table.caption, table.corner, table.spanner, *labels)
                normal = (letters(unicodedata.normalize("NFKC", each)) for each in told)
                self._printed[table] = "|".join(normal)
        return bool(piece) and any(piece in self._printed[table] for table in tables)

    def caption(self, text: str) -> Table | None:
        """The table over which this stands as a caption."""
        return self.captions.get(letters(unicodedata.normalize("NFKC", text)))

    def exact(self, text: str) -> list[Word]:
        """The words whose label this is, numbering and hints aside."""
        found: list[Word] = []
        for variant in _variants(text):
            for form in fold(variant).forms:
                found += [word for word in self._exact.get(form, ()) if word not in found]
        return found

    def match(self, text: str, tables: Sequence[Table], axis: Axis) -> Match | None:
        """The one row or column of these tables that a label names, or None."""
        known = (text, axis, tuple((table.key, table.caption) for table in tables))
        if known not in self._matches:
            self._matches[known] = self._match(text, tables, axis)
        return self._matches[known]

    def _match(self, text: str, tables: Sequence[Table], axis: Axis) -> Match | None:
        keys = {(table.key, table.caption) for table in tables}

        def within(words: Iterable[Word]) -> list[Word]:
            return [w for w in words if w.axis == axis and (w.table.key, w.table.caption) in keys]

        ordinal = fold(text).ordinal
        exact = within(self.exact(text))
        partial = [] if exact else self._partial(text, keys, axis)
        numbered = within(self._numbered(text)) if exact and ordinal else []
        if exact and (chosen := self._agreeing(exact, numbered, ordinal)):
            return Match(chosen, 0)
        for tier, found in ((1, partial), (2, self._alike(text, keys, axis))):
            distinct = _distinct(found)
            if len(distinct) == 1:
                return Match(distinct[0], tier)
            if distinct:
                numbered = [w for w in distinct if fold(w.heading.label).ordinal == ordinal]
                return Match(numbered[0], tier) if ordinal and len(numbered) == 1 else None
        return None

    def _agreeing(
        self, exact: list[Word], longer: list[Word], ordinal: tuple[str, int] | None
    ) -> Word | None:
        """Among words of one label the one with the same number; （六）其他 is not 3.其他."""
        distinct = _distinct(exact)
        if ordinal:
            for words in (distinct, _distinct(longer)):
                same = [w for w in words if fold(w.heading.label).ordinal == ordinal]
                if len(same) == 1 and same[0].heading.label:
                    return same[0]
        return distinct[0] if len(distinct) == 1 else None

    def _numbered(self, text: str) -> list[Word]:
        """The words of the same number that begin so: （六）其他 for （六）其他处理."""
        label = fold(text)
        return [
            word
            for word, ordinal, texts in self._texts
            if ordinal == label.ordinal and any(their.startswith(label.short) for their in texts)
        ]

    def _partial(self, text: str, keys: set[tuple[str, str]], axis: Axis) -> list[Word]:
        found = []
        given = fold(text).forms
        for word, _, texts in self._texts:
            if word.axis != axis or (word.table.key, word.table.caption) not in keys:
                continue
            if any(_part_of(mine, theirs) for mine in given for theirs in texts):
                found.append(word)
        return found

    def _alike(self, text: str, keys: set[tuple[str, str]], axis: Axis) -> list[Word]:
        from difflib import SequenceMatcher

        given = max(fold(text).forms, key=len, default="")
        if len(given) <= _SHORTEST or any(char.isdecimal() for char in given):
            return []
        ranked: list[tuple[float, Word]] = []
        matcher = SequenceMatcher(b=given, autojunk=False)
        for word, _, texts in self._texts:
            if word.axis != axis or (word.table.key, word.table.caption) not in keys:
                continue
            best = 0.0
            for theirs in texts:
                matcher.set_seq1(theirs)
                if _within(given, theirs):
                    best = max(best, _INSIDE)
                elif matcher.real_quick_ratio() > _LIKENESS - _MARGIN < matcher.quick_ratio():
                    best = max(best, matcher.ratio())
            ranked.append((best, word))
        ranked.sort(key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _LIKENESS:
            return []
        top = ranked[0][0]
        return [word for ratio, word in ranked if ratio > top - _MARGIN]


def _forms(heading: Heading) -> tuple[str, ...]:
    printed = (heading.label, *heading.also)
    return tuple(dict.fromkeys(form for text in printed for form in fold(text).forms))


def _variants(text: str) -> tuple[str, ...]:
    """The whole text, and its first line where a hint stands below it."""
    first = text.split("\n", 1)[0]
    return (text, first) if first != text and len(letters(first)) > 1 else (text,)


def _distinct(words: Iterable[Word]) -> list[Word]:
    """One word for each key: two blocks of one table repeat their columns."""
    return list({(w.table.key, w.axis, w.key): w for w in words}.values())


def _part_of(mine: str, theirs: str) -> bool:
    """Whether one is the beginning or the end of the other, and long enough to mean it."""
    short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if len(short) < _SHORTEST:
        return False
    if long.startswith(short):
        rest = long[len(short) :]
    elif long.endswith(short):
        rest = long[: -len(short)]
    else:
        return False
    if any(char.isdecimal() for char in rest):
        return False
    if short == mine:
        return True
    return rest in _TAILS or len(short) > _SHORTEST + 2


def _within(mine: str, theirs: str) -> bool:
    """Whether the characters of one stand in the other in this order: 逾期未缴费."""
    rest = iter(theirs)
    return all(char in rest for char in mine)
