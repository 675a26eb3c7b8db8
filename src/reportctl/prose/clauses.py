"""The clauses of a sentence, and what its brackets hold, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.prose.tokens import CLOSING, OPENING, Token
from reportctl.record import field, record

BREAKS = "，,；;：:。！？!?\n"


@record(slots=True)
class Clause:
    """What stands between two marks at one depth; what its brackets hold stands apart."""

    tokens: list[Token] = field(default_factory=list)
    stop: str = ""
    """The mark that ends it."""
    inner: list[tuple[int, list[Clause]]] = field(default_factory=list)
    """The clauses of each bracket, and how many tokens stand before it."""

    @property
    def figures(self) -> list[int]:
        """Where its figures stand among its tokens."""
        return [at for at, token in enumerate(self.tokens) if token.kind == "figure"]


def build(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence. A bracket that is not closed ends with the sentence."""
    top: list[Clause] = [Clause()]
    stack: list[list[Clause]] = [top]
    for token in tokens:
        current = stack[-1][-1]
        if token.kind != "mark" or token.text == "、":
            current.tokens.append(token)
        elif token.text in OPENING:
            inner: list[Clause] = [Clause()]
            current.inner.append((len(current.tokens), inner))
            stack.append(inner)
        elif token.text in CLOSING:
            if len(stack) > 1:
                stack.pop()
        else:
            current.stop = token.text
            stack[-1].append(Clause())
    return [clause for clause in top if clause.tokens or clause.inner]


def walk(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Every clause, those in brackets behind the one they stand in."""
    for clause in clauses:
        yield clause
        for _, inner in clause.inner:
            yield from walk(inner)
