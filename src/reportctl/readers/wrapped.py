"""Lines of prose that a fixed width broke, put together again: out of a PDF viewer, an e-mail."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from reportctl.record import NamedTuple

_BEGINS = (
    r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、.．](?!\d)"
    r"|第[一二三四五六七八九十]部分"
)
_SIGNS = ("#", "|", "*")
_FIGURES = r"[ \u3000]{2}|\d [\d/—-]+ \d"
_STOPS = "。！？；：!?;:.…"
_CLOSES = "”’）)》」】"
_WITHIN = "，、。；：！？”’）》」】%"
"""What no line begins with but where the width was kept to the letter."""
_GOES_ON = "，、,"
_WORD = r"[“‘（(《「【]*(?:[!-~]++|.)[，、。；：！？”’）》」】%]*+"
"""What stands in one line: no mark that opens ends a line, none that closes begins one."""
_PAGE = r"(?:https?://\S+\s*)?(?:\d{1,3}\s*/\s*\d{1,3}|[-—–·]\s*\d{1,3}\s*[-—–·])"
"""What a page that was printed has at its foot, within a paragraph."""
_TITLE = ("年度报告", "年报")
"""How the title ends, which no line of the preface goes on."""
_FEWEST = 2
"""Lines of one width that end within a sentence, from which on the width broke them."""
_PROSE = 15
"""Letters of the shortest line that is prose and no label."""
_HEADING = 48
"""Columns of the longest heading of a section, which may be as wide as labels make lines seem."""
_SLACK = 4
"""Columns by which a full line may be short of the width: digits and marks are set closer."""
_MOST = 0.9
_INDENT = 2
"""Columns from which on a line is set in."""

Parting = Literal["indents", "blanks", ""]
"""By what a reader sees where a paragraph begins."""


class _Line(NamedTuple):
    """A line that is not blank."""

    at: int
    text: str
    indent: int
    """The columns before it."""
    apart: bool
    """Whether a blank line is above it."""
    prose: bool

    @property
    def width(self) -> int:
        """The columns that it takes."""
        return self.indent + columns(self.text)

    @property
    def open(self) -> bool:
        """Whether it ends within a sentence."""
        return (self.text.rstrip(_CLOSES) or self.text)[-1] not in _STOPS

    @property
    def numbered(self) -> bool:
        """Whether it begins as headings and items do."""
        return bool(re.match(_BEGINS, self.text))

    @property
    def heading(self) -> bool:
        """Whether it may be a heading."""
        return columns(self.text) < _HEADING and not set("，。；：") & {*self.text}


def rejoin(lines: Sequence[str], doubts: list[str]) -> list[str]:
    """The lines, those of prose that a width broke put to the first of them.

    A line is full where the first word of the next had no room in it. Whether a full line that ends
    with a sentence ends its paragraph is seen by what parts the others, or told.
    """
    found = list(lines)
    filled = _filled(lines)
    if not (width := _width([line for line in filled if line.prose])):
        return found
    parted = _parting(filled, width)
    start, unsure = -1, []
    for above, below in pairwise(filled):
        if start < 0 and (above.prose or above.text[-1] in _GOES_ON):
            start = above.at
        on = start >= 0 and _goes_on(above, below, width, parted, first=start == above.at)
        if on:
            words = above.text[-1] + below.text[0]
            found[start] += f" {below.text}" if words.isascii() and words.isalpha() else below.text
            found[below.at] = ""
            continue
        if on is None:
            unsure.append(str(above.at + 1))
        start = -1
    if unsure:
        doubts.append(
            f"每行写满就换行，第{'、'.join(unsure)}行写满以后，看不出下一行是不是另起一段，"
            "按另起一段读入，请对照原文"
        )
    return found


def columns(text: str) -> int:
    """How wide a text is; a Chinese character takes two columns."""
    return len(text) + sum(char >= "\u2010" for char in text)


def _filled(lines: Sequence[str]) -> list[_Line]:
    found: list[_Line] = []
    apart = False
    for at, line in enumerate(lines):
        bare = line.strip()
        if bare and not re.fullmatch(_PAGE, bare):
            indent = columns(line[: len(line) - len(line.lstrip())].expandtabs(_SLACK))
            found.append(_Line(at, bare, indent, apart, _is_prose(bare)))
            apart = False
        elif not bare:
            apart = True
    least = min((line.indent for line in found if line.prose), default=0)
    return [line._replace(indent=max(line.indent - least, 0)) for line in found]


def _width(prose: Sequence[_Line]) -> int:
    """The width at which the lines of prose were broken, or 0 where nothing shows one.

    Lines of a text that was not broken end with their sentences, and are of any width.
    """
    broken = sorted(
        line.width
        for line in prose
        if line.open and line.text[-1] not in _GOES_ON and not (line.numbered and line.heading)
    )
    width = max(broken, key=lambda w: (_within(broken, w - _SLACK, w), w), default=0)
    few = _within(broken, width - _SLACK, width) < _FEWEST
    alike = sum(abs(line.width - width) <= _SLACK for line in prose)
    wider = sum(line.width > width + _SLACK for line in prose)
    # the fewer the lines, the more of them
    return 0 if few or alike**2 < len(prose) or wider > (1 - _MOST) * len(prose) else width


def _within(widths: Sequence[int], least: int, most: int) -> int:
    return bisect_right(widths, most) - bisect_left(widths, least)


def _parting(filled: Sequence[_Line], width: int) -> Parting:
    """What parts the paragraphs: what is not parted so follows a full line, nearly always."""
    pairs = [(above, below) for above, below in pairwise(filled) if above.prose and below.prose]
    for parting in ("indents", "blanks"):
        on = [pair for pair in pairs if not _is_parted(pair[1], parting)]
        full = sum(_is_full(above, below, width) for above, below in on)
        if on and full >= _MOST * len(on) and len(on) < len(pairs):
            return parting
    return ""


def _is_parted(below: _Line, parting: Parting) -> bool:
    return below.indent >= _INDENT if parting == "indents" else below.apart


def _is_full(above: _Line, below: _Line, width: int, slack: int = _SLACK) -> bool:
    word = re.match(_WORD, below.text)
    return above.width + columns(word[0] if word else "") > width - slack


def _goes_on(
    above: _Line, below: _Line, width: int, parted: Parting, *, first: bool
) -> bool | None:
    """Whether a line of prose goes on in the next one; None where nobody can see it.

    `first` says that the line above is the first of its paragraph.
    """
    if below.text[0] in _WITHIN:
        return True
    if below.text.startswith(_SIGNS) or _has_cells(below.text) or not _has_words(below.text):
        return False
    if (first and above.text.endswith(_TITLE)) or (below.numbered and below.heading):
        return False
    if parted == "indents" and below.indent >= _INDENT:
        return False
    if not (above.text[-1] in _GOES_ON or _is_full(above, below, width)):
        return False
    if not above.open and below.open and below.width < width - _SLACK:
        return False  # the end of a paragraph that ends with no sentence: a name, a heading
    if parted and not below.apart:
        return True
    if below.numbered or (first and above.numbered and above.heading):
        return False
    if not above.open:
        return None if not parted and _is_full(above, below, width, 0) else False
    unsure = above.text[-1].isdecimal() and below.text[0].isdecimal()
    return None if unsure or (first and (above.heading or parted)) else True


def _is_prose(bare: str) -> bool:
    return len(bare) >= _PROSE and not _has_cells(bare) and any(map(_is_words, _pairs(bare)))


def _pairs(text: str) -> Iterable[str]:
    return map("".join, pairwise(text))


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
    return any(map(_is_words, line))


def _is_words(text: str) -> bool:
    """Whether these are Chinese characters: a pattern of so many takes a thousand steps to make."""
    return all("㐀" <= char <= "鿿" for char in text)
