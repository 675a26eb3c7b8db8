"""Letters for which a PDF says another text than it paints."""

from __future__ import annotations

from reportctl.readers.ink import UNKNOWN, Letter
from reportctl.readers.pdf_worded import as_painted

BEFORE, PAINTED = (100.0, 50.0, 120.0, 70.0), (60.0, 30.0, 70.0, 40.0)


def test_a_letter_in_a_form_stands_where_the_form_paints_it():
    """The engine gives such letters in the measure of the form."""
    letters = [Letter("青", *BEFORE, 20.0), Letter("岭", 70.0, 30.0, 80.0, 40.0, 10.0)]
    moved, other = as_painted(letters, [PAINTED], [(BEFORE, PAINTED)])
    assert (moved[1:5], moved.size) == (PAINTED, 20.0)
    assert other == letters[1]


def test_several_letters_that_are_said_for_one_share_its_place():
    halves = [
        Letter("f", 100.0, 50.0, 110.0, 70.0, 20.0),
        Letter("i", 110.0, 50.0, 120.0, 70.0, 20.0),
    ]
    found = as_painted(halves, [PAINTED], [(BEFORE, PAINTED)])
    assert [(x.text, x.x0, x.x1) for x in found] == [("f", 60.0, 65.0), ("i", 65.0, 70.0)]


def test_a_figure_that_is_said_is_unknown_and_another_is_not():
    said, own = as_painted(
        [Letter("8", *BEFORE, 20.0), Letter("8", 70.0, 30.0, 80.0, 40.0, 10.0)],
        [PAINTED],
        [(BEFORE, PAINTED)],
    )
    assert (said.text, own.text) == (UNKNOWN, "8")


def test_a_dash_between_words_that_a_font_has_as_one_letter_is_known():
    def said(text: str) -> str:
        row = [Letter(c, 10.0 * n, 0.0, 10.0 * n + 10, 10.0, 10.0) for n, c in enumerate(text)]
        return "".join(x.text for x in as_painted(row, [(0.0, 0.0, 90.0, 10.0)], []))

    assert said("常态——不公") == "常态——不公"
    assert said("——") == 2 * UNKNOWN
    assert said("3——不") == f"{UNKNOWN * 3}不"
    assert said("常—不") == f"常{UNKNOWN}不"
