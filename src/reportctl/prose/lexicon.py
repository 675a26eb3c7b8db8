"""The words that the checks of the prose know: `lexicon.toml`, and the rows and columns of a form.

A word has one or more senses; a sense is a kind and what it means within its kind: `act receive`,
`row applications.outcome.granted`, `fill`. A form's rows and columns are words under their label,
their `also` and their `said`, so that nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from reportctl.packed import read_own
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Heading, Table

FILE = Path(__file__).parent / "lexicon.toml"
KINDS = ("act", "noun", "fill", "who", "foreign", "part", "period", "deny", "compare", "list")
"""The groups of the file that are words of sentences."""
_BEGINNING = itemgetter(slice(2))
_NUMBERING = "一二三四五六七八九十、（）()0123456789."


Sense = tuple[str, str]
"""One thing that a word can mean: a kind, and the tag within it. A row's tag is its dotted key, a
column's `table@column`."""
_FILL: tuple[Sense, ...] = (("fill", "words"),)


SIGNS = frozenset('，,。.；;：:！？!?（）()、\n“‘「『" \t\u3000”’*')
"""Characters of which none is a piece of a word that is not known."""
TELLING = "telling"
"""The mark of words of which a sentence has one if it is about what the form has cells for."""


class Word:
    """A word with everything that it can mean, set apart for those that ask most."""

    __slots__ = ("acts", "columns", "fills", "marks", "nouns", "rows", "says", "senses", "verb")

    def __init__(
        self, senses: tuple[Sense, ...], telling: AbstractSet[str | Sense] = frozenset()
    ) -> None:
        """A word of these senses; `telling` are those of which the form has cells."""
        self.senses = senses
        marks: set[str | Sense] = {*senses, *(kind for kind, _ in senses)}
        self.fills = senses == _FILL
        """Whether it changes nothing of what is said."""
        tags: dict[str, tuple[str, ...]] = {"row": (), "column": (), "noun": (), "act": ()}
        for kind, tag in senses:
            if kind in tags:
                tags[kind] += (tag,)
        self.rows, self.columns, self.nouns, self.acts = tags.values()
        self.says = bool(self.rows or self.columns or self.nouns or self.acts)
        """Whether it says what is counted, or what is done."""
        self.verb = bool(self.acts) and "occur" not in self.acts and "fill" not in marks
        """Whether it is a verb before which the one who acts is named."""
        if not (marks.isdisjoint(telling) or (self.rows and self.acts)):
            marks.add(TELLING)
        self.marks = frozenset(marks)
        """Its senses, their kinds, and whether a sentence with it may be about the form."""


NO_WORD = Word(())


class Pattern(NamedTuple):
    """A topic that is told by what is done: 收到 and 申请 together mean these rows."""

    key: str
    label: str
    when: frozenset[str]
    readings: tuple[tuple[str, ...], ...]


class Lexicon(NamedTuple):
    """Every word known for the reports of one form."""

    words: Mapping[str, Word]
    lengths: Mapping[str, tuple[int, ...]]
    """The lengths of the words that begin with two characters, or are one, the longest first."""
    signs: frozenset[str]
    """Words of one character, and marks, quotes and spaces."""
    patterns: tuple[Pattern, ...]
    contexts: Mapping[str, frozenset[str]]
    """By table: what the text before must be about for its rows to be compared."""
    verbs: frozenset[str]
    """Columns that say what was done, as 本年废止件数 does: those without a total beside."""
    rows: Mapping[str, frozenset[str]]
    """The rows and headings of each table."""
    tops: frozenset[str]
    """Rows and headings that stand under none."""
    owners: Mapping[str, str]
    """By noun: the table whose rows are meant where only a verb is said with it."""
    attributes: frozenset[str]
    """Subjects under which a bare noun may be an attribute of documents."""
    others: frozenset[str]
    """Verbs that applications are not received, handled or answered by."""
    shorts: tuple[str, ...]
    """Words that name a row only beside others: 许可, 处罚."""
    headings: tuple[tuple[str, str], ...]
    """Words of a heading and the subject that they give to what stands under it."""

    def owner(self, readings: tuple[tuple[str, ...], ...]) -> str:
        """The key of the table in which a topic's rows stand."""
        first = readings[0][0] if readings else ""
        return next((key for key, rows in self.rows.items() if first in rows), "")


