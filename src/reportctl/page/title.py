"""Where a title is broken: between its parts by their meaning (GB/T 9704 7.3.1).

A title is a place, an organ, a year and a document: 舞泉镇，人民政府，2021年，政府信息公开年度报告.
The year belongs to the document and never hangs on the organ; words of an organ's name stay whole;
the lines together look like a trapezium or a rhombus, not like an hourglass.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import ceil, inf
from typing import Literal

WIDTHS = {".": 0.33, ",": 0.33, " ": 0.25, "M": 0.95, "W": 0.95}
"""Ems of characters that are not as wide as a figure."""

_DOCUMENT = re.compile(r"(?:关于)?(?P<year>\d{4}年度?)?(?=(?:政府)?信息公开|年度报告)")
_PLACE = re.compile(
    r".{1,9}?(?:自治[区州县旗]|特别行政区|省|新区|开发区|(?<!城)市(?![场政容民区])|地区|(?<!社|辖)区(?![域划])"
    r"|[县州盟旗]|街道(?=办事处|党工委)|镇|(?<!城)乡(?![镇村建])|兵团)"
)
"""A place at the beginning of a name; 城市管理局, 市场监督管理局 and 城乡建设局 begin with none."""
_PLAIN = """
人民政府 办公厅 办公室 监督管理委员会 管理委员会 委员会 管委会 办事处 街道 管理局
监督管理 行政审批 综合行政执法 综合执法 行政执法 政府信息公开 信息公开 政府信息
政务公开 政务服务 公共资源 交易管理 大数据 信息化 数字经济 国有资产 国资
发展和改革 发展改革 工业 经济 技术 高新 产业 园区 开发 科学 科技 教育 体育
民族 宗教 公安 民政 司法 行政 财政 人力资源 社会保障 社会工作 自然资源 规划
生态 环境 保护 住房 城乡 建设 交通 运输 水利 水务 农业 农村 农牧 牧业 林业
草原 园林 绿化 商务 口岸 文化 旅游 广播 电视 广电 文物 新闻 出版 卫生 健康
退役军人 事务 应急 消防 救援 审计 市场 监督 监管 统计 医疗 保障 信访 乡村
振兴 机关 金融 外事 港澳 台湾 侨务 地方 粮食 物资 储备 城市 管理 执法 服务
中心 档案 气象 地震 税务 海关 邮政 烟草 专卖 通信 海事 测绘 地理 地质 矿产
药品 食品 质量 技术监督 知识产权 投资 促进 招商 搬迁 移民 扶贫 人防 人民 防空
公积金 住房公积金 供销 合作 联社 总社 残疾人 联合会 红十字会 研究院 学校 大学
医院 政务 公开 工作 年度 报告 政府 信息 公共 资源 交易 改革 发展 社会 海洋
渔业 航空 铁路 公路 港口 物流 能源 电力 国家 全国 中国 支队 大队 总队 分局
支局 党校 党史 研究室 编制 老干部 直属 派出 筹备 领导小组 指挥部 示范区 度假区
保税区
"""
_ZONES = {
    f"{name}{kind}区{board}"
    for name in ("", "工业", "产业", "科技", "农业", "物流")
    for kind in ("园", "开发", "示范", "度假", "保税", "高新", "新", "景")
    for board in ("管理委员会", "管委会")
}
_WORDS = _ZONES.union(_PLAIN.split())
"""Words of which organs' names are made; none is broken inside, the longest counts."""
_SIZES = sorted({len(word) for word in _WORDS}, reverse=True)
_WHOLE = re.compile(r"[\dA-Za-z.]+[年月日]?度?|[（《“〔][^）》”〕]{0,8}[）》”〕]")
_CLOSING, _OPENING = "，、。；：）》”〕】", "（《“〔【"

Joint = Literal["part", "name", "place", "word"]
"""Between organ and document; between two names of the organ; after a place or before the
document's second half; between words."""
COSTS: dict[Joint | None, float] = {"part": 0, "name": 0, "place": 12, "word": 40, None: 400}
"""What a break costs; None: at no joint that is known."""
LINE = 40
"""What a further line costs."""
SHORT = 4
"""A line of fewer characters looks lost."""


def break_title(title: str, organ: str, columns: int) -> list[str]:
    """The lines of a title that may hold so many characters each.

    A line break of the writer's own is kept; a line that is too long is broken by meaning.
    """
    lines = [line.strip() for line in title.split("\n") if line.strip()]
    if len(lines) > 1:
        return [part for line in lines for part in break_title(line, organ, columns)]
    title = lines[0] if lines else ""
    if measure(title) <= columns:
        return [title]
    joints = _joints(title, organ)
    parted = max((at for at, joint in joints.items() if joint == "part"), default=0)
    return _divide(title, columns, joints, parted)


def part_title(title: str, organ: str) -> list[list[list[list[str]]]]:
    """For a page whose width is not known: the writer's lines, each in parts, in names, in words.

    The parts are the organ and the document; a name is a place, or an organ of another organ.
    """
    lines = []
    for line in filter(None, map(str.strip, title.split("\n"))):
        joints = _joints(line, organ)
        lines.append(
            [
                [
                    [line[a:b] for a, b in _spans(*name, joints, "word")]
                    for name in _spans(*part, joints, "name", "place")
                ]
                for part in _spans(0, len(line), joints, "part")
            ]
        )
    return lines


