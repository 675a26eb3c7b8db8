"""What a figure is a number of, told from the words that stand before and after it."""

from __future__ import annotations

from reportctl.prose import topics
from reportctl.prose.figures import Figure
from reportctl.prose.peeling import Found, has, joined, peel, strip, unbracketed, until
from reportctl.prose.reading import Reading
from reportctl.prose.topics import Topic
from reportctl.prose.words import (
    APPLIED,
    ATTRIBUTES,
    CARRY,
    CHANGES,
    ELSEWHERE,
    EVERYONE,
    JOINTS,
    LAST_YEAR,
    LOOSE,
    NEXT_YEAR,
    NOT_CASES,
    NOT_NORMS,
    PARTIAL,
    PARTS_OF_YEAR,
    RESULTS,
    SUBJECTS,
    UNITS,
    VERBS,
)

_HEADING = 20
"""Characters of the longest heading that has a line of its own."""


def topic_of(reading: Reading, figure: Figure, before: int, after: int) -> Topic | None:
    """What the figure is a number of, or None where that is not certain.

    `before` is where the figure before it ends, `after` where the next one starts.
    """
    text = reading.text
    start, end = reading.sentence(figure.start)
    if figure.unit == "元":
        return _money(text[start : figure.start])
    if figure.unit not in UNITS:
        return None
    lead = unbracketed(text[max(start, before) : figure.start])
    if lead.rstrip("：: 了到至约近为").endswith(CHANGES) or text[start : figure.start].endswith(
        ("各", "分别为", "分别")
    ):
        return None
    clause = text[max(start, reading.clause(figure.start).start) : figure.start]
    if has(clause, ELSEWHERE) or clause.count("“") > clause.count("”"):
        return None
    paragraph = text[_line(text, start) : figure.start]
    said = text[start : figure.start]
    if has(said, ATTRIBUTES) or has(said, PARTS_OF_YEAR):
        return None
    tail = text[figure.end : min(end, after)]
    if figure.unit in LOOSE and tail and tail[0] not in "，。；、（）,;() ":
        return None
    found = peel(lead)
    if found:
        if "公开" not in paragraph + text[figure.end : end]:
            return None
        return _named(found, said, clause, paragraph, tail)
    document = _document(lead, clause, said)
    if document or not figure.unit:
        return document
    return _following(said, paragraph, tail)


def _money(said: str) -> Topic | None:
    """信息处理费 is told in section six; 行政事业性收费 stands in table two."""
    if "信息处理费" in said:
        return topics.FEE
    lead = strip(said, ("共", "共计", "为", "计", "金额", "收入", "：", "合计"))
    return topics.CHARGES if lead.endswith("行政事业性收费") else None


def _named(found: Found, said: str, clause: str, paragraph: str, tail: str) -> Topic | None:
    """The topic whose name stands before the figure."""
    kind, word, rest = found.kind, found.word, found.rest
    if kind == "carried_out":
        return topics.CARRIED_OUT
    if kind == "carried_in":
        return topics.CARRIED_IN
    if kind == "carried":
        return topics.CARRIED
    if kind == "outcome":
        reason = rest.replace(",", "，").rpartition("，")[2]
        if reason.startswith(("因", "由于")) and "等" not in reason:
            return None
        outcomes = joined(word, rest)
        together = rest.rstrip("及和与或并以、").endswith(("公开", "提供"))
        if together and len(outcomes) == 1 and rest[-1:] in "及和与或并以、":
            return None
        known = "申请" in paragraph and not rest.endswith(("主动", "应当", "不", "不得", "可以"))
        return topics.outcome(outcomes) if known else None
    if kind == "result":
        return _result(RESULTS[word], said)
    if kind == "subject":
        subject = SUBJECTS[word]
        if has(clause + tail[:8], NOT_CASES):
            return None
        both = subject == "suit" and strip(rest, JOINTS).endswith(("复议", "复议案件"))
        return topics.dispute("both" if both else subject)
    if has(tail[:8], NOT_CASES):
        return None
    if kind == "answered":
        part = has(clause, PARTIAL) or "申请" not in paragraph[-200:] + tail[:24]
        return None if part else topics.ANSWERED
    new = word in {"新收", "新收到"} and ("结转" in said or "申请" in said)
    applied = found.applied or new or rest.endswith(APPLIED) or _applied(tail)
    if kind == "verb" and not applied:
        return None
    topic = _received(clause)
    # 受理91件（另有2件结转下年度）: the 2 may have been received as well
    if topic and tail[:1] in {"（", "("} and tail.startswith("另有", 1):
        return topic._replace(readings=topics.HANDLED.readings)
    return topic


