"""Family S, the text's own structure: markup, numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.numerals import end_of_number, read_chinese
from reportctl.prose.reading import read
from reportctl.prose.sentences import occurrences
from reportctl.report.report import Prose
from reportctl.report.text_table import STRONG
from reportctl.rules.rule import Fault, Review, Span, rule

SECTIONS = ("总体情况", "主动公开", "申请", "复议", "问题", "其他")
"""A word of each of the six sections as prefaces list them."""
_PARTED = r"(?<![\d.])\d+(?: +\d+)+(?=[件条项次个宗份人期篇])"
"""A figure with a blank in it before what it counts: 12 6件."""
LETTER = "〇一二三四五六七八九十"


@rule("S201", "前言说的部分数与报告不符", "warning", "notice")
def check_counted_parts(review: Review) -> Iterator[Fault]:
    """前言写“由六个部分组成”的，应是六个部分；列出各部分名称的，六个都要列到。

    依据：国办公开办函〔2021〕30号附件：六个部分。

    错：本报告由总体情况、主动公开……等7个部分组成。
    对：本报告由六个部分组成。

    怎么改：改成六个部分，或者删去这句话。
    """
    parts = len(review.report.form.sections)
    for key in ("preface", "overview"):
        prose = review.report.prose.get(key)
        if prose is None:
            continue
        reading = read(prose.text)
        for sentence in reading.sentences:
            said = reading.text[sentence.start : sentence.end].replace("其它", "其他")
            at = said.find("部分")
            if (
                at < 0
                or not any(w in said for w in ("报告", "全文"))
                or not any(w in said for w in ("组成", "包括", "分为"))
            ):
                continue
            count = _count(said[:at].rstrip("个大 "))
            missing = [word for word in SECTIONS if word not in said]
            if _left_open(said, at) and missing == [SECTIONS[-1]]:
                missing = []
            if count is not None and count != parts:
                span = Span(key, sentence.start, sentence.start + at + 2)
                yield Fault(span, f"写的是{count}个部分，年度报告是{LETTER[parts]}个部分")
            elif "总体情况" in said and 0 < len(missing) <= parts // 2:
                yield Fault(
                    Span(key, sentence.start, sentence.end),
                    f"列出的部分里没有“{'”“'.join(missing)}”",
                )


def _left_open(said: str, at: int) -> bool:
    """Whether 等 before 部分 says that not all parts are named: ……等部分组成."""
    return said[:at].rstrip("几个各大 ").endswith("等")


def _count(lead: str) -> int | None:
    """The number at the end of some words: 由7, 由六."""
    digits = lead[len(lead.rstrip("0123456789")) :]
    if digits:
        return int(digits)
    return read_chinese(lead[-1:]) if lead[-1:] in set(LETTER) else None


@rule("S203", "正文里有排版符号或者套错的编号", "warning", "experience")
def find_markup(review: Review) -> Iterator[Fault]:
    """“（三）”下面又用“一、”会和报告的六个部分混淆；“**”“|”是从别处带来的排版符号。

    依据：审核经验；一行里成对的“**”排成加粗，不算。数字中间有空格的，看不出是一个数还是两个数，不和表格核对。

    错：（三）政府信息管理情况 …… 一、健全制度；全年收到申请12 6件
    对：（三）政府信息管理情况 …… 1.健全制度；全年收到申请126件

    怎么改：下一级编号用“1.”；删去多余的符号和空格。
    """
    for key, prose in review.report.prose.items():
        nested = False
        for start, text in prose.paragraphs:
            if nested and _ordinal(text) is not None:
                yield Fault(
                    Span(key, start, start + 2),
                    f"“（一）”一级的下面又用了“{text[:2]}”",
                    hint="下一级用“1.”",
                )
            nested = nested or text[:1] in {"（", "("}
            if text.count("|") == 1 or text in {"?", "？"}:
                at = start + max(text.find("|"), 0)
                yield Fault(Span(key, at, at + 1), f"多余的符号“{prose.text[at]}”")
        for match in re.finditer(_PARTED, prose.text) if " " in prose.text else ():
            yield Fault(
                Span(key, *match.span()),
                f"数字“{match[0]}”中间有空格，看不出是一个数还是两个数",
                hint="是一个数就删去空格",
            )
        if "**" not in prose.text:
            continue
        # pairs print as bold
        bare = re.sub(STRONG, lambda match: " " * len(match[0]), prose.text)
        # three stars and more hide a number: 138****5678
        if marks := [match.start() for match in re.finditer(r"(?<!\*)\*\*(?!\*)", bare)]:
            yield Fault(
                Span(key, marks[0], marks[0] + 2),
                f"有{len(marks)}处“**”没有成对，会印成星号",
                hint="删去多余的星号；要加粗的，一行里前后各写一个",
            )


def _ordinal(text: str) -> int | None:
    """The number of a paragraph that begins with 一、 二、."""
    head, sign, _ = text[:4].partition("、")
    return read_chinese(head) if sign and head and set(head) <= set(LETTER) else None


@rule("S204", "小标题编号不连续", "info", "experience")
def check_numbering(review: Review) -> Iterator[Fault]:
    """“（一）（二）（三）”应当连续，不跳号、不重号，括号要成对。

    依据：审核经验；跳号往往是删了一段。

    错：（一）主动公开 （三）政府信息管理
    对：（一）主动公开 （二）依申请公开 （三）政府信息管理

    怎么改：改编号，或者补上缺的一段。
    """
    for key, prose in review.report.prose.items():
        before = 0
        for start, end, value, whole in _numbered(prose):
            if not whole:
                yield Fault(Span(key, start, end), f"编号“{prose.text[start:end]}”的括号不成对")
            if value not in {before + 1, 1}:
                told = prose.text[start:end]
                yield Fault(Span(key, start, end), f"编号“{told}”不连续，前一个是第{before}")
            before = value


def _numbered(prose: Prose) -> Iterator[tuple[int, int, int, bool]]:
    """Paragraphs that begin with （一）: start, end, value of the number, whether it is whole."""
    for start, text in prose.paragraphs:
        opened = text[:1] in {"（", "("}
        head, sign, _ = text[opened:6].replace(")", "）").partition("）")
        head = head.strip()
        if sign and head and set(head) <= set(LETTER) and (opened or head in LETTER):
            value = read_chinese(head)
            if value:
                yield start, start + opened + len(head) + 1, value, opened


@rule("S205", "括号、引号或者书名号不成对", "info", "experience")
def check_pairs(review: Review) -> Iterator[Fault]:
    """一段话里的括号、引号、书名号要成对；多半是删改时漏了一半。

    依据：GB/T 15834-2011《标点符号用法》；审核经验。“1）”“（一）”这样的编号不算。

    错：收到申请3件（含上年结转1件。
    对：收到申请3件（含上年结转1件）。

    怎么改：补上或者删去另一半。
    """
    for key, prose in review.report.prose.items():
        for start, text in prose.paragraphs:
            at = _unpaired(text)
            if at is not None:
                yield Fault(Span(key, start + at, start + at + 1), f"“{text[at]}”没有成对")


def _unpaired(text: str) -> int | None:
    """Where a mark of a pair stands alone in a paragraph."""
    start = end_of_number(text, "〇一二三四五六七八九十0123456789", "）)、.．")
    open_: list[tuple[str, int]] = []
    marks = (mark for mark in (*_OPENING, *_CLOSING) if mark in text)
    for at, char in sorted((at, mark) for mark in marks for at in occurrences(text, mark)):
        if at < start:
            continue
        if char in _OPENING:
            open_.append((_OPENING[char], at))
        elif char in _CLOSING:
            if open_ and open_[-1][0] == _CLOSING[char]:
                open_.pop()
            elif not _numbers(text, at):
                return at
    return open_[0][1] if open_ else None


def _numbers(text: str, at: int) -> bool:
    """Whether a closing bracket ends a number of an item: 1）, 二）."""
    before = text[max(at - 2, 0) : at]
    return text[at] in "）)" and bool(before) and before[-1] in LETTER + "0123456789"


_OPENING = {
    "（": "round",
    "(": "round",
    "《": "title",
    "“": "quote",
    "〔": "number",
    "【": "square",
}
_CLOSING = {
    "）": "round",
    ")": "round",
    "》": "title",
    "”": "quote",
    "〕": "number",
    "】": "square",
}
