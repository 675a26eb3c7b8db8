"""The prose of a source: preface, sections, signature, date, without what the page prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reportctl.fill.figures import APART, is_figure, plain
from reportctl.fill.labels import letters
from reportctl.fill.lines import Line
from reportctl.fill.print_marks import behind_print_marks, is_print_mark
from reportctl.fill.reading import LeftOut
from reportctl.fill.recognise import is_organ
from reportctl.fill.signature import find_signature, is_date, may_sign
from reportctl.fill.site_text import has_site_part, is_link, is_site_text
from reportctl.fill.titles import read_title
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple
from reportctl.schema.form import Form

_KINDS = ("政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告")
_YEAR = r"20\d\d年(?:度|年度)?(?:政府信息公开)?"
_UNIT = r"\(?单位\s*[:：]"
_LINE = 24
"""Characters of the longest line of a page that is no sentence: a date, a source, a number."""
_OPENING, _OPENS = 15, ("根据", "按", "依", "为", "现", "本", "我", "遵照")
"""Ideographs of the first line of a preface that goes on in the next, and how it begins."""
_ADDRESS = r"地址|邮编|邮政编码|电话|传真|邮箱|联系人|期限|前言|概述|导语|年工作|[局府室委会处]:\Z"
"""What else stands above its first sentence."""
_SAYS = ("没有", "未", "费", "事项", "情况", "报告", "以上", "附件", "附表", "注:", "如下")
_ITEM = (
    r"[|*①-⑨]|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[.、)）]|(?:.*[:为均暂])?无\Z|无[^障]"
)
"""Words and signs of the last line of a report that is no sentence."""
_COUNTED = r"\d[余多]?(?:件|条|项|份|次|篇|起|宗|万?元)"
_FILE = r"\.[A-Za-z]{2,4}\)?\Z"
_FEW = 3
"""Places that one message names, and lines of an end."""
_CAPTION = 50
"""Characters of the longest line over a table that is its name."""
_BROKEN = 8
"""Characters of the shortest paragraph that may break within a figure; 附件1 is a title."""
_DIGITS = "0123456789"
_NUMBERING = (".", "、", ")", "")
"""What stands behind the number of a paragraph."""
_WORDS = 4
"""Ideographs of the shortest text that is more than a mark."""
_DATED = 8
"""Letters of the longest that only names a time or a unit."""


class Text(NamedTuple):
    """A paragraph and its place."""

    text: str
    spot: Spot
    picture: str = ""
    """What stands in it or in place of it and is no text, in Chinese."""


class Ending(NamedTuple):
    """The end of the last section."""

    body: tuple[Text, ...]
    signature: str
    date: str
    dropped: tuple[Text, ...]
    """Lines after the report that are not plain text of the site."""
    around: tuple[str, ...] = ()
    """Those that are."""


def paragraphs_of(line: Line) -> list[Text]:
    """The paragraphs of a line of text, the first with what it holds that is no text."""
    first, *more = (line.lone.text if line.lone else "").split("\n")
    return [Text(first, line.spot, line.picture), *(Text(text, line.spot) for text in more)]


def preface(
    lines: Sequence[Text], *, titled: bool
) -> tuple[tuple[Text, ...], tuple[LeftOut, ...], tuple[str, ...]]:
    """The paragraphs between title and first section, what may be none, and what the page prints.

    Without a title only whole sentences are the report's. Above the first sentence stand lines of
    the page, below it addresses and telephone numbers.
    """
    framed = any(is_site_text(line.text) for line in lines)
    kept: list[Text] = []
    strange: list[LeftOut] = []
    around: list[str] = []
    for line in lines:
        bare = plain(line.text)
        if not bare or is_site_text(bare) or read_title(bare) or is_date(bare):
            continue
        begun = any(map(_is_sentence, kept))
        within = titled and (_is_statement(bare) or begun or _opens(bare, framed=framed))
        if _is_sentence(line) or within or (begun and bare.startswith("|")):
            kept.append(line)
        elif titled and has_site_part(bare):
            around.append(bare)
        elif titled and not framed and not _names(bare):
            why = "在标题和正文之间，像是网页上的文字，没有读入；如是正文请补上"
            strange.append(LeftOut(bare[:80], line.spot, why))
    first = next((at for at, line in enumerate(kept) if _ends_sentence(line.text)), 0)
    own = tuple(line for at, line in enumerate(kept) if at >= first or not _names(line.text))
    return own, tuple(strange), tuple(around)


def _opens(text: str, *, framed: bool) -> bool:
    """Whether a line without a full stop may begin the preface: its first line, an address."""
    if framed or has_site_part(text):
        return False
    long = sum(map(_is_ideograph, text)) >= _OPENING and not set(":|") & set(text)
    return long or text.startswith(_OPENS) or bool(re.search(_ADDRESS, text))


def _is_sentence(line: Text) -> bool:
    return _ends_sentence(plain(line.text))


def _ends_sentence(text: str) -> bool:
    return any(stop in text for stop in "。；！") or text.endswith(("如下:", "如下："))


def _names(text: str) -> bool:
    """Whether a line only names the organ, the year or the kind of report: a second title."""
    bare = plain(text).replace(" ", "").strip("()")
    return is_organ(bare) or bare in _KINDS or bool(re.fullmatch(_YEAR, bare))


def _is_statement(text: str) -> bool:
    """Whether a line without a full stop is a sentence: long, or followed by what it announces."""
    words = sum(map(_is_ideograph, text))
    return (words > _LINE and not text.endswith(("通知", "报告", "年报"))) or (
        "如下" in text and text[-1] in ":："
    )


def _is_ideograph(sign: str) -> bool:
    return "一" <= sign <= "鿿"


def ending(lines: Sequence[Text], organ: str) -> Ending:
    """The last section without signature, date and what the page prints behind it."""
    body = list(lines)
    dropped: list[Text] = []
    signed = find_signature([line.text for line in body], organ)
    if signed:
        signature, date = signed.name, signed.date
        dropped = [line for line in body[signed.end :] if plain(line.text)]
        rest = [body[signed.start]._replace(text=signed.kept)] if signed.kept else []
        body = body[: signed.start] + rest
    else:
        signature = date = ""
        end = next(
            (at for at, line in enumerate(body) if at and is_site_text(line.text)), len(body)
        )
        while end > 1 and not _may_end(body[end - 1].text):
            end -= 1
        body, dropped = body[:end], [line for line in body[end:] if plain(line.text)]
    around = [line for line in dropped if is_site_text(line.text)]
    strange = (line for line in dropped if line not in around)
    told = tuple(plain(line.text) for line in around)
    return Ending(tuple(body), signature, date, tuple(strange), told)


def _may_end(text: str) -> bool:
    """Whether a report may end with a line: a sentence, an item, what says that there is none.

    What stands behind that on a page is the page's: 智能问答, 技术支持：某公司, 年报.doc.
    """
    bare = plain(text)
    if _ends_sentence(bare) or _is_statement(bare) or re.match(_ITEM, bare):
        return True
    listed = read_title(bare) or re.search(_FILE, bare) or has_site_part(bare)
    said = is_organ(bare) or any(word in bare for word in _SAYS) or re.search(_COUNTED, bare)
    return bool(said and not listed)


def around_tables(line: Line, vocabulary: Vocabulary, *, apart: bool) -> bool:
    """Whether a line in a section of tables is text of the report, and no part of a table.

    `apart` says that the source keeps its tables apart from its text; otherwise only sentences are.
    """
    if line.table or line.lone is None:
        return False
    bare = plain(line.text)
    if (
        vocabulary.exact(bare)
        or vocabulary.is_frame(bare)
        or is_figure(bare)
        or re.match(_UNIT, bare)
    ):
        return False
    if any(word in bare for word in ("勾稽关系", "第一项加第二项", "续上表", "接上表")):
        return False
    if is_caption(bare, vocabulary):
        return False
    return apart or bare.endswith(("。", "；", "：", ":", ";")) or "。" in bare


def is_caption(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says whose or which figures stand below: in the form's words, or as 2023年."""
    bare = plain(text)
    if len(bare) > _CAPTION or not bare or bare[-1] in "。;:":
        return False
    tables = vocabulary.form.tables
    other = vocabulary.is_other(bare, tables)
    if vocabulary.excess(bare, tables) is None:
        return other and len(letters(bare)) <= _DATED
    return other or bare.endswith("表")


