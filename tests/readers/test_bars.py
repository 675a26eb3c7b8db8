"""Text whose cells end in bars: one row or one cell a line, rows filled up, blanks kept or gone."""

from __future__ import annotations

import pytest

from reportctl.readers import text
from reportctl.readers.source import Paragraph, SourceTable

Rows = list[list[str]]


def read(given: str) -> tuple[Rows, list[str]]:
    """The rows of all tables, and the lines beside them."""
    blocks = text.read(given.encode(), "来稿.txt").blocks
    tables = [block for block in blocks if isinstance(block, SourceTable)]
    rows = [[cell.text for cell in row] for table in tables for row in table.rows]
    return rows, [block.text for block in blocks if isinstance(block, Paragraph)]


def test_a_row_a_line_with_bars_only_behind_its_cells() -> None:
    rows, lines = read("正文一段。\n规章 | 0 | 1 | 2 |\n行政规范性文件 | 5 | | 8 |\n许可 |\n")
    assert rows == [["规章", "0", "1", "2"], ["行政规范性文件", "5", "", "8"], ["许可"]]
    assert lines == ["正文一段。"]


def test_bars_that_fill_up_a_row_are_no_blanks() -> None:
    rows, _ = read("信息内容 | 制发 | 废止 | 有效 |\n行政许可 | 7 | ||\n规章 | 3 | 4 | |\n")
    assert rows == [["信息内容", "制发", "废止", "有效"], ["行政许可", "7"], ["规章", "3", "4"]]


def test_rows_with_a_bar_in_front_are_filled_up_too() -> None:
    rows, _ = read("| 新收 | 4 | 6 | ||||||| \n| 结转 | 1 | 2 | 3 | \n| 决定 | 9 | || \n")
    assert rows == [["新收", "4", "6"], ["结转", "1", "2", "3"], ["决定", "9"]]


def test_a_markdown_table_keeps_its_blanks_at_the_end() -> None:
    rows, _ = read("| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 一 | 2 |  |\n| 二 |  |  |\n")
    assert rows == [["甲", "乙", "丙"], ["一", "2", ""], ["二", "", ""]]


@pytest.mark.parametrize(
    "given",
    [
        "规章 |\n3 |\n|\n8 |\n许可 |\n7 |\n||\n处罚 |\n1 |\n",
        "|\n规章 |\n3 |\n|\n8 |\n|\n许可 |\n7 | ||\n|\n处罚 |\n1 |\n",
        "规章\n|\n3\n|\n|\n8\n|\n许可\n|\n7\n|\n||\n处罚\n|\n1\n|\n",
        "| \n 规章  | \n 3  | \n  | \n 8  | \n| \n 许可  | \n 7  | ||\n| \n 处罚  | \n 1  | ||\n",
    ],
)
def test_a_cell_a_line_gives_a_row_only_where_a_blank_stands_inside(given: str) -> None:
    rows, lines = read(given)
    assert rows == [["规章", "3", "", "8"]]
    assert lines == ["许可", "7", "处罚", "1"]


KEPT = [
    ["新收", "8", "", "1", "9"],
    ["结转", "2", "", "", "2"],
    ["公开", "3", "", "", ""],
    ["不予", "", "", "", ""],
]
"""Two rows that end in a figure with a blank before it show that the table has all its cells."""


@pytest.mark.parametrize(
    "kept",
    [
        "".join(f"{cell} |\n" if cell else "|\n" for row in KEPT for cell in row),
        "".join(f"{cell}\n|\n" if cell else "|\n" for row in KEPT for cell in row),
        "".join("|\n" + "".join(f"{c} |\n" if c else "|\n" for c in row) for row in KEPT),
        "".join(
            "|\n" + "".join(f"{c} |\n" if c else "|\n" for c in row)[:-1] + " ||\n" for row in KEPT
        ),
    ],
    ids=["bar behind", "bar below", "bar before a row", "filled up"],
)
def test_rows_are_whole_where_all_that_end_in_a_figure_have_as_many_cells(kept: str) -> None:
    rows, lines = read(f"三、收到和处理情况\n{kept}四、复议、诉讼情况\n")
    assert rows == KEPT
    assert lines == ["三、收到和处理情况", "四、复议、诉讼情况"]


