"""What the pages of a PDF of ours draw."""

from __future__ import annotations

import pytest

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.rendering.drawn import Shape, Text, read_sheets
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import render

BLOCKS = (
    Heading(1, "一、总体情况", "overview"),
    Paragraph((Run("公开𬞟12条。"),)),
    Grid("t", "表", (1.0,), (GridCell(0, 0, "5"),), head=0, stub=0, lines=1),
)


@pytest.fixture(scope="module")
def sheets():
    return list(read_sheets(render(Page("某镇2021年年报", "某镇", 2021, BLOCKS), Look())))


def test_pages_are_of_a4(sheets):
    assert [(round(sheet.width), round(sheet.height)) for sheet in sheets] == [(595, 842)]


def test_letters_stand_in_their_order_rarer_ones_whole(sheets):
    texts = [one for one in sheets[0].objects if isinstance(one, Text)]
    told = "".join(letter for one in texts for letter, _, _ in one.letters)
    assert "公开𬞟12条" in told
    assert all(one.size > 0 and one.font and "+" not in one.font for one in texts)


def test_a_line_of_letters_goes_to_the_right(sheets):
    title = next(one for one in sheets[0].objects if isinstance(one, Text) and len(one.letters) > 3)
    xs = [x for _, x, _ in title.letters]
    assert xs == sorted(xs)


def test_the_rulings_of_a_table_are_shapes_with_their_steps(sheets):
    shapes = [one for one in sheets[0].objects if isinstance(one, Shape)]
    assert shapes
    assert {step for shape in shapes for step, _ in shape.steps} <= {"M", "L", "B", "C"}
    assert all(shape.fill or shape.stroke for shape in shapes)
