"""The Word document: spans, styles, faces, page numbers, and the same bytes on every run."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from tests.pages import make_page
from tests.properties import examples

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run, printable
from reportctl.rendering.docx import render

GRID = Grid(
    name="applications",
    caption="收到和处理政府信息公开申请情况",
    widths=(0.2, 0.3, 0.25, 0.25),
    cells=(
        GridCell(0, 0, "勾稽关系", lines=2, columns=2, role="corner"),
        GridCell(0, 2, "申请人情况", columns=2, role="column"),
        GridCell(1, 2, "自然人", role="column"),
        GridCell(1, 3, "总计", role="column"),
        GridCell(2, 0, "三、本年度办理结果", lines=2, role="row", vertical=True),
        GridCell(2, 1, "（一）予以公开", role="row"),
        GridCell(2, 2, "12", name="a.granted.person", value=12, kind="count"),
        GridCell(
            2,
            3,
            "13",
            role="total",
            name="a.granted.total",
            value=13,
            kind="count",
            fault="填写 13，各项之和为 12",
        ),
        GridCell(3, 1, "（二）部分公开", role="row"),
        GridCell(3, 2, "/", name="a.partial.person", kind="count"),
        GridCell(3, 3, "", role="total", name="a.partial.total", kind="count"),
    ),
    head=2,
    stub=2,
    lines=4,
)
PAGE = Page(
    title="舞泉镇人民政府2021年政府信息公开工作年度报告",
    organ="舞泉镇人民政府",
    year=2021,
    blocks=(
        Heading(1, "一、总体情况", "overview"),
        Heading(2, "（一）主动公开"),
        Paragraph((Run("全年公开"), Run("120条", strong=True), Run("。"))),
        Paragraph((Run("（二）依申请公开。", level=2), Run("全年收到12件。"))),
        Heading(1, "三、收到和处理政府信息公开申请情况", "applications"),
        GRID,
        Paragraph((Run("舞泉镇人民政府"),), "signature"),
        Paragraph((Run("2022年1月20日"),), "date"),
    ),
)


def opened(page: Page) -> Document:
    return docx.Document(BytesIO(render(page)))


def part(page: Page, name: str) -> str:
    with zipfile.ZipFile(BytesIO(render(page))) as package:
        return package.read(name).decode()


def test_same_bytes_and_no_clock() -> None:
    made = render(PAGE._replace(draft=True))
    assert made == render(PAGE._replace(draft=True))
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_paper_is_that_of_the_standard() -> None:
    section = opened(PAGE).sections[0]
    assert (section.page_width, section.page_height) == (7560310, 10692130)  # 11906 x 16838 twips
    assert abs(section.top_margin - Mm(37)) < Mm(0.1)
    assert abs(section.left_margin - Mm(28)) < Mm(0.1)
    width = section.page_width - section.left_margin - section.right_margin
    assert abs(width - Mm(156)) < Mm(0.1)
    assert section._sectPr.find(qn("w:docGrid")) is None  # it makes LibreOffice lose characters


def test_headings_have_levels_and_faces() -> None:
    document = opened(PAGE)
    styles = {p.text.replace("\n", ""): p.style.name for p in document.paragraphs}
    assert styles[PAGE.title] == "Title"
    assert styles["一、总体情况"] == "Heading 1"
    assert styles["（一）主动公开"] == "Heading 2"
    for name, face, level in (("Heading 1", "黑体", "0"), ("Heading 2", "楷体_GB2312", "1")):
        style = document.styles[name].element
        assert style.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == face
        assert style.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == level


def test_body_is_indented_two_characters_on_exact_lines() -> None:
    styles = opened(PAGE).styles
    indent = styles["Normal Indent"].element.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"
    spacing = styles["Normal"].element.find(f".//{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
    assert 'w:eastAsia="zh-CN"' in part(PAGE, "word/styles.xml")


def test_strong_runs_are_bold_and_run_on_headings_keep_their_face() -> None:
    body = {p.text: p for p in opened(PAGE).paragraphs}
    assert [run.bold for run in body["全年公开120条。"].runs] == [None, True, None]
    first = body["（二）依申请公开。全年收到12件。"].runs[0]._r
    assert first.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "楷体_GB2312"


def test_a_title_longer_than_a_line_breaks_at_a_joint() -> None:
    assert opened(PAGE).paragraphs[0].text == "舞泉镇人民政府\n2021年政府信息公开工作年度报告"
    short = PAGE._replace(title="2021年年度报告")
    assert opened(short).paragraphs[0].text == "2021年年度报告"


def test_cells_are_merged_as_on_paper() -> None:
    (table,) = opened(PAGE).tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [
        ["勾稽关系", "勾稽关系", "申请人情况", "申请人情况"],
        ["勾稽关系", "勾稽关系", "自然人", "总计"],
        ["三、本年度办理结果", "（一）予以公开", "12", "13"],
        ["三、本年度办理结果", "（二）部分公开", "/", ""],
    ]
    rows = table._tbl.tr_lst
    assert [len(row.tc_lst) for row in rows] == [2, 3, 4, 4]
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [1, 1, 0, 0]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert sum(column.w.twips for column in table._tbl.tblGrid.gridCol_lst) == 8844  # 156 mm
    down = rows[2].tc_lst[0].find(f".//{qn('w:textDirection')}")
    assert down.get(qn("w:val")) == "tbRlV"
    assert 'w:tblCaption w:val="收到和处理' in part(PAGE, "word/document.xml")


def test_between_two_tables_and_at_the_end_stands_a_paragraph() -> None:
    page = PAGE._replace(blocks=(GRID, GRID))
    tags = [child.tag.split("}")[1] for child in opened(page).element.body]
    assert tags == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_page_numbers_stand_outside() -> None:
    document = opened(PAGE)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text == "— 1 —"
        assert line._p.find(f".//{qn('w:jc')}").get(qn("w:val")) == side
        assert line._p.find(f".//{qn('w:instrText')}").text == " PAGE "


@pytest.mark.parametrize(
    ("signature", "date", "places"),
    [
        # 署名右空二字，日期首字比署名首字右移二字
        ("舞泉镇人民政府", "2022年1月20日", [("right", 4), ("left", 42)]),
        ("某某市某某区人力资源和社会保障局", "2022年1月20日", [("right", 4), ("left", 24)]),
        # 日期长于署名：日期右空二字，署名相应左移
        ("某局", "2022年1月20日", [("right", 17), ("right", 4)]),
        # 署名占两行，没有首字可对
        ("某" * 30, "2022年1月20日", [("right", 4), ("right", 4)]),
        ("", "2022年1月20日", [("right", 4)]),
    ],
)
def test_signature_and_date_stand_as_the_standard_says(
    signature: str, date: str, places: list[tuple[str, int]]
) -> None:
    blocks = (Paragraph((Run(signature),), "signature"), Paragraph((Run(date),), "date"))
    page = PAGE._replace(blocks=blocks if signature else blocks[1:])
    lines = [p for p in opened(page).paragraphs if p.style.name in ("Signature", "Date")]
    indents = [p._p.find(f".//{qn('w:ind')}") for p in lines]
    half = 157  # twips: 28 characters in 156 mm
    for indent, (side, halves) in zip(indents, places, strict=True):
        assert int(indent.get(qn(f"w:{side}"))) == halves * half


def test_a_draft_is_watermarked_and_says_what_is_wrong() -> None:
    draft = PAGE._replace(draft=True)
    (comment,) = opened(draft).comments
    assert comment.text == "填写 13，各项之和为 12"
    assert comment.timestamp is None
    assert "FFE699" in part(draft, "word/document.xml")
    assert 'string="草稿"' in part(draft, "word/header1.xml")
    final = render(PAGE)
    assert "草稿" not in part(PAGE, "word/header1.xml")
    assert b"comments" not in final


def test_properties_name_the_organ_and_a_fixed_day() -> None:
    properties = opened(PAGE).core_properties
    assert (properties.title, properties.author) == (PAGE.title, "舞泉镇人民政府")
    assert properties.created == properties.modified
    assert (properties.created.year, properties.language) == (2022, "zh-CN")


def test_words_of_a_narrow_label_stay_whole() -> None:
    head = GridCell(0, 0, "社会公益组织", role="column")
    row = GridCell(0, 1, "（四）无法提供", role="row")
    grid = Grid("t", "表", (0.05, 0.1, 0.85), (head, row, GridCell(0, 2, "")), 1, 0, 1)
    (table,) = opened(PAGE._replace(blocks=(grid,))).tables
    texts = [cell.text for cell in table.rows[0].cells]
    assert texts == ["社会\n公益\n组织", "（四）\n无法提供", ""]


def test_a_long_figure_is_set_smaller() -> None:
    cell = GridCell(0, 0, "123456789012", name="a.b", value=123456789012, kind="count")
    other = cell._replace(column=1, text="12", value=12)
    grid = Grid("t", "表", (0.07, 0.93), (cell, other), 0, 0, 1)
    (table,) = opened(PAGE._replace(blocks=(grid,))).tables
    sizes = [c.paragraphs[0].runs[0].font.size for c in table.rows[0].cells]
    assert sizes[0] is not None
    assert sizes[0].pt < 10.5
    assert sizes[1] is None


@pytest.mark.parametrize(
    "text", ["]]><w:p/>", "a\x00b\x0bc", "\ud800\ufffe", "&amp;<b>", "a\u202eb"]
)
def test_odd_text_is_text(text: str) -> None:
    page = PAGE._replace(title=text, organ=text, blocks=(Paragraph((Run(text),)),))
    kept = "".join(c for c in text if c not in "\x00\x0b\ud800\ufffe\u202e")
    assert [p.text for p in opened(page).paragraphs] == [kept, kept]


@settings(max_examples=examples(30), deadline=None)
@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    page = Page("题", "", 2021, (Paragraph((Run(text),)),))
    back = opened(page).paragraphs[1].text
    assert back == printable(text)


@pytest.mark.parametrize("how", ["final", "draft"])
def test_a_validator_that_nobody_here_wrote_finds_nothing(how: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(render(make_page(draft=how == "draft")))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_a_signature_longer_than_a_line_is_broken_between_its_names():
    name = "云溪市大数据管理局（云溪市行政审批局、云溪市公共资源交易管理委员会办公室）"
    page = make_page(organ=name)
    signed = [p for p in opened(page).paragraphs if p.style.name == "Signature"]
    assert [p.text.split("\n") for p in signed] == [
        ["云溪市大数据管理局（云溪市行政审批局、", "云溪市公共资源交易管理委员会办公室）"]
    ]


def test_a_block_is_not_torn_and_a_table_of_blocks_may_be_broken_between_them() -> None:
    grid = next(block for block in make_page(text="").blocks if isinstance(block, Grid))
    rows = opened(PAGE._replace(blocks=(grid,))).tables[0].rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in rows]
    opens = [n for n, row in enumerate(rows) if row.cells[0].text.startswith("第二十条")]
    assert [n + 1 for n, keeps in enumerate(kept) if not keeps] == [*opens[1:], len(rows)]


def test_the_last_lines_of_the_text_stay_with_the_signature() -> None:
    text, signed = Paragraph((Run("无。"),)), Paragraph((Run("舞泉镇人民政府"),), "signature")
    paragraphs = opened(PAGE._replace(blocks=(text, text, signed))).paragraphs[1:]
    keeps = [p.paragraph_format.keep_with_next is True for p in paragraphs]
    assert keeps == [False, True, True, False]  # text, last text, empty line; the style keeps on
