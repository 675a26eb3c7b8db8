"""What a bracket without figures of its own adds to the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.clauses import Clause
from reportctl.prose.lexicon import listed
from reportctl.prose.phrases import read_phrase
from reportctl.prose.state import State
from reportctl.prose.tokens import Token
from reportctl.prose.topics import Topic


def besides(topic: Topic | str, inner: Sequence[Clause], state: State) -> Topic | str:
    """受理91件（另有2件结转下年度）: the 2 may have been received as well, or not."""
    if limits(inner) or is_of_a_kind(inner):
        return "括号里另有说法"
    first = inner[0].tokens[0] if inner and inner[0].tokens else None
    if isinstance(topic, str) or first is None:
        return topic
    if first.has("list", "among"):
        return _with_carried(topic, inner[0], state)
    if not first.text.startswith("另"):
        return topic
    wider = [p for p in state.known.patterns if set(topic.readings) <= set(p.readings)]
    most = max(wider, key=lambda p: len(p.readings), default=None)
    return topic._replace(readings=most.readings) if most else topic


def _with_carried(topic: Topic, among: Clause, state: State) -> Topic:
    """收到23件（含上年结转3件）: what came in is counted with what was carried in, not without."""
    if not among.figures or read_phrase(among.tokens[: among.figures[0]]).carry != "carry_in":
        return topic
    over = next((p.readings[0] for p in state.known.patterns if "carry_in" in p.when), ())
    kept = tuple(rows for rows in topic.readings if (*rows, *over) not in topic.readings)
    return topic._replace(readings=kept)


def included(inner: Sequence[Clause]) -> list[Token]:
    """What a bracket before a figure adds to its words: 予以公开（含部分公开）1666件."""
    tokens = inner[0].tokens if inner else []
    if len(inner) != 1 or inner[0].figures or not tokens or not tokens[0].has("list", "among"):
        return []
    rest = tokens[1:]
    certain = all(t.kind == "word" and not t.has("foreign") for t in rest)
    return [tokens[0]._replace(text="、"), *rest] if certain else []


def with_included(clause: Clause, begin: int, end: int) -> list[Token]:
    """Words of a clause with what brackets without figures add: 公开（含部分公开）的占43.7%."""
    words: list[Token] = []
    for at in range(begin, end):
        for place, inside in clause.inner:
            words += included(inside) if place == at > begin else []
        words.append(clause.tokens[at])
    return words


def limits(inner: Sequence[Clause]) -> bool:
    """Whether a bracket says that some are left out: 收到申请97件（不含部门和乡镇）."""
    tokens = inner[0].tokens if inner and not inner[0].figures else []
    said = "".join(token.text for token in tokens).startswith(listed("start", "limit"))
    return said and any(t.kind == "unknown" or t.has("who") for t in tokens)


def is_of_a_kind(inner: Sequence[Clause]) -> bool:
    """Whether a bracket without figures says what kind was counted: 收到申请12件（征地类）."""
    tokens = inner[0].tokens if inner and not any(one.figures for one in inner) else []
    kind = any(t.kind == "unknown" or t.has("part", "narrow") for t in tokens)
    # 其他处理（含申请人主动撤回）12件 is wider, not narrower
    return kind and not tokens[0].has("list", "among")


def names(inner: Sequence[Clause]) -> bool:
    """Whether a bracket without figures names a row or a column: 不存在（需要制作）的5件."""
    named = any({"row", "column"} & one.marks and not one.figures for one in inner)
    return (named or is_of_a_kind(inner)) and not included(inner)
