"""Where a title is broken: lines of like length, at the joints of its words (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from math import ceil, inf
from operator import itemgetter

AFTER = re.compile(
    r"自治[区州县旗]|地区|新区|委员会|人民政府|办公[厅室]|街道(?!办事处)|办事处|[省县]|市(?![场政容民区])|\d年度?(?!度)"
)
BEFORE = re.compile(r"政府信息公开|工作年度报告|人民政府")
"""Where a name may be broken after and before; not every 区 ends a name (区域)."""
BOUND = re.compile(r"[\dA-Za-z.]+[年月日]?度?|[（《“〔][^）》”〕]{0,8}[）》”〕]")
"""What stays on one line."""


WIDTHS = {".": 0.33, ",": 0.33, " ": 0.25, "M": 0.95, "W": 0.95}


def break_title(title: str, organ: str, columns: int) -> list[str]:
    """The lines of a title that may hold so many characters each.

    A break inside a name or a word is dear; one at 政府信息公开 or beside the organ is cheap.
    """
    if measure(title) <= columns:
        return [title]
    joints = {m.end() for m in AFTER.finditer(title)} | {m.start() for m in BEFORE.finditer(title)}
    if organ and organ in title:
        joints |= {title.index(organ), title.index(organ) + len(organ)}
    bound = {i for m in BOUND.finditer(title) for i in range(m.start() + 1, m.end())}
    bound |= {i for i, c in enumerate(title) if c in "，、。；：）》”〕"}
    bound |= {i + 1 for i, c in enumerate(title) if c in "（《“〔"}
    fewest = ceil(measure(title) / columns)
    found = (_divide(title, columns, n, joints, bound) for n in (fewest, fewest + 1))
    _, breaks = min(found, key=itemgetter(0))
    edges = (0, *breaks, len(title))
    return [title[a:b] for a, b in pairwise(edges)]


def _divide(
    title: str, columns: int, lines: int, joints: set[int], bound: set[int]
) -> tuple[float, tuple[int, ...]]:
    """The cheapest breaks that come near so many lines, and what they cost."""
    mean = measure(title) / lines

    @cache
    def best(start: int) -> tuple[float, tuple[int, ...]]:
        rest = measure(title[start:])
        found: tuple[float, tuple[int, ...]]
        found = ((rest - mean) ** 2 if rest <= columns else inf, ())
        for end in range(start + 1, len(title)):
            width = measure(title[start:end])
            if width > columns:
                break
            if end in bound:
                continue
            after, breaks = best(end)
            cost = (width - mean) ** 2 + (0 if end in joints else 80) + 10 + after
            if cost < found[0]:
                found = (cost, (end, *breaks))
        return found

    return best(0)


def measure(text: str) -> float:
    """Its width in ems: what is not ideographic counts as a figure of 宋体."""
    return sum(1.0 if c >= "\u2e80" or c in "—…“”‘’" else WIDTHS.get(c, 0.56) for c in text)
