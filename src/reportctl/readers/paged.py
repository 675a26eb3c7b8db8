"""Text that came out of pages: their numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NUMBER = r"[-—–·]\s*\d{1,3}\s*[-—–·]|第?\s*\d{1,3}\s*页?(?:\s*[/,，]?\s*共\s*\d+\s*页)?"
_REPEATED = 3
_DIGITS = 4
"""Of a number that is too long for a page's."""


def is_page_number(text: str, strokes: str = "-—–·") -> bool:
    """Whether a text is a page's number between strokes; a cell has one figure."""
    number = text[1:-1].strip()
    short = 0 < len(number) < _DIGITS and number.isdecimal()
    return short and text[0] in strokes and text[-1] in strokes


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
