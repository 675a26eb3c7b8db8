"""The page as a Word document that WPS and Word can edit, laid out after GB/T 9704-2012."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import cast

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header
from docx.text.run import Run as Words

from reportctl.archive import moment_of, repack
from reportctl.page.blocks import Block, Grid, Heading, Page, Paragraph, Run, printable
from reportctl.page.title import break_title, one_line
from reportctl.rendering.docx_grid import Marked, write_grid
from reportctl.rendering.docx_styles import (
    BODY,
    CLOSE,
    HEADINGS,
    PAGE_NUMBER,
    Xml,
    apply_styles,
    build,
    element,
    field,
    font,
    font_table,
    paragraph,
    run,
)

LINE = 56
"""Half characters on a line of the text."""
SIGNATURE = LINE - 4
"""Half characters of a line that ends two characters before the margin."""
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
# 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm, in twips
PAPER = {"w": 11906, "h": 16838}
MARGINS = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1588}
HEADER = 851
FOOTER = 1446
"""From the foot of the paper to that of the page number, whose dashes then stand 7 mm below
the text."""

WATERMARK = """<w:r
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="Watermark{number}" o:spid="_x0000_s{number}" type="#_x0000_t136" alt="草稿"
 style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:160pt;rotation:315;\
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin"
 fillcolor="#d9d9d9" stroked="f"><v:fill opacity="0.5"/>
