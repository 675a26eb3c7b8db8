"""Whether all places of a source that name an organ or a year name the report's own.

A page of last year that was copied keeps one of them: the name of the file, the document's own
title, the title that is shown, the preface, the signature. Which of them is right nobody can say
but the writer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePath

from reportctl.fill.announced import find_announced, find_periods, find_reported
from reportctl.fill.figures import plain
from reportctl.fill.lines import Line
from reportctl.fill.other_organs import Claim, is_other
from reportctl.fill.prose import Text
from reportctl.fill.recognise import is_organ
from reportctl.fill.titles import (
    before_site_text,
    document_title,
    is_year,
    read_over_lines,
    read_title,
)
from reportctl.readers.source import Source, SourceTable
from reportctl.report.day import read_day
from reportctl.report.report import Report

_FILE = re.compile(r"(?<![^\d\s_()-])(?P<organ>[^\d\s_()-]*)(?<!\d)(?P<year>20\d\d)(?:年|\Z)")
_SHEET = r"(?<!\d)20\d\d(?=年|\Z)"
_OPENING = 2
"""Paragraphs of the overview that may announce whose report it is."""
_LIST = 3
"""Different titles beyond which lines are a list of reports."""
_OPENED = (
    r"(?:^|[。；;)）])(?:截[至止])?(?P<year>20\d\d)年(?!\d{1,2}月(?!31日))"
    r"(?![^。；;]*(?:将|拟|计划|下一步|以来|施行|实施|修订|印发))[^。；;]*"
)
"""A sentence that begins with the year of which it speaks, and is no plan and no law's date."""
_COMPARED = "较比与同于"
"""Characters before a year with which the report's own is compared."""


def tell_disagreements(claims: Iterable[Claim], organ: str, year: int | None) -> Iterator[str]:
    """A line for each place that names another organ or another year than the report's."""
    for claim in claims:
        its: list[str] = []
        if organ and claim.organ and is_other(claim.organ, organ):
            its.append(claim.organ)
        if year and claim.year and claim.year != year:
            its.append(f"{claim.year}年")
        if its:
            ours = f"{organ}{f'{year}年' if year else ''}"
            yield f"{claim.where}说的是{'、'.join(its)}，报告按{ours}读入，请核对"


def claim_of_sentences(texts: Iterable[Text], year: int | None) -> Iterator[Claim]:
    """Of which year the sections speak, where sentences begin with it and none has the report's."""
    said = [(plain(each.text).replace(" ", ""), each) for each in texts]
    others = "".join(f"(?<!{word})" for word in _COMPARED)
    own = re.compile(rf"(?<!\d){others}{year}年")
    if year is None or any(own.search(text) for text, _ in said):
        return
    for text, each in said:
        opened = re.search(_OPENED, text)
        # an earlier year's figures are told to compare with; a later one's cannot be known yet
        if opened and int(opened["year"]) > year:
            words = opened[0].lstrip("。；;)")[:30]
            yield Claim(f"{each.spot}的正文“{words}”", "", int(opened["year"]))
            return


def tell_changed(before: Report, after: Report) -> Iterator[str]:
    """What a report still says of the organ and the year that it had before both were set anew."""
    said = "\n".join((after.preface, *(each.text for each in after.prose.values())))
    former = re.search(rf"[^。；;\s]{{0,10}}{before.year}年[^。；;\s]{{0,16}}", said)
    # one that is named for comparison or as a plan stands less often than the report's own
    old, new = (said.count(f"{each.year}年") for each in (before, after))
    if before.year != after.year and former and old > new:
        yield f"正文写的还是{before.year}年（“{former[0]}”），年度已改成{after.year}，请核对"
    day = read_day(after.date)
    if before.year != after.year and day and day.year != after.year + 1:
        yield f"成文日期还是“{after.date}”，年度已改成{after.year}，请核对"
    if before.organ != after.organ:
        if after.signature and is_other(after.signature, after.organ):
            yield f"落款还是“{after.signature}”，机关已改成{after.organ}，请核对"
        if before.organ in said:
            yield f"正文里还有“{before.organ}”，机关已改成{after.organ}，请核对"


def find_claims(
    above: Sequence[Line], overview: Sequence[Line], name: str, title: str, signature: str
) -> Iterator[Claim]:
    """What the name of the file, its title, the lines above the first section and the end say."""
    yield from _of_file(name)
    if title and (found := document_title(title)):
        yield Claim(f"文件自带的标题“{title[:40]}”", found.organ, found.year)
    yield from _of_titles(above)
    opening = [line for line in overview[1:] if line.text][:_OPENING]
    for line in (*above, *opening):
        text = plain(line.text).replace(" ", "")
        if "公开" not in text or "20" not in text:
            continue
        said = [(m[0], m["organ"], m["year"]) for m in find_announced(text) if is_organ(m["organ"])]
        for words, organ, year in said or [(m[0], "", m[1]) for m in find_reported(text)]:
            yield Claim(f"{line.spot}的“{words[:30]}”", organ, int(year))
    for line in (*above, *overview):
        for match in find_periods(plain(line.text).replace(" ", "")):
            yield Claim(f"{line.spot}的统计期限“{match[0]}”", "", int(match[1]))
    if signature and "、" not in signature:
        yield Claim(f"落款“{signature}”", signature)


def without_other_years(source: Source, year: int | None, own: Collection[str] = ()) -> Source:
    """A workbook without the sheets that another year names, each told, where others have tables.

    `own` is the sheets that are the report's whatever they are called.
    """
    named = {
        sheet: found
        for block in source.blocks
        if (sheet := block.spot.sheet) and (found := re.findall(_SHEET, sheet))
    }
    others = {each: of for each, of in named.items() if each not in own and str(year) not in of}
    rest = tuple(block for block in source.blocks if block.spot.sheet not in others)
    if year is None or not others:
        return source
    if not any(isinstance(each, SourceTable) for each in rest):
        alone = (
            f"工作表“{sheet}”按名称是{'、'.join(of)}年的，报告按{year}年读入，请核对"
            for sheet, of in others.items()
        )
        return source._replace(doubts=(*source.doubts, *alone))
    told = (
        f"工作表“{sheet}”按名称是{'、'.join(of)}年的，报告是{year}年的，没有读入，请核对"
        for sheet, of in others.items()
    )
    return source._replace(blocks=rest, doubts=(*source.doubts, *told))


def _of_file(name: str) -> Iterator[Claim]:
    """The name of a file: its title, or organ and year; 20240118 and 2024-01-18 name a day."""
    stem = PurePath(name).stem
    told = read_title(stem)
    match = _FILE.search(stem)
    organ = told.organ if told else match["organ"] if match and is_organ(match["organ"]) else ""
    year = (
        told.year if told else int(match["year"]) if match and is_year(int(match["year"])) else None
    )
    if organ or year:
        yield Claim(f"文件名“{name[:40]}”", organ, year)


def _of_titles(above: Sequence[Line]) -> Iterator[Claim]:
    found = [
        (line, title)
        for at, line in enumerate(above)
        for piece in line.pieces
        if (title := read_over_lines(before_site_text(piece.text) or piece.text, at, above))
    ]
    several = len({(title.organ, title.year) for line, title in found if not line.level}) >= _LIST
    for line, title in found:
        if line.level or not several:
            yield Claim(f"{line.spot}的标题“{title.text[:40]}”", title.organ, title.year)
