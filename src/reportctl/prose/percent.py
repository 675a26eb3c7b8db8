"""Percentages and changes, and what they are told of: 同比增长 x%, 较上年增加N件, 占 x%."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.phrases import read_phrase
from reportctl.prose.slots import CASES
from reportctl.prose.state import STRANGE, State
from reportctl.prose.tokens import Token
from reportctl.prose.topics import Topic, resolve
from reportctl.prose.understood import Change, Claim, Rate, Share, Unread

PERCENT = frozenset({"%", "‰", "个百分点"})
_WITHIN = frozenset(listed("unit", "within"))
_DUE = frozenset({"按期", "按时", "及时", "法定"})


def compares(lead: Sequence[Token]) -> bool:
    """Whether the words before a figure say that it is by how much something changed."""
    words = [token for token in lead if token.kind == "word" and not token.has("fill")]
    return bool(words) and words[-1].has("compare", "up", "down")


def change(figure: Figure, lead: Sequence[Token], state: State) -> Change | Unread:
    """By how much the claim before, or what the words before name, differs from last year's."""
    words = [token for token in lead if token.has("compare", "up", "down")]
    than = next((n for n, t in enumerate(lead) if _than(t)), None)
    claim, topic = state.last, state.compared
    own = lead[: len(lead) if than is None else than]
    if any(t.kind in STRANGE or t.has("foreign") or t.has("compare", "rate") for t in own):
        return Unread(figure, "增减的是别的事")
    if claim and (claim.zero or not claim.exact):
        return Unread(figure, "增减数，没有可比的数")
    if claim is None and state.reach != "own":
        return Unread(figure, "增减的是别的单位的数")
    if claim is None and than is not None:
        told = resolve(read_phrase(own), state.before(), state.form, state.known)
        topic = told if isinstance(told, Topic) else topic
    if not words or (than is None and topic is None) or not (claim or topic) or not figure.exact:
        return Unread(figure, "增减数，没有可比的数")
    if figure.unit != "%" and (figure.unit != claim.unit if claim else figure.unit not in CASES):
        return Unread(figure, "增减数，没有可比的数")
    about = claim.topic if claim else topic
    assert about is not None  # noqa: S101 - one of the two is there
    state.compared = about
    sign = 1 if words[-1].has("compare", "up") else -1
    return Change(figure, about, claim, sign * figure.value)


def _narrows(token: Token) -> bool:
    return token.kind == "unknown" or token.has("foreign") or token.has("list", "exact")


def _than(token: Token) -> bool:
    return token.has("compare", "than") or (token.offset is not None and token.offset < 0)


def past(figure: Figure, lead: Sequence[Token], state: State) -> Claim | None:
    """Last year's number of what the claim before tells: 上年为38件, 较2022年的38件."""
    claim = state.last
    if claim is None or claim.offset or claim.zero or figure.unit != claim.unit:
        return None
    years = [token for token in lead if token.offset is not None]
    plain = all(t.offset is not None or t.word.fills or t.has("compare", "than") for t in lead)
    if not plain or not years or any(token.offset != -1 for token in years):
        return None
    return claim._replace(
        start=figure.start, end=figure.end, value=figure.value, exact=figure.exact, offset=-1
    )


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
        due = due or state.reach != "own" or not rate.text.startswith("办结")
        return Rate(figure, state.noun == "application", due)
    own = lead[:at]
    if any(token.has("who") for token in own):
        return Unread(figure, "没有说是谁的")
    whole_at = next((n for n, token in enumerate(own) if token.text in _WITHIN), None)
    if whole_at is not None and not read_phrase(own[whole_at + 1 :]).rows:
        return Unread(figure, "没有说是什么占")
    phrase = read_phrase(own)
    part = whole if whole and whole.unit not in PERCENT and not phrase.rows else None
    topic: Topic | None = None
    if part is None and phrase.empty:
        part = before[-1] if before and before[-1].unit not in PERCENT else None
    elif part is None and not any(_narrows(t) for t in own):
        told = resolve(phrase, state.before(), state.form, state.known)
        topic = told if isinstance(told, Topic) else None
    if (part is None and topic is None) or (part is not None and not part.exact):
        return Unread(figure, "没有说是什么占")
    wholes = tuple(
        one
        for one in before
        if part is not None and one.unit == part.unit and one.value >= part.value and one != part
    )
    of_what = read_phrase(lead[at:])
    if of_what.empty and any(token.has("who") for token in lead[at:]):
        return Unread(figure, "没有说占谁的什么")
    named = resolve(of_what, state.before(), state.form, state.known)
    of = named if isinstance(named, Topic) else None
    if of and topic and of.readings == topic.readings:
        return Unread(figure, "没有说占谁的什么")
    return Share(figure, part, topic, figure.value, wholes, of)
