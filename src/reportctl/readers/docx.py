"""Reads a Word document: its paragraphs with their automatic numbers, headings and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from reportctl.readers.docx_number import Numbering
from reportctl.readers.docx_style import TABLE_STYLES, Styles
from reportctl.readers.docx_table import Merge, TableCell, expand
from reportctl.readers.emphasis import has_headings, is_whole, mark
from reportctl.readers.letters import tidy
from reportctl.readers.package import Package
from reportctl.readers.source import Paragraph, Source, SourceTable, Spot
from reportctl.readers.text import with_rows
from reportctl.readers.wordml import attribute, child, children, is_on, kind

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "hyperlink", "fldSimple")
)
_CONTENT = "word/document.xml"


def read(data: bytes, name: str) -> Source:
    """The document as paragraphs and tables, as Word shows it with all changes accepted.

    Headers, footers, notes and hidden text are left out. Raises Failure for a broken file.
    """
    package = Package(data, name)
    reader = _Reader(package, name)
    body = child(package.xml(_CONTENT), "body")
    found = list(reader.blocks(body if body is not None else ()))
    blocks = tuple(with_rows(reader.emphasised(found)))
    return Source(name, "docx", blocks, title=_title(package), doubts=tuple(reader.doubts))


def _title(package: Package) -> str:
    """The title among the document's properties."""
    part = "docProps/core.xml"
    found = child(package.xml(part), "title") if part in package.names else None
    return tidy(found.text or "").strip() if found is not None else ""


class _Reader:
    """Walks the document once, counting its numbered paragraphs and its tables."""

    def __init__(self, package: Package, name: str) -> None:
        self._name = name
        self._styles = Styles(_part(package, "word/styles.xml", TABLE_STYLES))
        self._numbering = Numbering(_part(package, "word/numbering.xml"))
        self._paragraphs = self._tables = 0
        self._whole: set[int] = set()
        """The paragraphs that are bold throughout."""
        self.doubts: list[str] = []

    def emphasised(
        self, blocks: list[Paragraph | SourceTable]
    ) -> Iterator[Paragraph | SourceTable]:
        """The blocks, those bold throughout with marks where headings are told from them."""
        texts = [block for block in blocks if isinstance(block, Paragraph)]
        wholly = has_headings((block.text, block.level) for block in texts)
        for block in blocks:
            whole = wholly and isinstance(block, Paragraph) and block.spot.paragraph in self._whole
            if isinstance(block, Paragraph) and whole and "**" not in block.text:
                yield block._replace(text=f"**{block.text}**")
            else:
                yield block

    def blocks(self, parent: Iterable[Element]) -> Iterator[Paragraph | SourceTable]:
        """The paragraphs and tables in a body, a cell or a text box, in reading order."""
        for element in parent:
            what = kind(element)
            if what == "p":
                yield from self._paragraph(element)
            elif what == "tbl":
                yield from self._table(element)
            elif what in _WRAPPERS:
                yield from self.blocks(element)
            elif what == "AlternateContent":
                yield from self.blocks(_choice(element))

    def _paragraph(self, element: Element) -> Iterator[Paragraph | SourceTable]:
        """The paragraph, a block for each of its lines, then what its text boxes hold."""
        properties = child(element, "pPr")
        style = self._styles.of(properties)
        boxes: list[Element] = []
        runs = list(self._runs(element, boxes, bold=style.bold))
        number = ""
        if any(text.strip() for text, _ in runs):
            number = self._numbering.next(properties, style)
        self._paragraphs += 1
        spot = Spot(paragraph=self._paragraphs)
        if style.level:
            text = tidy("".join(part for part, _ in runs).replace("\n", "")).strip()
            if text:
                yield Paragraph(number + text, spot, style.level)
        for line in _lines(runs) if not style.level else ():
            text = tidy(mark(line)).strip(" \n\u3000")
            if text.strip():
                yield Paragraph(number + text, spot)
                if is_whole(line):
                    self._whole.add(self._paragraphs)
                number = ""
        for box in boxes:
            yield from self.blocks(box)

    def _runs(
        self, parent: Iterable[Element], boxes: list[Element], *, bold: bool
    ) -> Iterator[tuple[str, bool]]:
        """The text below an element, stretch by stretch, and whether it is bold."""
        for element in parent:
            what = kind(element)
            if what == "r":
                properties = child(element, "rPr")
                if not is_on(child(properties, "vanish")):
                    text = "".join(_letters(element, boxes))
                    yield text, self._styles.is_bold(properties, above=bold)
            elif what in _WRAPPERS:
                yield from self._runs(element, boxes, bold=bold)
            elif what == "AlternateContent":
                yield from self._runs(_choice(element), boxes, bold=bold)

    def _table(self, table: Element) -> Iterator[Paragraph | SourceTable]:
        """The table, or what is in its cells when it has a single column, and tables within."""
        self._tables += 1
        spot = Spot(table=self._tables)
        rows: list[list[TableCell]] = []
        inner: list[SourceTable] = []
        content: list[Paragraph | SourceTable] = []
        paragraphs = self._paragraphs
        for row in children(table, "tr", _WRAPPERS):
            if child(child(row, "trPr"), "del") is not None:
                continue
            cells: list[TableCell] = []
            for cell in children(row, "tc", _WRAPPERS):
                held = list(self.blocks(cell))
                content += held
                inner += [block for block in held if isinstance(block, SourceTable)]
                text = "\n".join(block.text for block in held if isinstance(block, Paragraph))
                cells.append(TableCell(text.replace("**", ""), Merge.of(child(cell, "tcPr"))))
            before = child(child(row, "trPr"), "gridBefore")
            rows.append([TableCell("", Merge(columns=1))] * _small(before) + cells)
        if all(len(row) <= 1 for row in rows):
            self._tables -= 1
            yield from content
            return
        self._paragraphs = paragraphs
        yield expand(rows, spot, self._name)
        yield from inner


