"""What lines and labels beside a table say of its figures that the figures do not show.

Their year, that one of them is wrong, or that none is final: a table of last year that was copied
keeps the line over or under it, and a correction below does not change the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.fill.announced import find_periods
from reportctl.fill.doubt_words import ANOTHER, ANOTHER_HAS, ROUGH, UNCHECKED
from reportctl.fill.figures import plain
from reportctl.fill.lines import Line
from reportctl.fill.other_organs import is_other
from reportctl.fill.recognise import is_organ
from reportctl.fill.sections import Outline
from reportctl.fill.titles import is_year

_OF_TABLES = (
    *("以上", "如上", "上表", "下表", "本表", "该表", "表中", "表内"),
    *("上述", "以下", "下列", "数据", "数字"),
)
"""Words by which a line speaks of the figures beside it."""
_NOT_FINAL = rf"{UNCHECKED}|(?:预计|{ROUGH})数"
"""Without 数 a sentence says what is planned."""
_NOT_FINAL_HAS = "未待存不预暂估"
"""One of these has every text that says so."""
_OPEN = (
    *("初步统计", "待确认", "待审定", "为准", "有误", "误写", "误填", "误作"),
    *(f"未{at}{how}" for at in ("", "最后", "最终") for how in ("审定", "审核", "核定", "确定")),
)
"""Words that say so only of the figures beside them."""
_IN_PROSE = r"\A\W*(?:更正|勘误|订正)[^。，,]{0,4}[:：]|应改?[为是]\d+[件条项宗个]"
_IN_PROSE_HAS = ("更正", "勘误", "订正", "应为", "应是", "应改")
_LONGEST = 60
"""Letters of a title, or of a line over the report; a longer one is a paragraph."""
_HELD = ("按钮", "控件", "样式生成的文字")
"""What shows text beside a label that is no part of it."""
_WHOSE = (
    r"(?:数据|数字|上表|本表)(?:[为是系]|由)(?P<organ>[^，。,;；]{3,24}?)(?:的?(?:数据|数字)|代填)"
)
_OWNED = tuple(f"{what}{by}" for what in ("数据", "数字", "上表", "本表") for by in "为是系由")
_YEAR = r"(?<!\d)(20\d\d)年"
_COMPARED = (*"较比与同增减", "结转", "上升", "下降")


def tell_beside_tables(
    lines: Sequence[Line], found: Outline, organ: str, year: int | None
) -> Iterator[str]:
    """A line for each that gives the figures beside it to another year or organ, or doubts them.

    Titles and the lines over the report may do the latter too.
    """
    titles = (lines[start.at] for start in found.starts if start.heading)
    for line in (*(lines[: found.first] if found.starts else ()), *titles):
        yield from _against(line) if len(line.text) <= _LONGEST else ()
    for start, block in found.sections(lines):
        if start.section.prose:
            yield from (told for line in block[1:] for told in _corrected(line))
            continue
        for line in block[1:]:
            text = line.lone_text
            if year and (other := _other_year(text, year)):
                yield f"{line.spot}的“{text[:40]}”说的是{other}年，报告按{year}年读入，请核对"
            whose = re.search(_WHOSE, text) if _says(text, _OWNED) else None
            if whose and is_organ(whose["organ"]) and is_other(whose["organ"], organ):
                told = f"说的是{whose['organ']}，报告按{organ}读入，请核对"
                yield f"{line.spot}的“{text[:40]}”{told}"
            yield from _against(line)


def corrects(text: str) -> bool:
    """Whether a line says that a figure elsewhere is wrong: 更正：……应为13件."""
    may = any(map(str.isdecimal, text)) and _says(text, ANOTHER_HAS)
    return may and re.search(ANOTHER, text) is not None


def _says(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def tell_labels(line: Line) -> Iterator[str]:
    """A line for each label of a row that shows more than its text."""
    for piece in line.pieces:
        if piece.label and not piece.below and piece.object in _HELD:
            yield f"{piece.spot}的“{plain(piece.text)}”旁还有{piece.object}，没有读入，请对照原文"


def _corrected(line: Line) -> Iterator[str]:
    """A line of prose that corrects a figure: what was corrected in a year is told otherwise."""
    text = line.lone_text
    if not (_says(text, _IN_PROSE_HAS) and any(map(str.isdecimal, text))):
        return
    if re.search(_IN_PROSE, text):
        yield f"{line.spot}的“{text[:40]}”像是改动了表里的数，没有按它改，请核对"


def _against(line: Line) -> Iterator[str]:
    text = line.lone_text
    if corrects(text):
        yield f"{line.spot}的“{text[:40]}”改动了表里的数，没有按它改，请核对"
    elif _is_not_final(text) or (_says(text, _OPEN) and _is_of_tables(text)):
        yield f"{line.spot}的“{text[:40]}”说表里的数不是定数，请核对"


def _is_not_final(text: str) -> bool:
    return _says(text, _NOT_FINAL_HAS) and re.search(_NOT_FINAL, text) is not None


def _is_of_tables(text: str) -> bool:
    """Whether a line speaks of the figures beside it."""
    return _says(text, _OF_TABLES) or text.endswith("表")


def _other_year(text: str, year: int) -> int | None:
    """The year of which a line says that the figures are, if it is not the report's."""
    if "20" not in text:
        return None
    periods = {int(match["year"]) for match in find_periods(text)}
    spoken = re.fullmatch(_YEAR, text.rstrip("度")) or (
        _is_of_tables(text) and not _says(text, _COMPARED)
    )
    years = periods or {int(each) for each in re.findall(_YEAR, text) if spoken}
    return years.pop() if len(years) == 1 and year not in years and is_year(max(years)) else None
