"""Whose report it is and of which year, from its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from reportctl.fill.announced import REPORTED, find_announced, find_periods
from reportctl.fill.figures import plain
from reportctl.fill.lines import Line
from reportctl.fill.navigation import end_of_navigation
from reportctl.fill.print_marks import behind_print_marks
from reportctl.fill.recognise import is_itself, is_organ, level_of
from reportctl.fill.site_text import is_behind_title
from reportctl.fill.title_ends import (
    are_organs,
    goes_on,
    is_place,
    lines_above,
    longest_behind,
    name_behind,
)
from reportctl.record import NamedTuple
from reportctl.report.organs import COUNTIES

_CHINESE = str.maketrans("〇○零一二三四五六七八九Oo", "00012345678900")
_DIGITS, _SPELLED = r"2[0Oo]\d\d", r"[二2][〇○零0Oo][一二三四五六七八九〇○零\d]{2}"
_YEAR = rf"(?P<year>{_DIGITS})年?(?:年度|度)?"
_NUMERALS = frozenset("〇○零一二三四五六七八九")
_PUBLIC = r"(?:政府信息公开|政务信息公开|政务公开|信息公开)(?:工作)?"
_REPORT = r"(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报)"
_TITLE = (
    rf"(?>(?P<a>.*?){_YEAR})(?P<b>.*?){_PUBLIC}{_REPORT}"
    rf"|(?P<c>.*?){_PUBLIC}{_REPORT}\(?{_YEAR.replace('year', 'late')}(?!年?\d)\)?"
    rf"|(?P<d>.*?){_PUBLIC}{_YEAR.replace('year', 'mid')}{_REPORT}"
    rf"|(?P<e>.*?){_PUBLIC}年度(?:工作)?(?:报告|年报)"
)
_SPELLED_TITLE = _TITLE.replace(_DIGITS, _SPELLED)
"""For a text with a numeral: classes of these take longer to compile than a report to be read."""
_DATED = r"(?<!\s)\s+(?:发布|生成|成文|公开)?(?:日期|时间)\s*[:：]"
_ELSEWHERE = ("上一", "下一", "相关", "往年", "历年")
"""How a line begins that leads to another report."""
_PICTURES = ("图解", "一图读懂", "一图看懂", "图片版")
"""How the title of a page of pictures beside the report begins."""
_MENTIONED = r"(?:^|[。；;)）])(?:截[至止])?(20\d\d)年(?:度|以来|全年|12月31日)?[,，我全]"
_PAGE_HEAD = r"(?i)^(?:(?:page|p\.?)\s*\d{1,3}|[-—–]\s*\d{1,3}\s*[-—–])[\s:：/|·\-—–]*"
_PAGE_SIGNS = ("p", "P", "-", "—", "–")
_NOT_A_NAME = re.compile(
    r"\d{4,}|[/\\=<>]|索引号|[文字]号|组配分类|发布|日期|年度报告|工作报告|年报"
)
"""What stands in no organ's name, but in the lines that a site prints about a document."""
CHINA = timezone(timedelta(hours=8))
EARLIEST = 2008
"""The year in which the first reports were due (条例 of 2007, in force from 1 May 2008)."""
_SITE = str.maketrans("_–—>-", "|||||")
_WHOLE = _PUBLIC + _REPORT
"""With what a title ends."""
_ENDED = rf"{_WHOLE}(?:\((?:{_DIGITS}|{_SPELLED})年(?:度|年度)?\))?"
_TRAILING = ("发布", "公布", "(本级)", "的", "关于", "开展", "关于印发", "本级", "办理")
_NOTE_MARKS = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"))
_LABEL = r"\A[\[【][^\]】]{1,8}[\]】]"
"""What a list of documents writes before a title: 【公开】."""
_LABEL_ENDS = r"[\]】]"
_VERSION = r"\A\((?:修订|更正|更新|最新|定稿|终稿|审定|送审|公开|征求意见)[版稿]?\)"
_SECOND_YEAR = r"[-—–~至](?:20\d\d)年?(?:年度|度)?\Z"
_ITEM = r"\A[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、](?=.)"
_EMPTY = r"[(\[〔【{](?:年度?|\d{1,2}月?[-—–~至]\d{1,2}月)?[)\]〕】}](?:年度)?"
"""Brackets round the year or its months: 水利局（2023年度）, 水利局〔2023〕年度."""
_OPENED = frozenset("([〔【{")
_SITE_NAME = r"[^网]{0,12}(?:政府|门户|政务|公开)(?:门户)?(?:网站?|平台)[-_—|:·]*"
"""The name of a site before the organ's."""
_COUNTED = r"\A\d{1,3}(?=[^\W\d_])"
"""The number of a line or of an annex before a name."""
_LONGEST = 70
_BEHIND = 120
"""Characters of the longest line that a site prints behind a title."""
_BELOW = 6
"""Lines under a title in which the organ is named whole."""


class Title(NamedTuple):
    """The title of a report and what it says."""

    text: str
    organ: str
    year: int | None
    at: int = -1
    """The line in which it stands last, or -1 for the document's own title."""


