"""WordprocessingML in few words, and the styles of a document."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from reportctl.rendering.docx_styles import (
    FACES,
    HEADINGS,
    apply_styles,
    build,
    element,
    field,
    font_table,
    paragraph,
    run,
    size,
)


def built(xml):
    (made,) = build(xml)
    return made


def tags(made) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in made]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("公开", ["t"]),
        ("公\n开", ["t", "br", "t"]),
        ("公\t开", ["t", "tab", "t"]),
        ("\n", ["br"]),
        ("", []),
    ],
)
def test_a_line_end_is_a_break_and_a_tab_a_tab(text, parts):
    assert tags(built(run(text))) == parts


def test_spaces_are_kept_and_what_xml_forbids_is_not():
    made = built(run(" 公\x00开 "))
    (text,) = made
    assert text.get(qn("xml:space")) == "preserve"
    assert "\x00" not in text.text


def test_properties_come_before_what_they_are_of():
    made = built(
        paragraph("TableText", run("甲", *size(21)), properties=(element("jc", val="left"),))
    )
    assert tags(made) == ["pPr", "r"]
    assert tags(made[0]) == ["pStyle", "jc"]
    assert tags(made[1]) == ["rPr", "t"]
    assert [each.get(qn("w:val")) for each in made[1][0]] == ["21", "21"]


def test_a_field_is_begun_parted_and_ended():
    kinds = [
        each.get(qn("w:fldCharType"))
        for made in build(*field("PAGE"))
        for each in made.iter(qn("w:fldChar"))
    ]
    assert kinds == ["begin", "separate", "end"]


def test_all_styles_are_ours_and_what_they_rest_on_is_there():
    document = docx.Document()
    apply_styles(document)
    styles = document.styles.element
    names = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    assert {f"Heading{number}" for number in HEADINGS} <= names
    for kind in ("basedOn", "next"):
        assert {each.get(qn("w:val")) for each in styles.iter(qn(f"w:{kind}"))} <= names


def test_each_face_names_what_stands_in_for_it():
    root = ET.fromstring(font_table())
    assert len(root) == len(FACES)
    assert [font.get(qn("w:name")) for font in root] == [face[0] for face in FACES]
