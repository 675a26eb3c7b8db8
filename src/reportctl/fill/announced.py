"""Sentences in which a report says whose it is, of which year, and for which period.

A pattern is made only where a text has the words that it looks for: most have none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PERIOD = r"(?P<year>20\d\d)年1月1日(?:起|零时)?(?:至|到|-|—|－|~)"
REPORTED = (
    r"(?:公布|公开|汇报|将|本)[^《》。，,]{0,30}?(20\d\d)年度?(?:本级)?(?:政府|政务)信息公开(?:工作)?"
    r"(?:年度报告|年报|情况|工作)"
)
_ANNOUNCED = (
    r"(?:公布|发布|公开|现将|(?<!机构)编制|形成|根据要求)了?(?P<organ>[^《》，。、；：,;:\s\d]{2,40}?)"
    r"(?P<year>20\d\d)年度?(?:政府信息公开|政务公开|信息公开)"
)
_SAID_BEFORE = ("公布", "发布", "公开", "现将", "编制", "形成", "根据要求")
_SAID_BEHIND = tuple(
    f"年{degree}{which}{what}公开"
    for degree in ("", "度", "本级", "度本级")
    for which, what in (("政府", "信息"), ("政务", "信息"), ("政务", ""), ("", "信息"))
)
"""What stands before and behind the year of such a sentence."""


def find_announced(text: str) -> Iterator[re.Match[str]]:
    """Where a text without spaces says which organ's report of which year this is."""
    may = any(said in text for said in _SAID_BEHIND) and any(word in text for word in _SAID_BEFORE)
    return re.finditer(_ANNOUNCED, text) if may else iter(())


def find_reported(text: str) -> Iterator[re.Match[str]]:
    """Where a text without spaces says of which year this report is."""
    return re.finditer(REPORTED, text) if any(s in text for s in _SAID_BEHIND) else iter(())


def find_periods(text: str) -> Iterator[re.Match[str]]:
    """Where a text without spaces names the first day of the figures' period."""
    return re.finditer(_PERIOD, text) if "年1月1日" in text else iter(())
