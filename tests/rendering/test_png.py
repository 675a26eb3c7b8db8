"""Pictures under each other."""

import io

import pytest
from PIL import Image
from tests.pages import make_page

from reportctl.rendering.look import Look
from reportctl.rendering.pdf import draw_pages
from reportctl.rendering.png import stack


def picture(color, size=(3, 2), mode="RGBA"):
    made = io.BytesIO()
    Image.new(mode, size, color).save(made, "PNG")
    return made.getvalue()


def test_pictures_stand_under_each_other():
    made = Image.open(io.BytesIO(stack([picture("red"), picture("blue")])))
    assert made.size == (3, 5)
    column = [made.getpixel((1, y)) for y in range(5)]
    red, none, blue = (255, 0, 0, 255), (0, 0, 0, 0), (0, 0, 255, 255)
    assert column == [red, red, none, blue, blue]
    assert made.text == {"Software": "reportctl"}


def test_pictures_of_different_width_are_a_bug_that_shows():
    with pytest.raises(ValueError, match="width"):
        stack([picture("red"), picture("red", (4, 2))])


@pytest.mark.slow
def test_the_pages_of_a_report_are_one_picture_again_and_again():
    page = make_page(text="")
    data = draw_pages(page, Look())
    made = Image.open(io.BytesIO(data))
    sheet = round(297 / 25.4 * 150)
    assert made.width == pytest.approx(210 / 25.4 * 150, abs=1)
    assert (made.height + 1) % (sheet + 1) in (0, 1, 2, sheet)
    assert made.height > 2 * sheet
    assert draw_pages(page, Look()) == data
