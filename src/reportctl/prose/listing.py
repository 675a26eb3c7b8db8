"""Wholes and their parts: 共12件，其中A 4件、B 8件."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from reportctl.prose.figures import Figure
from reportctl.prose.reading import Reading
from reportctl.prose.sentences import Stretch
from reportctl.prose.words import CHANGES


class Listing(NamedTuple):
    """A figure and the figures of the same unit that are said to be its parts."""

    whole: Figure
    parts: tuple[Figure, ...]
    closed: bool
    """Whether nothing says that the list leaves something out: no 等, 其余, 主要."""
    every: bool
    """Whether the wording says that the parts are all of it: 分别为, 即, a bracket."""

    def adds_up(self) -> bool:
        """Whether the parts, or the first few of them, come to the whole.

        A sentence often goes on with a second division of the same whole.
        """
        total = Decimal(0)
        for part in self.parts:
            total += part.value
            if total == self.whole.value:
                return True
        return False


_OPENS = re.compile(
    r"[，,；;。]?(?P<among>其中|包括|包含|分别(?:为|是)|即)[：:，,]?|(?P<bracket>[（(])(?P<inner>其中[：:，,]?)?|(?P<colon>[：:])"
)
_OPEN_WORDS = (
    "等",
    "其余",
    "其他单位",
    "主要",
    "部分为",
    "除",
    "重点",
    "特别是",
    "另",
    "每",
    "平均",
    "最",
    "如",
)
_SOME = ("其中", "包", "：", ":")
"""Openings after which a part of the whole may be left out."""
_ANEW = ("通过", "利用", "依托", "在", "我", "同时", "此外", "开展", "组织", "收到", "受理", "答复")
"""Words behind a semicolon with which something else than a part is told."""
_NOT_PARTS = (
    "含",
    "另",
    "较",
    "比",
    "同比",
    "环比",
    "增",
    "减",
    "截至",
    "全国",
    "排名",
    "不含",
    "上年",
)


def listings(reading: Reading) -> tuple[Listing, ...]:
    """The wholes with their parts, sentence by sentence."""
    found: list[Listing] = []
    text, figures = reading.text, reading.mentions.figures
    starts = [figure.start for figure in figures]
    for sentence in _joined(reading):
        first, last = (bisect_left(starts, end) for end in (sentence.start, sentence.end))
        inside = [f for f in figures[first:last] if f.unit != "%"]
        opened: set[str] = set()
        for at, whole in enumerate(inside[:-2]):
            if whole.unit in opened:
                continue
            opening = _OPENS.match(text, whole.end)
            if not opening:
                opening = _later(text, whole, inside[at + 1])
            if (
                not opening
                or text.startswith(_NOT_PARTS, opening.end())
                or _dated(reading, opening)
            ):
                continue
            end = _end(text, opening, sentence.end)
            end = _restart(text, opening.end(), end)
            parts = tuple(
                f
                for f in inside[at + 1 :]
                if opening.end() <= f.start < end and f.unit == whole.unit and not _change(text, f)
            )
            if len(parts) > 1:
                opened.add(whole.unit)
                said = text[opening.end() : end]
                exact = whole.exact and all(part.exact for part in parts)
                closed = exact and "其中" not in said and not any(w in said for w in _OPEN_WORDS)
                closed = closed and not _doubtful(text, inside[: at + 1], opening)
                closed = closed and not text[parts[-1].end : end].startswith("、")
                closed = closed and not _mixed(
                    [f for f in inside[at + 1 :] if f.start < end], parts
                )
                some = opening["colon"] or opening["among"] or opening["inner"] or ""
                every = not some.startswith(_SOME)
                found.append(Listing(whole, parts, closed, every))
    return tuple(found)


def _doubtful(text: str, before: list[Figure], opening: re.Match[str]) -> bool:
    """Whether a new sentence divides one of several figures: 答复9件，结转2件。其中，……"""
    whole = before[-1]
    several = any(figure.unit == whole.unit for figure in before[:-1])
    return several and "。" in text[whole.end : opening.end()]


def _joined(reading: Reading) -> list[Stretch]:
    """The sentences, one that begins with 其中 joined to the one before it."""
    joined: list[Stretch] = []
    for sentence in reading.sentences:
        if joined and reading.text.startswith("其中", sentence.start):
            joined[-1] = Stretch(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _dated(reading: Reading, opening: re.Match[str]) -> bool:
    """Whether the list begins with a year: what follows is another year's figure."""
    return any(date.start == opening.end() for date in reading.mentions.dates)


def _later(text: str, whole: Figure, after: Figure) -> re.Match[str] | None:
    """An 其中 that follows the whole at some distance, with no figure of its unit between."""
    at = text.find("其中", whole.end, after.start)
    return _OPENS.match(text, at) if 0 <= at <= whole.end + 40 and after.unit != "%" else None


def _end(text: str, opening: re.Match[str], end: int) -> int:
    """Where the list ends: with its bracket, else with the sentence."""
    if opening["bracket"]:
        depth = 1
        for at in range(opening.end(), end):
            depth += (text[at] in "（(") - (text[at] in "）)")
            if not depth:
                return at
    return end


def _restart(text: str, start: int, end: int) -> int:
    """Where, behind a semicolon, something is told anew: ；通过公众号发布信息65条."""
    for at in range(start, end):
        if text[at] in "；;" and text.startswith(_ANEW, at + 1):
            return at
    return end


def _mixed(figures: list[Figure], parts: tuple[Figure, ...]) -> bool:
    """Whether things counted in another unit, or in none, stand among the parts.

    Then they may be parts as well: 其中许可信息55项、政策4条. Where each part has a second figure
    (甲1件，收880元；乙1件，收1080元) they are not.
    """
    if any(not figure.unit for figure in figures):
        return True
    kinds = [figure in parts for figure in figures]
    paired = all(kinds[0::2]) and not any(kinds[1::2])
    paired = paired or (not any(kinds[0::2]) and all(kinds[1::2]))
    return not all(kinds) and not paired


def _change(text: str, figure: Figure) -> bool:
    """Whether the figure says by how much something changed, not how much there is."""
    return text[: figure.start].rstrip("了到至约近为 ").endswith(CHANGES)
