"""Of what a figure is a number: the words before and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile

from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.parts import is_own_field, without_channel
from reportctl.prose.phrases import Phrase, behind_reasons, read_phrase
from reportctl.prose.printed import subject
from reportctl.prose.state import State
from reportctl.prose.tokens import STRANGE, YEARS, Token
from reportctl.prose.topics import Topic, resolve
from reportctl.record import NamedTuple

CASES = frozenset((*listed("unit", "case"), ""))
"""Units in which applications, disputes, documents and decisions are counted."""
_LOOSE = frozenset(listed("unit", "loose"))
_INFO = frozenset(listed("unit", "info"))
_UNDER = frozenset(listed("start", "under"))
_KINDS = listed("start", "reason")
_ANOTHER = frozenset(listed("start", "another"))
_CLASSES = listed("unit", "classes")
_ALL = frozenset(listed("start", "all"))
_AT_ONCE = frozenset(listed("start", "at_once"))
_OF = frozenset({"的", "涉及"})
_WITHIN = frozenset(listed("unit", "within"))
_ANSWERING = frozenset({"answer", "handle"})
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


def fill(slot: Slot, state: State) -> Filled:
    """The topic of a figure. Every word from its verb to the figure must be known."""
    lead = without_channel(slot.lead)
    known = len(lead)
    while known and (
        lead[known - 1].kind not in STRANGE
        or _under(lead, known - 1)
        or is_own_field(lead, known - 1, state.organ)
    ):
        known -= 1
    suffix, strange = lead[known:], lead[known - 1] if known else None
    outcome = [] if _REASONS.isdisjoint(slot.marks) else behind_reasons(suffix)
    if outcome:
        suffix, strange = outcome, None
    phrase = read_phrase(suffix)
    if len(phrase.rows) > 1 and any(t.text in _AT_ONCE for t in suffix):
        # 同时提起复议和诉讼的1件
        return Filled("说的是同时属于几项的")
    if phrase.rows and any(t.has("list", "etc") for t in suffix):
        return Filled("“等”字说明还有别的")
    weak = "part" in slot.marks and next((t for t in suffix if t.has("part", "weak")), None)
    if weak and not phrase.rows and not phrase.columns and not phrase.nouns - {"disclosure"}:
        return Filled(f"“{weak.text}”不是表格里的事")
    head = _head(suffix) or _another(suffix) or _kind(suffix, state)
    if head:
        return Filled(f"“{head.text}”不是表格里的事")
    if not phrase.empty or phrase.total:
        why = _modified(suffix, strange, state) if strange and state.reach != "other" else ""
        return Filled(why) if why else _with_tail(slot, phrase, state)
    if strange and not any(t.has("list") or t.kind in YEARS or t.has("who") for t in suffix):
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
        # 申请的事项, 申请涉及事项, but not 申请事项
        if token.has("part", "weak", "head") or (
            token.text == "事项" and suffix[at - 1].text in _OF
        ):
            return token
    return None


def _another(suffix: Sequence[Token]) -> Token | None:
    """What makes of applications those of another kind: 数据申请31件."""
    for one, other in pairwise(suffix):
        asked = other.has("noun", "application") and "公开" not in other.text
        if asked and one.text in _ANOTHER:
            return one
    return None


def _kind(suffix: Sequence[Token], state: State) -> Token | None:
    """What makes of a row a kind of other things: 行政处罚类51件."""
    return next(
        (
            t
            for t in suffix
            if t.word.rows and t.text.endswith(_CLASSES) and not _in_context(t, state)
        ),
        None,
    )


def _in_context(token: Token, state: State) -> bool:
    """Whether the table of a row is compared only where the text is about it."""
    return state.known.owner((token.word.rows,)) in state.known.contexts


def _named(token: Token) -> bool:
    return bool(token.word.rows) or "application" in token.word.nouns


def _under(tokens: Sequence[Token], at: int) -> bool:
    """Whether a document is only what something is done by: 按照《条例》结转下年."""
    return tokens[at].kind == "name" and at > 0 and tokens[at - 1].text in _UNDER


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
    return token.word.says and "disclosure" not in token.word.nouns


def _with_tail(slot: Slot, phrase: Phrase, state: State) -> Filled:
    """A phrase before a figure may leave its noun to the words behind: 收到3件申请."""
    tail, own = slot.tail, _prefix(slot.tail, more=slot.more)
    said, taken = read_phrase(own), 0
    stop = tail[0] if tail and tail[0].kind in STRANGE else None
    behind = takewhile(lambda token: token.text != "、", tail)
    far = next((t for t in behind if t.kind == "unknown"), None)
    if far:
        # 公开答复的17件已同步上网
        return Filled(f"不认得“{far.text}”")
    ended = any(t.has("row") for t in own) and not any(t.text in _ALL for t in own)
    if ended and not phrase.rows and _ANSWERING.intersection(phrase.acts):
        # 答复情况是：21件已公开
        return Filled("前后说的是两件事", len(own))
    weak = bool(tail) and tail[0].has("part", "weak")
    if weak and not phrase.rows and "application" not in phrase.nouns:
        # 收到4件群众来信
        return Filled(f"“{tail[0].text}”不是表格里的事")
    if stop and slot.figure.unit in _LOOSE:
        # 涉及3宗地块: what follows is what is counted
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
    loose = slot.figure.unit in _LOOSE or slot.figure.unit in _INFO
    noun = "" if loose else subject(slot.lead, [] if slot.more else tail, state)
    before = state.before()._replace(noun=noun or state.noun)
    return Filled(resolve(phrase, before, state.form, state.known), taken)


def _behind(slot: Slot, state: State) -> Filled:
    """A figure without words before it: 12件予以公开, or 12件 and the next clause."""
    tail, after = slot.tail, slot.after
    if not slot.more and _in_several_ways(tail):
        return Filled("分几种办的")
    rest = behind_reasons(tail) if tail and tail[0].text.startswith(_KINDS) else []
    before = len(tail) - len(rest) if rest else 0
    own = _prefix(rest or tail, more=slot.more)
    if any(t.text in _ALL for t in own) and any(t.has("noun", "application") for t in own):
        # 3件申请的申请人均为自然人
        return Filled("只说了这几件")
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
        end = before + len(own)
        stop = tail[end] if end < len(tail) else None
        # 4件转请上级受理 is carried to no year
        told = phrase.rows or phrase.columns or phrase.carry.startswith("carry_")
        if stop is not None and stop.kind in STRANGE and not told:
            return Filled(f"不认得“{stop.text}”")
        topic = resolve(phrase, state.before(tail=True), state.form, state.known)
        fee = isinstance(topic, Topic) and topic.key == "fee"
        return Filled(topic, 0 if fee else end)
    if tail and tail[0].kind in STRANGE:
        return Filled(f"不认得“{tail[0].text}”")
    if after and not after.figures and not after.inner:
        words = after.tokens
        phrase = read_phrase(words)
        certain = not any(t.kind in STRANGE or t.has("foreign") for t in words)
        if certain and (phrase.carry or phrase.rows):
            return Filled(resolve(phrase, state.before(tail=True), state.form, state.known))
    return Filled("没有说是什么")


def _in_several_ways(tail: Sequence[Token]) -> bool:
    """Whether rows of which none is part of the other are named together: 不予公开、无法提供."""
    groups: list[list[Token]] = [[]]
    for token in tail:
        if token.has("list", "and"):
            groups.append([])
        elif token.word.rows and not token.word.acts:
            groups[-1].append(token)
    named = [group for group in groups if group]
    return any(
        not any(
            one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
            for one in _keys(first)
            for other in _keys(second)
        )
        for first, second in pairwise(named)
    )


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [row for token in tokens for row in token.word.rows]


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
