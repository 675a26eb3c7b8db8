"""What pages repeat at their head and foot, and their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from reportctl.readers.pdf_flow import Line
from reportctl.readers.source import Running

_NUMBER = re.compile(
    r"[-—–－─\s·]*(?:第\s*)?\d{1,3}(?:\s*页)?[\s，,]*(?:(?:/|共)\s*\d{1,3}\s*页?)?[-—–－─\s·]*"
)
_DIGITS = re.compile(r"\d+")
_STEP, _APART = 4.0, 1.3
"""Sizes of the broadest step from line to line, and usual steps from which on a line is apart."""
_LEVEL = 4.0
"""Points by which what repeats may stand higher on another page."""
_LONG, _LIKE = 8, 0.9
"""Letters of a line that is known again though recognition differs, and the share that is the same.
"""
_EDGE = 0.15
"""The share of a page's height at its head and foot where page numbers and running titles are;
GB/T 9704 has the number 28 mm above the edge of 297."""


def without_running(
    pages: Sequence[tuple[float, list[Line]]], recognised: Collection[int] = ()
) -> tuple[list[list[Line]], list[Running]]:
    """The lines of each page (its height, its lines), and what numbers and repeats its edges.

    What repeats stands apart from the text and on two pages at one height; sentences of a list that
    differ in a figure do neither. What stands on the `recognised` pages differs by a letter too.
    """
    alike: list[str] = []

    def said(line: Line) -> str:
        text = _DIGITS.sub("0", line.text)
        if line.page not in recognised or len(text) < _LONG:
            return text
        alike.append(text)
        return next(each for each in alike if _is_like(text, each))

    steps = sorted(
        after.top - line.top
        for _, lines in pages
        for line, after in pairwise(lines)
        if line.size < after.top - line.top < _STEP * line.size
    )
    least = _APART * steps[len(steps) // 2] if steps else 0.0
    edges = [_at_edges(lines, height, least) for height, lines in pages]
    repeated = Counter(text for page in edges for text in {said(line) for line in page.values()})
    often = max(2, (len(pages) + 1) // 2)
    places: dict[str, list[float]] = {}
    for page in edges:
        for place, line in page.items():
            places.setdefault(said(line), []).append(place)
    level = {
        text: found
        for text, found in places.items()
        if repeated[text] >= often and any(b - a < _LEVEL for a, b in pairwise(sorted(found)))
    }
    running: list[Running] = []
    kept: list[list[Line]] = []
    for height, lines in pages:
        kept.append([])
        for line in lines:
            edge = _at_edge(line, height)
            known = level.get(said(line), ()) if edge else ()
            if any(abs(_place(line, height) - place) < _LEVEL for place in known):
                what = "页眉" if line.bottom < _EDGE * height else "页脚"
                running += [] if _is_number(line) else [Running(what, " ".join(line.text.split()))]
            elif not (edge and line in (lines[0], lines[-1]) and _is_number(line)):
                kept[-1].append(line)
    return kept, list(dict.fromkeys(running))


def _is_like(text: str, other: str) -> bool:
    """Whether most letters are the same, in their order."""
    from difflib import SequenceMatcher

    few, many = sorted((len(text), len(other)))
    return few >= _LIKE * many and SequenceMatcher(None, text, other).ratio() >= _LIKE


def _place(line: Line, height: float) -> float:
    """How far a line is from the head of its page, or below nothing from the foot."""
    return line.top if line.bottom < _EDGE * height else line.bottom - height - 1


def _at_edges(lines: Sequence[Line], height: float, least: float) -> dict[float, Line]:
    """The lines at head and foot of a page that stand apart from the text, by their place."""
    found: dict[float, Line] = {}
    for step, ordered in ((1, lines), (-1, lines[::-1])):
        held: dict[float, Line] = {}
        for at, line in enumerate(ordered):
            if not _at_edge(line, height) or (line.bottom < _EDGE * height) != (step > 0):
                break
            held[_place(line, height)] = line
            beyond = ordered[at + 1] if at + 1 < len(ordered) else None
            if beyond is None or abs(beyond.top - line.top) > least:
                found |= held
    return found


def _is_number(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.text.replace("\t", " ")))


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height
