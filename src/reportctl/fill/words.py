"""The labels of a form as they are looked up: each row and column with its texts, folded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from reportctl.fill.labels import fold
from reportctl.record import NamedTuple
from reportctl.schema.axis import Axis as Headings
from reportctl.schema.form import Form, Heading, Table

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


Texts = tuple[Word, tuple[str, int] | None, tuple[str, ...]]
"""A word, the number of its label, and its texts."""


@cache
def fold_words(form: Form) -> tuple[Texts, ...]:
    """Every row and column of a form."""
    return tuple(
        (word, fold(word.heading.label).ordinal, forms_of(word.heading))
        for table in form.tables
        for word in (*_words("row", table, table.rows), *_words("column", table, table.columns))
    )


def labels_of(form: Form) -> set[str]:
    """The labels of all rows and columns of a form, folded."""
    return {text for _, _, texts in fold_words(form) for text in texts}


def forms_of(heading: Heading) -> tuple[str, ...]:
    """The texts under which a row or a column may be known, all its labels folded."""
    printed = (heading.label, *heading.also)
    return tuple(dict.fromkeys(form for text in printed for form in fold(text).forms))


def _words(axis: Axis, table: Table, headings: Headings) -> Iterator[Word]:
    leaves = {leaf.key for leaf in headings.leaves}
    for heading in headings.headings:
        yield Word(table, axis, heading, heading.key in leaves)
