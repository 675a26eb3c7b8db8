"""A sentence as the readers of prose are given it: its tokens and clauses."""

from __future__ import annotations

from reportctl.prose.clauses import Clause, build
from reportctl.prose.lexicon import lexicon
from reportctl.prose.mentions import scan
from reportctl.prose.sentences import Stretch, fold
from reportctl.prose.state import State
from reportctl.prose.tokens import Token, mentioned, tokenise
from reportctl.schema.load import load_form

FORM = load_form(2021)
WORDS = lexicon(FORM)


def tokens(text: str) -> list[Token]:
    """The tokens of a text that is one sentence, in a report of 2021."""
    folded = fold(text)
    return tokenise(folded, Stretch(0, len(folded)), mentioned(scan(folded)), WORDS, 2021)


def clauses(text: str) -> list[Clause]:
    """Its clauses."""
    return build(tokens(text))


def state(**how: object) -> State:
    """What was said before: nothing but this."""
    return State(FORM, WORDS, **how)
