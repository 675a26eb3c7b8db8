"""Percentages and changes, and what they are told of: 同比增长 x%, 较上年增加N件, 占 x%."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.figures import Figure
from reportctl.prose.phrases import read_phrase
from reportctl.prose.said import Change, Rate, Share, Unread
from reportctl.prose.state import State
from reportctl.prose.tokens import Token
from reportctl.prose.topics import Topic, resolve

PERCENT = frozenset({"%", "‰", "个百分点"})
_DUE = frozenset({"按期", "按时", "及时", "法定"})


def compares(lead: Sequence[Token]) -> bool:
    """Whether the words before a figure say that it is by how much something changed."""
    words = [token for token in lead if token.kind == "word" and not token.has("fill")]
    return bool(words) and words[-1].has("compare", "up", "down")


def change(figure: Figure, lead: Sequence[Token], state: State) -> Change | Unread:
    """By how much the claim before differs from last year's."""
    words = [token for token in lead if token.has("compare", "up", "down")]
    than = any(t.has("compare", "than") or (t.offset is not None and t.offset < 0) for t in lead)
    claim = state.last
    if words and than and claim and not claim.zero and figure.exact and claim.exact:
        sign = 1 if words[-1].has("compare", "up") else -1
        if figure.unit in PERCENT or figure.unit == claim.unit:
            return Change(figure, claim, sign * figure.value)
    return Unread(figure, "增减数，没有可比的数")


def share(
    figure: Figure,
    lead: Sequence[Token],
    state: State,
    whole: Figure | None,
    before: Sequence[Figure],
) -> Share | Rate | Unread:
    """Of what a percentage is a part; `before` are the figures before it in the paragraph.

    In a bracket the part is the figure before the bracket: 3018件（占85.3%）.
    """
    at = next((n for n, token in enumerate(lead) if token.has("compare", "share")), None)
    if at is None or not figure.exact:
        rate = next((token for token in lead if token.has("compare", "rate")), None)
        if not rate:
            return Unread(figure, "没有说占什么")
        due = any(token.kind == "unknown" or token.text in _DUE for token in lead)
        return Rate(figure, state.noun == "application", due or not rate.text.startswith("办结"))
    own = lead[:at]
    phrase = read_phrase(own)
    part = whole if whole and whole.unit not in PERCENT and not phrase.rows else None
    topic: Topic | None = None
    if part is None and phrase.empty:
        part = before[-1] if before and before[-1].unit not in PERCENT else None
    elif part is None and not any(t.kind == "unknown" or t.has("foreign") for t in own):
        told = resolve(phrase, state.before(), state.form, state.known)
        topic = told if isinstance(told, Topic) else None
    if (part is None and topic is None) or (part is not None and not part.exact):
        return Unread(figure, "没有说是什么占")
    wholes = tuple(
        one
        for one in before
        if part is not None and one.unit == part.unit and one.value >= part.value and one != part
    )
    named = resolve(read_phrase(lead[at:]), state.before(), state.form, state.known)
    of = named if isinstance(named, Topic) else None
    return Share(figure, part, topic, figure.value, wholes, of)
