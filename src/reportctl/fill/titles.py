"""Whose report it is and of which year, from its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportctl.fill.figures import plain
from reportctl.fill.recognise import is_organ
from reportctl.fill.strips import Strip

_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>20\d\d|[二2][〇○零0Oo][一二三四五六七八九〇○零\d]{2})\s*年度?"
_WHAT = r"(?:政府信息公开|政务信息公开|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)"
_TITLE = re.compile(rf"(?P<before>.*?){_YEAR}(?P<after>.*?)(?P<what>{_WHAT})")
_TITLE_LATE = re.compile(rf"(?P<before>.*?)(?P<what>{_WHAT})\s*\(?\s*{_YEAR}\s*\)?")
_SITE = re.compile(r"\s*[_|–—>]+\s*|\s+-\s+|(?<=报告)-|(?<=年报)-")
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report and what it says."""

    text: str
    organ: str
    year: int | None
    at: int = -1
    """The strip in which it stands last, or -1."""


def recognise_title(rows: Sequence[Strip], given: str) -> Title | None:
    """The title before the first section, else the document's own; the organ may stand above it."""
    found: Title | None = None
    for at, strip in enumerate(rows):
        texts = [plain(p.text.replace("\n", "")) for p in strip.pieces if not p.empty]
        for text in texts:
            if title := read_title(text, at):
                found = _better(found, _with_line_above(title, rows))
    if given:
        first = _SITE.split(plain(given))
        for part in first:
            if title := read_title(part, -1):
                found = _better(found, title)
    return found


def _better(old: Title | None, new: Title) -> Title:
    if old is None or (new.organ and not old.organ):
        return new if old is None or new.at >= 0 else Title(new.text, new.organ, new.year, old.at)
    if new.at >= 0 and (new.organ or not old.organ):
        return new
    return old


def read_title(text: str, at: int = -1) -> Title | None:
    """A line as a title; None for a sentence or a line that is none."""
    bare = text.strip("《》【】 。*#|").removeprefix("关于")
    if len(bare) > _LONGEST or "。" in bare or "，" in text or "根据" in bare:
        return None
    compact = bare.replace(" ", "")
    match = _TITLE.match(compact) or _TITLE_LATE.match(compact)
    if not match:
        return None
    year = int(match["year"].translate(_CHINESE).replace("O", "0").replace("o", "0"))
    groups = match.groupdict()
    organ = (groups["before"] or "") + (groups.get("after") or "")
    organ = organ.removeprefix("关于").strip("《》“”:()、-—·|")
    for head in ("名称", "标题", "索引号", "当前位置"):
        organ = organ.removeprefix(head)
    for tail in ("的", "关于", "开展", "法治"):
        organ = organ.removesuffix(tail)
    if any(mark in organ for mark in ">》:;,"):
        organ = re.split(r"[>》:;,]", organ)[-1]
    end = match.end("what") if "after" in groups else match.end()
    return Title(compact[:end] if "after" in groups else compact, organ, year, at)


def _with_line_above(title: Title, rows: Sequence[Strip]) -> Title:
    """The organ from the line above, where the title is broken over two lines."""
    if title.organ or title.at <= 0:
        return title
    for strip in reversed(rows[max(0, title.at - 3) : title.at]):
        above = strip.text.replace(" ", "")
        if above:
            if is_organ(above):
                return Title(above + title.text, above, title.year, title.at)
            break
    return title