def _line(text: str, start: int) -> int:
    """Where the paragraph begins; a heading on a line of its own belongs to it."""
    line = text.rfind("\n", 0, start) + 1
    above = text[:line].rstrip()
    heading = above.rfind("\n") + 1
    return heading if 0 < len(above) - heading <= _HEADING else line


def _received(clause: str) -> Topic | None:
    """Applications that came in, of all applicants or of one kind."""
    verb = next((topic for word, topic in VERBS.items() if word in clause), topics.HANDLED)
    applicant = next((word for word in topics.APPLICANTS if word in clause), None)
    if applicant and not clause.count("、"):
        columns = topics.APPLICANTS[applicant]
        return verb._replace(label=f"{applicant}{verb.label}", columns=columns)
    for anyone in EVERYONE:
        clause = clause.replace(anyone, "")
    return None if has(clause, PARTIAL) else verb


def _following(said: str, paragraph: str, tail: str) -> Topic | None:
    """The topic whose name stands behind the figure: 12件予以公开, 3起行政复议."""
    piece = until(tail, "，。；、（）,;()")
    head = piece
    for word in ("申请", "案件", "的", "系", "属于", "属", "为", "被", "作出", "给予", "结果"):
        head = head.removeprefix(word)
    outcome = next((w for w in topics.OUTCOMES if head.startswith(w)), None)
    if outcome:
        return topics.outcome((outcome,)) if "申请" in paragraph else None
    result = next((w for w in RESULTS if head.startswith(w)), None)
    if result:
        return _result(RESULTS[result], said)
    if has(piece, CARRY[:2]) and any(sign.isdigit() for sign in piece):
        return topics.CARRIED
    if has(piece, CARRY) and has(piece, NEXT_YEAR):
        return topics.CARRIED_OUT
    if "结转" in piece and has(piece, LAST_YEAR):
        return topics.CARRIED_IN
    if ("复议" in piece or "诉讼" in piece) and "公开" in said + piece:
        if has(piece, (*NOT_CASES, "维持", "纠正", "审结")):
            return None
        both = "复议" in piece and "诉讼" in piece
        return topics.dispute("both" if both else "review" if "复议" in piece else "suit")
    return None


def _result(result: str, said: str) -> Topic | None:
    """A result counts for the reviews or suits that the sentence named last."""
    review, suit = said.rfind("复议"), said.rfind("诉讼")
    direct, after = said.rfind("直接起诉"), said.rfind("复议后")
    last = max(review, suit, direct, after)
    if last < 0:
        return None
    if last in {direct, after} or (after >= 0 and last == after):
        return topics.dispute("suit_direct" if last == direct else "suit_after_review", result)
    if last == suit and strip(said[:suit], JOINTS).endswith(("复议", "复议案件")):
        return topics.dispute("both", result)
    return topics.dispute("review" if last == review else "suit", result)


def _document(lead: str, clause: str, said: str) -> Topic | None:
    """Documents and decisions: the verb and the noun stand in the clause of the figure."""
    lead = strip(lead.rstrip("：: "), ("共", "共计", "为", "计", "有"))
    word = next((w for w in topics.DOCUMENTS if lead.endswith(w)), None)
    if not word and lead.endswith("废止") and said.count("规范性文件") == 1 and "规章" not in said:
        word = next((w for w in topics.DOCUMENTS if w in said), None)
    if word and not has(said, NOT_NORMS):
        if has(clause, ("废止", "失效", "撤销")):
            return topics.document(word, topics.REPEALED)
        if "有效" in clause:
            return topics.document(word, topics.IN_FORCE)
        made = has(clause, ("制定", "制发", "出台", "印发"))
        return topics.document(word, topics.ISSUED) if made else None
    lead = lead.removesuffix("案件").removesuffix("决定")
    kind = next((w for w in topics.DECISIONS if lead.endswith(w)), None)
    made = bool(kind) and lead[: -len(kind or "")].endswith(("作出", "办理", "实施", "处理"))
    return topics.decision(kind) if kind and made else None


def _applied(tail: str) -> bool:
    """Whether the words behind a figure name applications: 12件政府信息公开申请."""
    piece = until(tail, "，。；、（）,;()")[:24]
    return any(word in piece for word in APPLIED) and "申请人" not in piece
