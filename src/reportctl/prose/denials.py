"""Words that say that there was nothing: 未收到, 没有发生, 无, 为零, 均获维持."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from reportctl.prose.actors import own_name
from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.labels import expand
from reportctl.prose.lexicon import listed, table_of
from reportctl.prose.phrases import Phrase, read_phrase
from reportctl.prose.state import State
from reportctl.prose.tokens import STRANGE, Token
from reportctl.prose.topics import Topic, resolve
from reportctl.prose.understood import Claim, Unread

_LAST = frozenset(listed("start", "none"))
"""Words that deny what stands before them where they end a clause: 收费情况：无."""
_NOT_RECEIVED = frozenset({"answer", "publish", "decide", "charge"})
_MEANS = frozenset(listed("start", "means"))
_BY = frozenset(listed("start", "wholly"))
_ALL = frozenset(listed("start", "all"))
_DOING = frozenset(listed("start", "doing"))


def places(text: str) -> list[int]:
    """Where words begin that may say that there was nothing."""
    found: list[int] = []
    for sign in _signs():
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    return sorted(found)


@cache
def _signs() -> tuple[str, ...]:
    """How words begin that deny; those with 不, which stands in many others, whole."""
    words = (*listed("deny", "before"), *listed("deny", "zero"))
    return tuple(dict.fromkeys(word if word[0] == "不" else word[0] for word in words))


def denied(clause: Clause, foreign: Token | None, state: State) -> Iterator[Claim | Unread]:
    """What a clause says that there was none of."""
    tokens = clause.tokens
    for at, token in enumerate(tokens):
        before, behind = token.has("deny", "before"), token.has("deny", "after")
        if token.has("deny", "not") or not (before or behind or token.has("deny", "zero")):
            continue
        if any(place > at for place in clause.figures):
            continue
        if any(
            t.kind == "figure" or t.has("part", "narrow") or t.text == "经" for t in tokens[:at]
        ):
            # 有9家单位未收到申请; 经释明后未复议
            return
        if _some(tokens[:at], state.organ):
            yield Unread(_zero(token), "只是其中一部分")
            return
        if behind or (token.text in _LAST and at == len(tokens) - 1):
            said = tokens[:at] or [*state.label]
            while len(said) > 1 and said[0].kind == "unknown":
                said = said[1:]
        else:
            said = tokens[at + 1 :]
            while said and said[0].text in _DOING:
                said = said[1:]
            if all(t.word.fills for t in said):
                said = [*state.label, *said]
        if said or token.text != "零":
            yield from _nothing(token, said, foreign, state)
        return


def _zero(token: Token) -> Figure:
    return Figure(token.start, token.end, Decimal(0), "", exact=True)


def _some(before: Sequence[Token], organ: str) -> bool:
    """Whether something is said to be missing of some only: 教育领域没有, 其他申请没有."""
    own = before[own_name(before, organ) :]
    return any(t.kind == "unknown" or t.has("list", "rest") for t in own)


def _nothing(
    token: Token, said: Sequence[Token], foreign: Token | None, state: State
) -> Iterator[Claim | Unread]:
    nothing = _zero(token)
    if not any(t.has("act", "carry") for t in said):
        said = [t for t in said if t.offset is None]
    narrowed = (t for t in said if t.kind in STRANGE or t.has("part", "narrow", "channel"))
    bad = foreign or next(narrowed, None)
    if bad:
        yield Unread(nothing, f"不认得“{bad.text}”")
        return
    # 历年均未收到 and 2015年以来未收到 hold for the year as well
    if state.elsewhen and not state.elsewhen.startswith("历年") and "以来" not in state.elsewhen:
        yield Unread(nothing, f"“{state.elsewhen}”不是本年度")
        return
    told: Topic | None = None
    for item in _items(said):
        phrase = read_phrase(item)
        beside = len(item) > 1 and (item[-1].has("part", "beside") or item[-1].text in _MEANS)
        topic = "没有的是别的事" if beside else _topic(phrase, state)
        if isinstance(topic, str) and told and phrase.rows and not phrase.columns:
            # 未出台规章和规范性文件: the verb is said once
            topic = resolve(phrase, state.before()._replace(topic=told), state.form, state.known)
        told = topic if isinstance(topic, Topic) else told
        if isinstance(topic, str):
            yield Unread(nothing, topic)
            continue
        yield Claim(
            nothing.start,
            nothing.end,
            nothing.value,
            nothing.unit,
            nothing.exact,
            topic,
            state.reach,
            state.actor,
            state.offset,
            state.plan,
            zero=True,
        )


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    """The coordinated things that are denied in one breath."""
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "、" or token.has("list", "and"):
            items.append([])
        else:
            items[-1].append(token)
    return [item for item in items if item]


def _topic(phrase: Phrase, state: State) -> Topic | str:
    """What there was none of; of applications only that none came in."""
    acts = set(phrase.acts)
    asked = state.disclosure or state.heading == "application"
    if "fee" in phrase.nouns:
        phrase.nouns.discard("application")
        phrase.acts.clear()
    elif "application" in phrase.nouns and not phrase.rows and not phrase.carry:
        if acts & _NOT_RECEIVED:
            return "没有的不是申请"
        phrase.acts[:] = ["receive"]
    elif not phrase.rows and not phrase.nouns - {"disclosure"} and "charge" in acts and asked:
        phrase.nouns.add("fee")
        phrase.acts.clear()
    tables = {table.key for _, row in phrase.rows if (table := table_of(state.form, row))}
    # 无自然人申请 says nothing of the applications of others
    tables |= {state.known.owners.get(noun, "") for noun in phrase.nouns}
    phrase.columns[:] = [c for c in phrase.columns if c.partition("@")[0] in tables]
    if not phrase.rows and not phrase.nouns - {"disclosure"} and not phrase.carry:
        return "没有说没有什么"
    before = state.before()._replace(topic=None)
    return resolve(phrase, before, state.form, state.known)


def all_ended(
    clause: Clause, claims: Sequence[Claim], state: State, whole: Figure | None
) -> Iterator[Claim]:
    """均获维持 says that none of the cases told before ended otherwise or is still pending.

    均无败诉 says that none ended so, 均为自然人提出 that nobody else asked. In a bracket it
    speaks of the figure before, else of those of which no results were told.
    """
    tokens = clause.tokens
    if "column" not in clause.marks:
        return
    every = next((token for token in tokens if token.text in _ALL), None)
    if not every or any(token.kind in STRANGE for token in tokens):
        return
    phrase = read_phrase(tokens)
    acts = [*phrase.acts] if not _asked_by(tokens) else []
    if len(phrase.columns) != 1 or phrase.rows or acts:
        return
    key, _, column = phrase.columns[0].partition("@")
    divided = {topic.readings for topic in state.told if topic.part}
    told = state.told[-1:] if whole else [t for t in state.told if t.readings not in divided]
    none = any(token.has("deny", "before") for token in tokens)
    for topic in told:
        claim = next((c for c in reversed(claims) if c.topic == topic), None)
        table = table_of(state.form, topic.readings[0][0]) if topic.readings else None
        if claim is None or table is None or table.key != key:
            continue
        asked = not none and state.last == claim and _asked_by(tokens)
        if not table.across and not asked:
            # 收到28件，其中网上申请3件，均为自然人提出 is told of the 3
            continue
        own = expand(table, (column,))
        # 均无败诉 says nothing of those that are still pending
        others = tuple(
            c.name for c in table.columns.leaves if not c.total and (c.name in own) is none
        )
        yield claim._replace(
            start=every.start,
            end=tokens[-1].end,
            value=Decimal(0),
            topic=topic._replace(key="upheld", columns=others),
            zero=True,
        )


def _asked_by(tokens: Sequence[Token]) -> bool:
    """Whether a clause says who asked, and nothing else: 均为自然人提出, 全部来自企业."""
    told = [t for t in tokens if not t.word.columns and t.kind != "mark"]
    return all(
        t.word.fills or t.text in _BY or t.has("noun", "application") or t.has("act", "receive")
        for t in told
    )
