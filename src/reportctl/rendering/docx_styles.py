"""WordprocessingML in few words, and the styles and faces of a GB/T 9704-2012 document.

The built-in English names are kept (`heading 1`, `Normal Indent`): Word and WPS show them in the
reader's language (标题 1、正文缩进).
"""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from reportctl.page.blocks import printable

Xml = str
"""An element of the w namespace as it is written: parsing all at once takes a fifth of the time
that making one element after the other takes."""
_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_VALUE = {**_TEXT, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def element(tag: str, *children: Xml, **attributes: str | float) -> Xml:
    """An element of the w namespace: `element("tcW", w=600, type="dxa")`."""
    told = "".join(
        f' w:{name}="{str(value).translate(_VALUE)}"' for name, value in attributes.items()
    )
    return f"<w:{tag}{told}>{''.join(children)}</w:{tag}>" if children else f"<w:{tag}{told}/>"


def build(*xml: Xml) -> list[BaseOxmlElement]:
    """The elements that are written."""
    whole = parse_xml(f"<w:body {nsdecls('w')}>{''.join(xml)}</w:body>")
    return cast("list[BaseOxmlElement]", list(whole))


def run(text: str, *properties: Xml) -> Xml:
    """A run of text; a line end in it becomes a line break, a tab a tab."""
    parts = [element("rPr", *properties)] if properties else []
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            parts.append(element("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                parts.append(element("tab"))
            if piece:
                parts.append(_text("t", piece))
    return element("r", *parts)


def _text(tag: str, text: str) -> Xml:
    return f'<w:{tag} xml:space="preserve">{text.translate(_TEXT)}</w:{tag}>'


def paragraph(style: str, *runs: Xml, properties: tuple[Xml, ...] = ()) -> Xml:
    """A paragraph of a style; properties come in the order that the schema asks for."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def font(name: str) -> Xml:
    """One face for Chinese and for Latin letters and figures."""
    return element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


def size(half_points: int) -> tuple[Xml, Xml]:
    """The size of a run, in half points."""
    return element("sz", val=half_points), element("szCs", val=half_points)


def field(instruction: str) -> list[Xml]:
    """The runs of a field, such as PAGE."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", _text("instrText", f" {instruction} ")),
        element("r", element("fldChar", fldCharType="separate")),
        run("1"),
        element("r", element("fldChar", fldCharType="end")),
    ]


XIAOBIAOSONG = "方正小标宋简体"
FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"

HEADINGS = {1: HEITI, 2: KAITI, 3: FANGSONG}
"""The face of 一、, of （一）, and of 1. and （1）."""

BODY = 32
"""三号, 16 pt, in half points."""
TITLE = 44
"""二号, 22 pt."""
PAGE_NUMBER = 28
"""四号, 14 pt."""
TABLE = 21
"""五号, 10.5 pt."""
CLOSE = -5
"""Between two characters of the text, in twips: 28 of 三号 are 158 mm wide, and the line 156."""
LINE = 579
"""28.95 pt: 22 lines in 225 mm."""

# Where the first face is missing, Word and WPS look for the second before they choose by look.
FACES = (
    (XIAOBIAOSONG, "FZXiaoBiaoSong-B05S", "02010601030101010101", "roman"),
    (FANGSONG, "仿宋", "02010609030101010101", "modern"),
    (KAITI, "楷体", "02010609030101010101", "modern"),
    (HEITI, "SimHei", "02010609060101010101", "modern"),
    (SONGTI, "SimSun", "02010600030101010101", "auto"),
)


def apply_styles(document: Document) -> None:
    """Replace all styles of the document by ours."""
    styles = document.styles.element
    for old in list(styles):
        styles.remove(old)
    styles.extend(build(_defaults(), *_paragraphs(), *_characters(), *_tables()))


def font_table() -> bytes:
    """The part `word/fontTable.xml`: the faces, and what stands in for a missing one."""
    faces = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
        for name, other, panose, family in FACES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{faces}</w:fonts>"
    ).encode()


