"""A table of a text as a grid."""

from reportctl.page.blocks import Grid, Paragraph
from reportctl.page.compose import read_prose
from reportctl.page.text_grid import draw_rows


def test_head_labels_figures_and_words_are_told_apart():
    rows = (("单位", "件数", "说明"), ("甲局", "1,203", "**按期**办结"))
    grid = draw_rows(rows, "overview.table.1")
    assert [(c.text, c.role) for c in grid.cells] == [
        ("单位", "column"),
        ("件数", "column"),
        ("说明", "column"),
        ("甲局", "row"),
        ("1,203", "value"),
        ("按期办结", "text"),
    ]
    assert (grid.head, grid.stub, grid.lines) == (1, 1, 2)
    assert grid.cells[4].headers == ("overview.table.1.row.1", "overview.table.1.column.1")
    assert abs(sum(grid.widths) - 1) < 1e-9


def test_a_first_column_of_figures_labels_nothing_and_an_empty_head_is_none():
    grid = draw_rows((("", "单位"), ("1", "甲局")), "text.table.1")
    assert grid.stub == 0
    assert [c.role for c in grid.cells] == ["corner", "column", "value", "text"]
    assert grid.caption == "单位"


def test_it_stands_where_it_stood_in_the_text():
    blocks = list(read_prose("前。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n后。", "overview"))
    assert [type(block) for block in blocks] == [Paragraph, Grid, Paragraph]
    assert blocks[1].name == "overview.table.1"
    assert blocks[1].written == "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
