"""Organs that a source names beside its title: over a table, as who acts, as its publisher.

What names the report's own organ, in whatever way, says nothing; so do the government above it and
that government's offices, which publish what the organs below them report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.fill.lines import Line
from reportctl.fill.prose import Text
from reportctl.fill.recognise import is_organ
from reportctl.fill.sections import Outline
from reportctl.prose.sentences import occurrences
from reportctl.record import NamedTuple
from reportctl.report.organs import COUNTIES, REGIONS, compare_organs, fold_organ


def _not_behind(marks: str) -> str:
    """None of these stands before; a class of ideographs takes far longer to compile."""
    return "".join(f"(?<!{mark})" for mark in marks)


def _not_before(marks: str) -> str:
    return "".join(f"(?!{mark})" for mark in marks)


_ORGAN = (
    r"(?P<organ>.{1,26}?"
    rf"(?:{_not_behind('大格全布结当时棋僵')}局{_not_before('面限部长势域级')}|委员会"
    rf"|{_not_behind('省市县区旗州')}委{_not_before('员托办会派')}|{_not_behind('大客餐展')}厅(?!级)"
    r"|(?:人民)?政府(?!信息|网|门户|工作|采购)|街道(?!社区)"
    rf"|[镇乡]{_not_before('村镇街贤企风情域区长亲土')}|管委会|管理处)"
    r"(?:(?:人民)?政府(?!信息|网|门户)|党工委|办事处|办公[室厅])*)"
)
"""Of ideographs only: who asks cuts the text where they end."""
_ENDS = frozenset("局委厅府道镇乡处")
_NUMBERED = r"[(]?[一二三四五六七八九十\d]{1,4}[)、.]\S{2,12}?[。:]"
_SINCE = r"(?:20\d\d年(?:度|以来|来)?|本年度?|一年来|全年)?[,、]?"
"""What may stand before the name of who acts."""
_NO_START = (
    *"我本各全该所上下由在对向按据以把将为与经从被受",
    *(f"{place}委{joint}" for place in ("", *"省市县区") for joint in "、和"),
)
_NO_PART = ("坚", "围", "把", "将", "领导", "指导", "部署")
"""What is in no organ's name, and who acts is then not named."""
_ISSUED = (
    r"(?:(?:发布|公开|发文|制发|制作|责任|编制|供稿|报送|上报|[填编]报|[填制]表)(?:机构|单位|部门|机关|主体)"
    r"|(?:单位|机关)名称|信息来源|来源)\s*(?:[(][盖公签]章[)])?\s*[:：]?\s*"
)
_ISSUERS = (
    *("发布", "公开", "发文", "制发", "制作", "责任", "编制", "供稿", "报送", "上报"),
    *("填报", "编报", "填表", "制表", "单位", "机关"),
)
_WHO = ("机构", "单位", "部门", "机关", "主体", "名称")
"""Two of these beside each other, or 来源, has every text that names who issued it."""
_NUMBERING = "一二三四五六"
_CAPTION = 60
"""Characters of the longest line over a table."""
_SCOPE = r"全(?P<place>[省市县区州盟旗镇乡])(?![域级])|[全本]系统|各(?:部门|单位|乡镇|县区)"
_CUT = 15
"""Characters from which on a line without a stop is no heading."""
_NAMES = 2, 30
"""Characters of the shortest and the longest name that is read behind such words."""
_SPOKEN = r"(?:[以如]上|[上下本]表|数据|数字)(?:[为是系]|包[括含])"
"""How a line beside a table begins to say whose figures these are."""
_NEAR = 8
_NAME = 3
"""Characters of the shortest name of an organ without its place: 财政局."""
_TABLES = ("表", "情况", "统计", "数据", "数量", ")")
"""How the name of a table ends."""
_GOVERNS = ("人民政府", "政府", "政府办公室", "政府办公厅", "政府办")
_PUBLISHERS = ("中心", "网", "台", "报社")
"""Who runs a site for others: 融媒体中心, 信息中心."""


class Claim(NamedTuple):
    """A place of a source that names an organ, a year or both as the report's."""

    where: str
    """In Chinese."""
    organ: str = ""
    year: int | None = None


def find_named(
    lines: Sequence[Line], found: Outline, texts: Iterable[Sequence[Text]], around: Sequence[str]
) -> Iterator[Claim]:
    """The organs over tables, at the beginning of each text, and in the lines of the site.

    `texts` is the preface and each section's text, `around` what the page says around the report.
    """
    for line in lines:
        yield from _issued(line.text, f"{line.spot}的")
    for text in around:
        yield from _issued(plain(text), "网页的")
    for start, block in found.sections(lines):
        for line in () if start.section.prose else block:
            if line.lone is not None and (organ := _over_a_table(line.lone.text)):
                title = start.heading and line is lines[start.at]
                name = "标题" if title else "表名"
                yield Claim(f"{line.spot}的{name}“{line.lone.text}”", organ)
    for paragraphs in texts:
        at = next((at for at, each in enumerate(paragraphs) if "。" in each.text), 0)
        first = paragraphs[at] if paragraphs and not (at and _is_cut(paragraphs[at - 1])) else None
        if (
            first
            and "。" in first.text
            and (organ := _who_acts(plain(first.text).replace(" ", "")))
        ):
            yield Claim(f"{first.spot}的正文“{first.text[:30]}”", organ)


def _is_cut(above: Text) -> bool:
    """Whether a paragraph ends within a sentence, as lines of a mail do."""
    text = plain(above.text)
    return len(text) >= _CUT and not text.endswith(("。", ":", ";", "!"))


