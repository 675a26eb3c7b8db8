"""Rows and paragraphs as lines: what is a label, a figure, a blank, or nothing at all."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.lines import read_lines
from reportctl.readers.source import Apart, Paragraph, Source, SourceCell, SourceTable, Spot


def table(*rows: list[SourceCell | str]) -> Source:
    cells = [
        tuple(
            one if isinstance(one, SourceCell) else SourceCell(one, Spot(table=1, row=y, column=x))
            for x, one in enumerate(row, 1)
        )
        for y, row in enumerate(rows, 1)
    ]
    return Source("a.html", "html", (SourceTable(tuple(cells), Spot(table=1)),))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("自然人", "label"),
        ("3,440", "figure"),
        ("0", "figure"),
        ("", "blank"),
        ("/", "blank"),
        ("——", "blank"),
        ("12件", "figure"),
    ],
)
def test_a_cell_is_a_label_a_figure_or_a_blank(text: str, kind: str) -> None:
    (line,) = read_lines(table([text, "总计"]))
    piece = line.pieces[0]
    assert {"label": piece.label, "figure": piece.figure, "blank": piece.blank}[kind]


def test_a_cell_that_holds_an_object_is_no_blank() -> None:
    drawn = SourceCell("", Spot(table=1, row=1, column=1), object="图片")
    struck = SourceCell("", Spot(table=1, row=1, column=2), apart=(Apart("struck", "5"),))
    (line,) = read_lines(table([drawn, struck]))
    assert [piece.blank for piece in line.pieces] == [False, False]


def test_a_paragraph_is_a_line_of_its_own() -> None:
    source = Source("a.txt", "text", (Paragraph("一、总体情况", Spot(line=1)),))
    (line,) = read_lines(source)
    assert line.text == "一、总体情况"
    assert not line.table


def test_what_a_lone_piece_says_is_read_without_spaces_and_a_row_of_several_says_nothing_so():
    alone, several = read_lines(table(["以上 为2022年 数据"], ["规章", "3"]))
    assert (alone.lone_text, several.lone_text) == ("以上为2022年数据", "")


def test_title_and_text_of_a_section_beside_each_other_in_a_workbook_are_two_lines() -> None:
    def row(*texts: str) -> tuple[SourceCell, ...]:
        spots = (Spot(sheet="报告", row=9, column=x) for x in (1, 2))
        return tuple(SourceCell(text, spot) for text, spot in zip(texts, spots, strict=True))

    rows = row("五、存在的主要问题及改进情况", "一是不够。\n二是不多。"), row("二、主动公开", "12")
    lines = read_lines(Source("a.xlsx", "xlsx", (SourceTable(rows, Spot(sheet="报告")),)))
    assert [(line.text, line.table) for line in lines] == [
        ("五、存在的主要问题及改进情况", 0),
        ("一是不够。 二是不多。", 0),
        ("二、主动公开 12", 1),
    ]


def test_title_and_text_of_a_section_beside_each_other_are_two_lines():
    last = "无。\n清水镇人民政府\n2022年1月12日"
    lines = lines_of("一、总体情况 | 全年公开信息9条。", f"六、其他需要报告的事项 | {last}")
    texts = ["一、总体情况", "全年公开信息9条。", "六、其他需要报告的事项", last]
    assert [line.pieces[0].text for line in lines] == texts
    assert len(lines_of("一、本年新收政府信息公开申请数量 | 3")) == 1
