"""Family X, what the prose says of two years: 同比增长 x%, 上年为N件, what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportctl.prose.reading import read
from reportctl.prose.sentences import clauses
from reportctl.prose.topics import Topic
from reportctl.prose.understood import Claim
from reportctl.report.report import Report
from reportctl.rules.claims import find_values, statements
from reportctl.rules.prose_sums import close
from reportctl.rules.reach import reach_of
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import terms

LEAST_THING, LONGEST_THING = 4, 20
"""Characters of the name of something that was promised."""


@rule("X205", "正文的同比与上年度报告不符", "info", "experience", "overview")
def check_growth(review: Review) -> Iterator[Fault]:
    """正文写的同比增长、下降百分比，应当能由本年和上年度报告的数字算出。

    依据：审核经验。最后一位四舍五入或者截尾都算对；没有上年度报告就不检查。

    错：上年 3607 件，本年 3646 件，写同比增长 1.05%。
    对：(3646-3607)/3607=1.08%，写同比增长 1.08%。

    怎么改：重新计算；上年数字用的是别的口径的，写明口径。
    """
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1:
        return
    for key in report.prose:
        said = statements(report, key)
        for claim in said.claims:
            told = claim.offset == -1 and claim.exact and not claim.zero
            if told and reach_of(report, claim) == "own":
                old = [v for value in find_values(last, claim.topic) for v in value.values]
                if old and claim.value not in old:
                    shown = "、".join(f"{v:f}" for v in dict.fromkeys(old))
                    yield Fault(
                        Span(key, claim.start, claim.end),
                        f"正文写上年{claim.topic.label} {claim.value:f}{claim.unit}，"
                        f"上年度报告是 {shown}",
                    )
        for change in said.changes:
            now = change.claim
            if (now and (now.offset or now.plan)) or reach_of(report, now or change) != "own":
                continue
            pairs = (
                [(now.value, old) for old in _before(report, last, now)]
                if now
                else _both(report, last, change.topic)
            )
            rate = change.figure.unit == "%"
            if not pairs or any(
                (rate and bool(old) and close(change.amount, now - old, old))
                or (not rate and now - old == change.amount)
                for now, old in pairs
            ):
                continue
            sums = "；".join(
                dict.fromkeys(
                    f"({now:f}-{old:f})/{old:f}={(now - old) * 100 / old:.2f}%"
                    if rate
                    else f"{now:f}-{old:f}={now - old:f}"
                    for now, old in pairs
                    if old or not rate
                )
            )
            if sums:
                yield Fault(
                    Span(key, change.figure.start, change.figure.end),
                    f"正文写{change.topic.label}比上年 {change.amount:+f}{change.figure.unit}，"
                    f"按上年度报告算：{sums}",
                )


def _both(report: Report, last: Report, topic: Topic) -> list[tuple[Decimal, Decimal]]:
    """This year's and last year's values of each reading, as the tables have them."""
    readings = [topic._replace(readings=(rows,)) for rows in topic.readings]
    return [
        (now, old)
        for one in readings
        for new in find_values(report, one)
        for before in find_values(last, one)
        for now in new.values
        for old in before.values
    ]


def _before(report: Report, last: Report, claim: Claim) -> list[Decimal]:
    """Last year's values in the reading that agrees with this year's table, else in every one."""
    readings = [claim.topic._replace(readings=(rows,)) for rows in claim.topic.readings]
    meant = [
        topic
        for topic in readings
        if any(claim.value in value.values for value in find_values(report, topic))
    ]
    return [
        v for topic in meant or readings for value in find_values(last, topic) for v in value.values
    ]


@rule("X212", "上年度的改进打算没有交代", "info", "experience", "problems")
def find_forgotten_promises(review: Review) -> Iterator[Fault]:
    """上年度报告第五部分写明要办的事（开设某个专区、出台《某办法》），本年度的报告里一个字也没有提到。

    依据：30号通知要求写“改进情况”；审核经验。只看写得出名称的事，“加强学习”一类不看。

    错：上年度写“将建设政务公开专区”，本年度没有提到专区。
    对：本年度写“针对上年提出的建设政务公开专区，已在政务服务中心建成”。

    怎么改：在第五部分写明办到了没有；不再办的，说明理由。
    """
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1 or "problems" not in last.prose:
        return
    if not report.prose or "problems" not in report.prose:
        return
    now = "".join(prose.text for prose in report.prose.values())
    reading = read(last.prose["problems"].text)
    forgotten: list[str] = []
    for sentence in reading.sentences:
        for clause in clauses(reading.text, *sentence):
            said = reading.text[clause.start : clause.end]
            thing = _promised(said)
            if thing and not _mentions(now, thing):
                forgotten.append(said.strip())
    if forgotten and now.strip():
        shown = "”“".join(forgotten[:3])
        yield Fault("problems.text", f"{last.year}年度报告里写了“{shown}”，本年度报告没有提到")


def _promised(said: str) -> str:
    """The thing with a name that a clause promises: 政务公开专区, 《……办法》; or ''."""
    verb = next((word for word in terms("promise", "verbs") if word in said), "")
    if not verb or any(word in said for word in terms("promise", "done")):
        return ""
    behind = said.partition(verb)[2]
    end = max(
        (behind.find(word) + len(word) for word in terms("promise", "things") if word in behind),
        default=-1,
    )
    thing = behind[:end] if end > 0 else ""
    return thing.strip("《》“”一个") if LEAST_THING <= len(thing) <= LONGEST_THING else ""


def _mentions(text: str, thing: str) -> bool:
    """Whether a text has the thing's name, or most of it."""
    pairs = {thing[at : at + 2] for at in range(len(thing) - 1)}
    return thing in text or 2 * sum(pair in text for pair in pairs) > len(pairs)
