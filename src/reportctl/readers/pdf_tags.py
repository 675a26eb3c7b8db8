"""Tells what the tags of a PDF that typst set say of its letters: paragraph, heading, emphasis.

Tags of other programs are not believed: word processors tag each line, or nothing, as they like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportctl.pdfium import pdfium
from reportctl.record import NamedTuple

_CREATOR = "Typst"
_DEEPEST = 60
"""Elements within elements."""


class Tag(NamedTuple):
    """What a letter belongs to."""

    element: int
    """The number of its paragraph or heading."""
    level: int
    """1 for the title, 2 for a heading of the first level; 0 for a paragraph."""
    bold: bool
    """Whether it stands in a stretch of its own within the paragraph, as emphasis does."""


Tags = Mapping[tuple[int, int], Tag]
"""By page, and by the number of the marked content on it."""


class TagReader:
    """Reads the tags of page after page."""

    def __init__(self, document: int) -> None:
        """`document` is the handle of the file."""
        self.tags: dict[tuple[int, int], Tag] = {}
        """What was read so far; no letter of a table, and none of another program's file."""
        self._speaks = pdfium.string("FPDF_GetMetaText", document, b"Creator").startswith(_CREATOR)
        self._element = 0
        self._page = 0

    def read(self, page: int, number: int) -> None:
        """Read the tags of a page by its handle and number."""
        tree = pdfium.FPDF_StructTree_GetForPage(page) if self._speaks else None
        if not tree:
            return
        self._page = number
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
            if child:
                self._walk(child, 0)
        pdfium.FPDF_StructTree_Close(tree)

    def _walk(self, element: int, depth: int) -> None:
        kind = pdfium.string("FPDF_StructElement_GetType", element)
        level = int(kind[1:]) if kind[:1] == "H" and kind[1:].isdecimal() else 0
        if level or kind == "P":
            self._element += not _goes_on(element, 0)
            self._put(element, Tag(self._element, level, bold=False))
            for child in _children(element):
                # an address is a link; a heading may run on into its paragraph
                inner = pdfium.string("FPDF_StructElement_GetType", child)
                if inner in ("Span", "Strong", "Link") or inner[:1] == "H":
                    bold = inner in ("Span", "Strong")
                    self._put(child, Tag(self._element, level, bold=bold))
        elif kind != "Table" and depth < _DEEPEST:
            for child in _children(element):
                self._walk(child, depth + 1)

    def _put(self, element: int, tag: Tag) -> None:
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if number >= 0:
                self.tags[self._page, number] = tag


def _children(element: int) -> Iterator[int]:
    """The elements within one that have letters on this page."""
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield child


def _goes_on(element: int, depth: int) -> bool:
    """Whether an element began on the page before: its first part has no letters on this one."""
    if not pdfium.FPDF_StructElement_CountChildren(element) or depth > _DEEPEST:
        return False
    if pdfium.FPDF_StructElement_GetChildMarkedContentID(element, 0) >= 0:
        return False
    first = pdfium.FPDF_StructElement_GetChildAtIndex(element, 0)
    return not first or _goes_on(first, depth + 1)
