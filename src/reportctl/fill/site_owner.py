"""Whose report the site says that it is in the lines round a title: its header, its path, its foot.

Most of them name the government whose site it is, or lead elsewhere. What may be the report's own
is the name of another department or town that stands there alone, or the title of another report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.fill.file_names import only_year, other_owner
from reportctl.fill.lines import Line
from reportctl.fill.titles import Title, is_year, read_title
from reportctl.record import NamedTuple
from reportctl.report.organs import fold_organ

_PATH = r"(?:[^>:]{0,8}位置[是在]?:?)?(?P<path>首页.*|.*[>»›].*[>»›].*)"
_STEPS = r"[>»›/\\→]+|-{2,}"
_WELCOME = r"\A欢迎(?:访问|光临|来到)?|(?:(?:门户)?网站?|欢迎您?)!?\Z"
_HOSTS = r"政务|数据|信息|审批|网信|宣传|大厅\Z"
"""What stands in the name of a department that runs the site for the others, or of a hall of it."""
_PLACE = r"(?P<kind>[省市州盟县区旗])(?P<name>[^省市州盟县区旗]+)\Z"
_RANKS = {**dict.fromkeys("县区旗", 1), **dict.fromkeys("市州盟", 2), "省": 3}
_LONGEST = 80
_LIST = 2
"""Other organs or years in lines of their own from which on these are a menu."""


class _Named(NamedTuple):
    """A line that names an organ or a year."""

    where: str
    organ: str
    year: int | None
    path: bool
    """Whether it stands in the line that says where on the site the page lies."""


def tell_site(
    above: Sequence[Line], title: Title | None, beside: Sequence[str], organ: str, year: int | None
) -> Iterator[str]:
    """A line for each that says that the report is another organ's or of another year.

    `above` is the lines over the first section, `beside` those of the page outside its article.
    """
    whole = "".join(plain(title.text).split()) if title else ""
    lone = [(f"{line.spot}的", line.lone_text) for line in above]
    texts = [
        *((where, text, False) for where, text in lone if text and text not in whole),
        *(("网页的", plain(text).replace(" ", ""), True) for text in beside),
    ]
    others = list(dict.fromkeys(_others(texts, organ, year)))
    alone = [each for each in others if not each.path]
    organs, years = ({each[at] for each in alone if each[at]} for at in (1, 2))
    if len(organs) >= _LIST or len(years) >= _LIST:
        others = [each for each in others if each.path]
    ours = f"{organ}{f'{year}年' if year else ''}"
    for each in others:
        said = "、".join(filter(None, (each.organ, f"{each.year}年" if each.year else "")))
        yield f"{each.where}说的是{said}，报告按{ours}读入，请核对"


def _others(
    texts: Sequence[tuple[str, str, bool]], organ: str, year: int | None
) -> Iterator[_Named]:
    for where, text, beside in texts:
        led = len(text) <= _LONGEST and any(sign in text for sign in ("首页", *">»›"))
        path = re.match(_PATH, text) if led else None
        steps = re.split(_STEPS, path["path"]) if path else [text]
        for step in steps if len(text) <= _LONGEST else ():
            bare = _without_welcome(step)
            report = read_title(bare)
            if report and not (beside or path):
                continue  # a title over the report is asked with the others
            named = report.organ if report else "" if ":" in bare else bare
            told = report.year if report else int(only_year(bare) or 0)
            other = _other(named, organ)
            near = {year} if report else {year, (year or 0) + 1}
            other_year = told if year and told and told not in near and is_year(told) else None
            if other or other_year:
                yield _Named(f"{where}“{step[:40]}”", other, other_year, bool(path))


def _other(named: str, organ: str) -> str:
    """The organ after which a line is named and whose report it may be, '' for none."""
    other = other_owner(named, organ) if named and organ else ""
    if not other or re.search(_HOSTS, other) or _is_higher(other, organ):
        return ""
    return other


def _without_welcome(text: str) -> str:
    named = "欢迎" in text or text.rstrip("!").endswith(("网", "网站"))
    return re.sub(_WELCOME, "", text) if named else text


def _is_higher(one: str, organ: str) -> bool:
    """Whether it does above what the organ does: 青岚市公安局 of 青岚市清水县公安局."""
    high, low = (re.search(_PLACE, fold_organ(name)) for name in (one, organ))
    return bool(
        high and low and high["name"] == low["name"] and _RANKS[high["kind"]] > _RANKS[low["kind"]]
    )
