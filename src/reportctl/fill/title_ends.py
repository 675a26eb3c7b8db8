"""What may stand round a title: behind it a version or the organ's name, over it the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.fill.recognise import is_organ, level_of
from reportctl.report.organs import COUNTIES

_FIELD_MARK = r"[>》:;,]"
_BEFORE_NAME = ("(", "——", "--", ":")
"""What stands between a title and the organ's name behind it; behind one dash is the site's."""
_PLACE = 8
"""Letters of the longest name of a place over a title."""
_ABOVE = 3
"""Lines over which a title may begin before its last one."""
_LONGEST = 70
_DAY = r"\(20\d\d年\d{1,2}月(?:\d{1,2}日)?\)\Z"
_YEAR = r"\A20\d\d年?(?:年度|度)?|20\d\d年?(?:年度|度)?\Z"


def longest_behind(title: str) -> int:
    """How many characters may stand behind what ends a title: a version, the name of a draft."""
    return len("(内部征求意见稿)" if title.endswith(("稿)", "案)")) else "(公开版本)")


def name_behind(title: str) -> tuple[str, str]:
    """A title without spaces up to its end, its year with it, and the organ's name behind it.

    2023年年度报告（桃溪镇） and 年度报告（桃溪镇2023年）; '' and '' where no name stands there.
    """
    end = max(title.rfind("报告"), title.rfind("年报")) + 2
    if not title[end:].startswith(_BEFORE_NAME):
        return "", ""
    name = re.sub(_DAY, "", title[end:]).removesuffix(".pdf").removesuffix(".docx").strip("()—-:")
    year = re.search(_YEAR, name) if "20" in name else None
    bare = name.replace(year[0], "") if year else name
    if not (is_organ(bare) or are_organs(bare)):
        return "", ""
    return (year[0] if year else "") + title[:end], bare.replace("(", "（").replace(")", "）")


def are_organs(text: str) -> bool:
    """Whether it is the names of several organs, beside each other or one in brackets."""
    names = [name for name in text.replace("(", "、").replace(")", "、").split("、") if name]
    return len(names) > 1 and not re.search(_FIELD_MARK, text) and all(map(level_of, names))


def goes_on(text: str, above: Sequence[str]) -> bool:
    """Whether the line above is a part of the name: its bracket opens there, or it ends in 、."""
    bare = plain(text)
    return bool(above) and (bare.count("(") < bare.count(")") or above[0].endswith("、"))


def is_place(text: str) -> bool:
    """Whether a line over a title is the name of a place with units of its own: 青岚县."""
    return 1 < len(text) <= _PLACE and text.endswith(COUNTIES)


def lines_above(texts: Sequence[str]) -> Iterator[str]:
    """Those of the lines over a title that may be parts of it, the nearest first."""
    filled = [text for text in (text.replace(" ", "") for text in texts) if text][-_ABOVE:]
    for text in reversed(filled):
        if len(text) > _LONGEST or any(mark in text for mark in "。>:;"):
            return
        yield text
