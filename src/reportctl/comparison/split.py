"""A section's text as sentences that can be matched: cleaned for reading, folded for comparing."""

from __future__ import annotations

import re
from functools import cache, cached_property

from reportctl.prose.sentences import fold
from reportctl.record import record

_NUMERALS = frozenset("〇一二三四五六七八九十0123456789")
_MARKS = frozenset("、.．,，")


def bare(label: str) -> str:
    """A label without its number and without a remark in brackets after it."""
    text = label.strip()
    if text[:1] in {"（", "("}:
        number, closed, rest = text[1:].replace(")", "）", 1).partition("）")
        if closed and rest and set(number) <= _NUMERALS:
            text = rest
    at = 0
    while at < len(text) and text[at] in _NUMERALS:
        at += 1
    if 0 < at < len(text) - 1 and text[at] in _MARKS:
        text = text[at + 1 :]
    kept, opened, _ = text.partition("（")
    return kept.strip() if opened and kept.strip() else text.strip()


_FULL = str.maketrans(",;:!?()[]\"'“”‘’〔〕［］～~", "，；：！？（）（）''''''（）（）——")
_BLANK = r" (?!\d)|(?<!\d) "
"""9 37条 is not 937条."""
_LONGEST_HEADING = 26


@record(frozen=True)
class Sentence:
    """One sentence, with its closing mark."""

    text: str
    """As it reads: without the marks of emphasis, blanks drawn together."""
    paragraph: int
    """Counts from 1."""
    opens: bool
    """Whether it begins its paragraph."""
    closes: bool
    """Whether it ends its paragraph."""
    exact: bool = False
    """Whether full and half width differ, as they do between two files of one report."""

    @cached_property
    def folded(self) -> str:
        """Its text in one spelling, of the same length."""
        return self.text if self.exact else fold(self.text).translate(_FULL)

    @cached_property
    def key(self) -> str:
        """What is compared: the folded text without blanks, but for those within a figure."""
        if " " not in self.folded:
            return self.folded
        return re.sub(_BLANK, "", self.folded)

    @cached_property
    def heading(self) -> bool:
        """Whether it is a heading or a line of a table, which similarity leaves out."""
        text = self.text
        if text.startswith("|"):
            return True
        if not self.opens or len(text) > _LONGEST_HEADING or bare(text) == text:
            return False
        return "，" not in self.folded and (self.closes or text.endswith("。"))


def split(text: str, *, exact: bool = False) -> list[Sentence]:
    """The sentences of a text; a line break ends a paragraph, a `.` ends nothing."""
    found: list[Sentence] = []
    number = 0
    for line in text.split("\n"):
        clean = " ".join(line.replace("**", "").split())
        if not clean:
            continue
        number += 1
        pieces = _sentences(clean)
        for at, piece in enumerate(pieces):
            found.append(Sentence(piece, number, at == 0, at == len(pieces) - 1, exact))
    return found


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile("[^。！？!?]+(?:[。！？!?]+[”’）)》]*)?|[。！？!?]+[”’）)》]*")


def _sentences(line: str) -> list[str]:
    return [piece for one in _sentence().findall(line) if (piece := one.strip())]
