"""Whether a figure, or what follows it, counts only some of what its noun names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportctl.prose.clauses import Clause, walk
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.phrases import read_phrase
from reportctl.prose.state import State
from reportctl.prose.tokens import Token, joins
from reportctl.prose.topics import Topic
from reportctl.report.organs import has_in_order

_SOON = frozenset(listed("unit", "soon"))
_TIMES = frozenset(listed("unit", "time"))
PERSONS = frozenset(listed("unit", "persons"))
_AGES = frozenset(listed("unit", "ages"))
_LOOSE = frozenset(listed("unit", "loose"))
_ORGANS = listed("unit", "organ")
_HANDED = frozenset(listed("start", "handed"))
_KINDS = frozenset(listed("start", "kinds"))
_TAKEN = frozenset(listed("start", "taken"))
_ASKED = frozenset({"application"})
_SUCH = frozenset(listed("start", "such"))
_CASES = frozenset(listed("start", "cases"))
_WITHIN = frozenset(listed("unit", "within"))
_SHORT, _PLACE = 2, 3
"""Characters of what is done in short, and of an organ's name that tell its place."""
_TOLD = frozenset({"receive", "new", "answer", "handle"})
UNITS = "单位"
"""What is counted where a figure counts organs, whatever its unit."""


def counts_some(before: Figure | None, lead: Sequence[Token]) -> bool:
    """Whether the figure before says how soon or by how many: 10日内答复5件, 一家企业提出8件."""
    if before is None or not lead:
        return False
    # 10日至20日办结190件
    soon = before.unit in _TIMES and (lead[0].text in _SOON or lead[0].has("act"))
    other = before.unit in PERSONS or before.unit in _AGES
    return soon or (other and lead[0].text != "、") or counts_units(before, lead)


def counts_units(figure: Figure, tail: Sequence[Token]) -> bool:
    """Whether a figure counts organs, their sites or persons: 14个乡镇收到申请97件, 2个自然人."""
    if figure.unit not in _LOOSE:
        return False
    if tail and tail[0].has("column") and not tail[0].has("row"):
        return True
    return any(token.has("who") or token.text.endswith(_ORGANS) for token in tail[:2])


def by_persons(unit: str, lead: Sequence[Token]) -> bool:
    """Whether it was done by those who were counted before: 申请人共42人，提出申请118件."""
    own = next((t for t in lead if not t.has("fill")), None)
    verb = own is not None and own.has("act") and (own is lead[0] or own.text in _HANDED)
    return (unit in PERSONS or unit == UNITS) and verb


def without_channel(lead: Sequence[Token]) -> Sequence[Token]:
    """Words without how something was told: 在信用平台发布行政许可5件."""
    by = (n for n, token in enumerate(lead) if ("list", "by") in token.word.marks)
    start = next(by, None)
    if start is None:
        return lead
    end = next((n for n, t in enumerate(lead) if n > start and t.has("part", "channel")), start)
    return [*lead[:start], *lead[end + 1 :]] if end > start else lead


def coordinated(lead: Sequence[Token]) -> bool:
    """Whether words go on with a list, and have no verb and no subject of their own."""
    own = any((t.has("act") and not t.word.fills) or t.has("noun", "disclosure") for t in lead)
    return joins(lead[0]) and not own


def qualifier(
    leads: Mapping[int, Sequence[Token]], before: Figure | None, lead: Sequence[Token]
) -> Sequence[Token]:
    """What a row takes over from before the row beside it: 尚未审结的复议2件、诉讼3件.

    `leads` are the words before each figure, by where it begins.
    """
    if before is None or not lead or not joins(lead[0]) or any(t.has("column") for t in lead):
        return ()
    if not any(t.has("row") for t in lead):
        return ()
    ahead = leads.get(before.start, ())
    row = next((n for n, t in enumerate(ahead) if t.has("row")), 0)
    return [t for t in ahead[:row] if t.has("column") and not t.has("row")]


def narrowed(lead: Sequence[Token]) -> bool:
    """Whether a figure counts some of the applications only: 网上申请5件, 教育领域收到5件."""
    part = any(t.kind == "unknown" or t.has("part", "narrow", "channel") for t in lead)
    return part and not any(t.has("part", "whole") for t in lead)


def of_some(topic: Topic | str, lead: Sequence[Token], state: State) -> Topic | str:
    """A topic, where a column was named before that it may or must be told of."""
    if any(token.word.columns for token in lead):
        # 自然人共10人次，提出申请12件: the 12 are those of persons
        state.aimed = isinstance(topic, str)
    elif isinstance(topic, Topic) and not topic.part:
        if state.aimed:
            return "承前只是一部分"
        if state.compared and state.compared.part:
            # 申请人以自然人为主，共提出申请371件: theirs, or those of all
            return topic._replace(also=(state.compared.columns,))
    return topic


