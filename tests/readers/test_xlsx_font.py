"""What the fonts and fills of a workbook mean for reading."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reportctl.readers.xlsx_font import are_alike, font_setting, ground, is_white

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def part(name, inner):
    return fromstring(f'<{name} xmlns="{SPACE}">{inner}</{name}>')


@pytest.mark.parametrize(
    ("font", "setting"),
    [
        ('<sz val="11"/><name val="宋体"/>', None),
        ("<strike/>", "struck"),
        ('<strike val="0"/>', None),
        ('<name val="Wingdings 2"/>', "unclear"),
        ('<name val="ZapfDingbats"/>', "unclear"),
        ('<sz val="1"/>', "hidden"),
        ('<vertAlign val="superscript"/>', "raised"),
        ('<vertAlign val="subscript"/>', "lowered"),
        ('<vertAlign val="baseline"/>', None),
    ],
)
def test_how_a_font_sets_its_letters_apart(font, setting):
    assert font_setting(part("font", font)) == setting
    assert font_setting(None) is None


@pytest.mark.parametrize(
    ("color", "white"),
    [
        ("", False),
        ('<color rgb="FFFFFFFF"/>', True),
        ('<color rgb="FFF5F8FA"/>', True),  # nobody tells it from white
        ('<color rgb="FFE0E0E0"/>', False),
        ('<color indexed="9"/>', True),
        ('<color theme="0"/>', True),
        ('<color theme="0" tint="-0.25"/>', False),
        ('<color theme="1"/>', False),
        ('<color auto="1"/>', False),
    ],
)
def test_letters_in_the_colour_of_paper(color, white):
    assert is_white(part("font", color)) is white


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        ("", "ffffff"),
        ('<patternFill patternType="none"/>', "ffffff"),
        ('<patternFill patternType="solid"><fgColor rgb="FFC6D9F1"/></patternFill>', "c6d9f1"),
        ('<patternFill patternType="solid"/>', "000000"),  # as Excel paints it
        ('<patternFill patternType="gray125"/>', ""),
        ("<gradientFill/>", ""),
        ('<gradientFill><stop><color rgb="FF000000"/></stop></gradientFill>', "000000"),
    ],
)
def test_the_colour_on_which_a_cell_writes(fill, colour):
    assert ground(part("fill", fill)) == colour


def test_colours_that_are_not_known_are_like_none():
    assert are_alike("theme 4 0", "theme 4 0")
    assert not are_alike("theme 4 0", "ffffff")
    assert not are_alike("", "")
