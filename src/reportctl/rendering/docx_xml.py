"""WordprocessingML elements in few words, for the DOCX painter."""

from __future__ import annotations

from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from reportctl.page.characters import printable


def element(tag: str, *children: BaseOxmlElement, **attributes: str | float) -> BaseOxmlElement:
    """An element of the w namespace: `element("tcW", w=600, type="dxa")`."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A run of text; a line end in it becomes a line break, a tab a tab."""
    made = element("r")
    if properties:
        made.append(element("rPr", *properties))
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            made.append(element("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if piece:
                made.append(_text(piece))
    return made


def _text(piece: str) -> BaseOxmlElement:
    made = element("t")
    made.text = piece
    made.set(qn("xml:space"), "preserve")
    return made


def paragraph(
    style: str,
    *runs: BaseOxmlElement,
    properties: tuple[BaseOxmlElement, ...] = (),
) -> BaseOxmlElement:
    """A paragraph of a style; properties come in the order that the schema asks for."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def font(name: str) -> BaseOxmlElement:
    """One face for Chinese and for Latin letters and figures."""
    return element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


def size(half_points: int) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """The size of a run, in half points."""
    return element("sz", val=half_points), element("szCs", val=half_points)


def field(instruction: str) -> list[BaseOxmlElement]:
    """The runs of a field, such as PAGE."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        run("1"),
        element("r", element("fldChar", fldCharType="end")),
    ]