def recognise_title(rows: Sequence[Line], given: str) -> Title | None:
    """The title before the first section, else the document's own; it may have several lines."""
    found: Title | None = None
    for at, line in enumerate(rows):
        for piece in line.pieces:
            title = None if piece.empty else read_over_lines(_without_date(piece.text), at, rows)
            if title and (found is None or _is_better(title, found)):
                found = title
    if found and found.organ:
        return found
    shown = _before_site_text(rows)
    found = shown if shown and (found is None or found.at == shown.at) else found
    title = document_title(given)
    if title and (title.organ or not found):
        return title._replace(at=found.at if found else -1)
    return found


def _before_site_text(rows: Sequence[Line]) -> Title | None:
    """The title behind which the site prints its buttons or a day, where all such name one report.

    So do lists of reports, of which none is the title.
    """
    found = [
        title
        for at, line in enumerate(rows)
        for piece in line.pieces
        if (text := before_site_text(piece.text)) and (title := read_over_lines(text, at, rows))
    ]
    return found[-1] if len({(each.organ, each.year) for each in found}) == 1 else None


def before_site_text(text: str) -> str:
    """A line up to the end of the title behind which only the site speaks; '' for any other."""
    if "公开" not in text or ("报告" not in text and "年报" not in text):
        return ""
    bare = plain(text)
    if bare.endswith(("报告", "年报")) and bare.count("报告") + bare.count("年报") == 1:
        return ""  # nothing is behind it
    ends = [match.end() for match in re.finditer(_ENDED, bare)]
    near = (at for at in ends if 0 < len(bare) - at <= _BEHIND)
    end = next((at for at in near if is_behind_title(bare[at:])), 0)
    return text[:end] if len(text) == len(bare) else bare[:end]


def _without_date(text: str) -> str:
    """A text up to where a site prints when it was published."""
    dated = "日期" in text or "时间" in text
    return re.split(_DATED, text, maxsplit=1)[0] if dated else text


def tell_beside(lines: Sequence[Line], title: Title | None) -> Iterator[str]:
    """A line for each text in the row of the title that is no part of it: 草稿."""
    if title is None or title.at < 0 or not lines[title.at].table:
        return
    whole = "".join(plain(title.text).split())
    for piece in lines[title.at].pieces:
        text = "".join(plain(piece.text).split())
        other = text and text not in whole and whole not in text
        if other and ":" not in text and not _NOT_A_NAME.search(text):
            yield f"{piece.spot}的“{text[:_LONGEST]}”在标题旁边，没有读入，请核对"


def document_title(given: str) -> Title | None:
    """A document's own title as that of a report, without the name of the site behind it."""
    titles = [
        title
        for part in (*_without_site(given), *given.translate(_SITE).split("|"))
        if part.strip() and (title := read_title(part))
    ]
    return next((title for title in titles if title.organ), titles[0] if titles else None)


def _without_site(given: str) -> Iterator[str]:
    """A document's own title, unless the name behind it may be the site's."""
    if given.endswith((")", "）")) or not name_behind(plain(given).replace(" ", ""))[1]:
        yield given


def _is_better(title: Title, before: Title) -> bool:
    """Whether a later title is the better one: the last, unless it leaves out what one had."""
    if before.organ and before.year and not title.year:
        return False
    return bool(title.organ) or not before.organ


def is_year(year: int) -> bool:
    """Whether there can be a report of this year."""
    return EARLIEST <= year <= datetime.now(tz=CHINA).year + 1


def announced(lines: Sequence[Line]) -> Title | None:
    """Organ and year as a sentence of the report gives them, where all that do agree."""
    found = {
        (match["organ"], int(match["year"]))
        for line in lines
        for match in find_announced(plain(line.text).replace(" ", ""))
        if is_organ(match["organ"]) and is_year(int(match["year"]))
    }
    if len(found) != 1:
        return None
    ((organ, year),) = found
    return Title("", organ, year)


def recognise_year(rows: Sequence[Line]) -> int | None:
    """The year whose first day begins the period of the figures, if one and only one is named."""
    text = "\n".join(line.text.replace(" ", "") for line in rows)
    years = {int(one["year"]) for one in find_periods(text) if is_year(int(one["year"]))}
    return years.pop() if len(years) == 1 else None


def mentioned_year(rows: Sequence[Line]) -> int | None:
    """The year of which preface and overview say that it is the report's, or speak throughout."""
    texts = [line.text.replace(" ", "") for line in rows]
    dated = [text for text in texts if "20" in text and "年" in text]
    for pattern, sign in ((REPORTED, "信息公开"), (_MENTIONED, "")):
        found = (y for text in dated if sign in text for y in re.findall(pattern, text))
        years = {int(y) for y in found if is_year(int(y))}
        if len(years) == 1:
            return years.pop()
    return None


