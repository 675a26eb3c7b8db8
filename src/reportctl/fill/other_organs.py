"""Organs that a source names beside its title: over a table, as who acts, as its publisher.

What names the report's own organ, in whatever way, says nothing; so do the government above it and
that government's offices, which publish what the organs below them report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportctl.fill.beside_tables import OF_TABLES
from reportctl.fill.figures import plain
from reportctl.fill.lines import Line
from reportctl.fill.prose import Text
from reportctl.fill.recognise import is_organ
from reportctl.fill.sections import Outline
from reportctl.record import NamedTuple
from reportctl.report.organs import COUNTIES, REGIONS, compare_organs, fold_organ

_ORGAN = re.compile(
    r"(?P<organ>[㐀-鿿]{1,26}?"
    r"(?:(?<![大格全布结当时棋僵])局(?![面限部长势域级])|委员会|(?<![省市县区旗州])委(?![员托办会派])|(?<![大客餐展])厅(?!级)"
    r"|(?:人民)?政府(?!信息|网|门户|工作|采购)|街道(?!社区)|[镇乡](?![村镇街贤企风情域区长亲土])|管委会|管理处)"
    r"(?:(?:人民)?政府(?!信息|网|门户)|党工委|办事处|办公[室厅])*)"
)
_OPENED = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,4}[)、.]\S{2,12}?[。:])?(?:20\d\d年(?:度|以来|来)?|本年度?|一年来|全年)?[,、]?"
)
"""What may stand before the name of who acts."""
_NO_NAME = re.compile(
    r"\A(?:[我本各全该所上下由在对向按据以把将为与经从被受]|[省市县区]?委[、和])|[坚围把将]|领导|指导|部署"
)
"""What is in no organ's name, and who acts is then not named."""
_ISSUED = re.compile(
    r"(?:(?:发布|公开|发文|制发|制作|责任|编制|供稿|报送|上报|[填编]报|[填制]表)(?:机构|单位|部门|机关|主体)"
    r"|(?:单位|机关)名称|信息来源|来源)\s*(?:[(][盖公签]章[)])?\s*[:：]?\s*(?P<organ>[㐀-鿿]{2,30})"
)
_FORE = re.compile(r"(?:附?[表件]?\s*[(]?[一二三四五六\d]*[):、.\s]*)?")
_CAPTION = 60
"""Characters of the longest line over a table."""
_SCOPE = re.compile(
    r"全(?P<place>[省市县区州盟旗镇乡])(?![域级])|[全本]系统|各(?:部门|单位|乡镇|县区)"
)
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
    ends = (*(start.at for start in found.starts[1:]), found.end)
    for start, end in zip(found.starts, ends, strict=False):
        for line in () if start.section.prose else lines[start.at : end]:
            if line.lone is not None and (organ := _over_a_table(line.lone.text)):
                title = start.heading and line is lines[start.at]
                name = "标题" if title else "表名"
                yield Claim(f"{line.spot}的{name}“{line.lone.text}”", organ)
    for paragraphs in texts:
        first = next((each for each in paragraphs if "。" in each.text), None)
        if first and (organ := _first_organ(plain(first.text).replace(" ", ""), _OPENED)):
            yield Claim(f"{first.spot}的正文“{first.text[:30]}”", organ)


def tell_scopes(lines: Sequence[Line], found: Outline, organ: str, title: str) -> Iterator[str]:
    """A line for each title or name of tables that says 全县 or 全系统 of what is not the organ's.

    A government reports for its place, and whoever's own title says it for all it says.
    """
    ends = (*(start.at for start in found.starts[1:]), found.end)
    for start, end in zip(found.starts, ends, strict=False):
        for line in () if start.section.prose else lines[start.at : end]:
            text = "" if line.lone is None else plain(line.lone.text).replace(" ", "")
            over = start.heading and line is lines[start.at]
            about = over or text.endswith(_TABLES) or OF_TABLES.search(text)
            said = _SCOPE.search(text) if about else None
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
    for found in _ISSUED.finditer(text):
        organ = found["organ"]
        if is_organ(organ) and not organ.endswith(_PUBLISHERS):
            yield Claim(f"{where}“{found[0][:40]}”", organ)


def name_organ(text: str) -> str:
    """The organ with which a line beside the report begins, '' for none."""
    issued = next(_issued(text, ""), None)
    return issued.organ if issued else _first_organ(text.replace(" ", ""), _FORE)


def _over_a_table(name: str) -> str:
    """The organ with which the name of a table begins, '' for none."""
    text = plain(name).replace(" ", "")
    if len(text) > _CAPTION or "。" in text or not text.endswith(_TABLES):
        return ""
    return _first_organ(text, _FORE)


def _first_organ(text: str, before: re.Pattern[str]) -> str:
    """The organ with which a text begins behind what may stand before it."""
    start = before.match(text)
    found = _ORGAN.match(text, start.end() if start else 0)
    return found["organ"] if found and not _NO_NAME.search(found["organ"]) else ""


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
