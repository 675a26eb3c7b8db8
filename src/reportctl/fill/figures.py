"""What stands in a cell as a figure: digits in every dress, strokes for a blank, units, signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from reportctl.fill.doubt_words import ANOTHER, ROUGH, UNCHECKED
from reportctl.numerals import read_chinese
from reportctl.readers.limits import most
from reportctl.readers.source import DISPLACED, Apart
from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD, find_comma_fault, is_too_long
from reportctl.schema.form import Kind

_STROKES = {
    **dict.fromkeys(("/", "//", "\\", "∕"), "/"),
    **dict.fromkeys(("-", "--", "‐", "‑", "–", "−", "---"), "-"),
    **dict.fromkeys(("—", "——", "―", "─", "──", "―――", "———", "ー"), "—"),
}
_NOTHING = {"无", "无此项", "不适用", "空", "未填", "无数据"}
_COUNT_UNITS = "件|项|条|宗|个|份|次|件次|人次|起|人"
_NUMBER = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_MARK_RUNS = (
    *(("¹", "¹"), ("²", "³"), ("⁰", "⁰"), ("⁴", "⁹"), ("①", "⑳"), ("⓪", "⓪"), ("❶", "❿")),
    *(("➀", "➉"), ("㉑", "㉟"), ("㊱", "㊿"), ("㈠", "㈩"), ("㊀", "㊉")),
)
"""Digits above the line and numbers in circles, the first and the last of each run: marks of notes,
which NFKC would make figures."""
_MARKS = "".join(f"{first}-{last}" for first, last in _MARK_RUNS)
_EACH_MARK = frozenset(
    chr(code) for first, last in _MARK_RUNS for code in range(ord(first), ord(last) + 1)
)
_LOWERED = frozenset("₀₁₂₃₄₅₆₇₈₉")
"""Digits below the line mark no note."""
_MARKED = rf"(?P<figure>[^{_MARKS}0-9０-９]*+[0-9０-９][^{_MARKS}]*+)(?P<marks>[{_MARKS}]+)\s*"
_FIGURE = (
    rf"(?P<whole>(?P<sign>[-+]|−|减少|增加|下降|上升|减|增|[↓↑])?(?P<number>{_NUMBER})"
    rf"(?P<unit>{_COUNT_UNITS}|亿元|万元|元|万)?(?P<aside>\([^()]+\))?。?)"
)
_OF_FIGURES = frozenset("0123456789+-−减少增加下降上升↓↑,.件项条宗个份次人起亿万元。")
"""All that stands in a figure outside of brackets."""
_CORRECTED = (
    rf"{ANOTHER}|{UNCHECKED}|{ROUGH}|(?:调整|变更)[为成]|实际?[为是]|[填写]错|错误"
    r"|待[定查补]|暂[计按]|预计|大约|左右|约\d|[上去]一?年"
)
"""What beside a figure says that it is another one, or another year's.

In a sentence 变更为 speaks of an office, 待查 of a case, 左右 of anything.
"""
_BESIDE = (
    rf"{_CORRECTED}|[漏瞒][报填计]|[少多虚][报填计算]|不含|[不未]包?[含括]|未计|重复|另[有加计]"
    r"|核[实对]"
)
_WITHIN = f"\\((?:其中|包?含|包括|内含|均|全部|(?:{_COUNT_UNITS})\\))"
"""How a bracket begins that says something of a figure without making another of it."""
_NUMERALS = "零〇一二三四五六七八九十百"
_DIGIT = "[一二三四五六七八九]"
_WELL_WRITTEN = (
    f"[零〇]|(?:{_DIGIT}百(?:零(?={_DIGIT}$)|(?=十|{_DIGIT}十|$)))?(?:{_DIGIT}?十)?{_DIGIT}?"
)
"""一百五 is none: it may be said of 150."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_FALLING = ("-", "−", "减少", "下降", "减", "↓")
_WORDED = ("减少", "增加", "下降", "上升", "减", "增", "↓", "↑")
_LONGEST = 200
"""Letters from which on a cell holds no figure, whatever else it holds."""
APART: Mapping[str, str] = {
    "struck": "划去的",
    "hidden": "看不见的",
    "raised": "上标",
    "lowered": "下标",
    "small": "小字",
    "note": "注释号",
    "deleted": "修订中删去的",
    "unclear": "不能确定的内容",
}


class Figure(NamedTuple):
    """A cell that was read."""

    value: int | Decimal | None
    written: str
    note: str = ""


class Unread(NamedTuple):
    """A cell that cannot be read with certainty."""

    why: str
    """A Chinese clause without a full stop."""


