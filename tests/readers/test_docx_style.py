"""What a Word document's styles say of its paragraphs; styles of tables say nothing."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from reportctl.readers.docx_style import TABLE_STYLES, Styles

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""\
<w:styles xmlns:w="{NAMESPACE}">
<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="table" w:styleId="t"><w:name w:val="Table Grid"/>
<w:tblPr><w:tblW w:w="0"/></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
<w:rPr><w:b/></w:rPr></w:style>
</w:styles>""".encode()


def properties(style: str) -> str:
    return f'<w:pPr xmlns:w="{NAMESPACE}"><w:pStyle w:val="{style}"/></w:pPr>'


def test_table_styles_are_left_out_and_nothing_else() -> None:
    kept = TABLE_STYLES.sub(b"", STYLES)
    assert b"Table Grid" not in kept
    assert kept.count(b"<w:style ") == 2
    styles = Styles(fromstring(kept))
    assert styles.of(fromstring(properties("b"))) == Styles(fromstring(STYLES)).of(
        fromstring(properties("b"))
    )
    assert styles.of(fromstring(properties("b"))).level == 2
    assert styles.of(fromstring(properties("a"))).level == 0
