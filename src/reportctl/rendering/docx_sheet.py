"""Paper, page numbers, watermark and settings of a GB/T 9704-2012 document."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header

from reportctl.page.blocks import Page
from reportctl.page.characters import printable
from reportctl.page.title import one_line
from reportctl.rendering.archive import settled
from reportctl.rendering.docx_styles import PAGE_NUMBER, element, field, paragraph, run

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
        [
            element("pgSz", **PAPER),
            element("pgMar", **MARGINS, header=HEADER, footer=FOOTER, gutter=0),
            element("cols", space=425),
        ]
    )


def _number(footer: _Footer, side: str) -> None:
    footer.is_linked_to_previous = False
    indent = element("ind", **{side: PAGE_NUMBER * 10, f"{side}Chars": 100})
    words = [run("— "), *field("PAGE"), run(" —")]
    _fill(footer, paragraph("Footer", *words, properties=(indent, element("jc", val=side))))


def _mark(header: _Header, number: int) -> None:
    header.is_linked_to_previous = False
    words = [parse_xml(WATERMARK.format(number=number))] if number else []
    _fill(header, paragraph("Header", *words))


def _fill(part: _Header | _Footer, only: BaseOxmlElement) -> None:
    root = part._element  # noqa: SLF001 - the paragraphs of the template go
    for old in list(root):
        root.remove(old)
    root.append(only)


def _settings(settings: BaseOxmlElement, page: Page) -> None:
    even = settings.find("{*}evenAndOddHeaders")
    for old in list(settings):
        if old is not even:
            settings.remove(old)
    compatible = "http://schemas.microsoft.com/office/word"
    settings.insert(0, element("zoom", percent=100))
    settings.extend(
        [
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
        ]
    )


def _properties(document: Document, page: Page) -> None:
    properties = document.core_properties
    properties.title = printable(one_line(page.title))[:255]
    properties.author = properties.last_modified_by = printable(page.organ)[:255]
    properties.subject = "政府信息公开工作年度报告"
    properties.keywords = f"政府信息公开；年度报告；{page.year}"
    properties.comments = properties.category = ""
    properties.language = page.language
    properties.created = properties.modified = settled(page.year)
    properties.revision = 1
