"""Text that came out of pages: their numbers and running heads, and lines that a margin broke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

PAGE = re.compile(r"[-—–·]\s*\d{1,3}\s*[-—–·]")
"""A page's number between strokes; a cell has one figure."""
_NUMBER = rf"{PAGE.pattern}|第?\s*\d{{1,3}}\s*页?(?:\s*[/,，]?\s*共\s*\d+\s*页)?"
_BEGINS = (
    r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．](?!\d)"
    r"|第[一二三四五六七八九十]部分|[#|*]"
)
_FIGURES = r"[ \u3000]{2}|\d [\d/—-]+ \d"
_UNITS = "年月日号件条项个次起份篇万亿元余多%.，、,"
"""What goes on after a figure at the end of a line."""
_ENDS = "。！？；：!?;:.…”）)》」"
_GOES_ON = "，、,"
_TITLE = ("年度报告", "年报")
"""How the title ends, which no line of the preface goes on."""
_FEWEST = 4
"""Lines of prose from which on it can be said that a margin broke them."""
_PROSE = 15
"""Letters of the shortest line that is prose and no label."""
_HEADING = 24
"""Letters of the longest heading of a section, which may be as wide as labels make lines seem."""
_FULL = 0.8
"""The share of a line's width from which on it is full."""
_REPEATED = 3
_DIGITS = 4
"""Of a number that is too long for a page's."""


def unpage(text: str) -> list[str]:
    """The lines of a text, what only pages need made blank, so that each keeps its number."""
    pages = [page.split("\n") for page in text.split("\f")]
    if len(pages) > 1:
        steps = _steps(pages)
        tops = Counter(_bare(page[at]) for page in pages for at in _ends(page)[:1])
        for number, page in enumerate(pages):
            for at in dict.fromkeys(_ends(page)):
                repeated = number and tops[_bare(page[at])] >= _REPEATED
                bare = page[at].strip()
                long = len(bare) >= _DIGITS
                counts = not bare.isdecimal() or (not long and int(bare) - number in steps)
                numbers = counts and re.fullmatch(_NUMBER, bare)
                if numbers or (repeated and at == _ends(page)[0]):
                    page[at] = ""
    return [line for page in pages for line in page]


def _steps(pages: Sequence[Sequence[str]]) -> set[int]:
    """By how much bare numbers at the ends of pages may count these: from 1, or as several do.

    Any other is a figure.
    """
    ends = [(n, page[at].strip()) for n, page in enumerate(pages) for at in set(_ends(page))]
    found = Counter(int(bare) - n for n, bare in ends if bare.isdecimal() and len(bare) < _DIGITS)
    return {0, 1, *(step for step, count in found.items() if count > 1)}


def _ends(page: Sequence[str]) -> list[int]:
    """The first and the last line that is not blank."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return [filled[0], filled[-1]] if filled else []


def _bare(line: str) -> str:
    """A running head without the number that may stand in it."""
    return re.sub(r"\d+", "", line).strip(" -—–·\t") or line


def rejoin(lines: Sequence[str]) -> list[str]:
    """The lines, those of prose that a margin broke put to the first of them.

    Nothing is put together where most lines of prose end with a sentence.
    """
    prose = [line.strip() for line in lines if _is_prose(line)]
    broken = [line for line in prose if line[-1] not in _ENDS]
    if len(prose) < _FEWEST or len(broken) * 2 < len(prose):
        return list(lines)
    full = _FULL * sorted(map(len, prose))[len(prose) * 3 // 4]
    found = list(lines)
    start, above = -1, ""
    for at, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            continue
        if start >= 0 and _goes_on(above, bare, full):
            found[start] += bare
            found[at] = ""
        else:
            start = at if _is_prose(line) or bare[-1] in _GOES_ON else -1
        above = bare
    return found


def _is_prose(line: str) -> bool:
    bare = line.strip()
    return len(bare) >= _PROSE and not _has_cells(bare) and _has_words(bare)


def _has_cells(line: str) -> bool:
    """Whether spaces or strokes part the cells of a row: 3 0 0, 村镇 县局 省厅."""
    if "\t" in line or "|" in line:
        return True
    if " " not in line and "\u3000" not in line:
        return False
    words = line.split(" ")
    three = zip(words, words[1:], words[2:], strict=False)
    apart = any(_is_words(a[-1:] + word + b[:1]) and a and word and b for a, word, b in three)
    return apart or bool(re.search(_FIGURES, line))


def _has_words(line: str) -> bool:
    return any(map(_is_words, map("".join, pairwise(line))))


def _is_words(text: str) -> bool:
    """Whether these are Chinese characters: a pattern of so many takes a thousand steps to make."""
    return all("㐀" <= char <= "鿿" for char in text)


def _goes_on(above: str, below: str, full: float) -> bool:
    """Whether a line of prose goes on in the next one."""
    if re.match(_BEGINS, below) or _has_cells(below) or not _has_words(below):
        return False
    if above.endswith(_TITLE) or (above[-1].isdigit() and below[0] not in _UNITS):
        return False
    heading = re.match(_BEGINS, above) and len(above) < max(full, _HEADING)
    return above[-1] in _GOES_ON or (above[-1] not in _ENDS and len(above) >= full and not heading)
