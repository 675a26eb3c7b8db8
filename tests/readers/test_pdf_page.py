"""What one page of a PDF shows, read from a file written by hand."""

from __future__ import annotations

import pytest
from tests.readers.test_pdf import write

from reportctl.finding import Failure
from reportctl.pdfium import pdfium
from reportctl.readers import limits
from reportctl.readers.ink import DRAWING, PICTURE, Ink, Letter
from reportctl.readers.limits import Work
from reportctl.readers.pdf_page import _drawn_once, read_page

FIGURES = "BT /F 12 Tf 120 115 Td (422) Tj ET"


def page(content: str, catalog: str = "", form: str = "") -> Ink:
    """A page of 300 by 200 points with a table of two cells, words in the first, and this."""
    made = f"<</Type/XObject/Subtype/Form/BBox[0 0 300 200]/Length {len(form)}/Resources"
    made += f"<</Font<</F 5 0 R>>>>>>stream\n{form}\nendstream"
    data = write(content, [made] if form else [], catalog)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    handle = pdfium.FPDF_LoadPage(document, 0)
    try:
        return read_page(handle, 1, Work("a.pdf"))
    finally:
        pdfium.FPDF_ClosePage(handle)
        pdfium.FPDF_CloseDocument(document)


def figures(content: str):
    return [letter for letter in page(content).letters if letter.text.isdecimal()]


def test_letters_have_their_places_from_the_upper_left_corner_down():
    found = figures(FIGURES)
    assert "".join(letter.text for letter in found) == "422"
    first = found[0]
    assert 119 < first.x0 < 121
    assert 72 < first.top < 86 < first.bottom < 89
    assert round(first.size) == 12


def test_lines_across_and_down_are_rulings():
    ink = page("")
    assert {round(x) for x, _, _ in ink.down} == {10, 110, 210}
    assert {round(y) for y, _, _ in ink.across} == {60, 100}
    assert ink.objects == []


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("130 110 m 140 120 150 130 160 110 c S", [DRAWING]),
        ("1 g 120 105 60 20 re f", []),
        ("q 20 0 0 20 120 110 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q", [PICTURE]),
    ],
)
def test_what_is_no_ruling_is_a_drawing_or_a_picture(content, what):
    assert [word for _, word in page(content).objects] == what


@pytest.mark.parametrize(
    ("content", "apart"),
    [(FIGURES, None), ("BT 3 Tr /F 12 Tf 120 115 Td (422) Tj ET", "hidden")],
)
def test_letters_that_are_not_painted_are_hidden(content, apart):
    assert {letter.apart for letter in figures(content)} == {apart}


def test_one_glyph_that_stands_for_two_letters_is_both():
    dash = Letter("—", 100.0, 80.0, 132.0, 96.0, 16.0)
    assert [(each.x0, each.x1) for each in _drawn_once([dash, dash])] == [(100, 116), (116, 132)]


def test_letters_painted_again_a_little_aside_are_one():
    again = "BT /F 12 Tf 120.3 115 Td (422) Tj ET"
    assert len(figures(f"{FIGURES} {again}")) == 3
    beside = "BT /F 12 Tf 150 115 Td (422) Tj ET"
    assert len(figures(f"{FIGURES} {beside}")) == 6


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("/Span <</ActualText (9)>>", "\ufffd"),
        ("/Span <</ActualText (422)>>", "\ufffd\ufffd\ufffd"),
        ("/Span <</ActualText (/)>>", "\ufffd"),
        ("/Span <</ActualText ( )>>", ""),
        ("/P <</MCID 3 /ActualText <FEFF00A0>>>", ""),
        ("/Span <</ActualText ()>>", "\ufffd\ufffd\ufffd"),
        ("/Span <</MCID 3>>", "422"),
    ],
)
def test_figures_for_which_the_file_says_another_text_are_not_known(said, text):
    ink = page(f"{said} BDC {FIGURES} EMC")
    assert "".join(x.text for x in ink.letters if x.text.strip() and x.x0 > 110) == text
    assert len(ink.objects) == ("ActualText" in said)


def test_a_letter_that_is_said_in_a_form_stands_where_the_form_is_drawn():
    """As in a print that was printed once more, smaller: two pages to a sheet."""
    said = "/Span <</ActualText (A)>> BDC BT /F 12 Tf 200 115 Td (B) Tj ET EMC"
    ink = page("q 0.5 0 0 0.5 20 10 cm /X Do Q", form=said)
    (letter,) = (each for each in ink.letters if each.text == "A")
    assert 119 < letter.x0 < 121
    assert 121 < letter.top < letter.bottom < 134
    assert round(letter.size) == 6


@pytest.mark.parametrize(
    ("matrix", "turn"),
    [("1 0 0 1", 0), ("0 1 -1 0", 1), ("-1 0 0 -1", 2), ("0.7 0.7 -0.7 0.7", None)],
)
def test_letters_know_how_they_are_turned(matrix, turn):
    found = figures(f"BT /F 12 Tf {matrix} 150 115 Tm (422) Tj ET")
    assert {letter.turn for letter in found} == {turn}


def test_a_digit_above_the_line_is_as_small_as_its_ink():
    raised = figures("BT /F 6 Tf 120 122 Td (1) Tj ET")
    assert raised[0].size < 7


def test_a_page_is_held_so_that_most_letters_stand_upright():
    long = "BT /F 12 Tf 0 1 -1 0 250 10 Tm (All of this page stands on its side) Tj ET"
    ink = page(long)
    assert (ink.turn, round(ink.width), round(ink.height)) == (1, 200, 300)
    assert sum(letter.turn == 0 for letter in ink.letters) > 20


def test_how_dark_letters_are_is_kept():
    (pale, *_) = figures("0.9 g " + FIGURES)
    assert pale.shade == pytest.approx(0.9, abs=0.01)


def test_more_letters_than_any_page_has_are_refused(monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "letters", limits.LIMITS["letters"]._replace(most=3))
    with pytest.raises(Failure, match=r"^a\.pdf："):
        page(FIGURES)
