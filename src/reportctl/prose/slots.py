"""Of what a figure is a number: the words before and behind it, and why it is not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.parts import coordinated, counts_some, counts_units, without_channel
from reportctl.prose.phrases import Phrase, read_phrase
from reportctl.prose.state import STRANGE, State
from reportctl.prose.tokens import Token
from reportctl.prose.topics import Topic, resolve
from reportctl.record import NamedTuple

CASES = frozenset((*listed("unit", "case"), ""))
"""Units in which applications, disputes, documents and decisions are counted."""
_LOOSE = frozenset(listed("unit", "loose"))
NEAR = 3
"""Words before a figure among which 各 and 平均 speak of it: 各1件, and not 各单位共收到5件."""
_UNDER = frozenset(listed("start", "under"))
_ON = frozenset(listed("start", "on"))
_KINDS = listed("start", "reason")
_EACH = frozenset({("list", "each"), ("compare", "every")})
_WITHIN = frozenset(listed("unit", "within"))
_SAYING = frozenset({"act", "noun", "row", "column"})
_SOME = frozenset(listed("list", "some"))
_REASONS = frozenset({("part", "reasons"), ("list", "etc")})


class Slot(NamedTuple):
    """One figure among the words of its clause."""

    figure: Figure
    lead: list[Token]
    """From the figure before, or the beginning of the clause, with what a bracket adds."""
    tail: list[Token]
    """To the next figure, or to the end of the clause."""
    after: Clause | None
    """The next clause."""
    marks: AbstractSet[object]
    """What the words of its clause can mean."""
    more: bool
    """Whether another figure follows in its clause."""
    aside: bool
    """Whether a bracket before it names something else."""
    before: Figure | None
    """The figure before it in its clause."""


class Filled(NamedTuple):
    """The topic of a figure, or in Chinese why it has none."""

    topic: Topic | str
    taken: int = 0
    """How many tokens of the tail belong to it and not to the next figure."""


def _of_another_year(lead: Sequence[Token], tail: Sequence[Token]) -> str:
    """Why a figure is last year's, or one of two years."""
    past = any((token.offset or 0) < 0 for token in lead)
    if past and any(token.offset == 0 for token in tail):
        return "说的是两年的事"
    than = next((t for t in lead if t.has("compare", "than") and t.text[0] in "较比"), None)
    other = any(t.has("compare", "up", "down", "reach") for t in lead)
    return f"“{than.text}”之后的数是用来比较的" if than and not other else ""


def _does(lead: Sequence[Token]) -> bool:
    return any(t.has("act") and not t.has("fill") for t in lead)


def veto(slot: Slot, foreign: Token | None, state: State) -> str:
    """Why a figure is not looked at, whatever its words may mean; or ''."""
    unit = slot.figure.unit
    if unit not in CASES and unit != "元":
        return f"“{unit}”不是申请、案件、文件的量词"
    if not unit and slot.tail and slot.tail[0].text.startswith("年"):
        return "数的是年"
    if foreign:
        return f"“{foreign.text}”不是表格里的事"
    if state.elsewhen:
        return f"“{state.elsewhen}”不是本年度"
    lead, tail = slot.lead, slot.tail
    if state.some or counts_some(slot.before, lead):
        return "承前只是一部分"
    if counts_units(slot.figure, tail):
        return "数的是单位"
    why = _of_another_year(lead, tail)
    if why:
        return why
    if lead and lead[0].text in _ON and any(t.kind == "unknown" for t in tail):
        return "只是拿来做别的事的"
    if _does(lead) and any(t.has("deny", "before") and not t.has("deny", "not") for t in lead):
        return "说的是没有做的"
    if not _does(lead) and any(t.has("deny", "before") for t in tail):
        return "说的是没有的单位数"
    if state.attribute and not any(
        t.has("act", "receive", "new", "answer", "handle") for t in lead
    ):
        return "说的是公文的公开属性"
    some = lead and lead[-1].text in _SOME and tail and tail[0].has("noun", "application")
    if some and not any(t.has("act", "carry", "carry_out", "pending") for t in tail):
        # 有3件申请经补正后答复, but not 另有3件申请结转下年度
        return "只是其中几件"
    if slot.aside or (state.partly and lead and coordinated(lead)):
        return "括号里另有说法" if slot.aside else "承前只是一部分"
    if not _EACH.isdisjoint(slot.marks):
        for token in lead[-NEAR:]:
            each = token.has("list", "each") and token.text != "均"
            if each or token.has("compare", "every"):
                return f"“{token.text}”之后的数不是合计"
    if "part" not in slot.marks and ("part", "apart") not in state.marks:
        return ""
    apart = ("part", "apart") in state.marks
    alone = listed("unit", "single")
    if apart and any(t.text in alone or t.has("part", "apart") for t in (*lead, *tail[:1])):
        return "法人、其他组织是分开说的"
    beside = next((t for t in lead if t.has("part", "beside")), None)
    if beside:
        return f"“{beside.text}”不是表格里的事"
    narrow = next((t for t in (*lead, *tail) if t.has("part", "narrow")), None)
    if narrow:
        return f"“{narrow.text}”只是一部分"
    channel = any(t.has("part", "channel") for t in lead)
    by = any(t.has("list", "by") or t.text == "以" for t in lead)
    if channel and not (by and any(t.has("part", "whole") for t in lead)):
        phrase = read_phrase(lead)
        among = any(t.has("list", "among") for t in lead[1:])
        handled = not by and {"handle", "answer"} & {*phrase.acts}
        if "application" in phrase.nouns or not phrase.rows or among or handled:
            return "只是一种渠道的数"
    if tail and tail[0].has("part", "channel") and not _does(lead):
        return "只是一种渠道的数"
    return ""