@cache
def word_lists() -> dict[str, Any]:
    """The file's tables as they are; each list of words is one string with spaces."""
    return read_own(FILE)


@cache
def listed(group: str, name: str) -> tuple[str, ...]:
    """The words of one list, such as the units in which cases are counted."""
    return tuple(word_lists()[group][name].split())


@cache
def lexicon(form: Form) -> Lexicon:
    """The words known for reports of a form."""
    raw = word_lists()
    senses: dict[str, tuple[Sense, ...]] = {}
    shorts: dict[str, None] = {}
    for found, sense in (*_of_form(form), *_of_file(raw)):
        if sense[0] == "short":
            shorts |= dict.fromkeys(found)
        also: dict[str, tuple[Sense, ...]] = dict.fromkeys(found, (sense,))
        for word in also.keys() & senses.keys():
            known = senses[word]
            also[word] = known if sense in known else (*known, sense)
        senses |= also
    patterns = tuple(_pattern(one) for one in raw["topic"])
    telling: set[str | Sense] = {"row", "column", "deny", "compare", ("act", "charge")}
    telling |= {(kind, tag) for kind in ("noun", "act") for p in patterns for tag in p.when}
    same = {meant: Word(meant, telling) for meant in set(senses.values())}
    lengths: dict[str, tuple[int, ...]] = {}
    begun = set(zip(map(_BEGINNING, senses), map(len, senses), strict=True))
    for beginning, length in sorted(begun, key=itemgetter(1)):
        lengths[beginning] = (length, *lengths.get(beginning, ()))
    rows: dict[str, frozenset[str]] = {}
    for table in form.tables:
        keys = {table.row_key(row) for row in table.rows.headings}
        rows[table.key] = rows.get(table.key, frozenset()) | keys
    places = {row: key for key, found in rows.items() for row in found}
    owners = {
        noun: places[p.readings[0][0]]
        for p in patterns
        if p.readings and p.readings[0][0] in places
        for noun in p.when & raw["noun"].keys()
    }
    return Lexicon(
        dict(zip(senses, map(same.__getitem__, senses.values()), strict=True)),
        lengths,
        SIGNS.union(beginning for beginning, length in begun if length == 1),
        patterns,
        {key: frozenset(value.split()) for key, value in raw["context"].items()},
        frozenset(
            f"{table.key}@{column.name}"
            for table in form.tables
            for column in table.columns.leaves
            if not any(one.total for one in table.columns.leaves)
        ),
        rows,
        frozenset(
            table.row_key(row)
            for table in form.tables
            for row in table.rows.headings
            if not row.parent or row.parent.count(".") == 0
        ),
        owners,
        frozenset(raw["attribute"]["subject"].split()),
        frozenset(raw["attribute"]["verb"].split()),
        tuple(word for word in shorts if senses[word][0][0] == "short"),
        tuple((word, key) for key, value in raw["heading"].items() for word in value.split()),
    )


def _pattern(raw: dict[str, str]) -> Pattern:
    readings = (tuple(rows.split(" + ")) for rows in raw["rows"].split(" | ") if rows)
    when = frozenset(raw["when"].split())
    return Pattern(raw["key"], raw["label"], when, tuple(readings))


def _of_file(raw: dict[str, Any]) -> Iterator[tuple[Sequence[str], Sense]]:
    for kind in KINDS:
        for tag, words in raw[kind].items():
            yield words.split(), (kind, tag)


def _of_form(form: Form) -> Iterator[tuple[Sequence[str], Sense]]:
    for table in form.tables:
        totals = {row.parent for row in table.rows.headings if row.total}
        for row in table.rows.headings:
            if row.total or row.key in totals:
                continue
            yield _wordings(row), ("row", table.row_key(row))
            yield row.short, ("short", table.row_key(row))
        for column in table.columns.headings:
            if not column.total:
                yield _wordings(column), ("column", f"{table.key}@{column.name}")


def _wordings(heading: Heading) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            (plain(heading.label), *(plain(word) for word in heading.also), *heading.said)
        )
    )


def plain(label: str) -> str:
    """A printed label without its number and without what it says in brackets."""
    return label.lstrip(_NUMBERING).partition("（")[0]


@cache
def table_of(form: Form, key: str) -> Table | None:
    """The table in which a row or a heading of rows stands, by its dotted key."""
    for table in form.tables:
        if key.startswith(f"{table.key}.") and key[len(table.key) + 1 :] in table.rows.by_key:
            return table
    return None