def tell_scopes(lines: Sequence[Line], found: Outline, organ: str, title: str) -> Iterator[str]:
    """A line for each title or name of tables that says 全县 or 全系统 of what is not the organ's.

    A government reports for its place, and whoever's own title says it for all it says.
    """
    for start, block in found.sections(lines):
        for line in () if start.section.prose else block:
            text = line.lone_text
            if not any(word in text for word in ("全", "本系统", "各")):
                continue
            over = start.heading and line is lines[start.at]
            spoken = re.search(_SPOKEN, text)
            said = re.search(_SCOPE, text) if over or text.endswith(_TABLES) else None
            if spoken and not said:
                said = re.compile(_SCOPE).search(text, spoken.end(), spoken.end() + _NEAR)
            if not said or len(text) > _CAPTION or said[0] in title:
                continue
            if said["place"] is None or not fold_organ(organ).endswith(said["place"]):
                name = "标题" if over else "表名" if text.endswith(_TABLES) else ""
                yield f"{line.spot}的{name}“{text}”说的是{said[0]}，报告按{organ}读入，请核对"


def is_other(one: str, organ: str) -> bool:
    """Whether a name is another organ's, not that of one of its offices or of those above it.

    人社局 is a name in short; 青岚财政局 for 青岚县财政局 may be another's.
    """
    likeness = compare_organs(one, organ)
    if likeness == "short":
        short, long = sorted((one, organ), key=len)
        cut = (long[:at] + long[at + 1 :] for at, mark in enumerate(long) if mark in REGIONS)
        return short in cut
    return likeness == "other" and not (_is_part(one, organ) or _is_above(one, organ))


def _issued(text: str, where: str) -> Iterator[Claim]:
    least, most = _NAMES
    end = 0
    named = "来源" in text or any(
        text[at - 2 : at] in _ISSUERS for what in _WHO for at in occurrences(text, what)
    )
    while named and (found := re.compile(_ISSUED).search(text, end)):
        begin = found.end()
        end = min(_end_of_words(text, begin), begin + most)
        organ = text[begin:end]
        if len(organ) >= least and is_organ(organ) and not organ.endswith(_PUBLISHERS):
            yield Claim(f"{where}“{text[found.start() : end][:40]}”", organ)


def name_organ(text: str) -> str:
    """The organ with which a line beside the report begins, '' for none."""
    issued = next(_issued(text, ""), None)
    return issued.organ if issued else _behind_number(text.replace(" ", ""))


def _over_a_table(name: str) -> str:
    """The organ with which the name of a table begins, '' for none."""
    text = plain(name).replace(" ", "")
    if len(text) > _CAPTION or "。" in text or not text.endswith(_TABLES):
        return ""
    return _behind_number(text)


def _behind_number(text: str) -> str:
    """The organ with which a text begins behind 附件1：, 表二 or （一）."""
    rest = text.removeprefix("附")
    rest = (rest[1:] if rest.startswith(("表", "件")) else rest).lstrip().removeprefix("(")
    while rest and (rest[0] in _NUMBERING or rest[0].isdecimal()):
        rest = rest[1:]
    while rest and (rest[0] in "):、." or rest[0].isspace()):
        rest = rest[1:]
    return _first_organ(text, len(text) - len(rest))


def _who_acts(text: str) -> str:
    """The organ with which a text begins behind a number and a time."""
    counted = text.removeprefix("(")[:1]
    may = counted and (counted in "一二三四五六七八九十" or counted.isdecimal())
    numbered = re.match(_NUMBERED, text) if may and {*text[:6]} & {*")、."} else None
    start = re.compile(_SINCE).match(text, numbered.end() if numbered else 0)
    return _first_organ(text, start.end() if start else 0)


def _first_organ(text: str, begin: int) -> str:
    end = _end_of_words(text, begin)
    organ = not _ENDS.isdisjoint(text[begin:end])
    found = re.compile(_ORGAN).match(text, begin, end) if organ else None
    if not found or found["organ"].startswith(_NO_START):
        return ""
    return "" if any(part in found["organ"] for part in _NO_PART) else found["organ"]


def _end_of_words(text: str, begin: int) -> int:
    """Where the ideographs that begin here end."""
    for at in range(begin, len(text)):
        if not "㐀" <= text[at] <= "鿿":
            return at
    return max(begin, len(text))


def _is_part(one: str, organ: str) -> bool:
    """Whether it is an office of the organ: 舞泉镇党政办公室, 青岚县人民政府办公室."""
    own, bare = fold_organ(organ), fold_organ(one)
    for at in range(len(own)):
        place, name = own[:at], own[at:]
        ahead, found, behind = bare.partition(name)
        whole = len(name) >= _NAME and place[-1:] in ("", *REGIONS)
        if whole and found and behind and (place.endswith(ahead) or ahead.endswith(place)):
            break
    else:
        return False
    return bare.endswith(("办公厅", "办公室", "办")) or not own.endswith(COUNTIES)


def _is_above(one: str, organ: str) -> bool:
    """Whether it is a government above the organ, or its office: of the same place, if named."""
    if not one.endswith(_GOVERNS):
        return False
    place = fold_organ(one.removesuffix("办公室").removesuffix("办公厅").removesuffix("办"))
    if not place.endswith(COUNTIES) or fold_organ(organ).endswith(place[-1]):
        return False
    return fold_organ(organ).startswith(place) or place[-1] not in organ or place in REGIONS
