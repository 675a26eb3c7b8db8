"""What a Word document's styles say of its paragraphs and letters."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from reportctl.readers.docx_style import Styles, setting
from reportctl.readers.limits import Work

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""\
<w:styles xmlns:w="{NAMESPACE}">
<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="table" w:styleId="t"><w:name w:val="Dark"/>
<w:tblStylePr><w:tcPr><w:shd w:fill="000000"/></w:tcPr></w:tblStylePr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="c"><w:basedOn w:val="d"/></w:style>
<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/></w:style>
</w:styles>"""


def styles() -> Styles:
    return Styles(fromstring(STYLES), Work("a.docx"))


def element(name: str, content: str) -> Element:
    return fromstring(f'<w:{name} xmlns:w="{NAMESPACE}">{content}</w:{name}>')


def test_headings_are_known_by_their_style() -> None:
    levels = [styles().of(element("pPr", f'<w:pStyle w:val="{key}"/>')).level for key in "ab"]
    assert levels == [0, 2]


@pytest.mark.parametrize(
    ("run", "set_apart"),
    [
        ("", None),
        ("<w:strike/>", "struck"),
        ('<w:strike w:val="0"/>', None),
        ("<w:dstrike/>", "struck"),
        ("<w:vanish/>", "hidden"),
        ('<w:rStyle w:val="gone"/>', "hidden"),
        ('<w:rStyle w:val="gone"/><w:vanish w:val="0"/>', None),
        ('<w:rStyle w:val="c"/>', None),
        ('<w:sz w:val="2"/>', "hidden"),
        ('<w:sz w:val="21"/>', None),
        ('<w:w w:val="1"/>', "hidden"),
        ('<w:color w:val="FFFFFF"/>', "hidden"),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="333333"/>', None),
        ('<w:color w:val="FF0000"/>', None),
        ('<w:vertAlign w:val="superscript"/>', "raised"),
        ('<w:vertAlign w:val="subscript"/>', "lowered"),
        ('<w:position w:val="10"/>', "raised"),
        ('<w:position w:val="1"/>', None),
        ('<w:rFonts w:ascii="Wingdings"/>', "unclear"),
    ],
)
def test_letters_are_set_apart_by_their_look(run, set_apart) -> None:
    here = styles()
    look = here.look(element("rPr", run), here.of(None), {})
    assert setting(look, "") == set_apart


def test_white_letters_are_seen_in_a_dark_table() -> None:
    here = styles()
    table = here.of_table(element("tblPr", '<w:tblStyle w:val="t"/>'))
    look = here.look(element("rPr", '<w:color w:val="FFFFFF"/>'), here.of(None), table)
    assert setting(look, "") is None
    assert setting({"color": "FFFFFF"}, "1f3864") is None
