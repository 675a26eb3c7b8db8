"""The titles and labels of the form as they stand in text that was glued together or torn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportctl.fill.figures import plain
from reportctl.fill.headings import CLOSE, likeness_of
from reportctl.fill.labels import fold, letters
from reportctl.schema.form import Form, Section, Table

_NUMBERS = "一二三四五六"
_ENDS = "情况|措施|事项|工作|问题"
"""How the titles of sections end."""
_SIGNS = r"[ \x01\x02().]"
"""What `fold_marks` makes of whatever is no letter; patterns of a few signs are made ten times
sooner than those of all that are none."""
MARKS = " \x01\x02()."
"""The same, one after the other."""
_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_FARTHEST = 30
"""Characters of a title that is worded otherwise."""


def find_sections(text: str, form: Form) -> Iterator[tuple[Section, int, int]]:
    """Where the sections begin in a line, in their order: the title's start and end."""
    at = 0
    folded = fold_marks(text)
    bare, close = folded.translate(_NO_MARKS), folded.replace(" ", "")
    for number, section in enumerate(form.sections):
        if f"{_NUMBERS[number]}." not in close:
            continue
        names = tuple(name for name in names_of(section) if letters(plain(name)) in bare)
        found = _title(number, names).search(folded, at) if names else None
        span = found.span() if found else _other_title(section, number, folded, at)
        if span:
            yield section, *span
            at = span[1]


def _other_title(section: Section, number: int, text: str, at: int) -> tuple[int, int] | None:
    """Where the section begins under words that are like its title: 五、存在的问题及整改措施."""
    titles = [fold(title).full for title in (section.title, *section.also)]
    for begun in re.finditer(rf"{_NUMBERS[number]} *\. *", text[at:]):
        start = at + begun.end()
        ends = [start + end.end() for end in re.finditer(_ENDS, text[start : start + _FARTHEST])]
        like, end = max(
            ((likeness_of(letters(text[start:end]), titles), end) for end in ends), default=(0, 0)
        )
        if like >= CLOSE:
            return at + begun.start(), end
    return None


@cache
def _title(number: int, names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBERS[number]} *\. *(?:{'|'.join(map(_loose, names))})")


def names_of(section: Section) -> tuple[str, ...]:
    """What a section is called, without its number; a longer name before a shorter one."""
    names = [title.split("、", 1)[-1] for title in (section.title, *section.also)]
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def last_letters(tables: tuple[Table, ...]) -> frozenset[str]:
    """The letters with which printed texts of these tables end, as they stand before figures."""
    return frozenset(
        [char for char in plain(text) if char.isalnum()][-1] for text in printed_texts(tables)
    )


@cache
def labels_of_rows(tables: tuple[Table, ...]) -> tuple[str, ...]:
    """The letters of each label of rows, as it is printed."""
    return tuple(letters(plain(row.label)) for table in tables for row in table.rows.headings)


@cache
def labels_of_lines(tables: tuple[Table, ...]) -> frozenset[str]:
    """The letters of what the columns of tables of one line are called."""
    return frozenset(
        letters(plain(text))
        for table in tables
        if table.across
        for heading in table.columns.leaves
        for text in (heading.label, *heading.also)
    )


@cache
def known_labels(tables: tuple[Table, ...]) -> re.Pattern[str]:
    """Every printed text of these tables, a longer one before a shorter one."""
    ordered = sorted(printed_texts(tables), key=lambda text: (-len(text), text))
    return re.compile("|".join(_loose(text) for text in ordered))


def printed_texts(tables: tuple[Table, ...]) -> set[str]:
    """Every text of these tables that the form prints."""
    texts = {t for table in tables for t in (table.caption, table.corner, table.spanner) if t}
    texts |= {
        text
        for table in tables
        for axis in (table.rows, table.columns)
        for heading in axis.headings
        for text in (heading.label, *heading.also)
        if text
    }
    return texts


def _loose(text: str) -> str:
    """A label as a pattern, with any marks and spaces between its letters."""
    found, gap = "", ""
    for char in plain(text):
        if not char.isalnum():
            gap = f"{_SIGNS}{{0,3}}" if not found[-1:].isdecimal() else f"{_SIGNS}{{1,3}}"
            gap = gap if found else ""
            continue
        found += (gap or (" *" if found else "")) + re.escape(char)
        gap = ""
    return (r"\(?" if plain(text)[:1] == "(" else "") + found + r"[)\x02]*"


_SAME = dict(zip('（(）)、.．”"」', "(())...\x02\x02\x02", strict=True))


class _Fold(dict[int, str]):
    """By its code, what a character counts as: itself, a space, a bracket, a point or a mark."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        sign = " " if char.isspace() else _SAME.get(char, "\x01")
        letter = "㐀" <= char <= "鿿" or (char.isascii() and char.isalnum())
        self[code] = char if letter else sign
        return self[code]


_FOLD = _Fold()


def fold_marks(text: str) -> str:
    """The text, of the same length, in the characters in which labels are looked for."""
    return text.translate(_FOLD)
