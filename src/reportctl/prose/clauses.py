"""The clauses of a sentence, and what its brackets hold, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.prose.lexicon import Sense, listed
from reportctl.prose.tokens import CLOSING, OPENING, Token

_GOING_ON = frozenset(listed("start", "going_on"))
_COLONS = "：:"
_ORDINALS = frozenset("0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")
_ORGANS = listed("unit", "organ")


class Clause:
    """What stands between two marks at one depth; what its brackets hold stands apart."""

    __slots__ = ("figures", "inner", "marks", "stop", "tokens")

    def __init__(self) -> None:
        """Nothing stands in it yet."""
        self.tokens: list[Token] = []
        self.stop = ""
        """The mark that ends it."""
        self.inner: list[tuple[int, list[Clause]]] = []
        """The clauses of each bracket, and how many tokens stand before it."""
        self.figures: list[int] = []
        """Where its figures stand among its tokens."""
        self.marks: set[str | Sense] = set()
        """Everything that its words can mean, and the kinds of its other tokens."""


def build(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence. A bracket that is not closed ends with the sentence."""
    current = Clause()
    words, marks = current.tokens, current.marks
    clauses = top = [current]
    stack: list[list[Clause]] = []
    for number, token in enumerate(tokens):
        kind, text = token.kind, token.text
        if kind == "word":
            words.append(token)
            if not token.word.fills:
                marks |= token.word.marks
        elif not words and (text == "、" or (kind == "unknown" and _ORDINALS.issuperset(text))):
            # 2、 and （一） count the items, and say nothing
            continue
        elif text == "、":
            words.append(token)
            marks |= token.word.marks
        elif kind != "mark":
            if kind == "figure":
                current.figures.append(len(words))
            words.append(token)
            marks.add(kind)
            if kind == "unknown" and text.endswith(_ORGANS):
                marks.add("organ")
        else:
            if text in OPENING:
                inner = [Clause()]
                current.inner.append((len(words), inner))
                stack.append(clauses)
                clauses, current = inner, inner[0]
            elif text in CLOSING:
                if stack:
                    clauses = stack.pop()
                    current = clauses[-1]
            elif (
                text not in _COLONS
                or current.figures
                or tokens[number + 1 : number + 2] == []
                or tokens[number + 1].kind != "figure"
            ):
                # 收到申请：12件 is one clause
                current.stop = text
                current = Clause()
                clauses.append(current)
            words, marks = current.tokens, current.marks
    return [clause for clause in top if clause.tokens or clause.inner]


def walk(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Every clause, those in brackets behind the one they stand in."""
    for clause in clauses:
        yield clause
        for _, inner in clause.inner:
            yield from walk(inner)


def foreign_in(tokens: Sequence[Token]) -> Token | None:
    """What the form has no cells for; not what goes on behind the last figure: 制定5件并解读."""
    last = max(
        (at for at, token in enumerate(tokens) if token.kind == "figure"), default=len(tokens)
    )
    for at, token in enumerate(tokens):
        if at > last and token.text in _GOING_ON:
            return None
        if "foreign" in token.word.marks:
            return token
    return None
