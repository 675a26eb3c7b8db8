"""Why a figure is not looked at: it is a part, of another year, or of another unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportctl.prose.clauses import Clause
from reportctl.prose.lexicon import listed
from reportctl.prose.parts import coordinated, counts_some, counts_units
from reportctl.prose.phrases import SUMS, read_phrase
from reportctl.prose.slots import CASES, Slot
from reportctl.prose.state import State
from reportctl.prose.tokens import Token

NEAR = 3
"""Words before a figure among which 各 and 平均 speak of it: 各1件, and not 各单位共收到5件."""
_FURTHER = -1
"""Years before last year are further away than anything that is compared."""
_EACH = frozenset({("list", "each"), ("compare", "every")})
_SOME = frozenset(listed("list", "some"))
_WITHIN = listed("unit", "within")
_ON = frozenset(listed("start", "on"))
_INFO = frozenset(listed("unit", "info"))
_ALONE = listed("unit", "single")
_ORGANS = listed("unit", "organ")
_DECISIONS = "disclosure.decisions."
_SO_FAR = frozenset(listed("start", "so_far"))
_AGAINST = frozenset(listed("start", "against"))
_INSIDE = frozenset(listed("start", "inside"))
_AS = frozenset(listed("start", "as"))
_BEING = frozenset(listed("start", "being"))
_ANSWERING = ("answer", "handle")
_YEARLY = frozenset(listed("start", "yearly"))
_SUBMIT = listed("start", "submit")
_PENDING = listed("start", "pending")
_INFORMATION, _RESULT = "信息", "结果"


def veto(slot: Slot, foreign: Token | None, state: State) -> str:
    """Why a figure is not looked at, or ''."""
    why = _by_unit(slot)
    if why:
        return why
    if foreign:
        return f"“{foreign.text}”不是表格里的事"
    if state.elsewhen:
        return f"“{state.elsewhen}”不是本年度"
    if ("period", "other") in state.marks and any(t.text in _SO_FAR for t in slot.lead):
        # 累计办理3912件，历年平均纠错率低于3%
        return "说的是几年的"
    if state.left or state.some or counts_some(slot.before, slot.lead):
        return "承前只是一部分"
    why = _of_another_year(slot.lead, slot.tail) or _of_others(slot) or _undone(slot)
    why = why or _not_yet(slot.after) or _left_to_others(slot.after) or _of_information(slot)
    if why:
        return why
    if state.attribute and not any(
        t.has("act", "receive", "new", "answer", "handle") for t in slot.lead
    ):
        return "说的是公文的公开属性"
    if slot.aside or (state.partly and slot.lead and coordinated(slot.lead)):
        return "括号里另有说法" if slot.aside else "承前只是一部分"
    if not _EACH.isdisjoint(slot.marks):
        for token in slot.lead[-NEAR:]:
            each = token.has("list", "each") and token.text != "均"
            if each or token.has("compare", "every"):
                return f"“{token.text}”之后的数不是合计"
    if "part" not in slot.marks and ("part", "apart") not in state.marks:
        return ""
    return _of_part(slot, state) or _by_channel(slot)


def _by_unit(slot: Slot) -> str:
    """Why a figure's unit or value counts nothing of the form."""
    unit, tail = slot.figure.unit, slot.tail
    if unit not in CASES and unit != "元":
        return f"“{unit}”不是申请、案件、文件的量词"
    if not unit and tail and tail[0].text.startswith("年"):
        return "数的是年"
    if slot.figure.value % 1 and unit != "元":
        return "数的不是整件"
    return "数的是单位" if counts_units(slot.figure, tail) else ""


def _of_another_year(lead: Sequence[Token], tail: Sequence[Token]) -> str:
    """Why a figure is last year's, or one of two years."""
    if sum(token.kind == "relative" and token.offset == 0 for token in lead) > 1:
        # 当年受理当年办结12件
        return "只是当年收、当年办的"
    past = any((token.offset or 0) < 0 for token in lead)
    if past and _of_the_past(lead):
        return "不是本年度的"
    if past and any(token.offset == 0 for token in tail):
        return "说的是两年的事"
    if not [t for t in lead if "compare" in t.word.marks]:
        return ""
    if lead and lead[-1].has("compare", "from"):
        # 新收申请由4件，增至7件
        return f"“{lead[-1].text}”之后的数是用来比较的"
    than = next((t for t in lead if t.has("compare", "than") and t.text[0] in "较比"), None)
    other = any(t.has("compare", "up", "down", "reach") for t in lead)
    return f"“{than.text}”之后的数是用来比较的" if than and not other else ""


