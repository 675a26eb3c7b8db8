"""Percentages and changes, and what they are told of: 同比增长 x%, 较上年增加N件, 占 x%."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.phrases import SUMS, behind_reasons, read_phrase
from reportctl.prose.slots import CASES
from reportctl.prose.state import State
from reportctl.prose.tokens import CLOSING, OPENING, STRANGE, Token
from reportctl.prose.topics import Topic, resolve
from reportctl.prose.understood import Change, Claim, Rate, Share, Unread

_DEEPER = frozenset("中（(")
"""What stands between a part and its own parts."""
PERCENT = frozenset({"%", "‰", "个百分点"})
_LOOSE = frozenset(listed("unit", "loose"))
_WITHIN = frozenset(listed("unit", "within"))
_ORGANS = listed("unit", "organ")
_WITH = frozenset(listed("start", "beside"))
_LAST = -1
"""The year that changes are told against."""
_PARTS = ("narrow", "channel", "beside")
_DUE = frozenset(listed("start", "due"))


def compares(lead: Sequence[Token]) -> bool:
    """Whether the words before a figure say that it is by how much something changed."""
    words = [token for token in lead if token.kind == "word" and "fill" not in token.word.marks]
    while len(words) > 1 and words[-1].has("noun") and words[-2].has("compare", "up", "down"):
        # 比上年多收申请7件
        words.pop()
    return bool(words) and words[-1].has("compare", "up", "down")


def change(figure: Figure, lead: Sequence[Token], state: State) -> Change | Unread:
    """By how much the claim before, or what the words before name, differs from last year's."""
    words = [token for token in lead if token.has("compare", "up", "down")]
    than = next((n for n, t in enumerate(lead) if _than(t)), None)
    claim, topic = state.last, state.compared
    own = lead[: len(lead) if than is None else than]
    if any(t.kind in STRANGE or t.has("foreign") or t.has("compare", "rate") for t in own) or any(
        t.has("part", "narrow", "channel") for t in own
    ):
        return Unread(figure, "增减的是别的事")
    further = any((t.offset or 0) < _LAST for t in lead)
    if further or any(t.kind in STRANGE or t.has("who") for t in lead[len(own) :]):
        return Unread(figure, "比的不是上年")
    phrase = read_phrase(own)
    if claim and than is None and (phrase.rows or phrase.acts or phrase.columns):
        # 新收42件，比上年的38件增加4件，其中自然人增加3件，答复增加6件
        named = resolve(phrase, state.before(), state.form, state.known)
        if (
            isinstance(named, str)
            or named.columns != claim.topic.columns
            or not set(named.readings) & set(claim.topic.readings)
        ):
            return Unread(figure, "增减的是别的一项")
    if state.some or state.elsewhen:
        return Unread(figure, "承前只是一部分" if state.some else f"“{state.elsewhen}”不是本年度")
    what = phrase.rows or phrase.nouns - {"disclosure"} or set(phrase.acts) - {"occur"}
    if claim and than is not None and what:
        named = resolve(phrase, state.before(), state.form, state.known)
        if isinstance(named, Topic) and not set(named.readings) & set(claim.topic.readings):
            # 结转下年117件，申请量比上年下降4.6%
            claim, topic = None, named
    if claim and claim.topic.part and any(not one.part for one in state.told):
        # 收到426件，其中自然人371件，比上年减少35件
        return Unread(figure, "可以指总数，也可以指其中一项")
    if claim and (claim.zero or not claim.exact):
        return Unread(figure, "增减数，没有可比的数")
    if claim is None and state.reach != "own":
        return Unread(figure, "增减的是别的单位的数")
    if claim is None and (than is not None or state.than):
        told = resolve(read_phrase(own), state.before(), state.form, state.known)
        topic = told if isinstance(told, Topic) else topic
    yearly = than is not None or topic is not None or state.than
    if not words or not yearly or not (claim or topic) or not figure.exact:
        return Unread(figure, "增减数，没有可比的数")
    if figure.unit != "%" and (figure.unit != claim.unit if claim else figure.unit not in CASES):
        return Unread(figure, "增减数，没有可比的数")
    about = claim.topic if claim else topic
    assert about is not None  # noqa: S101 - one of the two is there
    state.compared = about
    sign = 1 if words[-1].has("compare", "up") else -1
    return Change(figure, about, claim, sign * figure.value, state.reach, state.actor)


def _narrows(token: Token) -> bool:
    return token.kind == "unknown" or token.has("foreign") or token.has("list", "exact")


