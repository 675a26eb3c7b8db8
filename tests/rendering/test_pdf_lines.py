"""How many lines a text takes: what stays together, and never too few."""

import pytest

from reportctl.rendering.pdf_lines import count_lines, height_of, reach


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 3, 1),
        ("行政处罚", 4, 1),
        ("行政处罚", 3, 2),
        # the stop goes down with the character before it
        ("行政处罚。", 4, 2),
        ("甲乙（丙丁", 3, 2),
        # a word of Latin letters is not broken
        ("甲乙丙2021年", 4, 2),
        ("网址www.yunxi.gov.cn", 5, 5),
        ("甲\u3000乙", 3, 1),
    ],
)
def test_a_text_takes_as_many_lines_as_it_may_need(text, room, lines):
    assert count_lines(text, room) == lines


def test_a_figure_and_a_point_are_an_em_in_any_face():
    assert reach("2.其他") == pytest.approx(3)
    assert reach("WM") > 2


def test_the_height_of_a_cell_grows_by_its_lines():
    assert [height_of(lines) for lines in (1, 2, 3)] == [19.5, 33.0, 46.5]
