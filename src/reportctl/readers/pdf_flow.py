"""The characters of a PDF as printed lines, and these joined to paragraphs across pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportctl.readers.emphasis import mark
from reportctl.readers.ink import Letter
from reportctl.readers.letters import set_small, tidy
from reportctl.readers.pdf_apart import raise_small
from reportctl.readers.pdf_tags import Tag, Tags
from reportctl.readers.source import Paragraph, SourceTable, Spot
from reportctl.record import record

_CJK = "\u2e80"
GAP = "\t"
"""Stands for a gap that parts columns."""


@record(slots=True)
class Line:
    """One printed line, or the part of it within a cell. Measures are in points."""

    runs: list[tuple[str, bool]]
    """Its text, stretch by stretch, and whether that is bold."""
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    """The height of its letters."""
    page: int
    tag: Tag | None = None
    """What the file says of its first letter."""

    @property
    def text(self) -> str:
        """Its characters without weights."""
        return "".join(text for text, _ in self.runs)


def lines(letters: Iterable[Letter], page: int, tags: Tags | None = None) -> list[Line]:
    """The lines that upright letters of a page, or of a cell, make up, from the top down."""
    upright = sorted(letters, key=lambda letter: letter.top + letter.bottom)
    rows: list[list[Letter]] = []
    middle = 0.0
    for letter in upright:
        here = (letter.top + letter.bottom) / 2
        height = letter.bottom - letter.top
        if rows and here - middle < 0.45 * max(height, rows[-1][0].bottom - rows[-1][0].top):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            middle = here
    found = [_line(sorted(row, key=lambda letter: letter.x0), page, tags or {}) for row in rows]
    return [line for line in found if line.text.strip()]


def _settings(row: Sequence[Letter]) -> Sequence[str | None]:
    """Which digits of a line are raised or lowered, as the marks of notes are."""
    largest = max((letter.size for letter in row), default=0.0)
    small = sum(letter.size < largest for letter in row)
    if not 0 < small <= _FEW or not any(x.size < largest and x.text.isdecimal() for x in row):
        return [None] * len(row)
    return [letter.apart for letter in raise_small(row)]


def _line(row: list[Letter], page: int, tags: Tags) -> Line:
    """The letters of one line from left to right, with the spaces that the eye sees."""
    runs: list[tuple[str, bool]] = []
    before: Letter | None = None
    spaced = False
    for letter, setting in zip(row, _settings(row), strict=True):
        text = set_small(letter.text, setting)
        if text.isspace():
            spaced = True
            continue
        gap = ""
        if before is not None:
            width = letter.x0 - before.x1
            size = max(letter.size, before.size, 1.0)
            if width > 1.8 * size:
                gap = GAP
            elif spaced or (width > 0.2 * size and text < _CJK and before.text < _CJK):
                gap = " "
        tag = tags.get((page, letter.mcid)) if tags else None
        bold = tag.bold if tag else letter.bold
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + gap + text, bold)
        else:
            runs.append((gap + text, bold))
        before, spaced = letter, False
    inked = [letter for letter in row if not letter.text.isspace()] or row
    sizes = sorted(letter.size for letter in inked)
    return Line(
        runs,
        inked[0].x0,
        max(letter.x1 for letter in inked),
        min(letter.top for letter in inked),
        max(letter.bottom for letter in inked),
        sizes[len(sizes) // 2],
        page,
        tags.get((page, inked[0].mcid)),
    )


_FEW = 20
"""Small letters in a line beyond which they are not the marks of notes."""
_NEAR = 0.6
"""How far an indent may be from two letters, in letters."""
_CENTRED = 3
"""Letters from the margin from which on a line begins that is set in the middle, a title."""
_NUMBERED = re.compile("[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）")
_ENDS = "。；：！？…”）"
_TITLE_ENDS = ("年度报告", "工作报告", "年报")
"""With what the line of a title ends, though it may reach the margin."""
_FIELDS = 3
"""Names with their values in a line of a site: 发布时间：… 来源：… 浏览次数：…."""
_MOST = 0.8
"""The share of lines that go on in the next whose ends reach the margin; a number may not break."""
_TITLE = 4
"""Lines at the beginning among which the title is."""


def _is_fields(text: str) -> bool:
    """Whether a line is names and values, and no sentence that goes on."""
    return text.count("：") + text.count(":") >= _FIELDS and not set("，。") & set(text)


def _ends_title(text: str) -> bool:
    """Whether the line of a title ends so; 《…工作年度报告 goes on."""
    return text.rstrip().endswith(_TITLE_ENDS) and text.count("《") == text.count("》")


class Flow:
    """Decides which lines belong together, from the margins that most lines keep."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """`lines` are all lines outside tables."""
        self._first = [line for line in lines[:_TITLE] if not set("，。：；") & set(line.text)]
        sizes = Counter(round(line.size) for line in lines for _ in line.text)
        self._size = float(max(sizes, key=lambda size: sizes[size], default=12))
        body = [line for line in lines if abs(line.size - self._size) < 0.15 * self._size]
        self._left = _usual(line.x0 for line in body)
        rights = sorted(line.x1 for line in body)
        self._right = rights[int(len(rights) * 0.75)] if rights else 0.0
        # where nearly every line begins a paragraph, the margin is that of the few that go on
        outside = [
            (above, line)
            for above, line in pairwise(body)
            if abs((self._left - line.x0) / self._size - 2) < _NEAR
        ]
        full = sum(above.x1 > self._right - 1.5 * self._size for above, _ in outside)
        if outside and full >= _MOST * len(outside):
            self._left = _usual(line.x0 for _, line in outside)
        indented = sum(abs((line.x0 - self._left) / self._size - 2) < _NEAR for line in body)
        self._indents = indented >= 0.15 * len(body) and indented > 1
        steps = [
            after.top - line.top
            for line, after in pairwise(body)
            if after.page == line.page and after.top > line.top
        ]
        self._pitch = sorted(steps)[len(steps) // 3] if steps else 2 * self._size

    def paragraphs(self, blocks: Iterable[Line | SourceTable]) -> Iterator[Paragraph | SourceTable]:
        """The lines joined, tables where they stand."""
        held: list[Line] = []
        for block in blocks:
            if isinstance(block, Line) and held and self._goes_on(held[-1], block):
                held.append(block)
                continue
            if held:
                yield self._paragraph(held)
            held = [block] if isinstance(block, Line) else []
            if isinstance(block, SourceTable):
                yield block
        if held:
            yield self._paragraph(held)

    def _goes_on(self, above: Line, below: Line) -> bool:
        """Whether a line is the next of the same paragraph."""
        size = self._size
        if above.tag and below.tag:
            return above.tag.element == below.tag.element
        if abs(above.size - below.size) > 0.15 * max(above.size, below.size):
            return False
        near = above.page != below.page or below.top - above.top < 1.6 * max(
            self._pitch, 1.2 * above.size
        )
        if above.size > 1.2 * size:  # a title over several lines
            return near and above.page == below.page
        if GAP in above.text or GAP in below.text or not near or _is_fields(above.text):
            return False
        if above in self._first and _ends_title(above.text):
            return False
        if below.x0 > self._left + 0.9 * size or above.x0 > self._left + _CENTRED * size:
            return False
        if _NUMBERED.match(below.text) and above.text.rstrip()[-1:] in _ENDS:
            return False
        if above.text.rstrip()[-1:] in _ENDS and self._is_heading(below):
            return False
        if above.x1 > self._right - 1.5 * size:
            return True
        # what could not be broken (an address, a number) leaves a line short; an indent would
        # have shown a new paragraph
        unfinished = above.text.rstrip()[-1:] not in _ENDS
        return self._indents and unfinished and above.x1 > (self._left + self._right) / 2

    def _is_heading(self, line: Line) -> bool:
        """Whether a line is too short for the middle of a paragraph and ends none."""
        short = line.x1 < self._right - 3 * self._size
        return short and line.text.rstrip()[-1:] not in _ENDS

    def _paragraph(self, held: list[Line]) -> Paragraph:
        """The lines as one paragraph; letters above all others in size make a title."""
        runs: list[tuple[str, bool]] = []
        for line in held:
            before = runs[-1][0][-1:] if runs else ""
            first = line.runs[0][0][:1]
            if before.isascii() and first.isascii() and before.isalpha() and first.isalpha():
                runs.append((" ", runs[-1][1]))
            runs += line.runs
        tag = held[0].tag
        text = tidy(mark(runs, wholly=tag is not None)).strip()
        if text.count(GAP) == 1 and not text.partition(GAP)[2].strip().isdigit():
            text = text.replace(GAP, "  ")  # a name and a date, no row
        level = 1 if held[0].size > 1.2 * self._size else 0
        if tag and tag.level:
            level = tag.level
        return Paragraph(text.replace("**", "") if level else text, Spot(page=held[0].page), level)


def _usual(values: Iterable[float]) -> float:
    """The value that most lines share, to a point."""
    counted = Counter(round(value) for value in values)
    return float(max(counted, key=lambda value: (counted[value], -value), default=0))
