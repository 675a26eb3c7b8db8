"""Percentages and what they claim: 同比增长 x%, 占 x%."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reportctl.prose.claims import Claim, claims
from reportctl.prose.figures import Figure
from reportctl.prose.reading import Reading, read
from reportctl.prose.words import words


class Change(NamedTuple):
    """By how many percent a claimed figure is said to differ from last year's."""

    figure: Figure
    claim: Claim
    percent: Decimal
    """Negative for 下降."""


class Share(NamedTuple):
    """A figure that is said to be some percent of another one."""

    figure: Figure
    part: Figure
    percent: Decimal
    wholes: tuple[Figure, ...]
    """The larger figures before it in the paragraph: one of them should be the whole."""


_COMPARED = words(
    "同比 较上年 比上年 较去年 比去年 较上一年 比上一年 上年同期 去年同期 与上年 与去年 同期"
)
_UP = words("增长 上升 增加 提高 上涨 增幅 增")
_DOWN = words("下降 减少 回落 降低 下滑 降幅 减")
_NEAR = 24


def changes(text: str, year: int) -> tuple[Change, ...]:
    """The percentages that compare a claimed figure with that of the year before."""
    reading = read(text)
    found = []
    for figure in reading.mentions.figures:
        if figure.unit != "%" or not figure.exact:
            continue
        sentence = reading.sentence(figure.start)
        before = [c for c in claims(text, year) if sentence.start <= c.start < figure.start]
        if not before or before[-1].zero:
            continue
        between = reading.text[before[-1].end : figure.start]
        lead = between[-_NEAR:]
        compared = any(
            word in lead for word in (*_COMPARED, *(f"{w}{year - 1}年" for w in "较比与"))
        )
        others = any(before[-1].end <= f.start < figure.start for f in reading.mentions.figures)
        sign = (
            1 if lead.endswith(_bare(_UP, lead)) else -1 if lead.endswith(_bare(_DOWN, lead)) else 0
        )
        if compared and sign and not others:
            found.append(Change(figure, before[-1], sign * figure.value))
    return tuple(found)


def _bare(verbs: tuple[str, ...], lead: str) -> tuple[str, ...]:
    """The verbs, also with 了, 约 or 为 behind them as they stand in the text."""
    tail = lead[len(lead.rstrip("了约为达到 ")) :]
    return tuple(verb + tail for verb in verbs)


def shares(reading: Reading) -> tuple[Share, ...]:
    """The percentages that follow a count and say what part of a whole it is."""
    found, figures = [], reading.mentions.figures
    for at, figure in enumerate(figures):
        if not at or figure.unit != "%" or not figure.exact:
            continue
        part = figures[at - 1]
        between = reading.text[part.end : figure.start]
        if part.unit in {"%", ""} or not part.exact or len(between) > _NEAR or "占" not in between:
            continue
        if any(sign in between for sign in "。\n（("):
            continue
        start = reading.text.rfind("\n", 0, figure.start)
        wholes = tuple(
            f
            for f in figures[:at]
            if f.start > start and f.unit == part.unit and f.value >= part.value and f != part
        )
        found.append(Share(figure, part, figure.value, wholes))
    return tuple(found)


def close(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a percentage is right to its last written digit, rounded or cut off."""
    if not whole:
        return False
    exponent = percent.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(part * 100 / whole - percent) < step
