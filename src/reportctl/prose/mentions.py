"""What a text mentions: figures, dates, years named by distance, documents.

Every value carries its offsets in the text. Digits inside the name or number of a document, a
date, a link or a telephone number are no figures, and neither are those of 第一, 统一, 一次性.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.numerals import read_chinese
from reportctl.prose.figures import Figure, figures
from reportctl.prose.sentences import occurrences
from reportctl.record import NamedTuple


class Date(NamedTuple):
    """A year, month or day that is written out."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


class Relative(NamedTuple):
    """A year named by its distance from the report's: 本年 0, 去年 -1, 前年 -2, 下年度 1."""

    start: int
    end: int
    offset: int


class Name(NamedTuple):
    """The title of a document with its 《》, or its number, such as 国办发〔2019〕60号."""

    start: int
    end: int
    text: str
    kind: str
    """`title`, `number` (one with a year), `order` (令第711号), `contact` (link, phone, mail)."""


class Mentions(NamedTuple):
    """Everything that one text mentions, each kind in the order of the text."""

    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    relatives: tuple[Relative, ...]
    names: tuple[Name, ...]


_TITLE = r"(?P<title>《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》)"
_NAME = (
    rf"{_TITLE}|(?P<number>[〔\[［【(（]\s?(?:19|20)\d\d\s?[〕\]］】)）]\s?第?\s?\d+\s?号)"
    r"|(?P<order>令[（(]?第?\s?\d+\s?号)"
    r"|(?P<contact>https?://[!-~]+|www\.[!-~]+|0(?<!\w.)\d\d\d?\)?[-—–－]{0,2}\d{7,8}\b"
    r"|1(?<!\w.)[3-9]\d{9}\b|\d(?<!\w.)\d{14,18}[Xx]?\b)"
)
"""Each begins with one of a few characters, which alone are looked at."""
_LONG = "[0-9]{7}"
_MAIL = r"(?a)(?<![\w.+-])[\w.+-]{1,64}@[!-~]+"
_DAY = (
    r"(?P<y>[12](?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d)\s?年度?"
    r"(?:\s?(?P<m>\d\d?)\s?月份?(?:\s?(?P<d>\d\d?)\s?[日号])?)?"
    r"|(?:(?P<m0>\d(?<![\d.].)\d?)\s?[至到~—–-]\s?)?"
    r"(?P<m3>\d(?<![\d.].)\d?)\s?月份?(?:\s?(?P<d3>\d\d?)\s?[日号])?"
)
_DATE = (
    rf"{_DAY}|(?P<y2>2(?<![\d.].)0\d\d)(?P<dash>[-./])(?P<m2>\d\d?)(?P=dash)(?P<d2>\d\d?)(?!\d)"
    r"|(?P<spoken>[一二][〇零九][〇零一二三四五六七八九]{2})\s?年度?"
)
"""The other is made where one of these, or a dash behind digits, may be part of a date."""
_SPOKEN = ("二〇", "二零", "一九", "二九", "一〇", "一零")
_WORD = re.compile("(?:[本今当去来明翌次前下]|上(?<!加.))一?年度?|同期")
_AGENCY = 12
"""The longest short name of an issuing organ, such as 国办公开办函."""
_MONTHS = frozenset({None, *range(1, 13)})
_OFFSETS = {
    "前年": -2,
    "上": -1,
    "去": -1,
    "前": -1,
    "同": -1,
    "下": 1,
    "次": 1,
    "来": 1,
    "明": 1,
    "翌": 1,
}


def scan(text: str) -> Mentions:
    """Everything that a text mentions; the text is folded (see `prose.fold`)."""
    names = tuple(_names(text))
    text = _blank(text, names)
    dates = tuple(_dates(text))
    rest = _blank(text, dates)
    relatives = [
        Relative(*match.span(), _OFFSETS.get(match[0], _OFFSETS.get(match[0][0], 0)))
        for match in _WORD.finditer(text)
        if match[0] != "同期" or text[match.start() - 1 : match.start()] in frozenset("年比较与")
    ]
    return Mentions(figures(rest), dates, tuple(relatives), names)


def _names(text: str) -> Iterator[Name]:
    found: list[re.Match[str]] = []
    if "号" in text or "http" in text or "www" in text or re.search(_LONG, text):
        found += re.finditer(_NAME, text, re.ASCII)
    elif "《" in text:
        found += re.finditer(_TITLE, text, re.ASCII)
    if "@" in text:
        taken = {at for match in found for at in range(*match.span())}
        found += [match for match in re.finditer(_MAIL, text) if match.start() not in taken]
        found.sort(key=re.Match.start)
    for match in found:
        start, kind = match.start(), match.lastgroup or "contact"
        if kind == "number":
            while (
                start
                and match.start() - start < _AGENCY
                and "\u4e00" <= text[start - 1] <= "\u9fff"
            ):
                start -= 1
        yield Name(start, match.end(), text[start : match.end()], kind)


def _blank(text: str, taken: tuple[Name, ...] | tuple[Date, ...]) -> str:
    """The text with what was taken out of it replaced by as many signs that are no word."""
    parts: list[str] = []
    at = 0
    for one in taken:
        if one.start >= at:
            parts += (text[at : one.start], "\ufffc" * (one.end - one.start))
            at = one.end
    return "".join((*parts, text[at:]))


def _dates(text: str) -> Iterator[Date]:
    years = (text[at - 4 : at - 2] for dash in "-./" for at in occurrences(text, dash))
    rare = "20" in years or any(year in text for year in _SPOKEN)
    for match in re.finditer(_DATE if rare else _DAY, text):
        part = match.groupdict().get
        spoken = part("spoken")
        if spoken:
            year = read_chinese(spoken.replace("零", "〇"))
            yield Date(*match.span(), year, None, None)
            continue
        parts = (part("y") or part("y2"), part("m") or part("m2") or part("m3"))
        day = part("d") or part("d2") or part("d3")
        found = [int(each) if each else None for each in (*parts, day)]
        if part("m0") == "1" and parts[1] == "12":
            # 1至12月 is the year
            found[1] = None
        if found[1] in _MONTHS:
            yield Date(*match.span(), *found)
