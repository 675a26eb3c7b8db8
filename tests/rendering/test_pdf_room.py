"""The first guess of where a table begins."""

import pytest
from tests.pages import make_page
from tests.rendering.printed import Printed

from reportctl.page.blocks import Grid, Heading, Page, Paragraph, Run
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import PART, render
from reportctl.rendering.pdf_breaks import Break
from reportctl.rendering.pdf_room import Sheet

WHOLE = [Break(100, (), 100)]


def test_a_page_holds_22_lines_and_the_headings_of_a_table_stay_with_it():
    sheet = Sheet("official", 636.8)
    sheet.put_text("甲" * 27)
    sheet.put_heading()
    assert sheet.put_table(WHOLE) == pytest.approx(636.8 - 2 * 28.95 - 6)


def test_what_has_no_room_begins_a_page():
    sheet = Sheet("official", 636.8)
    for _ in range(20):
        sheet.put_text("甲")
    sheet.put_heading()
    assert sheet.put_table(WHOLE) < 100
    assert sheet.put_table(WHOLE) == pytest.approx(636.8 - 28.95 - 6 - 100 - 6 - 6)


def test_of_a_broken_table_the_last_part_takes_room():
    sheet = Sheet("plain", 696.9)
    sheet.put_table([Break(900, (), 900), Break(500, (9,), 120)])
    assert sheet.put_table(WHOLE) == pytest.approx(696.9 - 120 - 12)


def test_two_lines_of_a_paragraph_stand_together():
    sheet = Sheet("official", 636.8)
    for _ in range(21):
        sheet.put_text("甲")
    sheet.put_text("甲" * 40)
    assert sheet.put_table(WHOLE) == pytest.approx(636.8 - 2 * 28.95 - 6)


def test_headings_without_end_are_put_somewhere():
    sheet = Sheet("official", 636.8)
    for _ in range(60):
        sheet.put_heading()
    sheet.put_text("甲" * 100)
    assert sheet.put_table(WHOLE) < 636.8


@pytest.mark.parametrize("layout", ["official", "plain"])
def test_the_guess_is_what_the_typesetter_finds(layout):
    grid = next(block for block in make_page(2024).blocks if isinstance(block, Grid))
    text = "全镇坚持以公开为常态、不公开为例外，聚焦群众关切，全年主动公开政府信息3119条。" * 4
    above = [Paragraph((Run(text),)), Heading(1, "二、主动公开政府信息情况")]
    page = Page("某镇2021年政府信息公开工作年度报告", "某镇", 2021, (*above, grid))
    sheet = Sheet(layout, PART[layout])
    sheet.put_title(1)
    sheet.put_text(text)
    sheet.put_heading()
    with Printed(render(page, Look(layout))) as pdf:
        (table,) = pdf.tables(0)
    foot = (297 - 35 if layout == "official" else 297 - 25.4) * 72 / 25.4
    assert sheet.put_table(WHOLE) == pytest.approx(foot - table.box[1], abs=3)
