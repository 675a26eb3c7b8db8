"""Numbers with their units: 3,119件, 十五件, 1.2万余条, 百分之二十."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal

from reportctl.numerals import NUMERALS, read_chinese
from reportctl.prose.lexicon import listed
from reportctl.record import NamedTuple


class Figure(NamedTuple):
    """A number with its unit."""

    start: int
    end: int
    """After the unit."""
    value: Decimal
    """In whole units: 1.2万件 is 12000, 3万元 is 30000."""
    unit: str
    """件 份 宗 次 条 起 元 % …, or '' where none is written; 万 and 亿 are in the value."""
    exact: bool
    """False for 余, 多, 近, 约, 以上, for ranges and for counts in 万, which are rounded."""


def _by_first(units: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Units by their first character, each list in the order in which they are tried."""
    found: dict[str, tuple[str, ...]] = {}
    for unit in units:
        found[unit[0]] = (*found.get(unit[0], ()), unit)
    return found


_COUNTED = listed("unit", "counted")
_UNITS = (*listed("unit", "more")[:2], *_COUNTED, *listed("unit", "more")[2:])
_FIGURE = re.compile(r"\d(?<![\dA-Za-z.].)\d*(?:[,，]\d{3})*(?:\.\d+)?")
_SPOKEN = re.compile(f"[{NUMERALS}]+")
_VAGUE_BEFORE = listed("unit", "vague_before")
_COUNTS = listed("unit", "count")
"""Words that end in 数 and say that a count follows: 申请总数3件 is exact, 数3件 is not."""
_VAGUE_AFTER = listed("unit", "vague_after")
_NO_COUNT_BEFORE = frozenset("第初每其统同唯专另某任逐之首单这那哪")
_LOOSE = frozenset(listed("unit", "loose_one"))
"""Units that after a spoken 一 mostly count nothing: 一次性, 一起, 一条龙, 一个窗口."""
_AFTER_ONE = listed("unit", "after_one")
_TRADE = listed("unit", "trade")
_TALLIES = listed("fill", "tallies")
"""What names the items before a sum and counts nothing: 两项合计185件."""
_SECOND = "二次"
_BEHIND = _by_first(_UNITS)
_BEHIND_SPOKEN = _by_first(_COUNTED)
_BEGINS, _ORDINAL = "\n（(；;：:。，, ", ".．、）)"
"""Around the number of an item: ；2.结转下年度5件."""
_EXACT = Context(prec=10_000)
"""Keeps every digit of a sentence's longest number."""
_SCALES = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100, "": 1}


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a folded text in which dates and names were blanked out."""
    found = (one for many in (_figures(text), _spoken(text)) for one in many)
    return tuple(sorted(one for one in found if not text.startswith(_TALLIES, one.start)))


def _figures(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        said = match[0]
        after, over, scale, unit = _unit(text, end, _BEHIND)
        if "，" in said and not unit:
            said = said.partition("，")[0]
            end = start + len(said)
        if not unit and text[end : end + 1].isascii() and text[end : end + 1].isalpha():
            continue
        before = text[start - 1] if start else "\n"
        if before == "第" or (not unit and before in _BEGINS and text[end : end + 1] in _ORDINAL):
            continue
        value = _EXACT.multiply(
            Decimal(said.replace(",", "").replace("，", "")), Decimal(_SCALES[scale])
        )
        if unit != "%" and value == int(value):
            value = value.quantize(Decimal(1), context=_EXACT)
        between = before in "-~—–至到、" and text[start - 2 : start - 1].isdigit()
        exact = not (between or over or (scale and unit != "元") or _vague(text, start, after))
        yield Figure(start, after if unit else end, value, unit, exact)


def _unit(text: str, at: int, units: Mapping[str, tuple[str, ...]]) -> tuple[int, bool, str, str]:
    """What follows a number: where it ends, whether 余 or 多 is in it, the 万, and the unit."""
    end, scale = _skip_over(text, at), ""
    if end < len(text) and text[end] in _SCALES:
        scale, end = text[end], _skip_over(text, end + 1)
    over = text[at:end]
    unit = next(
        (one for one in units.get(text[end : end + 1], ()) if text.startswith(one, end)), ""
    )
    return end + len(unit), bool(unit) and ("余" in over or "多" in over), scale, unit


def _skip_over(text: str, at: int) -> int:
    """The offset behind 余, 多 and spaces."""
    while text[at : at + 1] and text[at] in "余多 ":
        at += 1
    return at


def _spoken(text: str) -> Iterator[Figure]:
    for match in _SPOKEN.finditer(text):
        start, end = match.span()
        digits, before = match[0], text[start - 1 : start]
        if text.startswith("分之", end) and digits == "百":
            part = _SPOKEN.match(text, end + 2)
            whole = read_chinese(part[0]) if part else None
            if part and whole is not None:
                yield Figure(start, part.end(), Decimal(whole), "%", exact=True)
            continue
        after, over, scale, unit = _unit(text, end, _BEHIND_SPOKEN)
        value = read_chinese(digits) if unit else None
        if value is None or before in _NO_COUNT_BEFORE or before.isdigit():
            continue
        if value == 1 and (
            text[after : after + 1] in {"事", "一", unit} or _idle(text, after, unit)
        ):
            continue
        if text.startswith(_SECOND, start) and text[after : after + 1] not in _BEGINS:
            # 二次申请 is applied for again; two times would be 两次
            continue
        if value == 0 and before not in set("为到请议讼共计办复有"):
            continue
        rounded = over or ((scale or digits[-1] in "万亿") and unit != "元")
        exact = not (rounded or _vague(text, start, after))
        yield Figure(start, after, Decimal(value * _SCALES[scale]), unit, exact)


def _idle(text: str, end: int, unit: str) -> bool:
    return unit in _LOOSE and (
        text.startswith(_AFTER_ONE, end) or not any(w in text[end : end + 12] for w in _TRADE)
    )


def _vague(text: str, start: int, end: int) -> bool:
    before = text[max(start - 4, 0) : start].rstrip(" ")
    about = before.endswith(_VAGUE_BEFORE) and not before.endswith(_COUNTS)
    return about or text.startswith(_VAGUE_AFTER, end)
