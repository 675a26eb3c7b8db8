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


def test_a_figure_that_is_said_is_unknown_and_another_is_not():
    said, own = as_painted(
        [Letter("8", *BEFORE, 20.0), Letter("8", 70.0, 30.0, 80.0, 40.0, 10.0)],
        [PAINTED],
        [(BEFORE, PAINTED)],
    )
    assert (said.text, own.text) == (UNKNOWN, "8")
