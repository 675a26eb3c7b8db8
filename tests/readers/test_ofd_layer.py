"""The objects of an OFD's layers: text codes as letters, paths as rulings."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.test_ofd import NAMESPACE, path, text

from reportctl.readers.ink import Ink
from reportctl.readers.limits import Work
from reportctl.readers.ofd_layer import LayerReader, kind, numbers, steps

SAME = (1, 0, 0, 1, 0, 0)


def painted(things: str, resources: str = "") -> Ink:
    ink = Ink(1, 210, 297)
    roots = [fromstring(f"<ofd:Res {NAMESPACE}>{resources}</ofd:Res>")]
    layer = fromstring(f"<ofd:Layer {NAMESPACE}>{things}</ofd:Layer>")
    LayerReader(roots, Work("a.ofd")).read(layer, ink, SAME)
    return ink


@pytest.mark.parametrize(
    ("given", "found"),
    [("1 2.5", (1, 2.5)), ("1,2", (1, 2)), ("x 3", (3,)), ("inf nan", ()), ("", ()), (None, ())],
)
def test_the_numbers_of_an_attribute(given, found):
    assert numbers(given) == found


def test_the_name_of_an_element_is_without_its_namespace():
    assert kind(fromstring(f"<ofd:Layer {NAMESPACE}/>")) == "Layer"


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-50, 50)), max_size=6))
def test_steps_written_short_and_long_are_the_same(runs):
    short = " ".join(f"g {times} {value}" for times, value in runs)
    long = " ".join(str(value) for times, value in runs for _ in range(times))
    assert list(steps(short, 100)) == list(steps(long, 100))


@pytest.mark.parametrize(
    ("given", "found"),
    [("g 999999999 4", [4.0] * 3), ("g -1 4 5", [5.0]), ("g x 4", []), (None, []), ("x", [0.0])],
)
def test_no_more_steps_than_letters(given, found):
    assert list(steps(given, 3)) == found


def test_each_letter_stands_where_its_step_puts_it():
    letters = painted(text("公开", 30, 20)).letters
    assert [letter.text for letter in letters] == ["公", "开"]
    assert [round(letter.x0) for letter in letters] == [30, 34]
    assert letters[0].size == 4


@pytest.mark.parametrize(
    ("font", "extra", "bold"),
    [
        ('FontName="SimHei"', "", True),
        ('FontName="SimSun"', "", False),
        ('FontName="SimSun" Bold="true"', "", True),
        ('FontName="SimSun"', 'Weight="700"', True),
        ('FontName="SimSun"', 'Stroke="true"', True),
    ],
)
def test_what_is_bold(font, extra, bold):
    (letter,) = painted(text("公", 0, 0, extra=extra), f'<ofd:Font ID="1" {font}/>').letters
    assert letter.bold is bold


def test_what_is_not_visible_or_covered_is_hidden():
    unseen = text("公", 0, 0, extra='Visible="false"')
    assert [x.apart for x in painted(unseen).letters] == ["hidden"]
    cover = path("M 0 0 L 90 0 L 90 90 L 0 90 C", attributes='Fill="true" Stroke="false"')
    assert [x.apart for x in painted(text("公", 0, 0) + cover).letters] == ["hidden"]
    assert [x.apart for x in painted(cover + text("公", 0, 0)).letters] == [None]


def test_white_letters_are_seen_only_upon_a_colour():
    white = text("公", 0, 0).replace(
        "<ofd:TextCode", '<ofd:FillColor Value="255 255 255"/><ofd:TextCode'
    )
    ground = path("M 0 0 L 9 0 L 9 9 L 0 9 C", attributes='Fill="true" Stroke="false"')
    assert [x.apart for x in painted(white).letters] == ["hidden"]
    assert [x.apart for x in painted(ground + white).letters] == [None]


def test_straight_lines_are_rulings_and_a_broken_path_ends_where_it_breaks():
    ink = painted(path("M 0 5 L 60 5") + path("M 7 0 L 7 30 L x"))
    assert ink.across == [(5, 0, 60)]
    assert ink.down == [(7, 0, 30)]
    assert ink.objects == []


def test_a_unit_that_holds_itself_ends():
    unit = (
        '<ofd:CompositeGraphicUnit ID="9"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
    )
    itself = '<ofd:CompositeObject ResourceID="9" Boundary="0 0 9 9"/>'
    ink = painted(itself, unit.replace("{}", itself + text("公", 0, 0)))
    assert 0 < len(ink.letters) < 100