class Holder(Protocol):
    """A cell of a source, however it was read."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def number(self) -> int | Decimal | None:
        """Its value, where the source holds numbers apart from text."""

    @property
    def apart(self) -> tuple[Apart, ...]:
        """What is set apart in it."""

    @property
    def object(self) -> str:
        """What it holds that is no text, in Chinese."""


@lru_cache(4096)
def plain(text: str) -> str:
    """NFKC, without marks that nobody sees and without emphasis; spaces between parts stay one.

    Stars alone emphasise nothing: they stand for a figure that is not told.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    return " ".join((folded.replace("**", "").strip() or folded).split())


def puts_in_doubt(text: str) -> bool:
    """Whether words beside figures say that these are others: 应为1235, 漏报3件, 待核."""
    return bool(re.search(_BESIDE, plain(text)))


def set_marks_apart(text: str) -> tuple[str, str]:
    """A figure and the marks of notes behind it: 422① is 422 and ①."""
    marked = len(text) < _LONGEST and not _EACH_MARK.isdisjoint(text)
    found = re.fullmatch(_MARKED, text) if marked else None
    return (found["figure"], found["marks"]) if found else (text, "")


def is_printed_blank(text: str) -> bool:
    """Whether nothing, or only a stroke, stands there."""
    bare = plain(text).replace(" ", "")
    return not bare or bare in _STROKES