def _spans(start: int, end: int, joints: dict[int, Joint], *kinds: Joint) -> list[tuple[int, int]]:
    """From joint to joint of these kinds."""
    inner = (at for at, joint in joints.items() if joint in kinds and start < at < end)
    return list(pairwise((start, *inner, end)))


def one_line(title: str) -> str:
    """The title without the writer's own breaks: between Chinese characters nothing stands."""
    return re.sub(r"(?<![^\S\u3000])[^\S\u3000]*\n\s*", "", title)


def _joints(title: str, organ: str) -> dict[int, Joint]:
    """Where the title may be broken, in order, and at what kind of joint."""
    found: dict[int, Joint] = {}
    words = list(_find_words(title))
    for start, end in words:
        found |= {start: "word", end: "word"}
    found |= {m.start(): "word" for m in re.finditer("[与和及暨]", title)}
    # an organ of another organ: 园区管理委员会 and its 综合局
    found |= {m.end(): "place" for m in re.finditer("(?:委员会|管委会|办事处)(?!办公)", title)}
    # two names beside each other, or a second name in brackets
    found |= {m.end(): "name" for m in re.finditer("、|(?=（)", title)}
    begin, end = _organ(title, organ)
    at = begin
    while (place := _PLACE.match(title, at)) and place.end() < end:
        at = place.end()
        found[at] = "place"
    if found.get(begin) or begin:
        found[begin] = "part" if title[:begin].strip() else "word"
    document = _DOCUMENT.search(title, end) or _DOCUMENT.search(title)
    if document:
        found[document.start()] = "part"
        after = title.find("信息公开", document.start())
        if after >= 0 and after + 4 < len(title):
            found[after + 4] = "place"
        if document["year"]:
            found.pop(document.end(), None)
    if end < len(title) and not (document and document.start() > end):
        found[end] = "part"
    bound = {i for m in _WHOLE.finditer(title) for i in range(m.start() + 1, m.end())}
    for start, end in words:
        bound |= set(range(start + 1, end))
    bound |= {i for i, c in enumerate(title) if c in _CLOSING}
    bound |= {i + 1 for i, c in enumerate(title) if c in _OPENING + "与和及暨"}
    # the year before the organ opens the title and stays with it
    if opening := re.match(r"\d{4}年度?", title):
        bound.add(opening.end())
    # a lone character (发展和改革局) stays with the word before it
    bound |= {at - 1 for at in (*found, len(title)) if found.get(at) == "part" or at == len(title)}
    return {at: found[at] for at in sorted(found) if at not in bound and 0 < at < len(title)}


def _find_words(title: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, from the left; a pattern of so many takes longer to compile."""
    at = 0
    while at < len(title):
        size = next((n for n in _SIZES if title[at : at + n] in _WORDS), 0)
        if size:
            yield at, at + size
        at += size or 1


def _organ(title: str, organ: str) -> tuple[int, int]:
    """Where the organ's name stands; all before the document where it is not known."""
    if organ and organ in title:
        start = title.index(organ)
        return start, start + len(organ)
    document = _DOCUMENT.search(title)
    opening = re.match(r"\d{4}年度?", title)
    return (opening.end() if opening else 0), (document.start() if document else len(title))


def _divide(title: str, columns: int, joints: dict[int, Joint], parted: int) -> list[str]:
    """The lines with the cheapest breaks that come near a trapezium or a rhombus.

    No line holds the end of the organ and the beginning of the document, which meet at `parted`.
    """
    whole = {i for m in _WHOLE.finditer(title) for i in range(m.start() + 1, m.end())}
    whole |= {i for i, c in enumerate(title) if c in _CLOSING}
    whole |= {i + 1 for i, c in enumerate(title) if c in _OPENING}
    upto = list(accumulate(map(measure, title), initial=0.0))
    mean = upto[-1] / ceil(upto[-1] / columns)

    def price(end: int) -> float:
        if end in joints:
            return COSTS[joints[end]]
        return COSTS[None] * (3 if end in whole else 1)

    # where all lines fit between the joints, no other place is looked at
    edges = [0, *joints, len(title)]
    rough = any(upto[b] - upto[a] > columns for a, b in pairwise(edges))
    ends = range(1, len(title) + 1) if rough else edges[1:]

    @cache
    def best(start: int, before: float, falling: bool) -> tuple[float, tuple[int, ...]]:  # noqa: FBT001
        found: tuple[float, tuple[int, ...]] = (inf, ())
        for end in ends[bisect_right(ends, start) :]:
            width = upto[end] - upto[start]
            if width > columns:
                break
            cost = LINE + (width - mean) ** 2 * 0.3 + (60 if width < SHORT else 0)
            if width < 2:  # noqa: PLR2004 - a lone character
                cost += 1000
            if start < parted < end:
                cost += 200
            # long, short, long is an hourglass
            if falling and width > before + 1:
                cost += 25
            if end == len(title):
                found = min(found, (cost, ()))
                continue
            now = falling or (0 < width < before - 1)
            after, breaks = best(end, width, now)
            cost += price(end) + after
            if cost < found[0]:
                found = (cost, (end, *breaks))
        return found

    _, breaks = best(0, 0.0, falling=False)
    return [title[a:b] for a, b in pairwise((0, *breaks, len(title)))]


@lru_cache(4096)
def measure(text: str) -> float:
    """Its width in ems: what is not ideographic counts as a figure of 宋体."""
    return sum(1.0 if c >= "\u2e80" or c in "—…“”‘’" else WIDTHS.get(c, 0.56) for c in text)