def fill(slot: Slot, state: State) -> Filled:
    """The topic of a figure. Every word from its verb to the figure must be known."""
    lead = without_channel(slot.lead)
    known = len(lead)
    while known and (lead[known - 1].kind not in STRANGE or _under(lead, known - 1)):
        known -= 1
    suffix, strange = lead[known:], lead[known - 1] if known else None
    reasons = None
    if not _REASONS.isdisjoint(slot.marks):
        reasons = next((n for n, t in enumerate(suffix) if _reasons(suffix, n)), None)
    if reasons is not None:
        # 因本机关不掌握等原因无法提供5件: the outcome counts, not the reason
        suffix, strange = suffix[reasons + 1 :], None
    phrase = read_phrase(suffix)
    if phrase.rows and any(t.has("list", "etc") for t in suffix):
        return Filled("“等”字说明还有别的")
    weak = "part" in slot.marks and next((t for t in suffix if t.has("part", "weak")), None)
    if weak and not phrase.rows and not phrase.columns and not phrase.nouns - {"disclosure"}:
        return Filled(f"“{weak.text}”不是表格里的事")
    head = _head(suffix)
    if head:
        return Filled(f"“{head.text}”不是表格里的事")
    if not phrase.empty or phrase.total:
        why = _modified(suffix, strange, state) if strange and state.reach != "other" else ""
        return Filled(why) if why else _with_tail(slot, phrase, state)
    if strange and not any(
        t.has("list") or t.kind in {"date", "relative"} or t.has("who") for t in suffix
    ):
        return Filled(f"不认得“{strange.text}”")
    return _left(slot, lead, state) or _behind(slot, state)


def _left(slot: Slot, lead: Sequence[Token], state: State) -> Filled | None:
    """办结55件，余5件: those that were not answered are pending."""
    told = state.topic
    if not told or slot.tail or not any(t.has("list", "left") for t in lead):
        return None
    answered = any(p.key == told.key and "answer" in p.when for p in state.known.patterns)
    pending = next((p for p in state.known.patterns if "pending" in p.when), None)
    if not answered or pending is None or not all(t.has("list") or t.has("fill") for t in lead):
        return None
    return Filled(Topic(pending.key, pending.label, pending.readings, carried=True))


def _head(suffix: Sequence[Token]) -> Token | None:
    """What is counted behind the words of the form: 行政处罚信息5条, 申请公开的信息12条."""
    last = max((n for n, t in enumerate(suffix) if _named(t)), default=len(suffix))
    for at, token in enumerate(suffix[last + 1 :], last + 1):
        # 申请的事项, but not 申请事项
        if token.has("part", "weak") or (token.text == "事项" and suffix[at - 1].text == "的"):
            return token
    return None


def _named(token: Token) -> bool:
    return token.has("row") or token.has("noun", "application")


def _under(tokens: Sequence[Token], at: int) -> bool:
    """Whether a document is only what something is done by: 按照《条例》结转下年."""
    return tokens[at].kind == "name" and at > 0 and tokens[at - 1].text in _UNDER


def _reasons(tokens: Sequence[Token], at: int) -> bool:
    """Whether 等原因, or 等 before an outcome, ends the reasons: 信息不存在等无法提供5件."""
    named = at + 1 < len(tokens) and tokens[at + 1].has("row")
    return tokens[at].has("part", "reasons") or (tokens[at].has("list", "etc") and named)


def _modified(suffix: Sequence[Token], strange: Token, state: State) -> str:
    """Why a word that is not known may narrow down what follows it, or ''.

    征地申请5件 is a part, and so is 教育领域收到申请5件.
    """
    first = next((n for n, token in enumerate(suffix) if _says(token)), 0)
    token = suffix[first]
    verb = token.has("act") or any(tag in state.known.verbs for tag in token.word.columns)
    if not verb or token.has("noun"):
        return f"不认得“{strange.text}”"
    return f"不认得动词前的“{strange.text}”" if strange.kind == "unknown" else ""


