"""Widths and labels of the printed tables."""

import pytest
from tests.pages import make_page

from reportctl.page.blocks import Grid, GridCell
from reportctl.page.grid_layout import (
    balance,
    break_label,
    group_lines,
    head_lines,
    share_width,
    wrap,
)


def grid(figure):
    cells = (
        GridCell(0, 0, "项目", columns=3, role="corner"),
        *(GridCell(0, n, "总计", role="column") for n in (3, 4)),
        GridCell(1, 0, "三、本年度办理结果", lines=9, role="row", vertical=True),
        GridCell(1, 1, "（三）不予公开", lines=2, role="row"),
        GridCell(1, 2, "1.属于国家秘密", role="row"),
        *(GridCell(1, n, figure, role="value") for n in (3, 4)),
    )
    return Grid("t", "", (0.1, 0.1, 0.6, 0.1, 0.1), cells, head=1, stub=3, lines=2)


@pytest.mark.parametrize("figure", ["0", "12345678", "1234567890123"])
def test_columns_fill_the_width(figure):
    assert sum(share_width(grid(figure), 442.2)) == pytest.approx(442.2, abs=0.1)


def test_eight_digits_make_room_for_themselves_in_a_narrow_column():
    assert share_width(grid("12345678"), 300)[3] > 8 * 0.56 * 10.5


def test_a_label_set_downward_keeps_what_it_needs_and_no_more():
    assert share_width(grid("0"), 442.2)[0] == pytest.approx(2 * 10.5 + 3.2, abs=0.1)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("商业企业", 3.1, ["商业", "企业"]),
        ("法律服务机构", 3.1, ["法律", "服务", "机构"]),
        ("自然人", 3.1, []),
        ("总计", 3.1, []),
        ("社会公益组织", 5.5, ["社会公益", "组织"]),
        ("社会公益组织", 6.0, []),
        ("采购总金额", 3.1, []),
        ("本年收费金额（单位：万元）", 6.0, []),
        ("结果维持", 2.5, ["结果", "维持"]),
    ],
)
def test_headings_are_broken_between_words(text, room, lines):
    assert break_label(GridCell(0, 0, text, role="column"), text, room) == lines


def test_the_name_of_a_row_flows_freely():
    assert break_label(GridCell(0, 0, "行政处罚", role="row"), "行政处罚", 3.1) == []


def test_the_ordinal_of_a_group_stands_on_a_line_of_its_own():
    cell = GridCell(0, 1, "（三）不予公开", lines=8, role="row")
    assert break_label(cell, cell.text, 4.3) == ["（三）", "不予公开"]


def test_a_downward_label_is_one_character_a_line():
    cell = GridCell(0, 0, "三、本年度", role="row", vertical=True)
    assert break_label(cell, cell.text, 2.5) == ["三、", "本", "年", "度"]


@pytest.mark.parametrize("room", [6.5, 8.0, 9.3, 10.7, 12.0])
def test_no_label_ends_in_a_lone_character_where_narrower_lines_help(room):
    text = "5.要求行政机关确认或重新出具已获取信息"
    narrow = balance(text, room) or room
    assert len(wrap(text, narrow)) == len(wrap(text, room))
    assert len(wrap(text, narrow)[-1]) > 1


def test_lines_of_headings_alone_are_heads_wherever_they_stand():
    block = GridCell(2, 0, "第二十条第（五）项", columns=5, role="block")
    longer = grid("0")._replace(cells=(*grid("0").cells, block), lines=3)
    assert head_lines(longer) == {0, 2}


def test_what_stays_whole_is_a_block_a_labels_rows_or_a_line():
    disclosure, applications, disputes = (
        block for block in make_page(2024).blocks if isinstance(block, Grid)
    )
    assert group_lines(disclosure)[0] == (0, 4)
    assert group_lines(disclosure)[-1][1] == disclosure.lines
    units = group_lines(applications)
    assert [end - start for start, end in units if end - start > 1] == [8, 3, 5, 3]
    assert units[0] == (3, 4)
    assert units[-1] == (applications.lines - 1, applications.lines)
    assert group_lines(disputes) == [(disputes.head, disputes.lines)]
