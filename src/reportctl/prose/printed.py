"""Rows called by what the form prints: such words speak of its table though no noun says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportctl.prose.labels import label_of
from reportctl.prose.lexicon import plain
from reportctl.prose.state import State
from reportctl.prose.tokens import Token
from reportctl.schema.form import Form

LONG = 8
"""Characters of a label that stands for nothing but its row: 本机关不掌握相关政府信息, but not
属于国家秘密."""
_HEADINGS = frozenset({"", "application", "dispute"})
_SINGLE = 2


def subject(lead: Sequence[Token], behind: Sequence[Token], state: State) -> str:
    """What a figure is about, `application` or `dispute`, by the printed labels before it, or ''.

    `behind` are the words up to the next figure. Nothing is told where the text has spoken of
    something else.
    """
    foreign = state.strange or "foreign" in state.marks or state.heading not in _HEADINGS
    if state.noun or state.unread or foreign:
        return ""
    said = [t for t in lead if t.kind != "mark" and not t.has("list", "and", "among")]
    for key, label in _long(state.form):
        text = "".join(token.text for token in said)
        if text.endswith(label):
            rest = text.removesuffix(label)
            return _noun(key, state) if _is_filled(said, len(rest)) else ""
    named = [token for token in said if token.word.rows and not token.word.acts]
    columns = [token for token in said if token.word.columns and not token.word.rows]
    if any(t not in named and t not in columns and not t.word.fills for t in said):
        return ""
    rows = [row for token in named for row in token.word.rows]
    if len(rows) == 1 and not columns:
        # 重复申请16件不予处理
        above = [r for t in behind[:1] for r in t.word.rows if rows[0].startswith(f"{r}.")]
        return _noun(rows[0], state) if above and _is_printed(named[0], state.form) else ""
    if len(rows) != len(named) or not any(_is_printed(token, state.form) for token in named):
        return ""
    if columns:
        across = len(rows) == 1 and all(_is_head(token, state.form) for token in columns)
        return _noun(rows[0], state) if across else ""
    return _noun(rows[0], state) if len(rows) >= _SINGLE and len(set(rows)) == len(rows) else ""


def _noun(row: str, state: State) -> str:
    """What the text must be about for the table of a row to be compared."""
    table = next((key for key, rows in state.known.rows.items() if row in rows), "")
    return {"applications": "application", "disputes": "dispute"}.get(table, "")


def _is_filled(tokens: Sequence[Token], until: int) -> bool:
    """Whether the first characters are whole words that say nothing."""
    at = 0
    for token in tokens:
        if at == until:
            return True
        if not token.word.fills:
            return False
        at += len(token.text)
    return at == until


def _is_printed(token: Token, form: Form) -> bool:
    return any(token.text == label_of(form, row) for row in token.word.rows)


def _is_head(token: Token, form: Form) -> bool:
    """Whether a word is a column's printed head of a table with results across."""
    return any(
        plain(column.label) == token.text
        for table in form.tables
        if table.across
        for column in table.columns.leaves
    )


@cache
def _long(form: Form) -> tuple[tuple[str, str], ...]:
    """The rows with labels that stand for nothing else, the longest first."""
    found = [
        (table.row_key(row), plain(row.label))
        for table in form.tables
        for row in table.rows.headings
        if table.carries and len(plain(row.label)) >= LONG
    ]
    return tuple(sorted(found, key=lambda one: -len(one[1])))
