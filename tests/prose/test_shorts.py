"""Rows that are said in short where two of a table stand beside each other."""

from __future__ import annotations

import pytest

from reportctl.prose.lexicon import lexicon
from reportctl.prose.reading import read
from reportctl.prose.shorts import spell_out
from reportctl.prose.tokens import mentioned, tokenise
from reportctl.schema.load import load_form

FORM = load_form(2021)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("许可5件，处罚3件", ["row", "figure", "mark", "row", "figure"]),
        ("许可5件，处罚人员3名", ["unknown", "figure", "mark", "unknown", "foreign", "figure"]),
        ("许可5件", ["unknown", "figure"]),
        ("收到5件", ["act", "figure"]),
    ],
)
def test_short_words_are_rows_only_beside_each_other(text: str, kinds: list[str]) -> None:
    known, reading = lexicon(FORM), read(text)
    found = mentioned(reading.mentions)
    tokens = tokenise(text, reading.sentences[0], found, known, 2021)
    told = spell_out(tokens, FORM, known)
    assert [
        t.word.senses[0][0] if t.word.senses and t.kind == "word" else t.kind for t in told
    ] == kinds