def _of_the_past(lead: Sequence[Token]) -> bool:
    """Whether another year is named: 答复上年申请3件, but not 办理上年结转申请3件."""
    if any(t.has("compare") for t in lead):
        return False
    for at, token in enumerate(lead):
        if (token.offset or 0) < _FURTHER:
            return True
        carried = any(near.has("act", "carry") for near in lead[max(at - 1, 0) : at + 4])
        if at and (token.offset or 0) < 0 and lead[at - 1].has("act") and not carried:
            return True
    return False


def _of_others(slot: Slot) -> str:
    """Why a figure only says of what something else is told."""
    lead, tail = slot.lead, slot.tail
    if lead and lead[0].text in _ON and _only_named(lead[1:], tail):
        return "只是拿来做别的事的"
    said = [t.text for t in lead]
    against = not _AGAINST.isdisjoint(said) and not any(t.has("row") for t in lead)
    if against or any(t.text in _AGAINST for t in tail):
        return "说的是对什么不服"
    if not _AS.isdisjoint(said) and any(
        one.text in _AS and other.has("noun", "application") and third.has("act", *_ANSWERING)
        for one, other, third in zip(lead, lead[1:], lead[2:], strict=False)
    ):
        # 受理举报12件，按依申请公开答复2件
        return "说的是当作申请办的"
    own = [t for t in lead if not t.word.fills]
    if len(own) > 1 and _about(own[-1]) and own[-2].has("noun", "application"):
        # 一件申请同时涉及3宗地块
        return "说的是申请涉及的"
    if not _INSIDE.isdisjoint(said) and any(
        one.has("who", "own") and two.text in _INSIDE and three.has("column")
        for one, two, three in zip(lead, lead[1:], lead[2:], strict=False)
    ):
        return "只是其中一些申请人的"
    if not lead and len(tail) > 1 and tail[0].has("noun", "application") and _about(tail[1]):
        # 一件申请涉及3个处室的有7件
        return "只是其中几件"
    if tail and tail[0].text == "经":
        return "说的是经过什么办的"
    if len(tail) > 1 and tail[0].text == "的" and _is_unit(tail[1]):
        # 收到申请20件的单位有3家
        return "说的是哪些单位"
    asked = bool(lead and tail) and tail[0].has("noun", "application")
    among = asked and lead[-1].has("list", "among") and not any(t.has("row") for t in tail)
    some = among or (asked and lead[-1].text in _SOME and not _of_the_year(lead, tail))
    if some and not any(t.has("act", "carry", "carry_out", "pending") for t in tail):
        # 有3件申请经补正后答复, but not 另有3件申请结转下年度
        return "只是其中几件"
    last = "".join(said[-2:])
    if last.endswith("有") and last[:-1].endswith(_WITHIN) and _answered(tail):
        # 结转的申请中有9件在元月办结
        return "只是其中几件"
    return ""


def _about(token: Token) -> bool:
    return token.text in listed("list", "about")


def _not_yet(after: Clause | None) -> str:
    """Why what was only drafted is not counted: 起草规章2部，报市政府审议."""
    words = after.tokens if after and not after.figures else []
    said = bool(words) and words[0].text.startswith(_SUBMIT)
    pending = said and any(t.text.endswith(_PENDING) for t in words)
    return "还没有定下来" if pending else ""


def _left_to_others(after: Clause | None) -> str:
    """Why a figure is a part where others did the rest: 制发9件，其余由部门和县区制发."""
    words = after.tokens if after and not after.figures else []
    rest = bool(words) and words[0].has("list", "rest")
    others = rest and any(t.text == "由" for t in words) and any(map(_is_unit, words))
    return "其余是别的单位的" if others else ""


