"""A sentence as the readers of prose are given it: its tokens and clauses."""

from __future__ import annotations

from reportctl.prose.clauses import Clause, build
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import lexicon
from reportctl.prose.mentions import scan
from reportctl.prose.sentences import Stretch, fold
from reportctl.prose.slots import Slot
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


def slot(text: str) -> Slot:
    """The first figure of a clause."""
    first, *rest = clauses(text)
    at = first.figures[0]
    figure = first.tokens[at].mention
    assert isinstance(figure, Figure)
    end = first.figures[1] if len(first.figures) > 1 else len(first.tokens)
    after = rest[0] if rest else None
    lead, tail = first.tokens[:at], first.tokens[at + 1 : end]
    return Slot(figure, lead, tail, after, first.marks, len(first.figures) > 1, False, None)  # noqa: FBT003