def _letters(run: Element, boxes: list[Element]) -> Iterator[str]:
    """The characters of a run; text boxes anchored in it are put aside."""
    for element in run:
        what = kind(element)
        if what == "t":
            yield element.text or ""
        elif what in ("tab", "ptab"):
            yield "\t"
        elif what in ("br", "cr"):
            yield "\n"
        elif what == "noBreakHyphen":
            yield "-"
        elif what == "sym":
            yield _symbol(attribute(element, "char") or "")
        elif what == "ruby":
            base = child(element, "rubyBase")
            for part in base if base is not None else ():
                yield from _letters(part, boxes)
        elif what == "AlternateContent":
            boxes += _boxes(_choice(element))
        elif what in ("drawing", "pict", "object"):
            boxes += _boxes(element)


def _symbol(code: str) -> str:
    """A character by its code; '' for one of a symbol font, whose codes mean nothing elsewhere."""
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return letter if letter.isprintable() else ""


def _boxes(parent: Iterable[Element]) -> list[Element]:
    """The outermost text boxes below an element."""
    found: list[Element] = []
    level = list(parent)
    while level:
        found += [each for each in level if kind(each) == "txbxContent"]
        level = [
            below
            for each in level
            if kind(each) != "txbxContent"
            for below in (_choice(each) if kind(each) == "AlternateContent" else each)
        ]
    return found


def _choice(alternate: Element) -> Iterable[Element]:
    """What a program of today shows of two forms of the same thing."""
    found = child(alternate, "Choice")
    found = child(alternate, "Fallback") if found is None else found
    return found if found is not None else ()


def _lines(runs: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """The runs of each line."""
    line: list[tuple[str, bool]] = []
    for text, bold in runs:
        first, *rest = text.split("\n")
        line.append((first, bold))
        for each in rest:
            yield line
            line = [(each, bold)]
    yield line


def _part(
    package: Package, part: str, leave_out: re.Pattern[bytes] | None = None
) -> Element | None:
    return package.xml(part, leave_out) if part in package.names else None


def _small(element: Element | None) -> int:
    """The number that a property holds; 0 when there is none."""
    text = (attribute(element, "val") or "0") if element is not None else "0"
    return min(int(text), 64) if text.isdecimal() else 0
