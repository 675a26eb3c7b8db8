"""Resolves what a Word document's styles say of a paragraph: heading level, weight, numbering."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reportctl.readers.wordml import attribute, child, children, is_on, value

TABLE_STYLES = re.compile(rb'<w:style [^>]*w:type="table".*?</w:style>', re.DOTALL)
"""Styles of tables say nothing of paragraphs and are most of a usual styles.xml: reading it
without them takes a quarter of the time."""

_DEEPEST = 6
"""Heading levels that are kept."""


class Style(NamedTuple):
    """What holds for a paragraph."""

    level: int = 0
    """1 to 6 for a heading, else 0."""
    bold: bool = False
    number: str = ""
    """The numbering's id, '' for none."""
    depth: int = 0
    """The numbering's level, from 0."""


class Styles:
    """The styles of a document."""

    def __init__(self, part: Element | None) -> None:
        """`part` is the root of styles.xml."""
        self._elements: dict[str, Element] = {}
        self._default = ""
        for style in children(part, "style") if part is not None else ():
            name = attribute(style, "styleId") or ""
            self._elements[name] = style
            is_default = attribute(style, "default") in ("1", "true")
            if is_default and attribute(style, "type") == "paragraph":
                self._default = name
        self._known: dict[str, Style] = {}

    def of(self, properties: Element | None) -> Style:
        """The paragraph's style, with what its own properties say against it."""
        base = self._resolved(value(properties, "pStyle") or self._default)
        outline = value(properties, "outlineLvl")
        if outline is None:
            return base
        return Style(_level(outline), base.bold, base.number, base.depth)

    def is_bold(self, properties: Element | None, *, above: bool) -> bool:
        """Whether a run is bold, in a paragraph that is or is not."""
        own = child(properties, "b")
        if own is not None:
            return is_on(own)
        style = value(properties, "rStyle")
        return self._resolved(style).bold or above if style else above

    def _resolved(self, name: str) -> Style:
        """A style with what it inherits."""
        if name in self._known:
            return self._known[name]
        self._known[name] = Style()  # a style that is based on itself ends here
        element = self._elements.get(name)
        if element is None:
            return Style()
        base = self._resolved(value(element, "basedOn") or "")
        paragraph = child(element, "pPr")
        numbering = child(paragraph, "numPr")
        weight = child(child(element, "rPr"), "b")
        outline = value(paragraph, "outlineLvl")
        title = (value(element, "name") or "").lower()
        level = base.level if outline is None else _level(outline)
        if not level and outline is None and title.startswith(("heading ", "标题 ")):
            level = _level(str(int(title[-1]) - 1) if title[-1].isdecimal() else "9")
        if title == "title":
            level = 1
        found = Style(
            level,
            base.bold if weight is None else is_on(weight),
            value(numbering, "numId") or base.number,
            int(value(numbering, "ilvl") or base.depth),
        )
        self._known[name] = found
        return found


def _level(outline: str) -> int:
    """The heading level of an outline level, which counts from 0; 9 is body text."""
    number = int(outline) + 1 if outline.isdecimal() else 0
    return number if number <= _DEEPEST else 0
