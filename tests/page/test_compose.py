"""The page of a report: its parts in the order of the form, its facts, its faulty cells."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pages import make_report

from reportctl.document.toml import parse
from reportctl.page.blocks import Grid, Heading, Page, Paragraph, Run
from reportctl.page.compose import compose, draw_rows, read_prose
from reportctl.report.load import build
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FAULTY = At("disclosure.fees.amount", "charged")


def page(fault: str = "") -> Page:
    content = Content(
        "云溪镇人民政府",
        2021,
        {"preface": "序言。", "signature": "云溪镇人民政府", "date": "2022年1月20日"},
        cells={FAULTY: "0.5000"},
        prose={"overview": "（一）主动公开\n\n正文。"},
    )
    report = build(parse(write_report(load_form(2021), content)), Path("x.toml")).report
    assert report
    return compose(report, {FAULTY: fault})


def test_the_order_of_the_page() -> None:
    told = [
        block.name if isinstance(block, Grid) else block.text
        for block in page().blocks
        if not isinstance(block, Paragraph) or block.role == "body"
    ]
    assert told == [
        "序言。",
        "一、总体情况",
        "（一）主动公开",
        "正文。",
        "二、主动公开政府信息情况",
        "disclosure",
        "三、收到和处理政府信息公开申请情况",
        "applications",
        "四、政府信息公开行政复议、行政诉讼情况",
        "disputes",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [b.text for b in page().blocks[-2:] if isinstance(b, Paragraph)] == [
        "云溪镇人民政府",
        "2022年1月20日",
    ]


def test_a_figure_is_printed_as_it_is_written() -> None:
    grid = next(b for b in page().blocks if isinstance(b, Grid) and b.name == "disclosure")
    cell = next(c for c in grid.cells if c.name == "disclosure.fees.amount.charged")
    assert cell.text == "0.5000"


def test_a_fault_is_marked_on_its_cell_only() -> None:
    grids = [b for b in page(fault="单位不对").blocks if isinstance(b, Grid)]
    marked = [(c.name, c.fault) for grid in grids for c in grid.cells if c.fault]
    assert marked == [("disclosure.fees.amount.charged", "单位不对")]


def test_the_data_are_the_figures_by_their_keys() -> None:
    data = json.loads(page().data)
    assert (data["organ"], data["year"], data["edition"]) == ("云溪镇人民政府", 2021, 2021)
    assert data["figures"]["disclosure.fees.amount"] == {"charged": "0.5000"}


def test_level_one_headings_name_their_section() -> None:
    names = [b.name for b in page().blocks if isinstance(b, Heading) and b.level == 1]
    assert names == [section.key for section in load_form(2021).sections]


def test_text_around_a_table_stands_where_it_was_printed() -> None:
    prose = {"disputes.text": "本年度情况如下。", "disputes.note": "以上均已办结。"}
    text = write_report(load_form(2021), Content("云溪镇人民政府", 2021, prose=prose))
    report = build(parse(text), Path("x.toml")).report
    assert report
    blocks = compose(report).blocks
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.name == "disputes")
    before, grid, after = blocks[at + 1 : at + 4]
    assert isinstance(before, Paragraph)
    assert before.text == "本年度情况如下。"
    assert isinstance(grid, Grid)
    assert isinstance(after, Paragraph)
    assert after.text == "以上均已办结。"


def test_a_draft_says_what_was_not_read_and_what_was_inferred():
    report = make_report()
    unread, inferred = At("disputes.review", "upheld"), At("disputes.review", "total")
    cells = {**report.cells, unread: report.cells[unread]._replace(value=None, unread=True)}
    report = replace(report, cells=cells, inferred=frozenset({inferred}))

    def faults(page):
        grids = (block for block in page.blocks if isinstance(block, Grid))
        return {cell.name: cell.fault for grid in grids for cell in grid.cells if cell.fault}

    assert faults(compose(report)) == {}
    assert faults(compose(report, draft=True)) == {
        ".".join(unread): "没有读出来，请对照来源填写",
        ".".join(inferred): "由合计推算，未独立核对",
    }
    wrong = {inferred: "应为3"}
    assert faults(compose(report, wrong, draft=True))[".".join(inferred)] == "应为3"


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("（一）主动公开", Heading(2, "（一）主动公开")),
        ("(二) 完善制度，规范管理", Heading(2, "(二) 完善制度，规范管理")),
        ("1.强化培训", Heading(3, "1.强化培训")),
        ("（1）强化培训", Heading(3, "（1）强化培训")),
        ("**（三）监督保障**", Paragraph((Run("（三）监督保障", strong=True),))),
        (
            "（一）主动公开方面。全年公开信息18万余条。",
            Paragraph((Run("（一）主动公开方面。", level=2), Run("全年公开信息18万余条。"))),
        ),
        ("1.5万件申请", Paragraph((Run("1.5万件申请"),))),
        ("无", Paragraph((Run("无"),))),
        ("一是**加强**领导", Paragraph((Run("一是"), Run("加强", strong=True), Run("领导")))),
        ("两颗星**没有伴", Paragraph((Run("两颗星**没有伴"),))),
    ],
)
def test_read_prose(line: str, block: Heading | Paragraph) -> None:
    assert list(read_prose(line)) == [block]


def test_blank_lines_are_no_paragraphs() -> None:
    assert [b.text for b in read_prose("\n甲\n\n\n　乙 \n")] == ["甲", "乙"]


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


def test_stars_that_hide_a_number_are_no_marks_of_bold_type():
    line = "电话138****5678，证件号1101**********1234。"
    (block,) = read_prose(line)
    assert isinstance(block, Paragraph)
    assert [(run.text, run.strong) for run in block.runs] == [(line, False)]