def _defaults() -> Xml:
    run = element(
        "rPr", font(FANGSONG), *size(BODY), element("lang", val="en-US", eastAsia="zh-CN")
    )
    return element(
        "docDefaults",
        element("rPrDefault", run),
        element("pPrDefault", element("pPr")),
    )


def _indent() -> Xml:
    """左空二字, wrapped lines at the margin."""
    return element("ind", firstLineChars=200, firstLine=BODY * 20)


def _spacing(line: int = LINE, **around: int) -> Xml:
    return element("spacing", **around, line=line, lineRule="exact")


def _paragraphs() -> list[Xml]:
    plain = [
        element("widowControl", val=0),
        # no gap between Chinese and figures: 28 characters must fill the line
        element("autoSpaceDE", val=0),
        element("autoSpaceDN", val=0),
        element("snapToGrid", val=0),
        _spacing(),
        element("jc", val="both"),
    ]
    return [
        _style("Normal", "Normal", plain, [element("spacing", val=CLOSE)], based="", default=True),
        _style("NormalIndent", "Normal Indent", [_indent()], []),
        _style(
            "Title",
            "Title",
            [
                *_level(),
                _spacing(700, before=0, after=LINE),
                element("jc", val="center"),
            ],
            [font(XIAOBIAOSONG), element("spacing", val=0), *size(TITLE)],
            after="NormalIndent",
        ),
        *(
            _style(
                f"Heading{number}",
                f"heading {number}",
                [*_level(), _indent(), element("outlineLvl", val=number - 1)],
                [font(face)],
                after="NormalIndent",
            )
            for number, face in HEADINGS.items()
        ),
        _style("Signature", "Signature", [element("keepNext"), element("jc", val="right")], []),
        _style("Date", "Date", [element("jc", val="right")], []),
        _style(
            "TableText",
            "表格文字",
            [
                element("spacing", line=240, lineRule="auto"),
                element("jc", val="center"),
            ],
            [font(SONGTI), element("spacing", val=0), *size(TABLE)],
        ),
        _style("Header", "header", [], [font(SONGTI), element("spacing", val=0), *size(18)]),
        _style(
            "Footer",
            "footer",
            [element("spacing", line=240, lineRule="auto")],
            [font(SONGTI), element("spacing", val=0), *size(PAGE_NUMBER)],
        ),
        _style("CommentText", "annotation text", [element("jc", val="left")], list(size(21))),
    ]


def _level() -> list[Xml]:
    return [element("keepNext"), element("keepLines")]


def _characters() -> list[Xml]:
    plain = element(
        "style",
        element("name", val="Default Paragraph Font"),
        element("uiPriority", val=1),
        element("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    mark = element(
        "style",
        element("name", val="annotation reference"),
        element("basedOn", val="DefaultParagraphFont"),
        element("rPr", *size(21)),
        type="character",
        styleId="CommentReference",
    )
    return [plain, mark]


def _tables() -> list[Xml]:
    margins = element(
        "tblCellMar",
        *(element(side, w=32, type="dxa") for side in ("left", "right")),
    )
    plain = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("tblPr", element("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element(
        "tblBorders",
        *(element(side, val="single", sz=6, space=0, color="000000") for side in sides),
    )
    ruled = element(
        "style",
        element("name", val="Table Grid"),
        element("basedOn", val="TableNormal"),
        element("tblPr", borders),
        type="table",
        styleId="TableGrid",
    )
    return [plain, ruled]


def _style(
    identity: str,
    name: str,
    paragraph: list[Xml],
    run: list[Xml],
    *,
    based: str = "Normal",
    after: str = "",
    default: bool = False,
) -> Xml:
    kind = {"type": "paragraph", "styleId": identity} | ({"default": 1} if default else {})
    return element(
        "style",
        element("name", val=name),
        *([element("basedOn", val=based)] if based else []),
        *([element("next", val=after)] if after else []),
        element("qFormat"),
        element("pPr", *paragraph),
        element("rPr", *run),
        **kind,
    )