def _is_of_others(token: Token) -> bool:
    """Whether a word names another organ, or what the form has no cells for."""
    unit = token.kind == "unknown" and token.text.endswith(_ORGANS)
    return unit or token.has("who", "other", "outside") or token.has("foreign")


def _than(token: Token) -> bool:
    return token.has("compare", "than") or (token.offset is not None and token.offset < 0)


def past(figure: Figure, lead: Sequence[Token], state: State) -> Claim | None:
    """Last year's number of what the claim before tells: 上年为38件, 较2022年的38件."""
    claim = state.last
    if claim is None or claim.offset or claim.zero or figure.unit != claim.unit:
        return None
    years = [token for token in lead if token.offset is not None]
    within = any(t.has("list", "among") for t in lead)  # 办结55件（含上年4件）
    if within or not years or not _only_years(lead) or any(token.offset != -1 for token in years):
        return None
    state.than, state.offset = True, 0
    return last_years(figure, claim)


def last_years(figure: Figure, claim: Claim) -> Claim:
    """What a claim tells, of the year before."""
    return claim._replace(
        start=figure.start, end=figure.end, value=figure.value, exact=figure.exact, offset=-1
    )


def _only_years(lead: Sequence[Token]) -> bool:
    return all(t.offset is not None or t.has("fill") or t.has("compare", "than") for t in lead)


def comes_first(figure: Figure, lead: Sequence[Token], state: State) -> bool:
    """Whether last year's number stands before this year's: 与2022年的461件相比，今年新收……"""
    than = any(t.has("compare", "than") or t.text in _WITH for t in lead)
    return (
        than
        and state.last is None
        and figure.exact
        and _only_years(lead)
        and [t.offset for t in lead if t.offset is not None] == [-1]
    )


def from_past(lead: Sequence[Token], between: Sequence[Token], state: State) -> int:
    """Where a figure is told to have gone from last year's to the next: 申请量由上年的8件升至13件.

    Gives how many words there are up to 由, and 0 where there is none.
    """
    start = next((n for n, t in enumerate(lead) if t.has("compare", "from")), None)
    reach = any(t.has("compare", "reach") for t in between)
    if start is None or not reach or not _only_years(lead[start + 1 :]):
        return 0
    years = [t.offset for t in lead if t.offset is not None]
    later = [t.offset for t in between if t.offset is not None]
    known = all(t.offset is not None or t.has("fill") or t.has("compare", "reach") for t in between)
    # 新收申请由4件增至7件: the first is not this year's, whatever year it is of
    named = not years and not read_phrase(lead[:start]).empty
    told = years == [-1] or named or (not years and names_last(lead, state))
    return start + 1 if known and told and later in ([], [0]) else 0


def names_last(lead: Sequence[Token], state: State) -> bool:
    """Whether the number from which something has grown or fallen is surely last year's."""
    return state.than or state.compared is not None or any(t.offset == _LAST for t in lead)


