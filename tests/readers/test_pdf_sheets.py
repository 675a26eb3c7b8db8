"""Two pages side by side on one sheet."""

from __future__ import annotations

from reportctl.readers.ink import Ink, Letter
from reportctl.readers.pdf_sheets import pages_on


def words(x: float) -> list[Letter]:
    """Five lines of twenty letters from x on."""
    return [
        Letter("公", x + 10 * at, 20.0 * row, x + 10 * at + 10, 20.0 * row + 10, 10.0)
        for row in range(5)
        for at in range(20)
    ]


def sheet(*letters: Letter, wide: float = 600.0) -> Ink:
    return Ink(3, wide, 400.0, letters=list(letters))


def test_words_on_either_side_of_an_empty_middle_are_two_pages():
    both = sheet(*words(50), *words(350))
    both.across = [(50.0, 60.0, 200.0), (50.0, 360.0, 500.0)]
    both.objects = [((400.0, 10.0, 420.0, 30.0), "图片")]
    left, right = pages_on(both)
    assert [page.number for page in (left, right)] == [3, 3]
    assert left.letters == words(50)
    assert right.letters == words(50)
    assert (left.across, right.across) == ([(50.0, 60.0, 200.0)], [(50.0, 60.0, 200.0)])
    assert (left.objects, right.objects) == ([], [((100.0, 10.0, 120.0, 30.0), "图片")])


def test_a_page_with_something_in_its_middle_or_figures_alone_beside_is_one():
    figures = [letter._replace(text="5") for letter in words(350)]
    across = sheet(*words(50), *words(350))
    across.across = [(50.0, 60.0, 500.0)]
    middle = Letter("公", 296.0, 10.0, 306.0, 20.0, 10.0)
    for page in (
        sheet(*words(50), *figures),
        across,
        sheet(*words(50), *words(350), middle),
        sheet(*words(50), *words(350), wide=390.0),
    ):
        assert list(pages_on(page)) == [page]