<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="草稿"/></v:shape></w:pict>
</w:r>"""


def render(page: Page, _look: object = None) -> bytes:
    """The bytes of a .docx; the same page gives the same bytes."""
    document = docx.Document()
    apply_styles(document)
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


def _flow(page: Page, marked: list[Marked] | None) -> Iterator[BaseOxmlElement]:
    """Title and blocks in reading order; between two tables stands a paragraph."""
    title = "\n".join(break_title(printable(page.title), page.organ, TITLE_LINE))
    made = [paragraph("Title", run(title))]
    closing = _closing(page)
    table = False
    for block, after in zip_longest(page.blocks, page.blocks[1:]):
        if isinstance(block, Grid):
            if table:
                made.append(_gap())
            yield from build(*made)
            made = []
            yield write_grid(block, marked)
        else:
            # no page holds a signature alone
            last = isinstance(after, Paragraph) and after.role != "body"
            made.extend(_lines(block, closing, (element("keepNext"),) if last else ()))
        table = isinstance(block, Grid)
    if table:
        made.append(_gap())
    yield from build(*made)


def _gap() -> Xml:
    return paragraph("NormalIndent")


def _lines(
    block: Block, closing: Mapping[str, tuple[Xml, ...]], keeping: tuple[Xml, ...]
) -> list[Xml]:
    match block:
        case Heading():
            return [paragraph(f"Heading{block.level}", run(block.text))]
        case Paragraph(role="signature"):
            gap = paragraph("NormalIndent", properties=(element("keepNext"),))
            return [gap, _close("Signature", block, closing["signature"])]
        case Paragraph(role="date"):
            return [_close("Date", block, closing["date"])]
        case Paragraph():
            return [paragraph("NormalIndent", *map(_run, block.runs), properties=keeping)]
    return []


def _run(part: Run) -> Xml:
    """A run in its weight; a heading that runs on into its paragraph keeps its face."""
    face = [font(HEADINGS[part.level])] if part.level else []
    return run(part.text, *face, *([element("b"), element("bCs")] if part.strong else []))


def _closing(page: Page) -> dict[str, tuple[Xml, ...]]:
    """Where signature and date stand (GB/T 9704, 7.3.5.2), as indents.

    The signature stands 右空二字, and the date begins two characters right of where it begins;
    only a date longer than the signature stands 右空二字 itself and moves the signature left. Both
    stand 右空二字 where the signature takes two lines or one of them is missing.
    """
    width = {"signature": 0, "date": 0}
    for block in page.blocks:
        if isinstance(block, Paragraph) and block.role != "body":
            width[block.role] = _halves(block.text)
    name, date = width.values()
    two = (element("ind", right=4 * HALF),)
    found: dict[str, tuple[Xml, ...]] = {"signature": two, "date": two}
    if not name or not date or name > SIGNATURE:
        return found
    if date > name:
        found["signature"] = (element("ind", right=(8 + date - name) * HALF),)
    else:
        # from the left: how wide figures are depends on the font
        # a date in a wider face reaches into the margin before it is broken
        indent = element("ind", left=(LINE - name) * HALF, right=-8 * HALF)
        found["date"] = (indent, element("jc", val="left"))
    return found


def _close(style: str, block: Paragraph, properties: tuple[Xml, ...]) -> Xml:
    # a name that is longer than a line is broken by meaning as the title is
    text = "\n".join(break_title(printable(block.text), "", SIGNATURE // 2))
    return paragraph(style, run(text), properties=properties)


def _remark(document: Document, marked: Sequence[Marked]) -> None:
    """Say in a comment beside each marked cell of a draft what is wrong with it."""
    for words, fault in marked:
        comment = document.add_comment(
            Words(cast("CT_R", words), document), printable(fault), "reportctl", "校"
        )
        # the moment is the clock's, and the schema can do without it
        comment._comment_elm.attrib.pop(qn("w:date"), "")  # noqa: SLF001


def lay_out(document: Document, page: Page) -> None:
    """Set paper, margins, page numbers, settings and properties."""
    section = document.sections[0]
    _paper(section)
    document.settings.odd_and_even_pages_header_footer = True
    # the number stands outside: 单页居右空一字, 双页居左空一字
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")
    _mark(section.header, 2049 if page.draft else 0)
    _mark(section.even_page_header, 2050 if page.draft else 0)
    _settings(document.settings.element, page)
    _properties(document, page)


def _paper(section: Section) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx has no way to remove a docGrid
    for old in list(properties):
        properties.remove(old)
    # no docGrid: LibreOffice lays out 21 characters a line with one
    properties.extend(
        build(
            element("pgSz", **PAPER),
            element("pgMar", **MARGINS, header=HEADER, footer=FOOTER, gutter=0),
            element("cols", space=425),
        )
    )


def _number(footer: _Footer, side: str) -> None:
    footer.is_linked_to_previous = False
    indent = element("ind", **{side: PAGE_NUMBER * 10, f"{side}Chars": 100})
    words = [run("— "), *field("PAGE"), run(" —")]
    _fill(footer, paragraph("Footer", *words, properties=(indent, element("jc", val=side))))


def _mark(header: _Header, number: int) -> None:
    header.is_linked_to_previous = False
    words = [WATERMARK.format(number=number)] if number else []
    _fill(header, paragraph("Header", *words))


def _fill(part: _Header | _Footer, only: Xml) -> None:
    root = part._element  # noqa: SLF001 - the paragraphs of the template go
    for old in list(root):
        root.remove(old)
    root.extend(build(only))


def _settings(settings: BaseOxmlElement, page: Page) -> None:
    even = settings.find("{*}evenAndOddHeaders")
    for old in list(settings):
        if old is not even:
            settings.remove(old)
    compatible = "http://schemas.microsoft.com/office/word"
    settings[:0] = build(element("zoom", percent=100))
    settings.extend(
        build(
            element("characterSpacingControl", val="compressPunctuation"),
            element(
                "compat",
                element("spaceForUL"),
                element("balanceSingleByteDoubleByteWidth"),
                element("doNotLeaveBackslashAlone"),
                element("ulTrailSpace"),
                element("doNotExpandShiftReturn"),
                element("adjustLineHeightInTable"),
                element("useFELayout"),
                element("compatSetting", name="compatibilityMode", uri=compatible, val=15),
            ),
            element("themeFontLang", val="en-US", eastAsia=page.language),
        )
    )


def _properties(document: Document, page: Page) -> None:
    properties = document.core_properties
    properties.title = printable(one_line(page.title))[:255]
    properties.author = properties.last_modified_by = printable(page.organ)[:255]
    properties.subject = "政府信息公开工作年度报告"
    properties.keywords = f"政府信息公开；年度报告；{page.year}"
    properties.comments = properties.category = ""
    properties.language = page.language
    properties.created = properties.modified = moment_of(page.year)
    properties.revision = 1


def _halves(text: str) -> int:
    """The width of a text in half characters: a Chinese one counts two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
