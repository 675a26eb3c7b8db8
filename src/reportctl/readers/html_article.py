"""Which part of a web page is the report, and which notes on it stand round that part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportctl.readers.html_page import Line, Table
from reportctl.readers.letters import shorten

Items = list[Line | Table]

_NOTE = (
    r"\s*+(?:[\[［【〔]\d{1,2}[\]］】〕]\s*\S"
    r"|[\s（(【\[〔*※★▲●]*+(?:\d{1,2}[.、]\s*)?"
    r"(?:[附脚备]?注|注释|备注|[更订]正|勘误|(?:[更订]正|补充|特别|情况|数据|统计)?说明)"
    r"(?:\s*+(?:\d{1,2}\s*)?[：:）)】\]〕.、]|$))"
)
"""How a note or a correction begins: 注：, 更正, 【说明】, [1] 其中…"""
_TABLE = (
    r"(?<![发代图列报])表\s?[一二三1-3１-３](?!\d)|[上下本该]表[中内]|勘误"
    r"|应[为是]\s?\d|(?:数[据字]?|表格?|报告)[^。]{0,12}有误"
)
"""Words that speak of a table of the report, or put a figure right."""
_OF_NOTES, _OF_TABLES = frozenset("注正误明[［【〔"), frozenset("表勘应误")
"""One of these has every such text; most have none, and no pattern is made for them."""
_COUNTED = r"\d\s?(?:件|项|条|宗|份|个|次|起|例|人|户|万?元)[^。]*。"
"""A sentence that counts something; what a site says of itself has none."""
_PUBLISHED = (
    r"(?:发布|公开|发文|制发|制作|责任|编制|供稿)(?:机构|单位|部门|机关|主体)|(?:信息)?来源\s*[:：]"
)
"""Words by which a page says whose the document is."""
_SHOWN = 40
"""Letters of a note that are told."""
_MOST = 3


def find_article(items: Items, parents: list[int]) -> tuple[Items, Items]:
    """The items of the innermost marked container that holds the tables, and those left out.

    Of what stands before it, the page's own headline and tables (name, number and date of the
    publication) are kept. All items, when no container is marked, or when it was closed before
    the last section.
    """
    total, weights = 0, [0] * len(parents)
    for item in items:
        if isinstance(item, Table) and len(item.rows) > 1:
            size = sum(map(len, item.rows))
            total += size
            inside = item.inside
            while inside:
                weights[inside] += size
                inside = parents[inside]
    chosen = max(
        (at for at in range(1, len(parents)) if total and weights[at] >= 0.9 * total), default=0
    )
    if not chosen:
        return items, []
    held = [_within(item.inside, chosen, parents) for item in items]
    first = held.index(True)
    last = len(held) - 1 - held[::-1].index(True)
    after = items[last + 1 :]
    if any(isinstance(item, Line) and item.plain[:2] in ("五、", "六、") for item in after):
        return items, []
    before, left = Items(), Items()
    for item in items[:first]:
        (before if isinstance(item, Table) or item.level == 1 else left).append(item)
    return before + items[first : last + 1], left + after


def _within(inside: int, chosen: int, parents: list[int]) -> bool:
    while inside > chosen:
        inside = parents[inside]
    return inside == chosen


def tell_notes(items: Iterable[Line | Table]) -> Iterator[str]:
    """A doubt, in Chinese, for each shown line beside the report that looks like a note on it."""
    found = [line.plain for line in _lines(items) if _is_note(line)]
    for text in found[:_MOST]:
        yield f"正文之外有“{shorten(text, _SHOWN)}”，像是报告的注释或更正，没有读入；请对照网页"
    if len(found) > _MOST:
        yield f"正文之外另有 {len(found) - _MOST} 处像是注释或更正的文字，没有读入；请对照网页"


def find_published(items: Iterable[Line | Table]) -> Iterator[str]:
    """The shown lines beside the report that say whose it is."""
    shown = (line.plain for line in _lines(items) if not line.veiled)
    return (text for text in shown if re.search(_PUBLISHED, text))


def find_shown(items: Iterable[Line | Table]) -> Iterator[str]:
    """The shown lines beside the report that are no links."""
    return (line.plain for line in _lines(items) if not (line.veiled or line.link))


def _is_note(line: Line) -> bool:
    if line.veiled or line.leads:
        return False
    text = line.plain
    signs = set(text)
    known = (
        line.note
        or (signs & _OF_NOTES and re.match(_NOTE, text))
        or (signs & _OF_TABLES and re.search(_TABLE, text))
        or ("。" in signs and re.search(_COUNTED, text))
    )
    return bool(known and text.strip())


def _lines(items: Iterable[Line | Table]) -> Iterator[Line]:
    """The lines of text, those in the cells of tables too."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            yield from _lines(item.loose)
            yield from _lines(held for row in item.rows for cell in row for held in cell.items)
