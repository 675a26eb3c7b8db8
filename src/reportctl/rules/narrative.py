"""Family N, numbers: what the prose says of a figure is what the tables say."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.prose.topics import Topic
from reportctl.rules.claims import compared, disagree, is_nothing, say
from reportctl.rules.reach import reach_of
from reportctl.rules.rule import Fault, Review, rule


def row_of(topic: Topic) -> str:
    """The first row that a topic may mean: what it is about."""
    return topic.readings[0][0] if topic.readings else ""


def is_received(topic: Topic) -> bool:
    """Whether it is about applications that came in."""
    return row_of(topic) == "applications.received"


def is_answered(topic: Topic) -> bool:
    """Whether it is about answers, or about what is carried from or to another year."""
    return row_of(topic).startswith(("applications.carried", "applications.outcome.total"))


def is_outcome(topic: Topic) -> bool:
    """Whether it is about one way in which applications ended."""
    return row_of(topic).startswith("applications.outcome.") and not is_answered(topic)


def is_dispute(topic: Topic) -> bool:
    """Whether it is about reviews or suits."""
    return row_of(topic).startswith("disputes.")


def is_disclosure(topic: Topic) -> bool:
    """Whether it is about documents, decisions or charges."""
    return row_of(topic).startswith("disclosure.")


def is_decision(topic: Topic) -> bool:
    """Whether it is about decisions, of which prose often tells a part."""
    return row_of(topic).startswith("disclosure.decisions.")


@rule("N501", "正文的收到申请数与表三不符", "warning", "experience", "overview")
def compare_received(review: Review) -> Iterator[Fault]:
    """正文写的收到、受理、办理申请件数，应等于表三“新收”，或者“新收”加“上年结转”。

    依据：30号通知要求年报内容准确；两处数字不一致是审核退回的常见原因。“收到”可以指新收，
    也可以含上年结转，两种都算对；“办理”还可以指办理结果总计。

    错：正文“收到政府信息公开申请15件”，表三新收 12、上年结转 2。
    对：正文“收到政府信息公开申请12件”，或者“收到申请14件（含上年结转2件）”。

    怎么改：按台账核对，改正文或者改表格。
    """
    yield from disagree(review, is_received)


@rule("N502", "正文的答复、结转数与表三不符", "warning", "experience", "overview")
def compare_answered(review: Review) -> Iterator[Fault]:
    """正文写的答复（办结）、上年结转、结转下年度件数，应等于表三“（七）总计”和两行结转。

    依据：30号通知要求年报内容准确。

    错：正文“答复15件”，表三办理结果总计 14。
    对：正文“答复14件，结转下年度继续办理1件”，与表三一致。

    怎么改：按台账核对，改正文或者改表格。
    """
    yield from disagree(review, is_answered)


@rule("N503", "正文的办理结果与表三不符", "warning", "experience", "overview")
def compare_outcomes(review: Review) -> Iterator[Fault]:
    """正文写的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理件数，应等于表三各项合计。

    依据：30号通知要求年报内容准确。常见的错是只抄了“自然人”一列，或者只抄了第一行。

    错：正文“无法提供265件”，表三“（四）无法提供”三行合计 337。
    对：正文“无法提供337件”。

    怎么改：把表三同一大项下各行的总计加起来，写进正文。
    """
    yield from disagree(review, is_outcome)


@rule("N504", "正文的复议、诉讼数与表四不符", "warning", "experience", "overview")
def compare_disputes(review: Review) -> Iterator[Fault]:
    """正文写的行政复议、行政诉讼件数和结果，应等于表四；诉讼是“未经复议直接起诉”加“复议后起诉”。

    依据：条例第五十条第三项；30号通知要求年报内容准确。

    错：正文“行政复议7件，诉讼9件，均获维持”，表四有3件尚未审结。
    对：正文“行政复议7件，诉讼9件，已审结的均获维持，3件尚未审结”。

    怎么改：按案件台账核对；正文口径不同的（如只统计备案案件），在正文写明。
    """
    yield from disagree(review, is_dispute)


@rule("N505", "正文说没有，表中却有", "error", "sense", "overview")
def find_denied(review: Review) -> Iterator[Fault]:
    """正文写“未收到”“没有”“0件”的，表中对应的总计也应当是 0。

    错：正文“全年未收到政府信息公开申请”，表三新收 3。
    对：正文“全年收到政府信息公开申请3件”。

    怎么改：按台账核对，改正文或者改表格。
    """
    for one in compared(review, bool):
        if is_nothing(one) and not one.right and reach_of(review.report, one.claim) == "own":
            label = one.claim.topic.label
            yield Fault(
                one.span,
                f"正文说没有{label}（“{one.quote}”），{say(one.values)}",
                hint="核对后改正文或者表格，使两处一致",
                reading=one.reading,
            )


@rule("N506", "正文与表的统计范围可能不同", "info", "experience", "overview")
def find_other_scope(review: Review) -> Iterator[Fault]:
    """正文写的是政府办公室或本级的数，表中是另一个数，可能是统计范围不同，应当写明。

    依据：审核经验；一份报告里本级的数和全区的数混用，读者无法核对。

    错：正文“区政府办代表区政府受理17件”，表三新收 95，没有说明表三是全区汇总。
    对：正文“全区受理95件，其中区政府办代表区政府受理17件”。

    怎么改：在正文写明数字的范围，并把 [report] scope 填对。
    """
    right = {one.claim.topic.key for one in compared(review, bool) if one.right}
    for one in compared(
        review, lambda topic: is_received(topic) or is_answered(topic) or is_dispute(topic)
    ):
        office = reach_of(review.report, one.claim) == "office"
        if review.report.scope == "region":
            # a report on a whole region may tell of its own organ as well
            continue
        if office and not one.right and one.claim.topic.key not in right:
            yield Fault(
                one.span,
                f"正文是本级或办公室的数：{one.claim.topic.label} {one.claim.value:f}"
                f"{one.claim.unit}（“{one.quote}”），{say(one.values)}",
                hint="写明正文和表格各是什么范围",
                reading=one.reading,
            )


@rule("N509", "正文的文件、决定数与表二不符", "warning", "experience", "overview")
def compare_documents(review: Review) -> Iterator[Fault]:
    """正文写的制发、废止、现行有效的规章和行政规范性文件件数，应等于表二；许可等决定数也一样。

    依据：30号通知要求年报内容准确。“政策性文件”“公开的规范性文件”不是同一个数，不比较；许可、处罚、
    强制在正文里常只写一部分，只作参考。

    错：正文“制发行政规范性文件5件”，表二本年制发件数 3。
    对：两处都是 3。

    怎么改：核对文件目录，改正文或者改表格。
    """
    yield from disagree(review, lambda topic: is_disclosure(topic) and not is_decision(topic))
    for fault in disagree(review, is_decision):
        yield fault._replace(milder="info")
