"""Names of organs in a text, and what an organ calls itself: 我镇, 我局."""

from __future__ import annotations

import re
from typing import NamedTuple


class Organ(NamedTuple):
    """The name of an organ, as far back as the words before it allow."""

    start: int
    end: int
    text: str
    """May begin with words that are not part of the name; what matters is how it ends."""
    kind: str
    """Its last words: 人民政府, 办事处, 局, 委员会 …"""


class Self(NamedTuple):
    """A word with which the writer speaks of the own organ or place: 我镇, 我局."""

    start: int
    end: int
    kind: str
    """镇 乡 街道 局 委 办 县 区 市 省 …"""


_SUFFIX = re.compile(
    r"人民政府(?:办公厅|办公室|办)?|街道办事处|办事处|管理委员会|管委会|委员会|(?<=[\u4e00-\u9fff]{2})"
    r"(?:(?<![格大布结全当时棋僵])局|厅)(?![面限长势部级域子机])"
)
_START = re.compile(
    r".*(?:[^\u4e00-\u9fff]|[由与和经向请到在对以及是为据按受同将把从被让或于的]|根据|按照|报送|提交|联系|代表|本级|所属)"
)
_LONGEST = 24
_SELF = re.compile(r"(?<![自忘])我(街道|街办|[省市区县旗镇乡局委厅办校院处所中队])(?![国们家里道])")


def organs(text: str) -> tuple[Organ, ...]:
    """The organs that a folded text names."""
    found: list[Organ] = []
    for match in _SUFFIX.finditer(text):
        floor = max(0, match.start() - _LONGEST, found[-1].end if found else 0)
        head = _START.match(text, floor, match.start())
        start = head.end() if head else floor
        found.append(Organ(start, match.end(), text[start : match.end()], match[0]))
    return tuple(found)


def selves(text: str) -> tuple[Self, ...]:
    """Where the writer says 我镇, 我局 and the like."""
    return tuple(Self(*m.span(), m[1]) for m in _SELF.finditer(text)) if "我" in text else ()