@lru_cache(4096)
def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, a stroke, or what began as one; not a label, not nothing."""
    bare = plain(set_marks_apart(text)[0])
    if not bare or len(bare) >= _LONGEST:
        return False
    if bare.replace(" ", "") in _STROKES or bare in _NOTHING or bare == UNREAD:
        return True
    joined = bare.replace(" ", "")
    if (joined.isdecimal() and joined.isascii()) or _match_figure(joined):
        return True
    if all(char in _NUMERALS for char in bare):
        return True
    return bare[0].isdecimal() and not _has_ideograph(bare)


def _has_ideograph(text: str) -> bool:
    return any("㐀" <= char <= "鿿" for char in text)


def _match_figure(text: str) -> re.Match[str] | None:
    """A text without spaces as a figure; in brackets stands what is said in words."""
    head = text.partition("(")[0]
    may_be = _OF_FIGURES.issuperset(head) and any(map(str.isdecimal, head))
    found = re.fullmatch(_FIGURE, text) if may_be else None
    return found if found and (not found["aside"] or _has_ideograph(found["aside"])) else None


def read_cell(cell: Holder, kind: Kind, unit: str = "") -> Figure | Unread:
    """What a cell of a source holds, as a figure of its kind: the one place that decides it.

    Letters set apart are no part of a figure and are told; a cell that holds nothing else, or a
    picture, is not read, and not blank. `unit` is the unit of money that its column's head names.
    """
    bare = plain(cell.text)
    if cell.object == DISPLACED:
        return Unread("表里插入或删除了行、列，和模板对不上，请撤销后再保存")
    if cell.object:
        return Unread(f"这一格里{'还有' if bare else '是'}{cell.object}，不是文字")
    aside = "、".join(f"{APART[each.kind]}“{plain(each.text)}”" for each in cell.apart)
    if not bare and aside:
        return Unread(f"这一格里只有{aside}")
    if any(map(_is_unclear, cell.apart)):
        return Unread(f"这一格里有{aside}")
    figure = read_printed(cell.text, kind, cell.number, unit)
    if aside and isinstance(figure, Figure):
        told = f"同格另有{aside}，不计入"
        return figure._replace(note="；".join(filter(None, (figure.note, told))))
    return figure


def _is_unclear(apart: Apart) -> bool:
    """Whether what is set apart may be a part of the figure, or another one in its place."""
    digits = sum(map(str.isdecimal, apart.text))
    if apart.kind in ("raised", "note"):
        many = digits > 1 and not apart.text.startswith("※")  # a draft of ours has many
        return many or puts_in_doubt(apart.text)
    return apart.kind == "unclear" or (apart.kind in ("lowered", "small") and digits > 0)


def read_printed(
    text: str, kind: Kind, number: int | Decimal | None = None, unit: str = ""
) -> Figure | Unread:
    """A text as a figure of its kind.

    `number` is its value where the source holds it apart from its text, `unit` the unit of money
    that the head of the column names.
    """
    text, marks = set_marks_apart(text) if number is None else (text, "")
    if number is None and not _LOWERED.isdisjoint(text):
        return Unread("数里有下标")
    if not marks and number is None and not _EACH_MARK.isdisjoint(text):
        return Unread("只有注释号" if not plain(text)[1:] else "数中间有注释号")
    figure = _read_figure(text, kind, number, unit)
    if marks and isinstance(figure, Figure):
        return figure._replace(note="；".join(filter(None, (figure.note, f"“{marks}”是注释号"))))
    return figure


def _read_figure(text: str, kind: Kind, number: int | Decimal | None, unit: str) -> Figure | Unread:
    bare = plain(text)
    if number is not None:
        return _typed(number, kind, unit)
    joined = bare.replace(" ", "")
    if joined == UNREAD:
        return Unread("这一格写的是“?”，它的来源就没有读出来")
    if not joined or joined in _STROKES:
        return Figure(None, _STROKES.get(joined, ""))
    if joined in _NOTHING:
        return Figure(None, "", f"原文写“{joined}”，按空白读")
    if all(char in _NUMERALS for char in joined):
        return _numeral(joined)
    if bare.isdecimal() and bare.isascii():
        return _checked({"number": bare}, kind, unit)
    comma = find_comma_fault(re.sub(r"[(（][^()（）]*[)）]", "", text))
    if comma:
        return Unread(comma)
    if len(re.findall(r"\d[\d,.]*", re.sub(r"\([^()]*\)", "", re.sub(r",\s+", ",", bare)))) > 1:
        return Unread("一格里有几个数")
    found = _match_figure(joined)
    if not found:
        return Unread("不是数")
    return _checked(found.groupdict(), kind, unit)


def _checked(found: Mapping[str, str | None], kind: Kind, unit: str) -> Figure | Unread:
    digits = (found["number"] or "").replace(",", "")
    if len(digits) > most("digits") or is_too_long(Decimal(digits)):
        return Unread(f"这个数有 {len(digits)} 位")
    sign, aside, own = (found.get(name) or "" for name in ("sign", "aside", "unit"))
    if aside and (re.search(_CORRECTED, aside) or not re.match(_WITHIN, aside)):
        return Unread(f"括号里写着“{aside[1:-1]}”，这个数可能不算数")
    money = own in ("元", "万元", "亿元", "万")
    if sign in _WORDED and kind != "signed":
        return Unread("只有本年增/减这一列才可以写增减")
    if sign in _FALLING:
        digits = f"-{digits}"
    value = Decimal(digits)
    note = f"原文写“{found['whole']}”，按{digits}读" if aside or sign in _WORDED else ""
    if kind == "amount":
        shown = own if money else unit
        if shown == "万":
            return Unread("金额的单位写得不全")
        if aside:
            return Figure(_number(value), digits + shown, note)
        added = f"单位“{unit}”取自表头" if shown and not own else ""
        return Figure(_number(value), digits + shown, added)
    if kind == "money":
        return _wan(value, digits, (own if money else unit) or "万元", note)
    if money:
        return Unread("件数后面有金额单位")
    if value != value.to_integral_value():
        return Unread("件数应是整数")
    return Figure(int(value), str(int(value)), note)


def _wan(value: Decimal, digits: str, unit: str, note: str) -> Figure | Unread:
    """An amount for a column in 万元; another unit is never converted behind a person's back."""
    if unit != "万元" and value:
        exact = value / 10000 if unit == "元" else value * 10000 if unit == "亿元" else None
        meant = f"，换算后是{exact.normalize():f}万元" if exact is not None else ""
        return Unread(f"单位写的是“{unit}”，本格以万元为单位{meant}")
    return Figure(_number(value), digits, note)


def _typed(number: int | Decimal, kind: Kind, unit: str) -> Figure | Unread:
    value = Decimal(number)
    if kind in ("money", "amount"):
        digits = f"{value:f}"
        if kind == "money":
            return _wan(value, digits, unit or "万元", "")
        return Figure(_number(value), digits + unit, f"单位“{unit}”取自表头" if unit else "")
    if value != value.to_integral_value():
        return Unread("件数应是整数")
    return Figure(int(value), str(int(value)))


def _number(value: Decimal) -> int | Decimal:
    return (
        int(value)
        if value == value.to_integral_value() and value.as_tuple().exponent == 0
        else value
    )


def _numeral(text: str) -> Figure | Unread:
    """零, 〇, 十五, 二十; a lone 一 may be a stroke."""
    if text == "一":
        return Unread("“一”可能是数，也可能是横线")
    total = read_chinese(text) if re.fullmatch(_WELL_WRITTEN, text) else None
    if total is None:
        return Unread("中文数字写得不规范")
    return Figure(total, str(total), f"原文写“{text}”，按{total}读")
