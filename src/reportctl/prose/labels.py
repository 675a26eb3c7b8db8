"""What rows and columns of a form are called in a message, and which stand under which."""

from __future__ import annotations

from functools import cache

from reportctl.prose.lexicon import plain, table_of
from reportctl.schema.form import Form, Table


@cache
def parent_of(form: Form, row: str) -> str:
    """The row under which a row stands, or ''."""
    table = table_of(form, row)
    parent = table.rows.by_key[row[len(table.key) + 1 :]].parent if table else ""
    return f"{table.key}.{parent}" if table and parent else ""


@cache
def expand(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Columns with the leaves under those that are headings."""
    found: list[str] = []
    for name in columns:
        heading = next((h for h in table.columns.headings if h.name == name), None)
        if heading:
            found += [leaf.name for leaf in table.columns.leaves_under(heading.key)]
    return tuple(dict.fromkeys(found))


@cache
def is_part(table: Table, names: tuple[str, ...]) -> bool:
    """Whether columns are some of those that a total adds up."""
    return not any(column.total for column in table.columns.leaves if column.name in names)


@cache
def labelled(label: str, table: Table, columns: tuple[str, ...]) -> str:
    """A label with the columns, where they are not the table's only one or its total."""
    if table.single or not is_part(table, columns):
        return label
    named = [h for h in table.columns.headings if expand(table, (h.name,)) == columns]
    shown = named[:1] or [c for c in table.columns.leaves if c.name in columns]
    return f"{label}“{'、'.join(plain(column.label) for column in shown)}”"


@cache
def label_of(form: Form, row: str) -> str:
    """A row's label without its number, by its dotted key."""
    table = table_of(form, row)
    return plain(table.rows.by_key[row[len(table.key) + 1 :]].label) if table else row