def tell_pictures(
    form: Form, texts: Mapping[str, Sequence[Text]], titles: Sequence[Line]
) -> Iterator[str]:
    """A line for each section whose text has pictures, and for those of the titles.

    `titles` is the lines under the title and the titles of the sections.
    """
    found: dict[str, list[Text | Line]] = {
        "标题里或标题下面": [x for x in titles if x.picture and not is_site_text(x.text)]
    }
    for section in form.sections:
        own = (each for key, each in texts.items() if key.partition(".")[0] == section.key)
        found[f"“{section.title}”里"] = [text for each in own for text in each if text.picture]
    for where, lines in found.items():
        if lines:
            spots = "、".join(dict.fromkeys(str(line.spot) for line in lines[:_FEW]))
            kinds = "、".join(dict.fromkeys(line.picture for line in lines))
            yield (
                f"{where}有 {len(lines)} 处{kinds}（{spots}），里面的文字没有读入，请对照原文补上"
            )


def tell_apart(lines: Iterable[Line]) -> Iterator[str]:
    """A line for each text of a workbook's prose that nobody sees, or that is struck."""
    for piece in (piece for line in lines for piece in line.pieces):
        for each in piece.apart:
            if sum(map("一".__le__, each.text)) >= _WORDS:
                what = APART[each.kind]
                yield f"{piece.spot}有{what}“{plain(each.text)[:_CAPTION]}”，没有读入，请对照原文"


