"""What the heads, feet and watermarks of pages say: another organ, year or unit, or a draft.

They are left over from the document that was copied as often as a title is. What agrees with the
report says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.fill.beside_tables import corrects
from reportctl.fill.figures import plain
from reportctl.fill.lines import Line, Piece
from reportctl.fill.other_organs import Claim, name_organ
from reportctl.fill.print_marks import without_print_marks
from reportctl.fill.titles import is_year, read_title
from reportctl.fill.units import read_stated
from reportctl.readers.source import Running, Spot

_YEAR = r"(?<![\d.\-—~/])(20\d\d)(?![〕\])]\d|年?\d{1,2}月|[.\-—~/]\d|\d)"
"""A year that is no date, no part of a span and none of a document's number."""
_DRAFT = r"草[稿案]|[初送讨]审?[稿论]|征求意见|作废|样[本表张]|示例|模板|测试|仅供|内部资料"
_LABELLED = (
    r"(?:草稿|草案|初稿|样稿|(?:送审|报审|报批|讨论|审议|修改|代拟|征求意见|内部|未定|非正式)稿)"
)
_DRAFT_LINE = (
    rf"[(\[【]?(?:本\S{{1,3}}|第\S{{1,2}}次)?{_LABELLED}(?:,?不得(?:公开|发布))?[)\]】]?[。!]?"
    r"(?:其中\d+处数据有误.*)?"
)
"""A line that says of the whole report that it is a draft."""
_DRAFT_TITLE = rf"[(\[【][^()\[【]{{0,6}}{_LABELLED}[)\]】]"
"""What says so beside a title."""
_WITHDRAWN = (
    r"撤回|作废|撤下|已被?(?:撤销|替换|取代)|以(?:重新|更正|修订|最新|正式|纸质)[^。]{0,12}为准"
)
"""What says that another report stands in place of this one."""
_WITHDRAWN_HAS = ("撤", "作废", "替换", "取代", "为准")
"""One of these has every text that says so."""
_LONGEST = 60
_NEAR = 3
"""Lines above the title that may speak of it."""
_SHOWN = 40


def claims_of_running(running: Sequence[Running]) -> Iterator[Claim]:
    """The organ and the year that each line names."""
    for what, text in running:
        words = without_print_marks(plain(text))
        title = read_title(words)
        organ = title.organ if title else next(filter(None, map(name_organ, _parts(words))), "")
        years = {int(year) for year in re.findall(_YEAR, words) if is_year(int(year))}
        year = title.year if title else None
        if organ or year or len(years) == 1:
            yield Claim(f"{what}“{text[:_SHOWN]}”", organ, year or min(years, default=None))


def lines_of_running(running: Sequence[Running]) -> tuple[Line, ...]:
    """As lines of text, which may state the unit of figures."""
    return tuple(Line((Piece(text, Spot(), 0, 1),), Spot()) for _, text in running)


def fixed_texts(running: Sequence[Running]) -> Iterator[str]:
    """What floats over the text at one place on page after page; a browser's head is none."""
    texts = (text for what, text in running if what == "固定文字")
    return (text for text in texts if without_print_marks(text) == text)


def tell_running(running: Sequence[Running]) -> Iterator[str]:
    """A line for each that says another unit than the form's, that it is a draft, or a figure.

    Of heads and feet figures are the pages' numbers.
    """
    for what, text in running:
        money, scale = read_stated(text)
        if scale or money not in ("", "万元"):
            yield f"{what}“{text[:_SHOWN]}”写的单位是“{scale or money}”，请核对"
        elif corrects(text):
            yield f"{what}“{text[:_SHOWN]}”改动了表里的数，没有按它改，请核对"
        elif re.search(_DRAFT, plain(text)):
            yield f"{what}“{text[:_SHOWN]}”说明这可能不是定稿，请核对"
        elif what in ("水印", "固定文字") and any(
            map(str.isdecimal, re.sub(_YEAR, "", plain(text)))
        ):
            yield f"{what}“{text[:_SHOWN]}”里有数字，没有读入，请核对"


def tell_drafts(above: Sequence[Line], title: int, beside: Sequence[str]) -> Iterator[str]:
    """A line for each of those above the first section by which the report is a draft or withdrawn.

    `title` is the line of its title, -1 for none: what stands far above it leads elsewhere on a
    site (征求意见稿). `beside` is the lines of the page outside its article.
    """
    for where, text in (
        *((f"{x.spot}的", x.text) for x in above),
        *(("网页的", x) for x in beside),
    ):
        bare = plain(text) if len(text) <= _LONGEST else ""
        if any(word in bare for word in _WITHDRAWN_HAS) and re.search(_WITHDRAWN, bare):
            yield f"{where}“{text[:_SHOWN]}”说明这份报告可能已经不用，请核对"
    for line in above[max(title - _NEAR, 0) :]:
        text = plain(line.text)
        if "稿" not in text and "草案" not in text:
            continue
        titled = "年度报告" in text or "年报" in text
        found = re.search(_DRAFT_TITLE, text) if titled else re.fullmatch(_DRAFT_LINE, text)
        if found:
            yield f"{line.spot}的“{text[:_SHOWN]}”说明这可能不是定稿，请核对"


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[\s|/·:,、()—_-]+", text) if part]
