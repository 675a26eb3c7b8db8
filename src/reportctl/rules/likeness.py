"""Family X, copies: a section that says what last year's, or a neighbour's, report said.

国办公开办函〔2021〕30号 names 内容雷同 among the faults for which somebody is held responsible, and
gives no figure. The threshold here is 80 % of a section's characters: reports that were written
apart share 0 to 13 % by this measure, two successive years of a city that wrote both anew 25 to
28 %, while a copy with other figures, years and names in it shares over 90 %. Between lies the
report of which half was kept: that is told paragraph by paragraph, and as a hint only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reportctl.prose.likeness import Passage, Shared, compare, length, passages
from reportctl.report.report import Report
from reportctl.rules.rule import Alike, Fault, Review, Span, rule

if TYPE_CHECKING:
    from reportctl.prose.digest import Paragraph

LIKE = 0.8
"""The share from which on a section is a copy."""
LEAST = 100
"""Characters, by what is compared, below which a section says too little to be a copy."""
SAME = 0.95
"""The share from which on a paragraph is the same."""
LONG = 80
"""Characters of a paragraph that cannot be the same by chance."""


@rule("X206", "与上年度报告雷同", "warning", "notice")
def find_own_copies(review: Review) -> Iterator[Fault]:
    """这一部分有八成以上的文字和本机关上年度报告相同。

    数字、年份的不同不算不同；标题、表格、编制依据、统计期限一类的固定说法不参加比较；
    不足一百字的部分不检查。

    依据：国办公开办函〔2021〕30号把“内容雷同、敷衍塞责”列为要追究责任的问题。八成的界线是审核经验：
    重新写过的两年报告，相同的文字一般在三成以下。

    错：第五部分和上年度一字不差，只改了年份。
    对：写本年度新发现的问题，和上年度问题的改进情况。

    怎么改：按本年度的实际情况重写所列的段落；确无变化的，接受并写明理由。
    """
    for alike in review.alike:
        if alike.own and alike.share >= LIKE:
            yield Fault(alike.span, _say(review, alike))


@rule("X207", "有整段与上年度报告相同", "info", "experience")
def find_own_paragraphs(review: Review) -> Iterator[Fault]:
    """这一部分里有较长的整段文字（八十字以上）和本机关上年度报告相同，数字、年份不计。

    依据：审核经验；介绍机制、平台的段落可以不变，所以只作参考。

    错：“（二）依申请公开”一段和上年度完全相同。
    对：写出本年度的做法和数据。

    怎么改：看一看所列的段落是不是忘了改写。
    """
    for alike in review.alike:
        if alike.own and alike.share < LIKE:
            yield Fault(alike.span, _say(review, alike))


@rule("X208", "与其他单位的报告雷同", "warning", "notice")
def find_neighbours_copies(review: Review) -> Iterator[Fault]:
    """检查文件夹时，这一部分有八成以上的文字和另一个单位同年度的报告相同。

    数字、年份、单位名称的不同不算不同；标题、表格和固定说法不参加比较；不足一百字的部分不检查。
    谁抄了谁看不出来，两份报告都提示。

    依据：国办公开办函〔2021〕30号把“内容雷同、敷衍塞责”列为要追究责任的问题；
    有的地方考核扣“与其他单位雷同”的分。

    错：把邻镇的报告换上本镇的名称。
    对：写本单位自己的工作。

    怎么改：按本单位的实际情况重写所列的段落；上级统一提供的文字，接受并写明理由。
    """
    for alike in review.alike:
        if not alike.own and alike.share >= LIKE:
            yield Fault(alike.span, _say(review, alike))


@rule("X209", "有整段与其他单位的报告相同", "info", "experience")
def find_neighbours_paragraphs(review: Review) -> Iterator[Fault]:
    """检查文件夹时，这一部分里有整段文字（一百字以上）和个别其他单位同年度的报告相同。

    数字、年份、单位名称不计。许多单位都有的段落多半是上级统一提供的，不提示。

    依据：审核经验，只作参考。

    错：“（一）主动公开”一段和邻镇的完全相同。
    对：写出本单位的做法和数据。

    怎么改：看一看所列的段落是不是从别处复制的。
    """
    for alike in review.alike:
        if not alike.own and alike.share < LIKE:
            yield Fault(alike.span, _say(review, alike))


def _say(review: Review, alike: Alike) -> str:
    title = review.report.prose[alike.span.key].title
    share = f"{int(alike.share * 100)}%"
    more = f"（另有约 {alike.others} 份报告也是这样）" if alike.others else ""
    numbers = "、".join(str(number) for number in alike.paragraphs)
    which = f"：第{numbers}段" if alike.paragraphs else ""
    if alike.share >= LIKE:
        return f"“{title}”有 {share} 的文字与{alike.other}相同{more}{which}"
    return f"“{title}”有{len(alike.paragraphs)}段文字与{alike.other}相同{which}"


def find_own(report: Report, last: Report) -> tuple[Alike, ...]:
    """What a report shares with the same organ's report of an earlier year, section by section."""
    found: list[Alike] = []
    earlier = sections_of(last)
    for key, text in sections_of(report).items():
        if key in earlier and length(text) >= LEAST:
            shared = compare(text, earlier[key])
            alike = describe(key, shared, f"{last.year}年度报告", own=True)
            found += [alike] if alike else []
    return tuple(found)


@lru_cache(maxsize=4)
def sections_of(report: Report) -> Mapping[str, tuple[Passage, ...]]:
    """The sections' texts as they are compared; the preface, which all have, is none."""
    return {
        key: passages(prose.text, report.organ)
        for key, prose in report.prose.items()
        if key != "preface"
    }


def describe(key: str, shared: Shared, other: str, *, own: bool, others: int = 0) -> Alike | None:
    """What is to be told of a section, or None where too little of it is the same."""
    same = [p for p, part in shared.passages if part >= SAME and len(p.plain) >= LONG]
    if shared.share >= LIKE:
        same = [p for p, part in shared.passages if part >= LIKE]
    return point_at(key, same, other, shared.share, own=own, others=others) if same else None


def point_at(
    key: str,
    same: Sequence[Passage | Paragraph],
    other: str,
    share: float,
    *,
    own: bool,
    others: int = 0,
) -> Alike:
    """What is to be told of a section of which these paragraphs are the same."""
    longest = max(same, key=lambda passage: passage.size)
    span = Span(key, longest.start, longest.end)
    return Alike(span, other, share, own, tuple(passage.number for passage in same), others)
