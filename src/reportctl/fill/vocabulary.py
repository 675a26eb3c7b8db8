"""Which rows and columns of the form a printed label names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from reportctl.fill.beyond import beyond, is_contrary, relative, says_other
from reportctl.fill.labels import (
    SHORTEST,
    differ_decisively,
    fold,
    is_part,
    is_within,
    letters,
    may_be_like,
    share_half,
)
from reportctl.fill.words import Axis, Texts, Word, fold_words, forms_of
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Table

_LIKENESS = 0.86
_MARGIN = 0.06
_INSIDE = 0.9
"""How like a label is whose characters all stand in the other in their order."""


class Match(NamedTuple):
    """What a label names."""

    word: Word
    tier: int
    """0 for the label itself, 1 for a part of it or more than it, 2 for something like it."""
    rest: str = ""
    """What it says beyond the form's label."""


@lru_cache(64)
def vocabulary_of(form: Form, year: int | None = None, organ: str = "") -> Vocabulary:
    """The labels of a form, folded once; year and organ are the report's, where they are known."""
    return Vocabulary(form, year, organ)


class Vocabulary:
    """Every label of one edition's form."""

    def __init__(self, form: Form, year: int | None = None, organ: str = "") -> None:
        """Fold the labels of all rows and columns."""
        self.form = form
        self.year = year
        self._organ = organ
        self._texts = fold_words(form)
        self._matches: dict[tuple[str, Axis, _Keys], Match | None] = {}
        self._exact: dict[str, list[Word]] = {}
        self._printed: dict[Table, str] = {}
        self._axes: dict[tuple[Axis, _Keys], list[Texts]] = {}
        self._labels: dict[_Keys, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        for each in self._texts:
            for text in each[2]:
                self._exact.setdefault(text, []).append(each[0])
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

    def _own(self, text: str) -> str:
        return relative(text, self.year, self._organ)

    def is_frame(self, text: str) -> bool:
        """Whether it is a caption, a corner or a spanner of some table."""
        text = self._own(text)
        whole = letters(unicodedata.normalize("NFKC", text))
        return whole in self.frames or any(part in self.frames for part in fold(text).forms)

    def is_rival(self, text: str, table: Table, axis: Axis) -> bool:
        """Whether it stands where a label of this table should, and says something else.

        As 上年处理决定数量 and 结果撤销 do over columns: as long, half the same, and no piece of
        any label. Beside rows only what changes the meaning counts: 三、上年度办理结果.
        """
        text = self._own(text)
        given = fold(text).full
        if any(word.table == table and word.axis == axis for word in self.exact(text)):
            return self.match(text, [table], axis) is None
        if len(given) < SHORTEST or self.is_piece(text, [table]):
            return False
        headings = (table.rows if axis == "row" else table.columns).headings
        labels = [form for heading in headings for form in forms_of(heading)]
        if axis == "column":
            labels += [fold(table.spanner).full]
        return any(
            _is_near(given, label) and (axis == "column" or differ_decisively(given, label))
            for label in labels
            if len(label) >= SHORTEST - 1
        )

    def names_column(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether the label of one column stands in it, whatever else does."""
        given = fold(text).full
        return any(
            form in given
            for word, _, texts in self._texts
            if word.axis == "column" and word.leaf and word.table in tables
            for form in texts
            if len(form) >= SHORTEST - 1 or form == given
        )

    def is_other(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether a text over figures means figures that are none of the form's."""
        rest = self.excess(text, tables)
        return self.says_other(text) if rest is None else is_contrary(rest)

    def says_other(self, text: str) -> bool:
        """Whether a text that is none of the form's speaks of another time or another unit."""
        return says_other(self._own(text))

    def is_piece(self, text: str, tables: Sequence[Table]) -> bool:
        """Whether it is a piece of a text of these tables that a page or a narrow cell broke."""
        piece = letters(unicodedata.normalize("NFKC", self._own(text)))
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
        for variant in _variants(self._own(text)):
            for form in fold(variant).forms:
                found += [word for word in self._exact.get(form, ()) if word not in found]
        return found

    def match(self, text: str, tables: Sequence[Table], axis: Axis) -> Match | None:
        """The one row or column of these tables that a label names, or None."""
        known = (text, axis, _keys_of(tables))
        if known not in self._matches:
            own = self._own(text)
            match = self._match(own, tables, axis)
            rest = self._beyond(own, match.word) if match else ""
            self._matches[known] = (
                match._replace(rest=rest) if match and not is_contrary(rest) else None
            )
        return self._matches[known]

    def _beyond(self, text: str, word: Word) -> str:
        """What a label says that names this row or column, and the form's label does not."""
        heading = word.heading
        printed = (heading.label, *heading.also)
        return beyond(text, printed, money=_holds_money([word.table])) or ""

    def excess(self, text: str, tables: Sequence[Table]) -> str | None:
        """What a text over or beside these tables says beyond all that the form prints there.

        None where it says nothing that the form does.
        """
        text = self._own(text)
        if self.is_piece(text, tables) and not says_other(text):
            return ""
        printed, amounts = self._around(tables)
        if amounts and (rest := beyond(text, amounts, money=True)) is not None:
            return rest
        return beyond(text, printed)

    def _around(self, tables: Sequence[Table]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All that the form prints over and beside these tables, and the labels of amounts."""
        keys = _keys_of(tables)
        if keys not in self._labels:
            printed: list[str] = []
            amounts: list[str] = []
            for table in tables:
                section = self.form.section_by_key[table.section]
                printed += (section.title, *section.also)
                printed += (table.caption, table.corner, table.spanner)
                for heading in (*table.rows.headings, *table.columns.headings):
                    labels = (heading.label, *heading.also)
                    printed += labels
                    amounts += labels if heading.holds else ()
            self._labels[keys] = tuple(filter(None, printed)), tuple(amounts)
        return self._labels[keys]

    def _match(self, text: str, tables: Sequence[Table], axis: Axis) -> Match | None:
        keys = _keys_of(tables)

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

    def _along(self, axis: Axis, keys: _Keys) -> list[Texts]:
        """The rows or the columns of some tables, folded."""
        if (axis, keys) not in self._axes:
            self._axes[axis, keys] = [
                each
                for each in self._texts
                if each[0].axis == axis and (each[0].table.key, each[0].table.caption) in keys
            ]
        return self._axes[axis, keys]

    def _partial(self, text: str, keys: _Keys, axis: Axis) -> list[Word]:
        found = []
        given = fold(text).forms
        for word, _, texts in self._along(axis, keys):
            for mine, theirs in product(given, texts):
                # most are not, and to call is to take time
                if (mine in theirs or theirs in mine) and is_part(mine, theirs):
                    found.append(word)
                    break
        return found

    def _alike(self, text: str, keys: _Keys, axis: Axis) -> list[Word]:
        given = max(fold(text).forms, key=len, default="")
        if len(given) <= SHORTEST or any(char.isdecimal() for char in given):
            return []
        ranked: list[tuple[float, Word]] = []
        for word, _, texts in self._along(axis, keys):
            best = 0.0
            for theirs in texts:
                within = is_within(given, theirs)
                alike = within or may_be_like(given, theirs, _LIKENESS - _MARGIN)
                if not alike or differ_decisively(given, theirs):
                    continue
                if within:
                    best = max(best, _INSIDE)
                else:
                    from difflib import SequenceMatcher

                    matcher = SequenceMatcher(None, theirs, given, autojunk=False)
                    best = max(best, matcher.ratio())
            ranked.append((best, word))
        ranked.sort(key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _LIKENESS:
            return []
        top = ranked[0][0]
        return [word for ratio, word in ranked if ratio > top - _MARGIN]


_Keys = tuple[tuple[str, str], ...]
"""By which tables are known here: two blocks of one have its key."""


def _keys_of(tables: Iterable[Table]) -> _Keys:
    return tuple((table.key, table.caption) for table in tables)


def _holds_money(tables: Iterable[Table]) -> bool:
    return any(heading.holds for table in tables for heading in table.columns.headings)


def _is_near(given: str, label: str) -> bool:
    """Whether a text is as long as a label and half the same, or the label and a little more."""
    more = len(given) - len(label)
    return (abs(more) <= 1 and share_half(given, label)) or (label in given and more <= SHORTEST)


def _variants(text: str) -> tuple[str, ...]:
    """The whole text, and its first line where a hint stands below it."""
    first = text.split("\n", 1)[0]
    return (text, first) if first != text and len(letters(first)) > 1 else (text,)


def _distinct(words: Iterable[Word]) -> list[Word]:
    """One word for each key: two blocks of one table repeat their columns."""
    return list({(w.table.key, w.axis, w.key): w for w in words}.values())
