"""What a figure can be about, and the rows of the form that say the same."""

from __future__ import annotations

from typing import NamedTuple

Rows = tuple[str, ...]
"""Dotted keys of rows, or of headings that stand for all rows below them; they are added up."""


class Topic(NamedTuple):
    """Something that prose gives a number of and the form has cells for."""

    key: str
    label: str
    """What to call it in a message."""
    readings: tuple[Rows, ...] = ()
    """The rows that the wording may mean; the first is the likeliest. None for a topic without
    cells."""
    columns: tuple[str, ...] = ("total",)
    """The columns that are added up."""


_NEW, _IN, _DONE = "applications.received", "applications.carried_in", "applications.outcome.total"
_SUITS: Rows = ("disputes.suit_direct", "disputes.suit_after_review")
_REVIEW: Rows = ("disputes.review",)

NEW = Topic("new", "新收申请", ((_NEW,),))
RECEIVED = Topic("received", "收到申请", ((_NEW,), (_NEW, _IN)))
HANDLED = Topic("handled", "办理申请", ((_NEW,), (_NEW, _IN), (_DONE,)))
CARRIED_IN = Topic("carried_in", "上年结转申请", ((_IN,),))
CARRIED_OUT = Topic("carried_out", "结转下年度继续办理", (("applications.carried_out",),))
CARRIED = Topic("carried", "结转")
"""Carried over from or to the year that is named beside it."""
ANSWERED = Topic("answered", "答复申请", ((_DONE,),))

OUTCOMES = {
    "予以公开": "applications.outcome.granted",
    "部分公开": "applications.outcome.partial",
    "不予公开": "applications.outcome.refused",
    "无法提供": "applications.outcome.unavailable",
    "不予处理": "applications.outcome.declined",
    "其他处理": "applications.outcome.other",
}
"""The six ways in which an application can end, and their headings in table three."""

DISPUTES: dict[str, tuple[str, Rows]] = {
    "review": ("行政复议", _REVIEW),
    "suit": ("行政诉讼", _SUITS),
    "suit_direct": ("未经复议直接起诉", _SUITS[:1]),
    "suit_after_review": ("复议后起诉", _SUITS[1:]),
    "both": ("行政复议、行政诉讼", (*_REVIEW, *_SUITS)),
}
RESULTS = {
    "维持": ("upheld",),
    "纠正": ("corrected",),
    "其他结果": ("other",),
    "尚未审结": ("pending",),
    "": ("total",),
}
APPLICANTS: dict[str, tuple[str, ...]] = {
    "自然人": ("person",),
    "法人或其他组织": ("business", "research", "welfare", "legal", "other"),
    "商业企业": ("business",),
    "科研机构": ("research",),
    "社会公益组织": ("welfare",),
    "法律服务机构": ("legal",),
}
"""The columns of table three that a kind of applicant fills."""

ISSUED = Topic("issued", "制发", columns=("issued", "produced"))
REPEALED = Topic("repealed", "废止", columns=("repealed",))
IN_FORCE = Topic("in_force", "现行有效", columns=("in_force",))
DOCUMENTS = {"规范性文件": "disclosure.documents.norm", "规章": "disclosure.documents.regulation"}
DECISIONS = {
    "行政许可": "disclosure.decisions.licence",
    "行政处罚": "disclosure.decisions.penalty",
    "行政强制": "disclosure.decisions.coercion",
}
CHARGES = Topic("charges", "行政事业性收费", (("disclosure.fees.amount",),), ("charged",))
FEE = Topic("fee", "信息处理费")
NOT_UPHELD = ("corrected", "other", "pending")
"""The columns that must be 0 where all reviews or suits were 均获维持."""


def outcome(words: tuple[str, ...]) -> Topic:
    """The topic of one outcome, or of several that are counted together."""
    rows = tuple(OUTCOMES[word] for word in words)
    return Topic("outcome", "、".join(words), (rows,))


def dispute(subject: str, result: str = "") -> Topic:
    """The topic of reviews or suits, of all or of those with one result."""
    name, rows = DISPUTES[subject]
    label = f"{name}“{result}”" if result else name
    return Topic(subject, label, (rows,), RESULTS[result])


def document(word: str, what: Topic) -> Topic:
    """The topic of rules or normative documents that were issued, repealed or are in force."""
    return Topic(what.key, f"{word}{what.label}", ((DOCUMENTS[word],),), what.columns)


def decision(word: str) -> Topic:
    """The topic of the decisions of one kind."""
    return Topic("decision", f"{word}处理决定", ((DECISIONS[word],),), ("decided",))
