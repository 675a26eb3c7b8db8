"""许可5件、处罚3件: rows that are said in short where two of a table stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportctl.prose.labels import label_of
from reportctl.prose.lexicon import NO_WORD, Lexicon, table_of
from reportctl.prose.tokens import Token
from reportctl.schema.form import Form


def spell_out(tokens: list[Token], form: Form, known: Lexicon) -> list[Token]:
    """The tokens with each short word as its row, or as unknown where nothing says that it is."""
    if not any("short" in token.word.marks for token in tokens):
        return tokens
    rows = [_row(one) for one, after in pairwise(tokens) if after.kind == "figure"]
    tables = {table.key for row in rows if row and (table := table_of(form, row))}
    certain = len({row for row in rows if row}) > 1 and len(tables) == 1
    return [_spelt(token, rows if certain else (), form, known) for token in tokens]


def _row(token: Token) -> str:
    return next((tag for kind, tag in token.word.senses if kind == "short"), "")


def _spelt(token: Token, rows: Sequence[str], form: Form, known: Lexicon) -> Token:
    row = _row(token)
    if not row or len(token.word.senses) > 1:
        return token
    if row in rows:
        return token._replace(word=known.words[label_of(form, row)])
    return token._replace(kind="unknown", word=NO_WORD)