def test_a_row_that_has_lost_a_blank_is_not_filled_up() -> None:
    rows, _ = read("新收 |\n8 |\n|\n1 |\n9 |\n结转 |\n2 |\n|\n|\n2 |\n公开 |\n|\n3 |\n|\n")
    assert rows == [["新收", "8", "", "1", "9"], ["结转", "2", "", "", "2"], ["公开", "", "3"]]


def test_no_row_is_whole_where_rows_that_end_in_a_figure_differ() -> None:
    rows, _ = read("新收 |\n8 |\n|\n1 |\n9 |\n结转 |\n2 |\n|\n2 |\n公开 |\n3 |\n|\n|\n|\n")
    assert rows == [["新收", "8", "", "1", "9"], ["结转", "2", "", "2"]]


def test_a_row_below_its_heads_is_whole_where_the_table_above_has_kept_its_blanks() -> None:
    heads = "维持 |\n纠正 |\n其他 |\n未结 |\n"
    kept = "".join(f"{cell} |\n" if cell else "|\n" for row in KEPT for cell in row)
    rows, lines = read(f"{kept}四、复议、诉讼情况\n{heads}5 |\n|\n|\n五、问题\n")
    assert rows == [*KEPT, ["5", "", ""]]
    assert lines == ["四、复议、诉讼情况", "维持", "纠正", "其他", "未结", "五、问题"]
    assert read(f"{heads}5 |\n|\n|\n五、问题\n")[0] == []


def test_a_label_broken_over_lines_is_one_cell() -> None:
    _, lines = read(
        "三、收到和处理情况\n自然人\n|\n商业\n企业\n|\n科研\n机构\n|\n0\n|\n1\n|\n2\n|\n"
    )
    assert lines == ["三、收到和处理情况", "自然人", "商业企业", "科研机构", "0", "1", "2"]


def test_a_row_keeps_the_line_on_which_it_begins() -> None:
    source = text.read("正文\n规章 |\n3 |\n|\n8 |\n许可 |\n7 |\n处罚 |\n1 |\n".encode(), "来稿.txt")
    table = next(block for block in source.blocks if isinstance(block, SourceTable))
    assert table.spot.line == 2


def test_a_line_of_links_is_left_as_it_is() -> None:
    assert read("首页 | 公开 |\n正文一段，见表 | 后。\n")[1] == [
        "首页 | 公开 |",
        "正文一段，见表 | 后。",
    ]


def test_a_bar_in_front_is_a_blank_where_other_rows_have_none() -> None:
    rows, _ = read("三、办理结果 | 予以公开 | 1 | 2 |\n| 部分公开 | 3 | 4 |\n | 5 | | 6 |\n")
    assert rows == [
        ["三、办理结果", "予以公开", "1", "2"],
        ["", "部分公开", "3", "4"],
        ["", "5", "", "6"],
    ]


def test_strokes_between_all_figures_part_cells_and_else_are_blanks() -> None:
    given = "规章 / 0 / 1 / 2\n行政规范性文件 / 5 / 0 / 8\n许可 / 7 / / \n合计 / 5 / 1 / 10\n"
    assert read(given)[0] == [
        ["规章", "0", "1", "2"],
        ["行政规范性文件", "5", "0", "8"],
        ["许可", "7", ""],  # its last bar may only end the row
        ["合计", "5", "1", "10"],
    ]
    assert read("规章\t3\t/\t2\n许可\t7\t/\t/\n")[0] == [
        ["规章", "3", "/", "2"],
        ["许可", "7", "/", "/"],
    ]