def _of_information(slot: Slot) -> str:
    """Why pieces of information are no decisions: 发布行政处罚信息30条."""
    if slot.lead and slot.lead[-1].text == _RESULT and slot.figure.unit in _INFO:
        # 公布行政处罚结果88条
        return "是信息的条数"
    if any(
        "publish" in other.word.acts and one.word.rows and not one.word.acts
        for one, other in pairwise(slot.lead)
    ):
        # 行政处罚公示129条
        return "是信息的条数"
    informing = bool(slot.lead) and slot.lead[-1].text.endswith(_INFORMATION)
    return "是信息的条数" if informing and slot.figure.unit in _INFO else ""


def _of_the_year(lead: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Whether 全年有12件申请 tells of all: nothing is told that was done with them."""
    yearly = any(t.text in _YEARLY or t.offset == 0 for t in lead)
    return yearly and all(t.has("noun", "application") or t.word.fills for t in tail)


def _answered(tail: Sequence[Token]) -> bool:
    """Whether a figure is told to have been done something, and not carried over."""
    kept = any(t.has("act", "carry", "carry_out", "pending") for t in tail)
    return not kept and any(t.has("act") and not t.has("row") for t in tail)


def _only_named(lead: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Whether 对2件申请 is not told to have been done anything that the form counts."""
    strange = any(t.kind == "unknown" for t in tail)
    return strange or not any(t.has("act") or t.has("row") for t in (*lead, *tail))


def _is_unit(token: Token) -> bool:
    weak = token.has("part", "weak") or token.has("who")
    return weak or (token.kind == "unknown" and token.text.endswith(_ORGANS))


def _undone(slot: Slot) -> str:
    """Why a figure tells of what was not done, or not in time."""
    lead, tail = slot.lead, slot.tail
    if not [t for t in (*lead, *tail) if "deny" in t.word.marks]:
        return ""
    if lead and lead[-1].has("deny", "before") and slot.figure.value == 1:
        # 全年无一例申请
        return "说的是没有的"
    if any(t.has("deny", "late") for t in (*lead, *tail)):
        return "说的是没有按时做的"
    if _does(lead):
        denied = any(t.has("deny", "before") and not t.has("deny", "not") for t in lead)
        return "说的是没有做的" if denied else ""
    return "说的是没有的单位数" if any(t.has("deny", "before") for t in tail) else ""


def _does(lead: Sequence[Token]) -> bool:
    return any(t.word.acts and "fill" not in t.word.marks for t in lead)


def _of_part(slot: Slot, state: State) -> str:
    """Why a figure counts only a part: a kind, or what is told apart."""
    lead, tail = slot.lead, slot.tail
    apart = ("part", "apart") in state.marks
    if apart and any(t.text in _ALONE or t.has("part", "apart") for t in (*lead, *tail[:1])):
        return "一行分成几样说的"
    beside = next((t for t in lead if t.has("part", "beside")), None)
    if beside:
        return f"“{beside.text}”不是表格里的事"
    narrow = next((t for t in (*lead, *tail) if t.has("part", "narrow")), None)
    return f"“{narrow.text}”只是一部分" if narrow else ""


def _by_channel(slot: Slot) -> str:
    """Why a figure counts what came, or was shown, in one way only."""
    lead, told = slot.lead, "只是一种渠道的数"
    if any(t.has("part", "channel") for t in lead):
        phrase = read_phrase(lead)
        by = any(t.has("list", "by") or t.text == "以" for t in lead)
        decided = any(row.startswith(_DECISIONS) for _, row in phrase.rows) and _does(lead)
        named = slot.figure.unit not in _INFO or any(t.kind == "quote" for t in lead)
        if decided and named and not any(t.text in SUMS for t in lead):
            # 通过执法平台办理行政处罚1206件
            return told
        if by and any(t.has("part", "whole") for t in lead):
            return ""
        last = next(n for n, t in enumerate(reversed(lead)) if t.has("part", "channel"))
        if (
            not by
            and any(t.has("row") for t in lead)
            and not any(t.has("row") or t.has("act") for t in lead[len(lead) - last :])
        ):
            # 行政许可网上申请4402件
            return told
        among = any(t.has("list", "among") for t in lead[1:])
        handled = not by and {"handle", "answer"} & {*phrase.acts}
        if "application" in phrase.nouns or not phrase.rows or among or handled:
            return told
    tail = slot.tail
    # 5件属于网络平台申请
    behind = tail[1:] if tail and tail[0].text in _BEING else tail
    return told if behind and behind[0].has("part", "channel") and not _does(lead) else ""