def strange_noun(lead: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Whether a figure has a noun of its own that the form has no cells for."""
    for one, other in pairwise(lead):
        # 消防验收申请: applications of another kind
        if one.kind == "unknown" and other.has("noun", "application"):
            return "公开" not in other.text
    if any(token.has("part", "beside") for token in lead):
        return True
    near = [*lead[-2:], *tail[:1]]
    if not any(token.kind == "unknown" for token in near):
        return False
    phrase = read_phrase(lead)
    return "application" not in phrase.nouns and not phrase.rows


def of_this(topic: Topic | str, figure: Figure, lead: Sequence[Token], state: State) -> Topic | str:
    """A topic, where it is surely this year's and of the kind that the form counts.

    行政诉讼案件41件，其中信息公开的4件; 市政府收到行政复议申请312件; 去年受理的49件中，3件被起诉.
    """
    if isinstance(topic, str):
        return topic
    further = bool(state.told) or (bool(lead) and joins(lead[0]))
    if state.offset < 0 and further and not any(t.offset for t in lead):
        return "没有说是哪一年的"
    if state.offset < 0 and any(t.has("deny") for t in lead):
        return "是上年没有办完的"
    if "disclosure" in state.known.contexts.get(state.known.owner(topic.readings), ()):
        taken = not state.disclosure and any(t.text in _TAKEN for t in lead)
        kinds = any(t.text in _KINDS for t in lead) and not any(t.word.nouns for t in lead)
        if taken or kinds or figure.end < state.disclosed:
            return "说的是各类案件"
    return "可能说的是复议、诉讼" if _is_of_disputes(topic, lead, state) else topic


def _is_of_disputes(topic: Topic, lead: Sequence[Token], state: State) -> bool:
    """Whether what is done may be done with disputes: 行政复议3件，相关案件均已办结，作出答复4件.

    They are taken for applications where only a heading, or the text before, names these.
    """
    known = state.known
    if known.contexts.get(known.owner(topic.readings)) != _ASKED or any(t.word.rows for t in lead):
        return False
    asked = [n for n, t in enumerate(lead) if "application" in t.word.nouns]
    if any(not n or lead[n - 1].text not in _SUCH for n in asked):
        return False
    rows = {
        row
        for table, about in known.contexts.items()
        if "dispute" in about
        for row in known.rows.get(table, ())
    }
    told = state.told[-1].readings[:1] if state.told else ()
    if state.row in rows or any(row in rows for reading in told for row in reading):
        return True
    cases = any(t.text in _CASES or t.text in _SUCH for t in lead)
    said = {("noun", "dispute"), *(("row", row) for row in rows)}
    return cases and not said.isdisjoint(state.marks | state.earlier)


def note_part(
    topic: Topic | str,
    lead: Sequence[Token],
    tail: Sequence[Token],
    foreign: Token | None,
    state: State,
    *,
    cases: bool,
) -> None:
    """Take in that what follows a figure is told of some; `cases`: whether it counts them."""
    if isinstance(topic, Topic):
        state.partly = False
        # 上年结转的16件申请中，予以公开5件
        within = bool(tail) and tail[-1].text in _WITHIN
        state.some = state.some or (topic.carried and within)
        return
    if any(not _TOLD.isdisjoint(t.word.acts) for t in lead):
        # 不予公开9件，收到申请58件 where it is not read，自然人占84.5%
        state.topic = None
    state.partly = state.partly or any(t.word.rows and not t.word.acts for t in lead)
    strange = bool(foreign)
    if cases:
        # 网上申请5件，办结5件; 征收类申请201件，其中予以公开66件: a part has parts of its own,
        # but where the whole was told
        own = "application" in read_phrase(lead).nouns
        some = (narrowed(lead) or own) and not state.told
        state.some = state.some or some
        strange = some or strange or strange_noun(lead, tail)
    if strange:
        state.noun, state.strange = "foreign", True


def names_reason(clause: Clause, state: State) -> bool:
    """Whether a clause ends with a row of cases: 讨论记录等过程性信息，依法不予公开3件."""
    if clause.figures or not clause.tokens or "deny" in clause.marks:
        return False
    last = clause.tokens[-1].word
    return bool(last.rows and not last.acts) and state.known.owner((last.rows,)) in (
        state.known.contexts
    )


def tells_attributes(clauses: Sequence[Clause]) -> bool:
    """主动公开121条、依申请公开128条: attributes of the organ's own documents, not applications."""
    kinds: set[str] = set()
    for clause in walk(clauses):
        previous = 0
        for at in clause.figures:
            phrase = read_phrase(clause.tokens[previous:at])
            if phrase.acts == ["publish"] and not phrase.nouns and not phrase.rows:
                kinds.add("publish")
            elif phrase.nouns == {"application"} and not phrase.acts and not phrase.rows:
                kinds.add("application")
            previous = at + 1
    return kinds == {"publish", "application"}


def is_own_field(tokens: Sequence[Token], at: int, organ: str) -> bool:
    """Whether a word is what the organ is called by: 作出交通运输行政许可12件 of 云州市交通运输局.

    住房 is a part of what 住房和城乡建设局 does.
    """
    token = tokens[at]
    return (
        token.kind == "unknown"
        and len(token.text) > 1
        and _is_field(token.text, organ)
        and at > 0
        and tokens[at - 1].has("act")
        and any(t.has("row") for t in tokens[at + 1 : at + 3])
    )


def _is_field(word: str, organ: str) -> bool:
    """Whether an organ's name has a word, whole or in short: 林草 of 林业和草原局, but not 林业."""
    before, found, behind = organ.partition(word)
    if found:
        return not behind.startswith("和") and not before.endswith("和")
    return len(word) == _SHORT and has_in_order(organ, word) and word[0] not in organ[:_PLACE]
