"""The printed page, read back: geometry, text, tags, sameness."""

import re
from itertools import groupby

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pages import TABLED, make_page
from tests.properties import examples
from tests.rendering.printed import Printed

from page import ValidationProfile, validate_pdf_bytes
from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.page.compose import draw_rows
from reportctl.rendering.pdf import Look, part_links, render

MM = 72 / 25.4
FIXED = Look()


def page_of(*blocks, **facts):
    facts = {"title": "某镇2021年政府信息公开工作年度报告", "organ": "某镇", "year": 2021, **facts}
    return Page(blocks=blocks, **facts)


def text_block(text):
    return Paragraph((Run(text),))


def grid_of(rows, figure="0", fault=""):
    """A head of one line and rows under one outer label."""
    cells = [
        GridCell(0, 0, "项目", columns=2, role="corner"),
        GridCell(0, 2, "件数", role="column"),
        GridCell(1, 0, "三、本年度办理结果", lines=rows, role="row", vertical=rows > 8),
    ]
    for n in range(1, rows + 1):
        cells.append(GridCell(n, 1, f"{n}.属于第{n}种", role="row"))
        cells.append(GridCell(n, 2, figure, role="value", fault=fault if n == 1 else ""))
    return Grid("t", "表", (0.1, 0.6, 0.3), tuple(cells), head=1, stub=2, lines=rows + 1)


def opened(page, look=FIXED):
    return Printed(render(page, look))


def lines_of(sheet, size=15.5):
    """The body's characters by line, each line from left to right."""
    body = sorted(
        (c for c in sheet.chars if c["size"] > size and c["text"].strip()), key=lambda c: c["top"]
    )
    return [
        sorted(line, key=lambda c: c["x0"])
        for _, line in groupby(body, key=lambda c: round(c["top"]))
    ]


PROSE = "为深入贯彻落实条例我镇坚持以公开为常态不公开为例外全面推进政府信息公开工作取得了成效" * 60


def test_sheet_is_a4_with_22_lines_of_28_characters_in_156_by_225_mm():
    with opened(page_of(text_block(PROSE))) as pdf:
        sheet = pdf.pages[1]
        lines = lines_of(sheet)
        assert (round(sheet.width / MM), round(sheet.height / MM)) == (210, 297)
        assert len(lines) == 22
        assert {len(line) for line in lines} == {28}
        assert min(line[0]["x0"] for line in lines) / MM == pytest.approx(28, abs=0.2)
        assert max(line[-1]["x1"] for line in lines) / MM == pytest.approx(210 - 26, abs=0.2)
        assert lines[1][0]["top"] - lines[0][0]["top"] == pytest.approx(28.95, abs=0.05)
        assert lines[0][0]["top"] / MM > 37
        assert lines[-1][0]["bottom"] / MM < 297 - 35 + 1


def test_first_line_of_a_paragraph_is_indented_by_two_characters():
    with opened(page_of(text_block(PROSE))) as pdf:
        first = lines_of(pdf.pages[0])[2 - 1]
        assert first[0]["x0"] / MM == pytest.approx(28 + 2 * 156 / 28, abs=0.2)


def test_page_number_stands_outside_one_character_in():
    with opened(page_of(text_block(PROSE))) as pdf:
        odd, even = ([c for c in p.chars if 13.5 < c["size"] < 14.5] for p in pdf.pages[:2])
        assert "".join(c["text"] for c in odd if c["text"].strip()) == "—1—"
        assert max(c["x1"] for c in odd) == pytest.approx((210 - 26) * MM - 14, abs=1)
        assert min(c["x0"] for c in even) == pytest.approx(28 * MM + 14, abs=1)


def test_no_line_begins_or_ends_with_punctuation_that_may_not_stand_there():
    text = "坚持“公开为常态、不公开为例外”（以下简称《条例》），全年公开，其中：政策、文件。" * 60
    with opened(page_of(text_block(text))) as pdf:
        lines = [line for sheet in pdf.pages for line in lines_of(sheet)]
        assert not [line for line in lines if line[0]["text"] in "，。、；：）》”"]
        assert not [line for line in lines if line[-1]["text"] in "（《“"]


def test_headings_are_set_in_their_own_faces():
    blocks = (Heading(1, "一、总体情况"), Heading(2, "（一）主动公开"), text_block("正文"))
    with opened(page_of(*blocks)) as pdf:
        fonts = {c["text"]: c["fontname"].partition("+")[2] for c in pdf.pages[0].chars}
    assert fonts["体"] != fonts["主"] != fonts["文"] != fonts["体"]