def tell_behind(end: Ending) -> Iterator[LeftOut]:
    """The lines behind the report that are no text of the site."""
    for line in end.dropped:
        why = "在报告末尾之后，看来不是报告的内容，没有读入"
        yield LeftOut(line.text[:80], line.spot, why)


def set_apart(texts: Mapping[str, list[Text]]) -> tuple[list[LeftOut], list[str]]:
    """Takes the links of a page and the marks of a printed one out from among the paragraphs."""
    links: list[LeftOut] = []
    marks: list[str] = []
    for lines in texts.values():
        for line in [line for line in lines if not line.picture]:
            behind = behind_print_marks(plain(line.text))
            head = ":" in plain(line.text).removesuffix(behind) and read_title(behind)
            if head or is_print_mark(line.text):
                marks.append(line.text)
            elif is_link(line.text):
                why = "像是网页上的链接，没有读入；如是正文请补上"
                links.append(LeftOut(line.text[:80], line.spot, why))
            else:
                continue
            lines.remove(line)
    return links, marks


def tell_lost(lines: Iterable[Line], read: Iterable[str]) -> Iterator[LeftOut]:
    """The sentences in cells of a workbook that are in none of the texts that were read."""
    whole = "".join("".join(plain(text).split()) for text in read)
    for piece in (piece for line in lines if line.spot.sheet for piece in line.pieces):
        lost = "。" in piece.text and "".join(plain(piece.text).split()) not in whole
        if lost and not piece.below and sum(map(_is_ideograph, piece.text)) > _LINE:
            why = "这一格的文字不在报告的各部分里，没有读入；如是报告的内容请补上"
            yield LeftOut(plain(piece.text)[:80], piece.spot, why)


def tell_broken(texts: Iterable[Sequence[Text]]) -> Iterator[str]:
    """A line for each figure that may be broken over two paragraphs: 办结2 and 99件."""
    for paragraphs in texts:
        for one, other in pairwise(paragraphs):
            above, below = plain(one.text), plain(other.text)
            whole = len(above) < _BROKEN or not (above[-1:].isdecimal() and below[:1].isdecimal())
            if not (whole or below.lstrip(_DIGITS)[:1] in _NUMBERING):
                yield (
                    f"{one.spot}末尾的“{above[-8:]}”和下一段的“{below[:8]}”像是一个数断在两处，"
                    "没有接上，请对照原文改正"
                )


def tell_unsigned(end: Ending, organ: str) -> Iterator[str]:
    """A line for each name among the last lines that was not taken for the signature."""
    for line in end.body[-_FEW:] if not end.signature else ():
        if may_sign(line.text, organ):
            name = plain(line.text)
            yield f"{line.spot}“{name}”像是署名，后面不是日期，没有读作署名，请对照原文"


def joined(lines: Sequence[Text]) -> str:
    """Paragraphs as the report file writes them: an empty line between two."""
    return "\n\n".join(line.text.strip() for line in lines if line.text.strip())
