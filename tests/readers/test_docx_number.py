"""The numbers that Word gives to paragraphs by itself."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from reportctl.readers.docx_number import Numbering
from reportctl.readers.docx_style import Style

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth: int, format_: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> Numbering:
    return Numbering(
        fromstring(
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
        )
    )


def paragraph(depth: int = 0, number: int = 1) -> Element:
    return fromstring(
        f'<w:pPr {W}><w:numPr><w:ilvl w:val="{depth}"/>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr>'
    )


@pytest.mark.parametrize(
    ("format_", "text", "shown"),
    [
        ("chineseCounting", "%1、", ["一、", "二、"]),
        ("japaneseCounting", "（%1）", ["（一）", "（二）"]),
        ("decimal", "%1.", ["1.", "2."]),
        ("decimalEnclosedCircle", "%1", ["①", "②"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("somethingElse", "%1", ["", ""]),
    ],
)
def test_a_list_counts_in_its_own_format(format_: str, text: str, shown: list[str]) -> None:
    made = numbering(level(0, format_, text))
    assert [made.next(paragraph(), Style()) for _ in shown] == shown


def test_a_deeper_level_counts_anew_under_each_and_names_those_above() -> None:
    made = numbering(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", 3))
    depths = [0, 1, 1, 0, 1]
    shown = [made.next(paragraph(depth), Style()) for depth in depths]
    assert shown == ["一、", "一.3", "一.4", "二、", "二.3"]


def test_a_list_that_starts_anew_counts_for_itself() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    made = numbering(level(0, "decimal", "%1."), more=again)
    order = [1, 2, 1, 2]
    assert [made.next(paragraph(0, n), Style()) for n in order] == ["1.", "5.", "2.", "6."]


def test_what_is_in_no_list_has_no_number() -> None:
    assert numbering(level(0, "decimal", "%1.")).next(None, Style()) == ""
    assert Numbering(None).next(paragraph(), Style()) == ""
