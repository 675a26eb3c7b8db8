"""What a printed label says beyond the form's: another year, another unit, a part, anything else.

A figure is the form's only if all that its labels say is the form's. So what a label says more is
either known to change nothing, or it is told; and where it means other figures, they are not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from reportctl.fill.doubt_words import ANOTHER, ROUGH, UNCHECKED
from reportctl.fill.labels import fold

_YEAR = r"(20\d\d)年?(度)?"
_WORDS = {-2: "前年", -1: "上年", 0: "本年", 1: "下年"}
_OTHERS = (
    *("上年", "上一年", "去年", "前年", "往年", "历年", "下年", "明年", "累计", "截至", "截止"),
    *("上半年", "下半年", "季度", "月份", "%", "‰"),
    *(f"{past}{number}年" for past in "近前" for number in "一二两三四五"),
)
_SCALED = frozenset(f"{scale}{unit}" for scale in "十百千万亿" for unit in "件项条宗份个人次户元")
"""Words of another time or another unit."""
_DATED = re.compile(r"20\d\d|\d月")
_ALONE = r"(?:上年|上一年|去年|前年|往年|历年)度?(?:同期)?的?(?:数据|数字|数|情况)?"
_OTHER_THAN = (
    *"不未非无前除含增率元",
    *("包括", "其中", "撤销", "注销", "废止", "失效"),
    *("平均", "比例", "比重", "占比", "同比", "环比", "人次"),
)
"""Words by which what is said beside a label means a part, the contrary or another measure."""
_DOUBTED = rf"{ANOTHER}|{UNCHECKED}|{ROUGH}|预计"
_NOTHING = re.compile(
    r"(?:本年度?|全年|数量|件数|总数|总额|数|情况|事项|合计|单位|件|项|条|宗|份|个"
    r"|统计表|一览表|情况表|表\d?|表格|一|二|三|四|五|六|七|八|九|十|第|续)*"
)
_EXPLAINS = ("指", "主要")
"""How the hint of a province begins that explains a label."""
_MONEY = r"(?:单位|亿元|万元|元|金额|保留|至|[四4两2]位小数)*"


@lru_cache(4096)
def relative(text: str, year: int | None, organ: str = "") -> str:
    """A label without the report's own organ, its years said from the report's own.

    In the report of 2024 2023年 is 上年.
    """
    text = text.replace(organ, "") if organ else text
    if year is None or "20" not in (plain := unicodedata.normalize("NFKC", text)):
        return text
    return re.sub(_YEAR, lambda found: _said(found, year), plain)


def _said(found: re.Match[str], year: int) -> str:
    word = _WORDS.get(int(found[1]) - year)
    return f"{word}{found[2] or ''}" if word else found[0]


def beyond(text: str, printed: Iterable[str], *, money: bool = False) -> str | None:
    """What a label says that none of these printed ones does, '' for nothing.

    None where it has nothing of them. `money` is whether amounts stand there, with their units.
    """
    label = fold(text)
    forms = _forms(printed if isinstance(printed, tuple) else tuple(printed))
    if label.full in forms or _is_nothing(label.full):
        return ""
    inside = sorted((form for form in forms if form in label.full), key=len)
    if not inside:
        return None
    rest = label.full
    for form in reversed(inside):  # labels above each other may stand in one cell
        if len(form) > 1 or rest == label.full:
            rest = "".join(rest.split(form, 1))
    if any(f"{inside[-1]}{rest}" in form or f"{rest}{inside[-1]}" in form for form in forms):
        return ""  # the form's own hint, or the beginning of it
    if _is_nothing(rest) or (money and re.fullmatch(_MONEY, rest)):
        return ""
    same_year = "上" in inside[-1]
    if rest.startswith(_EXPLAINS) and not says_other(
        rest.replace("上年", "") if same_year else rest
    ):
        return ""
    return rest


@lru_cache(512)
def _forms(printed: tuple[str, ...]) -> dict[str, None]:
    """Under what printed labels may be known, in their order."""
    return dict.fromkeys(form for each in printed for form in fold(each).forms)


def _is_nothing(text: str) -> bool:
    """Whether it changes nothing: 单位件, 表二; in 单位十件 the numeral is of the unit."""
    return bool(_NOTHING.fullmatch(text)) and not says_other(text)


@lru_cache(4096)
def says_other(text: str) -> bool:
    """Whether a text speaks of another time or another unit."""
    return (
        any(word in text for word in _OTHERS)
        or not _SCALED.isdisjoint(map("".join, pairwise(text)))
        or bool(_DATED.search(text))
    )


def names_other_time(text: str) -> bool:
    """Whether a text says another time and nothing else: 上年, （上年度数据）."""
    full = fold(text).full
    return "年" in full and bool(re.fullmatch(_ALONE, full))


def is_contrary(rest: str) -> bool:
    """Whether what a label says beyond the form's makes it mean other figures."""
    other = says_other(rest) or any(word in rest for word in _OTHER_THAN)
    return other or (bool(rest) and re.search(_DOUBTED, rest) is not None)
