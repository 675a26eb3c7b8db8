"""Family R, what a report cites: its period, the notice, the 条例, how to reach the organ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.prose.reading import read
from reportctl.report.report import Report
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import terms
from reportctl.schema.form import Form
from reportctl.schema.load import editions, form_for, load_form

OFFICE = "政府信息与政务公开办公室"
NUMBER = 24
"""Characters behind a title in which its number stands."""

_CONTACT = {
    "地址": r"地址|位于|坐落|住址|[路街道巷村段里]\D{0,6}\d+(?:-\d+)?号|[路街巷]与.{1,12}交",
    "邮编": r"邮编|邮政编码|(?<![\d-])\d{6}(?![\d-])",
    "电话": (
        r"电话|手机|致电|座机|热线|(?<!\d)(?:0\d{2,3}[-— ]{1,2})?\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)"
    ),
}
"""What tells each, with its word or without: 人民路1号，223001，0517-83605210."""
_LAW = r"信息公开条例[》〉>]?[（(\[，,]?(?:中华人民共和国)?(?:国务院)?\Z"
"""What stands before the number of the 条例 where it is cited."""
_GARBLED = re.compile(r"(?<!\d)20\d\d(?:1[0-2]|[1-9])月(?=\d)")
"""A date that lost its 年: 20231月1日."""


@rule("R605", "统计期限不是整年", "warning", "notice")
def check_period(review: Review) -> Iterator[Fault]:
    """统计期限应是报告年度的1月1日至12月31日。没有写统计期限的不提示。

    依据：条例第四十九条“上一年度”；DB51/T 2660-2019 第2.1条写明1月1日至12月31日。

    错：2021年度报告写“自2020年1月1日起至2020年12月31日止”。
    对：自2021年1月1日起至2021年12月31日止。

    怎么改：改正起止日期；常见原因是照抄上年的文件。
    """
    year = review.report.year
    for key in ("preface", "overview"):
        prose = review.report.prose.get(key)
        if prose is None:
            continue
        reading = read(prose.text)
        for match in _GARBLED.finditer(reading.text):
            yield Fault(Span(key, *match.span()), f"“{match[0]}”缺少“年”字")
        for first, last in reading.ranges():
            sentence = reading.sentence(first.start)
            said = reading.text[sentence.start : sentence.end]
            whole = (first.month, last.month) == (1, 12)
            if not whole and not any(w in said for w in terms("organ", "periods")):
                continue
            if not any(w in said for w in ("统计", "期限", "时限", "数据", "本报告", "年度报告")):
                continue
            days = (first.month, first.day or 1, last.month, last.day or 31)
            right = first.year == year and (last.year or year) == year and days == (1, 1, 12, 31)
            if not right:
                yield Fault(
                    Span(key, first.start, last.end),
                    f"统计期限写的是“{reading.said(first.start, last.end)}”，"
                    f"应是{year}年1月1日至{year}年12月31日",
                )


@rule("R606", "联系方式不全", "info", "local")
def check_contact(review: Review) -> Iterator[Fault]:
    """报告写了联系方式的，一般要有地址、邮编、电话。没有写联系方式的不提示。

    依据：各地通行做法。

    错：如有疑问请与我办联系（地址：人民路1号）。
    对：如有疑问请与我办联系（地址：人民路1号，邮编：223001，电话：0517-83605210）。

    怎么改：补上所缺的一项。
    """
    prose = review.report.prose.get("preface")
    if prose is None or "联系" not in prose.text:
        return
    text = read(prose.text).text
    missing = [name for name, said in _CONTACT.items() if not re.search(said, text)]
    if 0 < len(missing) < len(_CONTACT):
        at = prose.text.index("联系")
        yield Fault(Span("preface", at, at + 2), f"联系方式缺少{'、'.join(missing)}")


@rule("R607", "引用的格式文件不对", "warning", "notice")
def check_cited_notice(review: Review) -> Iterator[Fault]:
    """每个年度有它适用的格式：2021年度起是国办公开办函〔2021〕30号，2019、2020年度是〔2019〕60号。

    依据：国办公开办函〔2021〕30号替代〔2019〕60号的试行格式。

    错：2022年度报告写“根据国办公开办函〔2019〕60号编制”。
    对：根据国办公开办函〔2021〕30号编制。
    对：根据国办公开办函〔2019〕60号、〔2021〕30号编制。

    怎么改：改成本年度适用的文号。
    """
    right = form_for(review.report.year)
    if any(_is_notice(text, right) for _, _, text in _cited(review.report, "number")):
        return
    for key, span, text in _cited(review.report, "number"):
        others = _others(right)
        if any(_is_notice(text, other) for other in others):
            yield Fault(Span(key, *span), f"引用的是“{text}”，本年度的格式是{right.notice}")
    for key, span, text in _cited(review.report, "title"):
        after = review.report.prose[key].text[span[1] : span[1] + NUMBER]
        for other in _others(right):
            named = bool(other.title) and other.title in text and OFFICE in text
            # the title with its own number is told by that
            if named and not after.partition("号")[0].endswith(_digits(other)[-1]):
                yield Fault(
                    Span(key, *span),
                    f"引用的是{other.edition}年通知的名称，本年度的格式是{right.notice}",
                    milder="info",
                )


def _others(right: Form) -> list[Form]:
    """The other editions; they are read only where a report cites a notice at all."""
    return [load_form(edition) for edition in editions() if edition != right.edition]


def _is_notice(text: str, form: Form) -> bool:
    """Whether a text is the number of an edition's notice, however its brackets are written."""
    year, number = _digits(form)
    return "公开办函" in text and year in text and text.endswith(f"{number}号")


def _digits(form: Form) -> tuple[str, str]:
    """The year and the number in the number of a notice: 2021 and 30."""
    year, _, number = form.notice.partition("〔")[2].rstrip("号").partition("〕")
    return year, number


@rule("R608", "引用的条例不是现行条例", "warning", "law")
def check_cited_law(review: Review) -> Iterator[Fault]:
    """现行《政府信息公开条例》是国务院令第711号（2019年5月15日起施行），第492号是旧条例。

    依据：国务院令第711号。

    错：根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。
    错：根据《中华人民共和国政府信息公开条例》（国务院令第771号）编制。
    对：根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。
    对：《条例》（国务院令第492号公布，国务院令第711号修订）。

    怎么改：改成第711号，并核对引用的条号。
    """
    for key, span, text in _cited(review.report, "order"):
        whole = review.report.prose[key].text
        sentence = whole[: span[0]].rpartition("。")[2] + whole[span[0] :].partition("。")[0]
        # 《……信息公开条例》（国务院令第771号: no other law has its number there
        own = "711" not in text and re.search(_LAW, whole[: span[0]]) is not None
        if ("492" in text or own) and "711号" not in sentence:
            yield Fault(Span(key, *span), f"引用的是“{text}”，现行条例是国务院令第711号")


def _cited(report: Report, kind: str) -> Iterator[tuple[str, tuple[int, int], str]]:
    for key, prose in report.prose.items():
        for name in read(prose.text).mentions.names:
            if name.kind == kind:
                yield key, (name.start, name.end), name.text