def share(
    figure: Figure,
    lead: Sequence[Token],
    state: State,
    whole: Figure | None,
    before: Sequence[Figure],
    *,
    text: str,
) -> Share | Rate | Unread:
    """Of what a percentage is a part; `before` are the figures before it in the paragraph.

    In a bracket the part is the figure before the bracket: 3018件（占85.3%）.
    """
    at = next((n for n, token in enumerate(lead) if token.has("compare", "share")), None)
    ratio = next((n for n, token in enumerate(lead) if token.has("compare", "ratio")), None)
    if at is None and ratio is not None and figure.exact:
        return _ratio(figure, lead[:ratio], state)
    if at is None and not lead and whole and state.topic and _may_be_divided(state.topic, state):
        # 自然人371件（87.1%）
        at = 0
    if at is None or not figure.exact:
        rate = next((token for token in lead if token.has("compare", "rate")), None)
        if not rate or not figure.exact:
            return Unread(figure, "没有说占什么")
        if state.plan or any(token.offset for token in lead):
            return Unread(figure, "说的是打算或者别的年份")
        due = any(token.kind == "unknown" or token.text in _DUE for token in lead)
        due = due or state.reach != "own" or not rate.text.startswith("办结")
        asked = any(token.has("noun", "application") for token in lead)
        return Rate(figure, asked or state.noun == "application", due)
    own = behind_reasons(lead[:at]) or lead[:at]
    if any(token.has("who") for token in own):
        return Unread(figure, "没有说是谁的")
    whole_at = next((n for n, token in enumerate(own) if token.text in _WITHIN), None)
    if whole_at is not None and not read_phrase(own[whole_at + 1 :]).rows:
        return Unread(figure, "没有说是什么占")
    phrase = read_phrase(own)
    part = whole if whole and whole.unit not in PERCENT and not phrase.rows else None
    instead = [one for one in before if _is_shut(text[one.end : figure.start])]
    wholes, before = before, [one for one in before if one not in instead]
    if part and before and before[-1].start > part.end and before[-1].unit not in PERCENT:
        # 新媒体600条（微信300条，占50%）
        part, instead = before[-1], [part]
    topic: Topic | None = None
    # 公开（含部分公开）的占43.7%: 公开 may be a verb
    unsure = bool(phrase.rows) and any(t.word.rows and t.word.acts for t in own)
    # 予以公开5件、部分公开3件，合计占80%: the sum has no figure
    strange = unsure or any(_narrows(t) or t.has("part", *_PARTS) or t.text in SUMS for t in own)
    # 收到申请320件，新收量上升，主要是房产问题，占18.4%
    near = bool(before) and text.count("，", before[-1].end, figure.start) <= 1
    if part is None and phrase.empty and not strange and near:
        # 收到申请426件，征地类占38.0%: they are no 426
        part = before[-1] if before and before[-1].unit not in PERCENT else None
        if part and part.unit in _LOOSE and not lead[0].start > part.end:
            # 予以公开5件、部分公开3件，两项占80%
            part = None
    elif part is None and not strange:
        told = resolve(phrase, state.before(), state.form, state.known)
        topic = told if isinstance(told, Topic) else None
    if (part is None and topic is None) or (part is not None and not part.exact):
        return Unread(figure, "没有说是什么占")
    alike = [one for one in wholes if one.unit == part.unit and one != part] if part else []
    begin, least = (part.start, part.value) if part else (0, 0)
    instead = [one for one in instead if one in alike and (one == whole or one.start > begin)]
    wholes = [one for one in alike if one.value >= least and not _is_beside(text[one.end : begin])]
    of_what = read_phrase(lead[at:])
    if any(map(_is_of_others, lead[at:])) or (
        of_what.empty and any(token.has("who") for token in lead[at:])
    ):
        # 占县法院受理一审行政案件的8.1%
        return Unread(figure, "没有说占谁的什么")
    named = resolve(of_what, state.before(), state.form, state.known)
    of = named if isinstance(named, Topic) else None
    claim = state.last if part and state.last and state.last.start == part.start else None
    told_of = claim.topic if claim and not claim.topic.carried else topic
    if of and told_of and (of.readings, of.columns) == (told_of.readings, told_of.columns):
        # 政府信息公开行政复议12件，占全部行政复议的8.1%
        return Unread(figure, "没有说占谁的什么")
    return Share(
        figure,
        part,
        topic,
        figure.value,
        tuple(wholes),
        of,
        state.reach,
        state.actor,
        tuple(instead),
    )


def _is_beside(text: str) -> bool:
    """Whether what stands between two figures makes them items of one list: 指南3条、目录44条."""
    return "、" in text and _DEEPER.union("，,；;：:。").isdisjoint(text)


def _is_shut(text: str) -> bool:
    """Whether a bracket ends in a text that has not begun in it."""
    depth = 0
    for char in text:
        depth += (char in OPENING) - (char in CLOSING)
        if depth < 0:
            return True
    return False


def without_parts(
    near: Sequence[Figure], parts: AbstractSet[Figure], figure: Figure, text: str
) -> list[Figure]:
    """The figures before a percentage that may be its whole, or that it may be told of.

    A part beside this one is no whole: A 5件，占50%；B 3件，占30%.
    """
    return [
        one
        for one in near
        if one not in parts or not _DEEPER.isdisjoint(text[one.end : figure.start])
    ]


def _may_be_divided(topic: Topic, state: State) -> bool:
    """Whether a topic is a column or a row by its name, and no total."""
    return topic.part or topic.key == state.known.owner(topic.readings)


def _ratio(figure: Figure, own: Sequence[Token], state: State) -> Share | Unread:
    """行政复议维持率58.7%, 予以公开率37.5%: a column of its row, or a row of all."""
    phrase = read_phrase(own)
    strange = any(_narrows(t) or t.has("part") or t.has("who", "other", "outside") for t in own)
    if strange or state.plan or phrase.acts or not (phrase.rows or phrase.columns):
        return Unread(figure, "没有说占什么")
    topic = resolve(phrase, state.before(), state.form, state.known)
    if isinstance(topic, str) or not (topic.part or topic.columns == ("total",)):
        return Unread(figure, topic if isinstance(topic, str) else "没有说占什么")
    return Share(figure, None, topic, figure.value, (), None, state.reach, state.actor)
