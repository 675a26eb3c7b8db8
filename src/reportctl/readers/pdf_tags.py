"""Tells what the tags of a PDF that typst set say of its letters: paragraph, heading, emphasis.

Tags of other programs are not believed: word processors tag each line, or nothing, as they like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_CREATOR = "Typst"


@dataclass(frozen=True, slots=True)
class Tag:
    """What a letter belongs to."""

    element: int
    """The number of its paragraph or heading."""
    level: int
    """1 for a heading of the first level; 0 for a paragraph."""
    bold: bool
    """Whether it stands in a stretch of its own within the paragraph, as emphasis does."""


Tags = Mapping[tuple[int, int], Tag]
"""By page, and by the number of the marked content on it."""


def read_tags(pdf: PDF) -> Tags:
    """The tags of the letters outside tables; none for other programs' files."""
    found: dict[tuple[int, int], Tag] = {}
    if not str((pdf.metadata or {}).get("Creator", "")).startswith(_CREATOR):
        return found
    open_: list[dict[str, Any]] = list(reversed(pdf.structure_tree))
    element = 0
    while open_:
        node = open_.pop()
        kind = str(node.get("type", ""))
        level = int(kind[1:]) if kind[:1] == "H" and kind[1:].isdecimal() else 0
        if level or kind == "P":
            element += 1
            _put(found, node, Tag(element, level, bold=False))
            for part in node.get("children", []):
                if part.get("type") in ("Span", "Strong"):
                    _put(found, part, Tag(element, level, bold=True))
        elif kind != "Table":
            open_ += reversed(node.get("children", []))
    return found


def _put(found: dict[tuple[int, int], Tag], node: dict[str, Any], tag: Tag) -> None:
    """The letters of an element; numbers that fall begin on the next page."""
    page, before = node.get("page_number") or 0, -1
    for number in node.get("mcids") or []:
        page += number < before
        found[page, number] = tag
        before = number
