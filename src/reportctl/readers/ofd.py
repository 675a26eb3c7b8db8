"""Reads an OFD (GB/T 33190): its pages as letters and rulings, its tables as those of a PDF.

A package of XML: `OFD.xml` names the document, that names the pages, a page its templates and
layers. Measures are in millimetres from the upper left corner down.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportctl.finding import Failure
from reportctl.readers.assemble import Assembler
from reportctl.readers.comments import tell_comments
from reportctl.readers.ink import Ink, after
from reportctl.readers.limits import Work
from reportctl.readers.ofd_layer import MM, LayerReader, kind, numbers
from reportctl.readers.package import Package
from reportctl.readers.pdf_apart import cross_out, drop_marks, drop_watermarks
from reportctl.readers.source import Source

_A4 = (0.0, 0.0, 210.0, 297.0)
_BOX = 4
"""Numbers of a box: left, top, width, height."""
_LAYERS = ("Background", "Body", "Foreground")
"""In the order in which they are painted."""


def read(data: bytes, name: str) -> Source:
    """The text and the tables in reading order, page numbers and running titles left out.

    Raises Failure for a file that is broken or locked, and for one of pictures or outlines alone.
    """
    return _Document(Package(data, Work(name)), name).source()


class _Document:
    """The parts of an OFD, by the names under which they name each other."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._work = Work(name)
        root = self._package.xml("OFD.xml")
        self._bodies = list(_within(root, "DocBody"))
        self._main = self._named(self._bodies[0] if self._bodies else root, "DocRoot", "OFD.xml")
        self._document = self._package.xml(self._main)
        self._resources = [
            self._package.xml(part)
            for word in ("PublicRes", "DocumentRes")
            for part in self._parts(self._document, word)
        ]
        self._layer_reader = LayerReader(self._resources, self._work)

    def source(self) -> Source:
        """Everything, page after page."""
        assembler = Assembler(self._name, "ofd", self._work)
        if len(self._bodies) > 1:
            assembler.doubts.append(f"文件里有 {len(self._bodies)} 个文档，只读了第一个")
        templates = {
            each.get("ID", ""): each.get("BaseLoc", "")
            for each in _within(self._document, "TemplatePage")
        }
        watermarks: dict[float, str] = {}
        marks = dict(self._marks())
        comments: list[tuple[str, str]] = []
        pages = [page for pages in _within(self._document, "Pages") for page in pages]
        self._work.check("pages", len(pages))
        for number, page in enumerate(pages, start=1):
            ink = self._page(page.get("BaseLoc", ""), number, templates)
            for part in marks.get(page.get("ID", ""), ()):
                comments += self._read_marks(part, ink)
            drop_marks(ink)
            turns = Counter(letter.turn for letter in ink.letters if letter.turn is not None)
            if turns and (turn := turns.most_common(1)[0][0]):
                ink = ink.turned(turn)
            drop_watermarks(ink, watermarks)
            cross_out(ink)
            assembler.add(ink)
        assembler.doubts += tell_comments(comments)
        title = next((each.text or "" for each in _within(self._bodies[0], "Title")), "")
        return assembler.finish(title)

    def _page(self, location: str, number: int, templates: dict[str, str]) -> Ink:
        part = self._part(location, self._main)
        page = self._package.xml(part)
        area = self._area(page) or self._area(self._document) or _A4
        moving = (MM, 0, 0, MM, -area[0] * MM, -area[1] * MM)
        ink = Ink(number, area[2] * MM, area[3] * MM, moving=moving)
        back: list[Element] = []
        front: list[Element] = []
        for used in _within(page, "Template"):
            if place := templates.get(used.get("TemplateID", "")):
                template = self._package.xml(self._part(place, self._main))
                above = used.get("ZOrder", "Background") == "Foreground"
                (front if above else back).append(template)
        for each in (*back, page, *front):
            layers = [layer for content in _within(each, "Content") for layer in content]
            layers.sort(key=lambda layer: _order(layer.get("Type", "Body")))
            for layer in layers:
                self._layer_reader.read(layer, ink, moving)
        return ink

    def _marks(self) -> Iterator[tuple[str, list[str]]]:
        """The parts that hold what lies upon pages, by the pages' ids."""
        for place in self._parts(self._document, "Annotations"):
            for page in _within(self._package.xml(place), "Page"):
                found = [
                    self._part((e.text or "").strip(), place) for e in _within(page, "FileLoc")
                ]
                yield page.get("PageID", ""), found

    def _read_marks(self, part: str, ink: Ink) -> Iterator[tuple[str, str]]:
        """Draw the marks of a part upon its page; what each says, with the page."""
        for mark in _within(self._package.xml(part), "Annot"):
            if mark.get("Visible") == "false":
                continue
            for look in _within(mark, "Appearance"):
                left, top, *_ = (*numbers(look.get("Boundary")), 0.0, 0.0)
                self._layer_reader.read(look, ink, after((1, 0, 0, 1, left, top), ink.moving))
            for said in _within(mark, "Remark"):
                yield f"第{ink.number}页", said.text or ""

    def _area(self, root: Element) -> tuple[float, ...]:
        """The page's own box in millimetres, or none."""
        for word in ("PhysicalBox", "ApplicationBox"):
            for box in _within(root, word):
                found = numbers(box.text)
                if len(found) == _BOX and found[2] > 0 < found[3]:
                    return found
        return ()

    def _named(self, element: Element, word: str, beside: str) -> str:
        """The part that a child element names. Raises Failure where there is none."""
        for child in _within(element, word):
            return self._part((child.text or "").strip(), beside)
        raise Failure(f"{self._name}：OFD 已损坏或不完整，请重新下载，或用 OFD 阅读器另存")

    def _parts(self, element: Element, word: str) -> Iterator[str]:
        for child in _within(element, word):
            yield self._part((child.text or "").strip(), self._main)

    @staticmethod
    def _part(location: str, beside: str) -> str:
        """The name of a part, given from the root or beside another."""
        joined = posixpath.join("/", posixpath.dirname(beside), location)
        return posixpath.normpath(joined).lstrip("/")


def _within(root: Element, word: str) -> Iterator[Element]:
    """The elements of that name below one, whatever their namespace."""
    return (element for element in root.iter() if kind(element) == word)


def _order(layer: str) -> int:
    return _LAYERS.index(layer) if layer in _LAYERS else 1
