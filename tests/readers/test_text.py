"""Pasted text: what is a row, what is a paragraph."""

from __future__ import annotations

import pytest

from reportctl.readers.source import Paragraph, SourceTable
from reportctl.readers.text import blocks, read


def shape(text: str, **how: bool) -> list[str | list[list[str]]]:
    """Paragraphs as strings, tables as lists of rows."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in blocks(text, **how)
    ]


def test_lines_with_tabs_are_one_table_and_blank_cells_stay():
    assert shape("二、主动公开\n\n规章\t0\t\t2\n行政规范性文件\t1\t/\t\n\n三、收到") == [
        "二、主动公开",
        [["规章", "0", "", "2"], ["行政规范性文件", "1", "/", ""]],
        "三、收到",
    ]


def test_a_table_knows_its_lines():
    (table,) = blocks("\n规章\t0\n行政许可\t3")
    assert isinstance(table, SourceTable)
    assert str(table.rows[1][1].spot) == "表1第2行第2列（源文件第3行）"


def test_a_caption_padded_with_tabs_belongs_to_its_table():
    assert shape("第二十条第（一）项\t\t\t\n信息内容\t制发\t废止\t有效\n规章\t0\t0\t0") == [
        [
            ["第二十条第（一）项", "", "", ""],
            ["信息内容", "制发", "废止", "有效"],
            ["规章", "0", "0", "0"],
        ]
    ]


@pytest.mark.parametrize(
    "line",
    [
        "\t2021年，本镇主动公开信息12条。",
        "一、\t总体情况",
        "\t（一）主动公开",
        "第20条\t" + "说明" * 40 + "。",
    ],
)
def test_a_tab_that_only_indents_makes_no_row(line):
    (paragraph,) = blocks(line)
    assert isinstance(paragraph, Paragraph)


def test_pipe_tables_lose_their_rule_and_their_escapes():
    text = "| 项目 | 数量 |\n|---|---:|\n| 甲\\|乙 | 3 |\n| 一<br>二 |  |\n"
    assert shape(text) == [[["项目", "数量"], ["甲|乙", "3"], ["一\n二", ""]]]


def test_a_joined_head_is_several_lines_again():
    (table,) = blocks(
        "| 项 | 诉讼·直接·维持 | 诉讼·直接·总计 |\n| --- | ---: | ---: |\n| 甲 | 1 | 2 |"
    )
    assert isinstance(table, SourceTable)
    assert [[("~" if cell.spans else "") + cell.text for cell in row] for row in table.rows] == [
        ["项", "诉讼", "~诉讼"],
        ["~项", "直接", "~直接"],
        ["~项", "维持", "总计"],
        ["甲", "1", "2"],
    ]


def test_bars_within_a_line_of_prose_make_no_table():
    assert shape("政府信息公开|年度报告") == ["政府信息公开|年度报告"]


def test_bars_between_all_texts_of_a_page_in_one_line_part_them():
    prose = "本年度通过门户网站、公开栏和便民服务中心公开各类信息，" * 3
    parts = ["一、总体情况", prose, "规章", *map(str, range(70)), "行政许可"]
    assert shape("|".join(parts)) == parts
    assert {block.spot.line for block in blocks("|".join(parts))} == {1}


def test_boxes_drawn_with_lines_are_tables():
    assert shape("┌──┬──┐\n│规章│0 │\n└──┴──┘") == [[["规章", "0"]]]


def test_a_label_and_figures_parted_by_spaces_are_a_row():
    assert shape("二、上年结转政府信息公开申请数量 118 3 0 0 0 0 121") == [
        [["二、上年结转政府信息公开申请数量", "118", "3", "0", "0", "0", "0", "121"]]
    ]


def test_wide_gaps_part_cells_only_in_the_company_of_rows():
    assert shape("信息内容　　本年处理决定数量\n行政许可　　12") == [
        [["信息内容", "本年处理决定数量"], ["行政许可", "12"]]
    ]
    assert shape("    某某局      2022年1月17日") == ["某某局      2022年1月17日"]


def test_numbers_in_prose_make_no_row():
    assert shape("全年办理 3 件 5 件 7 件。") == ["全年办理 3 件 5 件 7 件。"]


def test_headings_of_markdown_have_a_level():
    title, section = blocks("# 某镇2021年报告\n## 一、总体情况")
    assert isinstance(title, Paragraph)
    assert isinstance(section, Paragraph)
    assert (title.text, title.level, section.level) == ("某镇2021年报告", 1, 2)


def test_backslashes_go_only_from_markdown():
    assert shape("1\\. 甲\\*", markdown=True) == ["1. 甲*"]
    assert shape("D:\\*.txt") == ["D:\\*.txt"]


def test_radicals_and_odd_spaces_are_folded():
    assert shape("⼀、总体\u00a0情况\u200b⺠⻔⼾") == ["一、总体 情况民门户"]


@pytest.mark.parametrize("row", ["\t".join("1" * 100_000), "规章" + " 1" * 100_000, "|1" * 100_000])
def test_a_row_of_a_hundred_thousand_columns_is_left_out_and_told(row):
    source = read(f"甲\n{row}\n乙".encode(), "年报.txt")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["甲", "乙"]
    assert "第2行有" in source.doubts[0]


def test_quoted_cells_with_line_breaks_are_one_cell():
    rows = '"一、本年新收\n申请数量"\t4\t"一 ""二"""\n二、上年结转\t5\t6'
    assert shape(rows) == [[["一、本年新收\n申请数量", "4", '一 "二"'], ["二、上年结转", "5", "6"]]]
    assert shape('"甲\n乙') == ['"甲', "乙"]
    (table,) = read(rows.encode(), "a.txt").blocks
    assert isinstance(table, SourceTable)
    assert [row[0].spot.line for row in table.rows] == [1, 3]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_reads_what_offices_save(codec):
    source = read("一、总体情况\r\n规章\t0\r\n".encode(codec), "年报.txt")
    assert [type(block) for block in source.blocks] == [Paragraph, SourceTable]


def test_what_markdown_crosses_out_in_a_cell_is_set_apart():
    (table,) = read("| 甲 | ~~3440~~ 3450 |\n| 乙 | 5 |".encode(), "a.md").blocks
    assert isinstance(table, SourceTable)
    cell = table.rows[0][1]
    assert (cell.text, [each.text for each in cell.apart]) == ("3450", ["3440"])


@pytest.mark.parametrize(
    "line", ["![](a.png)", "![第五部分](a.png 'x')", '<img src="a.png">', "![a][1]"]
)
def test_a_line_of_markdown_that_is_only_a_picture_is_one(line):
    (picture,) = blocks(line, markdown=True)
    assert isinstance(picture, Paragraph)
    assert (picture.text, picture.object) == ("", "图片")
    (line,) = blocks(f"公开{line}9条", markdown=True)
    assert isinstance(line, Paragraph)
    assert (line.text, line.object) == ("公开9条", "图片")
