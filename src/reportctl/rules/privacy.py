"""Family P, privacy: personal data that must not be published with the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from reportctl.prose.reading import read
from reportctl.prose.sentences import occurrences
from reportctl.record import NamedTuple
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import terms

OFFICIAL = ("联系", "电话", "咨询", "监督", "热线", "地址", "邮编")
"""Words around the contact data of an organ."""
NEAR, BEFORE = 30, 12
CLAUSE_ENDS = "，。；、：（）\n"
HEAD = "（(，"
What = Literal["identity", "mobile", "card", "plate"]

_CALLED = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)", re.ASCII)
_IDENTITY, _MOBILE, _CARD = 18, 11, range(16, 20)
"""How many digits each has."""


@rule("P801", "出现身份证号码", "error", "law")
def find_identity_numbers(review: Review) -> Iterator[Fault]:
    """公开的年报不能有公民身份号码。校验码不对的十八位数字，前面写明是身份证号的作警告，别的不提示。

    依据：条例第十五条（个人隐私）；个人信息保护法。

    错：申请人身份证号 11010519491231002X
    对：删去，或者写成 1101**************

    怎么改：删去号码。
    """
    yield from _found(review, "identity", "身份证号码")
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for match in _CALLED.finditer(text):
            ahead = text[max(0, match.start() - BEFORE) : match.start()]
            called = any(word in ahead for word in terms("person", "identity"))
            if called and not _identity(match[0]):
                shown = f"{match[0][:3]}……{match[0][-2:]}"
                yield Fault(
                    Span(key, *match.span()),
                    f"出现身份证号码（{shown}），校验码不对",
                    hint="删去或者遮挡",
                    milder="warning",
                )


@rule("P802", "出现手机号码", "warning", "law")
def find_mobiles(review: Review) -> Iterator[Fault]:
    """公开的年报一般不写个人手机号码；单位对外联系用的只作参考。

    依据：条例第十五条（个人隐私）。

    错：申请人电话 13812345678
    对：138****5678

    怎么改：删去或者遮挡；单位联系电话尽量用固定电话。
    """
    for fault in _found(review, "mobile", "手机号码"):
        if isinstance(fault.where, Span):
            text = review.report.prose[fault.where.key].text
            around = text[max(0, fault.where.start - NEAR) : fault.where.end + NEAR]
            official = any(word in around for word in OFFICIAL) and "申请人" not in around
            yield Fault(fault.where, fault.message, fault.hint, milder="info" if official else None)


@rule("P803", "出现银行卡号或车牌号", "warning", "law")
def find_cards(review: Review) -> Iterator[Fault]:
    """公开的年报不应有银行卡号、机动车号牌。

    依据：条例第十五条（个人隐私）。

    错：退费账户 4111111111111111
    对：删去。

    怎么改：删去或者遮挡。
    """
    yield from _found(review, "card", "银行卡号")
    yield from _found(review, "plate", "车牌号")


def _found(review: Review, what: str, label: str) -> Iterator[Fault]:
    for key, prose in review.report.prose.items():
        for one in private(read(prose.text).text):
            if one.what == what:
                shown = f"{one.text[:3]}……{one.text[-2:]}"
                yield Fault(
                    Span(key, one.start, one.end), f"出现{label}（{shown}）", hint="删去或者遮挡"
                )


@rule("P804", "出现申请人姓名", "warning", "law")
def find_names(review: Review) -> Iterator[Fault]:
    """写到具体申请人的，用“申请人李某”，不写全名。

    依据：条例第十五条（个人隐私）。只认“申请人”“原告”“当事人”后面的姓名，和句首“某某不服”“某某诉”的姓名；
    “王先生”“李某”不是全名。

    错：申请人李大山提出的申请
    对：申请人李某提出的申请

    怎么改：改成“某”。
    """
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for title in terms("person", "titles"):
            for at in occurrences(text, title):
                start = at + len(title)
                start += text[start : start + 1] in {"：", ":", " ", "为"}
                end = _name_end(text, start, terms("person", "after"))
                if end and text[at - 1 : at] != "被":
                    yield Fault(Span(key, start, end), f"出现{title}姓名（{text[start]}某）")
        for word in terms("person", "before"):
            for at in occurrences(text, word):
                start = next(
                    (at - n for n in (3, 2, 4) if _name_end(text, at - n, (word,)) == at), -1
                )
                if start >= 0 and (start == 0 or text[start - 1] in f"{CLAUSE_ENDS}对"):
                    yield Fault(Span(key, start, at), f"出现姓名（{text[start]}某）")


def _name_end(text: str, start: int, after: tuple[str, ...]) -> int:
    """Where a full name of two to four characters ends, or 0."""
    if start < 0:
        return 0
    compound = text.startswith(terms("person", "compound"), start)
    if not compound and not text.startswith(terms("person", "surnames"), start):
        return 0
    family = 2 if compound else 1
    common = frozenset(terms("person", "common"))
    for length in (family + 2, family + 1):
        given = text[start + family : start + length]
        whole = len(given) == length - family and all(
            "\u4e00" <= char <= "\u9fff" for char in given
        )
        polite = text.startswith(terms("person", "polite"), start + family)
        if (
            whole
            and not set(given) & common
            and not polite
            and text.startswith(after, start + length)
        ):
            return start + length
    return 0


@rule("P805", "出现个人住址", "warning", "law")
def find_addresses(review: Review) -> Iterator[Fault]:
    """公开的年报不应有申请人的详细住址；住址只保留到乡镇（街道）。

    依据：条例第十五条（个人隐私）；有的市要求住址只保留到乡镇（街道）。

    错：申请人住址：云溪镇东村3组12号
    对：申请人住址：云溪镇

    怎么改：删去门牌、组别。
    """
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for word in terms("person", "home"):
            at = text.find(word)
            clause = _clause(text[at + len(word) :][:NEAR].lstrip("：:为在")) if at >= 0 else ""
            if any(char.isdigit() for char in clause) and any(w in clause for w in "号组室"):
                yield Fault(
                    Span(key, at, at + len(word) + len(clause)),
                    f"出现个人住址（{word.strip(HEAD)}）",
                )
                break


def _clause(text: str) -> str:
    """The text up to the first mark that ends a clause or a bracket."""
    ends = [at for sign in CLAUSE_ENDS if (at := text.find(sign)) >= 0]
    return text[: min(ends)] if ends else text


class Private(NamedTuple):
    """One piece of personal data."""

    start: int
    end: int
    what: What
    text: str


_RUN = re.compile(r"\d[\d -]{9,}[\dXx]")
_SIGN = re.compile("[A-Z][·.]?[A-Z0-9]{5,6}")
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@lru_cache(maxsize=64)
def private(text: str) -> tuple[Private, ...]:
    """The personal data in a folded text, in its order.

    An identity number counts only with a right check digit (GB 11643), a bank card only with a
    right Luhn digit: other rows of digits are something else.
    """
    return tuple(sorted(_find(text)))


def _find(text: str) -> Iterator[Private]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        if "*" in text[start - 1 : start] + text[end : end + 1]:
            continue
        what = _what(match[0].replace(" ", "").replace("-", ""))
        if what:
            yield Private(start, end, what, match[0])
            continue
        at = start
        for piece in match[0].split(" "):
            alone = _what(piece)
            if alone:
                yield Private(at, at + len(piece), alone, piece)
            at += len(piece) + 1
    for match in _SIGN.finditer(text):
        start, end = match.span()
        plate = text[start - 1 : start] in _PROVINCES and any(c.isdigit() for c in match[0])
        if plate and start and not text[end : end + 1].isdigit():
            yield Private(start - 1, end, "plate", text[start - 1 : end])


def _what(digits: str) -> What | None:
    """What a row of digits is, or None."""
    if len(digits) == _IDENTITY and _identity(digits):
        return "identity"
    if len(digits) == _MOBILE and digits[0] == "1" and digits[1] in "3456789":
        return "mobile"
    if len(digits) in _CARD and digits[0] in "3456" and digits.isdigit() and _luhn(digits):
        return "card"
    return None


def _identity(digits: str) -> bool:
    """GB 11643-1999: the weighted sum modulo 11 picks the last sign."""
    if not digits[:-1].isdigit() or not "1800" <= digits[6:10] < "2100":
        return False
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[-1].upper()


def _luhn(digits: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812-1)."""
    doubled = (int(d) * (1 + at % 2) for at, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - one digit
