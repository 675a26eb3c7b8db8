"""The page as a Word document that WPS and Word can edit, laid out after GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import cast

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.run import Run as Words

from reportctl.page.blocks import Block, Grid, Heading, Page, Paragraph, Run
from reportctl.page.characters import printable
from reportctl.page.title import break_title
from reportctl.rendering.archive import repack
from reportctl.rendering.docx_grid import Marked, halves, paint_grid
from reportctl.rendering.docx_sheet import lay_out
from reportctl.rendering.docx_styles import (
    BODY,
    CLOSE,
    HEADINGS,
    dress,
    element,
    font,
    font_table,
    paragraph,
    run,
)

LINE = 56
"""Half characters on a line of the text."""
HALF = BODY * 5 + CLOSE // 2
"""The width of half a character of the text, in twips, what it stands closer taken off."""
TITLE_LINE = 20
"""Characters of 二号 that fit in 156 mm."""
UNUSED = ("/thumbnail", "/stylesWithEffects", "/numbering", "/customXml")
"""What python-docx's template brings along, by the end of the relationship's type."""
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>reportctl</Application></Properties>"
)


def paint(page: Page, _look: object = None) -> bytes:
    """The bytes of a .docx; the same page gives the same bytes."""
    document = docx.Document()
    dress(document)
    lay_out(document, page)
    body = document.element.body
    for old in body.findall(qn("w:p")):
        body.remove(old)
    end = body.find(qn("w:sectPr"))
    marked: list[Marked] | None = [] if page.draft else None
    for made in _flow(page, marked):
        end.addprevious(made)
    _remark(document, marked or ())
    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(UNUSED):
                del relations[name]
    saved = BytesIO()
    document.save(saved)
    parts = {"word/fontTable.xml": font_table(), "docProps/app.xml": APPLICATION}
    return repack(saved.getvalue(), parts)


def _flow(page: Page, marked: list[Marked] | None) -> list[BaseOxmlElement]:
    """Title and blocks in reading order; between two tables stands a paragraph."""
    title = "\n".join(break_title(printable(page.title), page.organ, TITLE_LINE))
    made = [paragraph("Title", run(title))]
    closing = _closing(page)
    table = False
    for block in page.blocks:
        if isinstance(block, Grid):
            if table:
                made.append(_gap())
            made.append(paint_grid(block, marked))
        else:
            made.extend(_lines(block, closing))
        table = isinstance(block, Grid)
    if table:
        made.append(_gap())
    return made


def _gap() -> BaseOxmlElement:
    return paragraph("NormalIndent")


def _lines(block: Block, closing: Mapping[str, BaseOxmlElement]) -> list[BaseOxmlElement]:
    match block:
        case Heading():
            return [paragraph(f"Heading{block.level}", run(block.text))]
        case Paragraph(role="signature"):
            return [_gap(), _close("Signature", block, closing["signature"])]
        case Paragraph(role="date"):
            return [_close("Date", block, closing["date"])]
        case Paragraph():
            return [paragraph("NormalIndent", *map(_run, block.runs))]
    return []


def _run(part: Run) -> BaseOxmlElement:
    """A run in its weight; a heading that runs on into its paragraph keeps its face."""
    face = [font(HEADINGS[part.level])] if part.level else []
    return run(part.text, *face, *([element("b"), element("bCs")] if part.strong else []))


def _closing(page: Page) -> dict[str, BaseOxmlElement]:
    """Where signature and date stand (GB/T 9704, 7.3.5.2), as indents.

    The signature stands 右空二字, and the date begins two characters right of where it begins;
    only a date longer than the signature stands 右空二字 itself and moves the signature left. Both
    stand 右空二字 where the signature takes two lines or one of them is missing.
    """
    width = {"signature": 0, "date": 0}
    for block in page.blocks:
        if isinstance(block, Paragraph) and block.role != "body":
            width[block.role] = halves(block.text)
    name, date = width.values()
    two = element("ind", right=4 * HALF)
    found = {"signature": two, "date": element("ind", right=4 * HALF)}
    if not name or not date or name > LINE - 4:
        return found
    if date > name:
        found["signature"] = element("ind", right=(8 + date - name) * HALF)
    else:
        # from the left: how wide figures are depends on the font
        found["date"] = element("ind", left=(LINE - name) * HALF, right=0)
    return found


def _close(style: str, block: Paragraph, indent: BaseOxmlElement) -> BaseOxmlElement:
    properties = [indent]
    if indent.get(qn("w:left")):
        properties.append(element("jc", val="left"))
    return paragraph(style, run(block.text), properties=tuple(properties))


def _remark(document: Document, marked: Sequence[Marked]) -> None:
    """Say in a comment beside each marked cell of a draft what is wrong with it."""
    for words, fault in marked:
        comment = document.add_comment(
            Words(cast("CT_R", words), document), printable(fault), "reportctl", "校"
        )
        # the moment is the clock's, and the schema can do without it
        comment._comment_elm.attrib.pop(qn("w:date"), "")  # noqa: SLF001