def test_headings_of_any_order_can_be_painted():
    blocks = [Heading(level, f"标题{n}") for n, level in enumerate((3, 2, 3, 1, 3, 3, 2, 1))]
    made = render(page_of(*blocks))
    # the title, and the first three of the outline: none skips a level
    assert (made.count(b"/S/H1"), made.count(b"/S/H2")) == (1, 3)


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page():
    filler = [text_block("甲")] * 19
    with opened(page_of(*filler, Heading(1, "一、总体情况"), text_block("乙" * 80))) as pdf:
        assert "总体情况" not in pdf.pages[0].text
        assert "总体情况" in pdf.pages[1].text


def test_head_of_a_table_is_repeated_on_every_page():
    with opened(page_of(grid_of(60))) as pdf:
        assert len(pdf.pages) > 2
        assert all("项目" in sheet.text for sheet in pdf.pages)


@pytest.mark.parametrize("before", range(0, 22, 3))
def test_a_broken_table_has_whole_borders_on_both_pages(before):
    with opened(page_of(*[text_block("甲")] * before, grid_of(40))) as pdf:
        tables = [table for number in range(len(pdf.pages)) for table in pdf.tables(number)]
    assert {len(row) for table in tables for row in table.rows} == {3}
    assert len(tables) >= 2


@pytest.mark.parametrize("layout", ["official", "plain"])
@pytest.mark.parametrize("before", range(0, 22, 3))
def test_a_long_table_fills_the_page_on_which_it_begins(before, layout):
    rows = (("序号", "单位"), *((str(n), f"第{n}村") for n in range(1, 61)))
    page = page_of(*[text_block("甲")] * before, draw_rows(rows, "text.table.1"))
    with opened(page, Look(layout)) as pdf:
        tables = [pdf.tables(number) for number in range(len(pdf.pages))]
    foot = (297 - 35 if layout == "official" else 297 - 25.4) * MM
    row = 20
    # the last but one leaves three rows for the last
    for found in tables[:-2]:
        for table in found:
            assert foot - 2 * row < table.box[3] <= foot
    assert tables[0] or before * 29 > foot - 37 * MM - 6 * row


@pytest.mark.parametrize("figure", ["", "/", "0", "1234", "12345678", "96171.6001"])
def test_a_figure_stays_inside_its_cell(figure):
    columns = [GridCell(0, n, "结果维持", role="column") for n in range(15)]
    values = [GridCell(1, n, figure, role="value") for n in range(15)]
    grid = Grid("d", "表四", (1 / 15,) * 15, (*columns, *values), head=1, stub=0, lines=2)
    with opened(page_of(grid)) as pdf:
        (table,) = pdf.tables(0)
    assert table.rows[1] == [figure] * 15
    assert table.box[2] - table.box[0] == pytest.approx(156 * MM, abs=1)


def test_signature_and_date_are_placed_as_the_standard_says():
    """署名右空二字，日期首字比署名首字右移二字。"""
    blocks = (
        Paragraph((Run("某某县某某镇人民政府"),), "signature"),
        Paragraph((Run("2022年1月9日"),), "date"),
    )
    with opened(page_of(text_block("正文"), *blocks)) as pdf:
        signature, date = lines_of(pdf.pages[0])[-2:]
        character = 156 * MM / 28
        assert signature[-1]["x1"] == pytest.approx((210 - 26) * MM - 2 * character, abs=1)
        assert date[0]["x0"] - signature[0]["x0"] == pytest.approx(2 * character, abs=1.5)


def test_a_long_date_stands_two_characters_in_and_pushes_the_signature():
    blocks = (Paragraph((Run("某局"),), "signature"), Paragraph((Run("2022年10月19日"),), "date"))
    with opened(page_of(text_block("正文"), *blocks)) as pdf:
        signature, date = lines_of(pdf.pages[0])[-2:]
        character = 156 * MM / 28
        assert date[-1]["x1"] == pytest.approx((210 - 26) * MM - 2 * character, abs=1)
        assert date[0]["x0"] - signature[0]["x0"] == pytest.approx(2 * character, abs=1.5)


def test_text_is_never_markup():
    text = '#read("/etc/passwd") *a* $x$ @b <c> `d` = e \\u{41} // f /* g */ [h] #{1+1}'
    with opened(page_of(Heading(2, text), text_block(text), title=text)) as pdf:
        flat = re.sub(r"\s", "", pdf.pages[0].text)
    assert flat.count(re.sub(r"\s", "", text)) == 3


