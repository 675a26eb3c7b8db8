"""The day that a report bears, as its file and the paper write it."""

from __future__ import annotations

import re
from datetime import date

from reportctl.numerals import read_chinese

_NUMERALS = frozenset("一二三四五六七八九十〇零○元")
_ONE = r"\d{1,2}|[一二三四五六七八九十元]{1,3}"
_SPELLED = (
    rf"(?<!\d)(\d{{4}}|[一二三四五六七八九〇零○]{{4}})[年./-]"
    rf"({_ONE})(?:(?:月|[./-])({_ONE})[日号]?|月)(?![\d一二三四五六七八九十日Xx×_])"
)
_DAY = (
    r"(?<!\d)(\d{4})[年./-](\d{1,2})(?:(?:月|[./-])(\d{1,2})[日号]?|月)"
    r"(?!\d)(?!日)(?!X)(?!x)(?!×)(?!_)"
)
"""For a text without numerals: classes of these take long to compile."""
_NUMERIC = re.compile(r"\d{4}([./-])\d{1,2}\1\d{1,2}")


def read_day(text: str) -> date | None:
    """The first day in a text: 2022年1月18日, 2022-1-18, 二〇二二年一月十八日; of a month its 1st.

    None where none is written with its year, and where the calendar has no such day.
    """
    bare = "".join(text.split())
    written = re.search(_DAY if _NUMERALS.isdisjoint(bare) else _SPELLED, bare)
    if not written:
        return None
    try:
        return date(*(_number(part) for part in written.groups("1")))
    except ValueError:
        return None


def write_day(day: date) -> str:
    """A day as official documents bear it: 2025年1月20日, no zeros before (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def write_numeric_day(text: str) -> str:
    """A day that is written in digits alone (2025-01-20) as a document bears it; else the text."""
    day = read_day(text) if _NUMERIC.fullmatch(text.strip()) else None
    return write_day(day) if day else text


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return read_chinese(written.replace("○", "〇").replace("元", "一")) or 0