def _says(token: Token) -> bool:
    """Whether a word says something of its own."""
    return not _SAYING.isdisjoint(token.word.marks) and not (token.has("noun", "disclosure"))


def _with_tail(slot: Slot, phrase: Phrase, state: State) -> Filled:
    """A phrase before a figure may leave its noun to the words behind: 收到3件申请."""
    tail, own = slot.tail, _prefix(slot.tail, more=slot.more)
    said, taken = read_phrase(own), 0
    stop = tail[0] if tail and tail[0].kind in STRANGE else None
    if stop and slot.figure.unit in _LOOSE:
        return Filled(f"不认得“{stop.text}”")
    if not phrase.rows and not phrase.columns and not phrase.nouns - {"disclosure"}:
        if stop:
            return Filled(f"不认得“{stop.text}”")
        phrase.nouns |= said.nouns
        phrase.columns += said.columns
        if said.rows and not said.groups[1:]:
            phrase.rows += said.rows
            # 作出5件行政许可、3件行政处罚: each row stands behind its figure
            taken = len(own)
    done = set(phrase.acts) - {"occur"}
    if not phrase.rows and not done and not phrase.columns and not phrase.total:
        phrase.rows += said.rows
        taken = len(own) if said.rows else taken
        phrase.acts += said.acts
        phrase.carry = said.carry
    elif said.carry and not phrase.carry and not phrase.rows:
        phrase.carry = said.carry
        phrase.acts += said.acts
    return Filled(resolve(phrase, state.before(), state.form, state.known), taken)


def _behind(slot: Slot, state: State) -> Filled:
    """A figure without words before it: 12件予以公开, or 12件 and the next clause."""
    tail, after = slot.tail, slot.after
    own = _prefix(tail, more=slot.more)
    phrase = read_phrase(own)
    carried = after is not None and not after.figures and _goes_on(after, state)
    if carried and not phrase.rows and not phrase.columns and not phrase.carry:
        return Filled(carried)
    later = any((token.offset or 0) > 0 for token in own) and not phrase.carry
    if later or any(token.has("part", "beside") for token in own):
        return Filled("说的是别的事")
    kinds = after is not None and after.tokens and after.tokens[0].text.startswith(_KINDS)
    if kinds and not phrase.acts and not phrase.rows and not phrase.columns:
        # 1件申请，属于其他部门职责
        return Filled("后面说了是哪一种")
    if not phrase.empty:
        stop = tail[len(own)] if len(own) < len(tail) else None
        told = phrase.rows or phrase.columns or phrase.carry
        if stop is not None and stop.kind in STRANGE and not told:
            return Filled(f"不认得“{stop.text}”")
        topic = resolve(phrase, state.before(tail=True), state.form, state.known)
        fee = isinstance(topic, Topic) and topic.key == "fee"
        return Filled(topic, 0 if fee else len(own))
    if tail and tail[0].kind in STRANGE:
        return Filled(f"不认得“{tail[0].text}”")
    if after and not after.figures and not after.inner:
        words = after.tokens
        phrase = read_phrase(words)
        certain = not any(t.kind in STRANGE or t.has("foreign") for t in words)
        if certain and (phrase.carry or phrase.rows):
            before = state.before(tail=True)
            return Filled(resolve(phrase, before, state.form, state.known))
    return Filled("没有说是什么")


def _goes_on(after: Clause, state: State) -> Topic | str:
    """What a clause says of the figure before it, where it is carried over: ，结转下年度办理."""
    if ("act", "carry") not in after.marks or after.inner:
        return ""
    phrase = read_phrase(after.tokens)
    strange = any(t.kind in STRANGE or t.has("foreign") for t in after.tokens)
    if strange or phrase.carry != "carry_out" or phrase.rows:
        return ""
    return resolve(phrase, state.before(tail=True), state.form, state.known)


def _prefix(tokens: Sequence[Token], *, more: bool = False) -> list[Token]:
    """The known words behind a figure, as far as the next joint between items."""
    own: list[Token] = []
    for at, token in enumerate(tokens):
        if _under(tokens, at):
            continue
        if token.kind in STRANGE or token.kind == "figure" or token.text == "、":
            break
        own.append(token)
        if token.text in _WITHIN:
            # 12件申请中已办结10件: what follows is told of the next figure
            break
    if more and len(own) == len(tokens):
        # 收到的12件申请和上年结转的3件: what follows 和 is told of the next figure
        joint = next((n for n, token in enumerate(own) if token.has("list", "and")), len(own))
        del own[joint:]
    return own
