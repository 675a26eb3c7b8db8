"""PDF reports, set with typst as word processors set them."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import typst

from reportctl import rendering
from reportctl.finding import Failure
from reportctl.readers.pdf import read
from reportctl.readers.source import Paragraph, Source, SourceTable

FONTS = Path(rendering.__file__).parent / "assets" / "fonts"
PAGE = """
#let foot = context align(center)[— #counter(page).get().first() —]
#set page(width: 400pt, height: 300pt, margin: 60pt, footer: foot)
#set text(font: "ReportctlSong", size: 12pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
"""


@functools.cache
def pdf(body: str) -> bytes:
    return typst.compile((PAGE + body).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)


def document(body: str) -> Source:
    return read(pdf(body), "年报.pdf")


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def tables(source: Source) -> list[list[list[str]]]:
    return [
        [[("~" if cell.spans else "") + cell.text for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, SourceTable)
    ]


LONG = "认真落实条例的各项要求，主动公开政府信息，" * 12 + "全年公开12条。"


def test_paragraphs_are_joined_across_lines_and_pages():
    source = document(f"一、总体情况\n\n{LONG}\n\n（一）主动公开。{LONG}\n\n{LONG}{LONG}")
    assert texts(source) == ["一、总体情况", LONG, f"（一）主动公开。{LONG}", LONG + LONG]


def test_page_numbers_and_running_titles_are_left_out():
    body = (
        "#set page(header: context [某镇年报 #counter(page).get().first()])\n"
        f"{LONG}\n\n{LONG}\n\n{LONG}"
    )
    assert texts(document(body)) == [LONG] * 3


def test_a_title_of_two_lines_is_one_heading():
    source = document(
        "#align(center, text(size: 20pt)[某某县舞泉镇人民政府\\ 2021年年度报告])\n\n" + LONG
    )
    first = source.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.level) == ("某某县舞泉镇人民政府2021年年度报告", 1)
    assert str(first.spot) == "第1页"


def test_ruled_tables_are_grids_and_blank_cells_stay():
    source = document(
        "前言\n\n#set par(first-line-indent: 0pt)\n#table(columns: 4, table.cell(rowspan: 2)[三],"
        "table.cell(colspan: 2)[（一）予以公开], [1808595], [（二）], [1.甲], [],"
        "[四], [], [0], [/])\n\n末"
    )
    assert tables(source) == [
        [
            ["三", "（一）予以公开", "~（一）予以公开", "1808595"],
            ["~三", "（二）", "1.甲", ""],
            ["四", "", "0", "/"],
        ]
    ]
    assert texts(source) == ["前言", "末"]
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    assert str(table.rows[0][3].spot) == "第1页表1第1行第4列"


def test_a_table_over_pages_comes_in_parts():
    rows = ", ".join(f"[第{number}行], [{number}]" for number in range(30))
    parts = tables(document(f"#table(columns: 2, {rows})"))
    assert len(parts) > 1
    assert [row[1] for part in parts for row in part] == [str(number) for number in range(30)]


def test_a_figure_that_ran_on_into_the_next_line_is_one():
    table = "#table(columns: (60pt, 42pt), [甲], [18085\\ 95], [乙], [12\\ 5])"
    assert tables(document(table)) == [[["甲", "1808595"], ["乙", "12\n5"]]]


def test_a_box_round_text_is_no_table():
    assert texts(document("#rect(width: 100%)[一、总体情况]")) == ["一、总体情况"]


def test_a_watermark_is_not_read():
    body = "#place(center, rotate(45deg, text(size: 60pt)[草稿]))\n\n一、总体情况，本镇公开信息。"
    assert texts(document(body)) == ["一、总体情况，本镇公开信息。"]


def test_spaces_that_only_the_layout_makes_are_none():
    assert texts(document("2024 年#h(0.25em)公开#h(3pt)12#h(3pt)条，Word 2016 版，共若干。"))[
        0
    ] == ("2024 年公开12条，Word 2016 版，共若干。")


def test_two_reports_side_by_side_are_refused():
    halves = f"[{LONG * 4}][{LONG * 4}]"
    body = f"#set page(width: 800pt)\n#grid(columns: (1fr, 1fr), gutter: 40pt){halves}"
    with pytest.raises(Failure, match="两栏并排"):
        document(body)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nbroken", "已损坏"),
        (pdf(LONG)[:2000], "已损坏"),
        (pdf("#rect(fill: red)"), "没有读得出的文字"),
        (pdf("\n#pagebreak()\n".join(["甲"] * 310)), "超过 300 页"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data, said):
    with pytest.raises(Failure, match=said) as caught:
        read(data, "年报.pdf")
    assert "\n" not in str(caught.value)