def read_over_lines(text: str, at: int, rows: Sequence[Line]) -> Title | None:
    """A line as a title, with the lines over it of which it is the end."""
    own = read_title(text, at)
    above = list(lines_above([line.text for line in rows[:at]]))
    last = "".join(above[:1]) + text if len(text) == 1 else text
    if (own and own.organ and not goes_on(text, above)) or not last.rstrip().rstrip(
        ")）*"
    ).endswith(("报告", "年报", "年", "年度")):
        return own and _with_above(own, text, above, rows)
    whole = text
    for number, line in enumerate(above, 1):
        whole = line + whole
        title = read_title(whole, at)
        if title and level_of(title.organ) and not goes_on(whole, above[number:]):
            return _with_above(title, whole, above[number:], rows)
    return own


def _with_above(title: Title, text: str, above: Sequence[str], rows: Sequence[Line]) -> Title:
    """A title with the line over it: a place alone, or part of a name that stands whole below."""
    if not above:
        return title
    place = plain(above[0])
    whole = read_title(above[0] + text, title.at)
    if not whole or place in title.organ or not level_of(whole.organ):
        return title
    below = "".join(plain(line.text) for line in rows[title.at + 1 : title.at + _BELOW])
    named = place + title.organ in below.replace(" ", "")
    alone = is_place(place) and not any(end in title.organ for end in COUNTIES)
    return whole if alone or named else title


def read_title(text: str, at: int = -1) -> Title | None:
    """A line as a title; None for a sentence or a line that is none.

    A page that was read out may have it twice in one line: first for the browser's window, and the
    name of the site behind it.
    """
    other = text.startswith(_ELSEWHERE) or "。" in text
    twice = not other and min(text.count("公开"), text.count("报告") + text.count("年报")) > 1
    ends = [match.end() for match in re.finditer(_WHOLE, text)] if twice else []
    if len(ends) > 1:
        parts = [text[start:end].lstrip(" -—–_|") for start, end in pairwise([0, *ends])]
        titles = [title for part in parts if (title := _read_title(part, at))]
        if titles and all(each.organ.endswith(titles[0].organ) for each in titles):
            return titles[0]
    return _read_title(text, at)


def _read_title(text: str, at: int) -> Title | None:
    text = behind_print_marks(text.strip()).translate(_NOTE_MARKS)
    if text.startswith(_PAGE_SIGNS):
        text = re.sub(_PAGE_HEAD, "", text)
    written = "".join(text.split()).replace("**", "")
    if written.startswith(("[", "【")) and not is_organ(re.split(_LABEL_ENDS, written)[0][1:]):
        written = re.sub(_LABEL, "", written)
    written = written.strip("《》【】#|")
    compact = plain(written).replace(" ", "")
    head, name = name_behind(compact)
    if name:
        own = _read_title(head, at)
        named = own if own and own.organ == name else _read_title(name + head, at)
        return named._replace(text=written) if named and named.organ == name else None
    if (
        len(compact) > _LONGEST
        or "。" in compact
        or any(w in compact.replace("机构编制", "") for w in ("根据", "编制", "下载", "现将"))
        or compact.lstrip("([【").startswith((*_PICTURES, *_ELSEWHERE))
    ):
        return None
    if "公开" not in compact or ("报告" not in compact and "年报" not in compact):
        return None
    spelled = not _NUMERALS.isdisjoint(compact)
    match = re.match(_SPELLED_TITLE if spelled else _TITLE, compact)
    if not match or match.end() < len(compact) - longest_behind(compact):
        return None
    told = match["year"] or match["late"] or match["mid"]
    organ = (match["a"] or match["c"] or match["d"] or match["e"] or "") + (match["b"] or "")
    if "20" in organ and (second := re.search(_SECOND_YEAR, organ)):
        organ, told = organ[: second.start()], None  # which of two years is not told
    organ = organ if _OPENED.isdisjoint(organ) else re.sub(_EMPTY, "", organ)
    organ = organ.strip('《》“”"-—·|_★☆●■◆▲*【】')
    site = re.match(_SITE_NAME, organ) if "网" in organ or "平台" in organ else None
    organ = organ[site.end() :] if site and is_organ(organ[site.end() :]) else organ
    organ = organ[:-1] if organ.endswith(":") and is_organ(organ[:-1]) else organ
    led = 0 if are_organs(organ) else end_of_navigation(organ)
    organ = organ[led:].strip("《》“”")
    if organ.startswith(("(", *"一二三四五六七八九十")) or organ[:1].isdecimal():
        organ = re.sub(_COUNTED, "", re.sub(_ITEM, "", re.sub(_VERSION, "", organ)))
    for tail in _TRAILING:
        organ = organ.removesuffix(tail)
    organ = organ.strip("()") if organ.count("(") != organ.count(")") else organ
    organ = "" if is_itself(organ) else organ
    organ += "政府" if organ.endswith("人民") else ""  # 云溪镇人民政府信息公开工作年度报告
    if (told is None and not is_organ(organ)) or _NOT_A_NAME.search(organ):
        return None
    whole = written if len(written) == len(compact) else compact
    start = compact.rfind(organ, 0, match.end()) if organ and match["b"] in (None, "") else 0
    begin = start if led and start > 0 and "关于" not in compact[:start] else 0
    organ = organ.replace("(", "（").replace(")", "）")
    year = int(told.translate(_CHINESE)) if told else None
    year = year if year and is_year(year) else None
    return Title(whole[begin : match.end()].strip("《》"), organ, year, at)
