"""What the prose claims: a number, what it is a number of, whose and of which year.

Derived from the wording alone. A figure of which the topic is not certain makes no claim: a
missed fault is better than a false one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from reportctl.prose import topics
from reportctl.prose.figures import Figure
from reportctl.prose.peeling import has
from reportctl.prose.reading import Reading, read
from reportctl.prose.topics import Topic
from reportctl.prose.wording import topic_of
from reportctl.prose.words import (
    ACTS,
    ALL_OF,
    BESIDE,
    BETWEEN,
    EVERYONE,
    FUTURE,
    NARROWED,
    OFFICE,
    UNIT_ENDS,
    UPHELD,
)

Reach = Literal["own", "office", "other"]
"""Whose figure it is: the report's; that of the office or the organ alone (区政府办, 本级) in a
report that may speak for more; that of another unit that is named."""


class Claim(NamedTuple):
    """One number that the prose gives for something that the form has cells for."""

    start: int
    end: int
    value: Decimal
    unit: str
    exact: bool
    topic: Topic
    reach: Reach
    actor: str
    """The unit named as the one that did it, or ''."""
    offset: int
    """The year that is spoken of, counted from the report's year."""
    plan: bool
    """Whether it is said of the future."""
    zero: bool
    """Whether words, not digits, say that there was none."""


@lru_cache(maxsize=64)
def claims(text: str, year: int) -> tuple[Claim, ...]:
    """The claims of a section's text, in its order, for a report of this year."""
    reading = read(text)
    if not any(
        word in reading.text for word in ("申请", "复议", "诉讼", "文件", "规章", "行政", "费")
    ):
        return ()
    found = [*_figures(reading, year), *_zeros(reading, year), *_upheld(reading, year)]
    return tuple(sorted(found, key=lambda claim: claim.start))


def _figures(reading: Reading, year: int) -> Iterator[Claim]:
    figures = reading.mentions.figures
    for at, figure in enumerate(figures):
        before = figures[at - 1].end if at else 0
        after = figures[at + 1].start if at + 1 < len(figures) else len(reading.text)
        topic = topic_of(reading, figure, before, after)
        if topic == topics.CARRIED:
            topic = _carried(reading, year, figure)
        if topic:
            yield _claim(reading, year, topic, figure)


def _zeros(reading: Reading, year: int) -> Iterator[Claim]:
    text = reading.text
    for zero in reading.mentions.zeros:
        clause = reading.clause(zero.start)
        said = text[zero.end : clause.end] if zero.after else text[clause.start : zero.start]
        for anyone in EVERYONE:
            said = said.replace(anyone, "")
        for others in BESIDE:
            said = said.replace(others, "")
        sentence = reading.sentence(zero.start)
        whole = text[sentence.start : sentence.end]
        if (
            any(w in said for w in NARROWED)
            or not has(whole, ("公开", "政府信息"))
            or said.startswith(("无", "法", "需", "效"))
        ):
            continue
        nothing = Figure(zero.start, zero.end, Decimal(0), "", exact=True)
        for topic in _missing(said):
            yield _claim(reading, year, topic, nothing)._replace(zero=True)


def _upheld(reading: Reading, year: int) -> Iterator[Claim]:
    """均获维持 says that nothing was corrected, ended otherwise or is still pending."""
    text = reading.text
    for words in UPHELD:
        at = text.find(words)
        if at < 0:
            continue
        sentence = reading.sentence(at)
        said = text[max(sentence.start, text.rfind("；", sentence.start, at)) : at]
        nothing = Figure(at, at + len(words), Decimal(0), "", exact=True)
        for subject, word in (("review", "复议"), ("suit", "诉讼")):
            if word in said:
                topic = topics.dispute(subject)
                topic = topic._replace(key="upheld", columns=topics.NOT_UPHELD)
                yield _claim(reading, year, topic, nothing)


def _missing(said: str) -> Iterator[Topic]:
    """What there was none of."""
    if "复议" in said or "诉讼" in said:
        if "复议" in said:
            yield topics.dispute("review")
        if "诉讼" in said:
            yield topics.dispute("suit")
    elif "信息处理费" in said or said.endswith(("收费", "收取费用", "收费情况")):
        yield topics.FEE
    elif "申请" in said.replace("申请人", "") and "公开" in said and "结转" not in said:
        yield topics.RECEIVED


def _claim(reading: Reading, year: int, topic: Topic, figure: Figure) -> Claim:
    sentence = reading.sentence(figure.start)
    said = reading.text[sentence.start : figure.end]
    reach, actor = _reach(reading, figure.start)
    offset = 0
    if topic.key not in {"carried_in", "carried_out"}:
        offset = _offset(reading, year, sentence.start, figure.start)
    plan = any(word in said for word in FUTURE) and topic.key != "carried_out"
    value, unit, exact = figure.value, figure.unit, figure.exact
    return Claim(
        figure.start, figure.end, value, unit, exact, topic, reach, actor, offset, plan, zero=False
    )


def _offset(reading: Reading, year: int, start: int, end: int) -> int:
    """The year that was named last before the figure; that of the report where none was.

    A year that is only compared with (较2020年) or carried from (上年结转) is not spoken of.
    """
    mentions, text = reading.mentions, reading.text
    named = [(d.start, d.end, d.year - year) for d in mentions.dates if d.year is not None]
    named += list(mentions.relatives)
    spoken = [
        (at, offset)
        for at, after, offset in named
        if start <= at < end
        and text[at - 1 : at] not in set("较比与同")
        and not text.startswith(("结转", "转结", "的结转", "转入", "遗留", "顺延"), after)
    ]
    return max(spoken)[1] if spoken else 0


def _carried(reading: Reading, year: int, figure: Figure) -> Topic | None:
    """Where something is carried, by the year in the clause: 2020年结转2件, 2件结转至2022年."""
    clause = reading.clause(figure.start)
    years = [
        d.year - year
        for d in reading.mentions.dates
        if d.year is not None and clause.start <= d.start < clause.end
    ]
    return {-1: topics.CARRIED_IN, 1: topics.CARRIED_OUT}.get(years[0]) if years else None


def _reach(reading: Reading, offset: int) -> tuple[Reach, str]:
    """Whose figure it is, by the words before the verb of its clause."""
    clause = reading.clause(offset)
    said = reading.text[clause.start : offset]
    at = min((at for verb in ACTS if (at := said.find(verb)) >= 0), default=len(said))
    head = said[:at].rstrip("0123456789 ")
    while head.endswith(BETWEEN):
        head = head[: -len(next(w for w in BETWEEN if head.endswith(w)))]
    if any(word in head.replace("本机关不", "") for word in OFFICE):
        return "office", head
    head = head.replace("年度", "年").rpartition("年")[2]
    unit = max((word for word in UNIT_ENDS if head.endswith(word)), key=len, default="")
    if unit and len(head) > 1 and not head.removesuffix(unit).endswith(ALL_OF):
        return "other", head
    return "own", ""
