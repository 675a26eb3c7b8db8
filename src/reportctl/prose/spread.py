"""予以公开、部分公开分别为5件、3件: each figure its own item, in the order of the items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.percent import PERCENT
from reportctl.prose.phrases import read_phrase
from reportctl.prose.state import State
from reportctl.prose.tokens import Token, joins
from reportctl.prose.topics import Topic, resolve

_SPREAD = frozenset(listed("start", "spread"))
_EVERY = frozenset(listed("start", "every"))


def spread(tokens: Sequence[Token], figures: Sequence[int], state: State) -> list[Topic | str]:
    """予以公开、部分公开分别为5件、3件: each figure its own item; [] where nothing is spread."""
    lead = tokens[: figures[0]]
    if len(figures) == 1 or not any(token.text in _SPREAD for token in lead):
        return []
    for one, other in pairwise(figures):
        if not all(t.text == "、" or t.has("fill") or joins(t) for t in tokens[one + 1 : other]):
            return []
    items: list[list[Token]] = [[]]
    for token in lead:
        if joins(token):
            items.append([])
        else:
            items[-1].append(token)
    if len(items) == 1 and len(items) != len(figures):
        return _over_told(items[0], len(figures), state)
    if len(items) != len(figures):
        return ["“分别”的项数与数字的个数不同"] * len(figures)
    told: list[Topic | str] = []
    for number, item in enumerate(items):
        bad = next((t for t in item if t.kind == "unknown" or t.has("foreign")), None)
        narrow = next((t for t in item if t.has("part", "narrow", "channel")), None)
        if narrow:
            told.append(f"“{narrow.text}”只是一部分")
        elif bad and number:
            told.append(f"不认得“{bad.text}”")
        else:
            before, phrase = state.before(), read_phrase(item)
            if told and isinstance(told[-1], Topic) and phrase.unsure:
                # 商业企业、其他分别为: of the columns beside it
                before = before._replace(topic=told[-1])
            if told and isinstance(told[0], Topic) and phrase.columns and not phrase.rows:
                # 行政复议维持、纠正分别为: the row is said once
                before = before._replace(topic=told[0])
            told.append(resolve(phrase, before, state.form, state.known))
    failed = next((one for one in told if isinstance(one, str)), None)
    return [failed] * len(told) if failed else told


def _over_told(item: Sequence[Token], count: int, state: State) -> list[Topic | str]:
    """行政复议189件、行政诉讼115件，分别维持118件、78件: a column of each row told before."""
    phrase = read_phrase(item)
    strange = any(t.kind == "unknown" or t.has("foreign") for t in item)
    wholes = [topic for topic in state.told if not topic.part]
    if (
        strange
        or phrase.rows
        or not phrase.columns
        or len(wholes) != count
        or len(state.told) != count
    ):
        return ["“分别”的项数与数字的个数不同"] * count
    told: list[Topic | str] = []
    for whole in wholes:
        before = state.before()._replace(topic=whole, told=(whole,))
        told.append(resolve(read_phrase(item), before, state.form, state.known))
    return told


def spread_shares(clause: Clause, at: int) -> bool:
    """Whether shares are told of several figures at once: 占办结数的比例分别为38.9%、4.7%."""
    found = [(n, clause.tokens[n].mention) for n in clause.figures]
    shares = [n for n, one in found if isinstance(one, Figure) and one.unit in PERCENT]
    ahead = clause.tokens[: shares[0]]
    return (
        len(shares) > 1
        and at in shares
        and any(t.text in _SPREAD or t.text in _EVERY for t in ahead)
    )
