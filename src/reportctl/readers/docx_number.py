"""Writes the numbers that Word puts before paragraphs by itself: 一、, （一）, 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from reportctl.numerals import circled, letter, roman, write_chinese
from reportctl.readers.docx_style import Style
from reportctl.readers.package import attribute, child, children, value, whole
from reportctl.record import NamedTuple

_PLACE = r"%([1-9])"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalHalfWidth": str,
    "chineseCounting": write_chinese,
    "chineseCountingThousand": write_chinese,
    "japaneseCounting": write_chinese,
    "taiwaneseCountingThousand": write_chinese,
    "ideographDigital": write_chinese,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}
"""ST_NumberFormat of ISO/IEC 29500-1; WPS writes japaneseCounting for 一、二、三."""


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    """Such as `（%1）`."""


class Numbering:
    """The numbered lists of a document, counting on as paragraphs go by."""

    def __init__(self, part: Element | None) -> None:
        """`part` is the root of numbering.xml."""
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        abstract = {
            attribute(each, "abstractNumId") or "": _levels(each)
            for each in children(part, "abstractNum")
        }
        for each in children(part, "num"):
            origin = value(each, "abstractNumId") or ""
            number = attribute(each, "numId") or ""
            levels = dict(abstract.get(origin, {}))
            own = False
            for override in children(each, "lvlOverride"):
                at = whole(attribute(override, "ilvl"), 0)
                start = value(override, "startOverride")
                levels |= _levels(override)
                if start is not None and at in levels:
                    levels[at] = _Level(whole(start, 1), levels[at].format, levels[at].text)
                    own = True
            # a list that starts anew counts for itself; others of the same kind count together
            self._lists[number] = (f"num {number}" if own else origin, levels)

    def next(self, properties: Element | None, style: Style) -> str:
        """The number that stands before this paragraph, '' for none."""
        own = child(properties, "numPr")
        number = value(own, "numId") or style.number
        depth = whole(value(own, "ilvl"), style.depth)
        origin, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(origin, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.format not in _FORMATS:
            return ""

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            there = levels.get(at, level)
            return _FORMATS.get(there.format, str)(counts.get(at, there.start))

        return re.sub(_PLACE, written, level.text)


def _levels(parent: Element) -> dict[int, _Level]:
    """The levels that a list defines."""
    return {
        whole(attribute(each, "ilvl"), 0): _Level(
            whole(value(each, "start"), 1),
            value(each, "numFmt") or "decimal",
            value(each, "lvlText") or "",
        )
        for each in children(parent, "lvl")
    }