def test_controls_and_marks_of_direction_leave_no_trace():
    with opened(page_of(text_block("前\u202e后\u202c\x00\x1b\ufeff\u200b\tX\u2028Y"))) as pdf:
        assert "前后 X Y" in pdf.pages[0].text


def test_a_character_that_no_font_has_is_printed_as_a_geta():
    with opened(page_of(text_block("甲\ue000乙\ud800丙"))) as pdf:
        assert "甲〓乙〓丙" in pdf.pages[0].text


@settings(max_examples=examples(30), deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_painted(text):
    page = page_of(text_block(text), grid_of(2)._replace(caption=text), title=text, organ=text)
    assert render(page).startswith(b"%PDF-1.7")


def test_the_same_page_gives_the_same_bytes():
    page = page_of(Heading(1, "一、总体情况"), text_block(PROSE), grid_of(30))
    first = render(page)
    render(page_of(text_block("另一份")))
    assert render(page) == first


def test_claims_pdf_ua_1_and_pdf_a_2a_and_is_tagged_in_chinese():
    pdf = render(page_of(Heading(1, "一、总体情况"), grid_of(2)))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"/Lang(zh-CN)" in pdf
    assert b"/Outlines" in pdf


def test_metadata_name_the_report_and_the_day_it_bears():
    with opened(page_of(organ="某镇人民政府", date="2022年1月9日")) as pdf:
        assert pdf.metadata["Title"] == "某镇2021年政府信息公开工作年度报告"
        assert pdf.metadata["Author"] == "某镇人民政府"
        assert "2021" in pdf.metadata["Keywords"]
        assert pdf.metadata["CreationDate"].startswith("D:20220109")


def test_without_a_date_the_last_day_of_the_year_stands_in():
    with opened(page_of(date="二〇二二年一月")) as pdf:
        assert pdf.metadata["CreationDate"].startswith("D:20211231")


def test_a_draft_says_so_and_tells_the_fault_of_a_marked_cell():
    with opened(page_of(grid_of(2, "5", "2+2=4，填写 5"), draft=True)) as pdf:
        text = pdf.pages[0].text.replace("\u200b", "")
    assert "※1 2+2=4，填写 5" in text
    assert "5※1" in text


def test_a_long_sum_of_a_fault_and_a_marked_figure_stay_within_their_room():
    parts = "+".join(["18032"] * 40)
    page = page_of(grid_of(2, "181032", f"{parts}=721280，填写 181032"), draft=True)
    with opened(page) as pdf:
        told = [c for sheet in pdf.pages for c in sheet.chars if c["text"] in "+※0123456789"]
        assert max(c["x1"] for c in told) < 595 - 70


def test_what_is_no_draft_shows_no_faults():
    with opened(page_of(grid_of(2, "5", "2+2=4，填写 5"))) as pdf:
        assert "※" not in pdf.pages[0].text


def test_the_plain_look_has_the_margins_of_the_national_form():
    with opened(page_of(text_block(PROSE)), Look("plain")) as pdf:
        lines = lines_of(pdf.pages[1], 11)
        assert min(line[0]["x0"] for line in lines) / MM == pytest.approx(31.8, abs=0.3)
        assert {round(c["size"]) for line in lines[:-1] for c in line} == {12}


def test_thirty_thousand_characters_stay_under_500_kb():
    assert len(render(page_of(text_block(PROSE * 13)))) < 500_000


def test_a_report_without_anything_is_a_page_all_the_same():
    assert render(Page("", "", 2021, ())).startswith(b"%PDF-1.7")


GROUPS = {"（三）": 8, "（四）": 3, "（五）": 5, "（六）": 3}
"""Rows under each heading of the outcomes in the form of 2021."""


@pytest.mark.parametrize(
    ("year", "layout", "before"),
    [(2024, "official", 0), (2024, "official", 11), (2019, "official", 6), (2024, "plain", 13)],
)
def test_a_broken_table_keeps_groups_whole_and_says_its_labels_again(year, layout, before):
    page = make_page(year, text="")
    grids = tuple(block for block in page.blocks if isinstance(block, Grid))[:2]
    blocks = (*[text_block("甲")] * before, grids[0], Heading(1, "三、收到"), grids[1])
    page = page._replace(blocks=blocks)
    with opened(page, Look(layout=layout)) as pdf:
        sheets = [table.rows for n in range(len(pdf.pages)) for table in pdf.tables(n)]
    # a part without rows beside an inner label shows nine columns
    threes = [rows for rows in sheets if len(rows[0]) > 4]
    assert sum(len(rows) - 3 for rows in threes) == len({c.line for c in grids[1].cells}) - 3
    seen = set()
    for number, rows in enumerate(threes):
        assert rows[0][-1] == "申请人情况"
        assert len(rows) - 3 >= 3
        labels = ["".join(row[1].split()) for row in rows[3:]]
        for group, count in GROUPS.items() if year == 2024 else ():
            assert sum(label.startswith(group) for label in labels) in (0, count)
        seen |= set(labels)
        outer = "".join(rows[3][0].split())
        assert number == 0 or outer in ("三、本年度办理结果（续）", "四、结转下年度继续办理")
    assert not any("续" in label for label in seen if label[1:2] in "三四五六")


def test_a_label_beside_few_last_rows_is_said_again_small_and_no_group_is_torn_for_it():
    page = make_page(2019, text="")
    grid = [block for block in page.blocks if isinstance(block, Grid)][1]
    with opened(page._replace(blocks=(*[text_block("甲")] * 19, grid))) as pdf:
        first, second = (table.rows for n in range(3) for table in pdf.tables(n))
        again = [c for c in pdf.pages[2].chars if c["text"] in "三办续" and c["x0"] < 105]
    assert first[-1][1] == "（五）不予处理"
    assert second[3][:2] == ["三、本年度办理结果（续）", "（六）其他处理"]
    assert {round(c["size"], 1) for c in again} == {6.5}
    assert max(c["x1"] for c in again) < 28 * MM + 24


@pytest.mark.parametrize("lines", [18, 19, 20, 21])
def test_no_page_holds_a_signature_alone(lines):
    signed = (
        Paragraph((Run("某镇人民政府"),), "signature"),
        Paragraph((Run("2022年1月9日"),), "date"),
    )
    blocks = [text_block("甲")] * (lines - 1) + [text_block("乙" * 60), *signed]
    with opened(page_of(*blocks)) as pdf:
        last = pdf.pages[-1].text
    assert "乙" in last
    assert "某镇人民政府" in last


def test_a_block_is_not_parted_from_its_heading():
    page = make_page(2024, text="")
    grid = next(block for block in page.blocks if isinstance(block, Grid))
    with opened(page._replace(blocks=(*[text_block("甲")] * 13, grid))) as pdf:
        tables = [table.rows for n in range(len(pdf.pages)) for table in pdf.tables(n)]
    assert len(tables) == 2
    assert all(rows[0][0].startswith("第二十条") for rows in tables)
    assert sum(map(len, tables)) == grid.lines


TAGS = re.compile(rb"/Type/StructElem/S/(\w+)")
LINKED = "详见云溪县人民政府网站（www.yunxi.gov.cn/zwgk/index.html），或者http://a.gov.cn。"


def linked_page():
    runs = (Run("（一）主动公开。", level=2), Run(LINKED))
    first = Heading(1, "一、总体情况", "overview")
    return page_of(first, Paragraph(runs), grid_of(3), date="2022年1月9日")


def test_title_and_run_in_headings_are_headings_and_addresses_links():
    pdf = render(linked_page())
    kinds = TAGS.findall(pdf)
    assert kinds.count(b"H1") == kinds.count(b"H2") == kinds.count(b"H3") == 1
    assert kinds.count(b"Link") == 2
    assert b"/URI(http://www.yunxi.gov.cn/zwgk/index.html)" in pdf
    assert b"/URI(http://a.gov.cn)" in pdf
    document = pypdfium2.PdfDocument(pdf)
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert marks == [(0, "一、总体情况"), (1, "（一）主动公开。")]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("网址：http://www.a.gov.cn。", ["http://www.a.gov.cn"]),
        ("邮箱zfb@www.a.gov.cn，", []),
        ("javascript://a.b.cn file:///etc", []),
        ("（https://a.gov.cn:8080/b?c=1&d=2）", ["https://a.gov.cn:8080/b?c=1&d=2"]),
        ("", []),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text, addresses):
    parts = list(part_links(text))
    assert "".join(part for part, _ in parts) == text
    assert [address for _, address in parts if address] == addresses


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A])
@pytest.mark.parametrize("how", ["official", "plain", "draft", "linked", "broken", "tabled"])
def test_a_validator_that_nobody_here_wrote_finds_nothing(profile, how):
    page = {
        "linked": linked_page(),
        "draft": make_page(draft=True),
        "broken": page_of(grid_of(60)),
        "tabled": make_page(text=TABLED),
    }.get(how, make_page(2019))
    made = render(page, Look("plain") if how == "plain" else FIXED)
    report = validate_pdf_bytes(made, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
