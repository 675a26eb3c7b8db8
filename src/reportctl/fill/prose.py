"""The prose of a source: preface, sections, signature and date, without the page's furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportctl.document.source import Spot
from reportctl.fill.figures import plain
from reportctl.fill.recognise import is_organ
from reportctl.fill.titles import read_title

_DATE = re.compile(
    r"(?:20\d\d|[二2][〇○零0Oo][一二三四五六七八九〇○零\d]{2})\s*年\s*[\d一二三四五六七八九十〇]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十〇]{1,3}\s*日"
)
_FURNITURE = re.compile(
    r"(?:【?打印|\[?打印|【?关闭|\[?关闭|扫一扫|上一[篇条]|下一[篇条]|相关(?:附件|链接|阅读|文[章件]|新闻|信息)"
    r"|附件(?:下载)?\s*[:：]|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|责任编辑|编辑[:：]|分享(?:到|至)?|收藏"
    r"|\S{0,3}ICP备|\S{0,4}公网安备|返回(?:顶部|首页)|网站地图|联系我们|我要纠错|无障碍|字体?号?\s*[:：【\[]|【?字体|\[?\s*大\s+中\s+小"
    r"|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|数|量)|访问量|信息来源|来源\s*[:：]|作者\s*[:：]|发布(?:日期|时间|机构|单位)\s*[:：]?"
    r"|索引号|信息索引|组配分类|主题分类|信息分类|公开(?:日期|方式|范围|主体|时限|类型)\s*[:：]|成文日期|生成日期|文\s*号\s*[:：]?|有效性|时效性?\s*[:：]?|关键词|内容概述|名\s*称\s*[:：]"
    r"|当前位置|您(?:现在)?的?(?:当前)?位置|首页\s*[>»]|政府信息公开\s*[>»]|本页二维码|手机(?:扫|浏览|查看)|分享[:：])"
)
_SENTENCE = re.compile(r"[。；！]")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph and its place."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of the last section."""

    body: tuple[Text, ...]
    signature: str
    date: str
    dropped: tuple[Text, ...]
    """Lines after the report that are not plain furniture."""


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page around the report."""
    return bool(_FURNITURE.match(plain(text))) and len(text) < _SHORT


def preface(lines: Sequence[Text], *, titled: bool) -> tuple[Text, ...]:
    """The paragraphs between title and first section; without a title only whole sentences."""
    kept = []
    for line in lines:
        bare = plain(line.text)
        if (
            not bare
            or is_furniture(bare)
            or read_title(bare)
            or _DATE.fullmatch(bare.strip("()[] "))
        ):
            continue
        if not titled and not _SENTENCE.search(bare):
            continue
        kept.append(line)
    return tuple(kept)


def ending(lines: Sequence[Text], organ: str) -> Ending:
    """The last section without signature, date and what the page prints behind it."""
    body = list(lines)
    dropped: list[Text] = []
    signed = _signed(body, organ)
    if signed:
        cut, after, signature, date = signed
        dropped = [line for line in body[after:] if plain(line.text)]
        body = body[:cut]
    else:
        signature = date = ""
        for at, line in enumerate(body):
            if at and is_furniture(line.text):
                dropped = body[at:]
                body = body[:at]
                break
    strange = [line for line in dropped if not is_furniture(line.text)]
    return Ending(tuple(body), signature, date, tuple(strange))


def _signed(body: Sequence[Text], organ: str) -> tuple[int, int, str, str] | None:
    """Where the signature begins, where the date ends, and both."""
    for at in range(len(body) - 1, -1, -1):
        text = plain(body[at].text)
        found = _DATE.search(text)
        if not found or len(text) > _SHORT or _SENTENCE.search(text) or not text.endswith(found[0]):
            continue
        before = text[: found.start()].strip()
        if before and _signs(before, organ):
            return at, at + 1, before, _compact(found[0])
        if before:
            continue
        above = at - 1
        while above >= 0 and not plain(body[above].text):
            above -= 1
        name = plain(body[above].text) if above >= 0 else ""
        if name and _signs(name, organ):
            return above, at + 1, name.replace(" ", ""), _compact(found[0])
        return at, at + 1, "", _compact(found[0])
    last = next((at for at in range(len(body) - 1, -1, -1) if plain(body[at].text)), None)
    if last is not None and _signs(plain(body[last].text), organ) and last:
        return last, last + 1, plain(body[last].text).replace(" ", ""), ""
    return None


def _signs(name: str, organ: str) -> bool:
    bare = name.replace(" ", "")
    if not bare or len(bare) > 40:
        return False
    return is_organ(bare) or bool(organ and (bare in organ or organ in bare) and len(bare) >= 2)


def _compact(date: str) -> str:
    return "".join(date.split())


def joined(lines: Sequence[Text]) -> str:
    """Paragraphs as the report file writes them: an empty line between two."""
    return "\n\n".join(line.text.strip() for line in lines if line.text.strip())
