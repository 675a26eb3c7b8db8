"""Where a title is broken: lines of like length, at the joints of its words (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

JOINTS = re.compile(r"(?<=\d年)(?!度)|(?<=年度|政府)(?!信息)|(?=工作年度报告)|(?=政府信息公开)")
BOUND = re.compile(r"[\dA-Za-z.]+[年月日]?度?|[（《“〔][^）》”〕]{0,8}[）》”〕]")
"""What stays on one line."""


WIDTHS = {".": 0.33, ",": 0.33, " ": 0.25, "M": 0.95, "W": 0.95}


def break_title(title: str, organ: str, columns: int) -> list[str]:
    """The lines of a title that may hold so many characters each.

    A break inside a name or a word is dear; one at 政府信息公开 or beside the organ is cheap.
    """
    if measure(title) <= columns:
        return [title]
    joints = {match.start() for match in JOINTS.finditer(title)}
    if organ and organ in title:
        joints |= {title.index(organ), title.index(organ) + len(organ)}
    bound = {i for m in BOUND.finditer(title) for i in range(m.start() + 1, m.end())}
    bound |= {i for i, c in enumerate(title) if c in "，、。；：）》”〕"}
    bound |= {i + 1 for i, c in enumerate(title) if c in "（《“〔"}
    lines = -(-int(measure(title) * 10) // (columns * 10))
    mean = measure(title) / lines

    @cache
    def best(start: int) -> tuple[float, tuple[int, ...]]:
        rest = measure(title[start:])
        found: tuple[float, tuple[int, ...]]
        found = ((rest - mean) ** 2, ()) if rest <= columns else (float("inf"), ())
        for end in range(start + 1, len(title)):
            width = measure(title[start:end])
            if width > columns:
                break
            if end in bound:
                continue
            after, breaks = best(end)
            cost = (width - mean) ** 2 + (0 if end in joints else 60) + 20 + after
            if cost < found[0]:
                found = (cost, (end, *breaks))
        return found

    cost, breaks = best(0)
    if cost == float("inf"):
        return [title]
    edges = (0, *breaks, len(title))
    return [title[a:b] for a, b in pairwise(edges)]


def measure(text: str) -> float:
    """Its width in ems: what is not ideographic counts as a figure of 宋体."""
    return sum(1.0 if c >= "\u2e80" or c in "—…“”‘’" else WIDTHS.get(c, 0.56) for c in text)
