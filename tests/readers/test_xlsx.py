"""Workbooks, written by the library as offices write them."""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.workbook.defined_name import DefinedName

from reportctl.finding import Failure
from reportctl.readers.source import Paragraph, Running, Source, SourceTable
from reportctl.readers.xlsx import read


def saved(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def workbook(*rows: list[object], merged: tuple[str, ...] = (), **names: str) -> Source:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for name, place in names.items():
        dotted = name.replace("__", ".")
        book.defined_names[dotted] = DefinedName(dotted, attr_text=f"'表'!{place}")
    return read(saved(book), "年报.xlsx")


def only_table(source: Source) -> list[list[str]]:
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    return [[("~" if cell.spans else "") + cell.text for cell in row] for row in table.rows]


def number(value: object, shape: str = "General") -> tuple[str, object]:
    """What is read of one figure in that number format."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["收费", value])
    sheet["B1"].number_format = shape
    (table,) = read(saved(book), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    return table.rows[0][1].text, table.rows[0][1].number


def test_merged_cells_stand_at_every_position():
    source = workbook(
        ["三", "（一）", None, 1], [None, "（二）", "甲", 2], merged=("A1:A2", "B1:C1")
    )
    assert only_table(source) == [["三", "（一）", "~（一）", "1"], ["~三", "（二）", "甲", "2"]]


@pytest.mark.parametrize(
    ("value", "shape", "text", "exact"),
    [
        (1808595, "General", "1808595", 1808595),
        (96171.6, "General", "96171.6", Decimal("96171.6")),
        (72701.2578, "General", "72701.2578", Decimal("72701.2578")),
        (12.0, "0", "12", 12),
        (0, "0.0000", "0.0000", Decimal("0.0000")),
        (1.5, "0.0000", "1.5000", Decimal("1.5000")),
        (8, "+0;-0;0", "+8", 8),
        (-8, "+0;-0;0", "-8", -8),
        (0.0105, "0.00%", "1.05%", None),
        (dt.date(2022, 1, 7), "yyyy-mm-dd", "2022年1月7日", None),
        ("251000元", "@", "251000元", None),
        ("/", "@", "/", None),
    ],
)
def test_figures_are_exact_and_shown_as_the_sheet_shows_them(value, shape, text, exact):
    assert number(value, shape) == (text, exact)


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("=SUM(A1:C1)", "6.5"),
        ("=A1+B1*2-C1", "1.5"),
        ('=IF(COUNT(A1:C1)=0,"",SUM(A1:C1))', "6.5"),
        ('=IF(COUNT(A9:C9)=0,"",SUM(A9:C9))', ""),
        ("=SUM(A1,B1,'表'!C1)", "6.5"),
        ('=A1&"件"', "1件"),
        ("=ROUND(C1/2,1)", "1.8"),
        ("=-(A1+B1)", "-3"),
        ("=E1", "6.5"),
    ],
)
def test_formulas_that_nobody_computed_are_computed(formula, text):
    source = workbook([1, 2, 3.5, formula, "=SUM(A1:C1)"])
    assert only_table(source)[0][3] == text
    assert not source.doubts


@pytest.mark.parametrize(
    "formula", ["=VLOOKUP(A1,A1:B1,1)", "=D1", "=A1/0", "=SUM(", "=A1:B1", "=乱"]
)
def test_a_formula_that_cannot_be_computed_is_a_blank_and_a_doubt(formula):
    source = workbook([1, 2, 3, formula])
    assert only_table(source) == [["1", "2", "3", ""]]
    assert "D1：公式没有算出结果" in source.doubts[0]


def test_names_come_with_their_cells():
    source = workbook(
        ["机关", "某镇"], ["规章", 3],
        report__organ="$B$1", applications__received__person="$B$2", gone="#REF!",
    )  # fmt: skip
    assert source.names == (("report.organ", "某镇"),)
    (table,) = source.blocks
    assert isinstance(table, SourceTable)
    assert [row[1].name for row in table.rows] == ["report.organ", "applications.received.person"]
    assert str(table.rows[1][1].spot) == "工作表“表”B2"


def test_a_blank_cell_with_a_name_stays():
    source = workbook(["规章", None], received="$B$1")
    (table,) = source.blocks
    assert isinstance(table, SourceTable)
    assert (table.rows[0][1].text, table.rows[0][1].name) == ("", "received")


def test_titles_headings_and_prose_are_paragraphs():
    prose = "本镇认真落实条例。\n全年公开信息12条。"
    source = workbook(
        ["某镇2021年政府信息公开工作年度报告", None, None], ["一、总体情况"], [prose],
        ["二、主动公开政府信息情况"], ["规章", 0, 1], ["一、本年新收", None, None], [],
        ["六、其他需要报告的事项"], ["无。"], merged=("A1:C1",),
    )  # fmt: skip
    assert [b.text if isinstance(b, Paragraph) else len(b.rows) for b in source.blocks] == [
        "某镇2021年政府信息公开工作年度报告",
        "一、总体情况",
        "本镇认真落实条例。",
        "全年公开信息12条。",
        "二、主动公开政府信息情况",
        2,
        "六、其他需要报告的事项",
        "无。",
    ]


def test_bold_stretches_are_marked():
    book = Workbook()
    bold = TextBlock(InlineFont(b=True), "一是制度。\n\n二是")
    book.worksheets[0].append(["五", CellRichText("问题：", bold, "人员")])
    assert only_table(read(saved(book), "a.xlsx")) == [
        ["五", "问题：**一是制度。**\n\n**二是**人员"]
    ]


def test_hidden_sheets_errors_and_macros_are_told():
    book = Workbook()
    book.worksheets[0].append(["规章", "#REF!"])
    book.worksheets[0]["B1"].data_type = "e"
    hidden = book.create_sheet("旧表")
    hidden["A1"], hidden.sheet_state = 1, "hidden"
    made = BytesIO(saved(book))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    source = read(made.getvalue(), "a.xlsm")
    assert [doubt[:5] for doubt in source.doubts] == ["工作簿含有", "隐藏的工作", "工作表“S"]
    assert only_table(source) == [["规章", ""]]


def test_far_off_cells_are_told_and_the_rest_is_read():
    source = workbook(["规章", 3, *[None] * 300, 4])
    assert only_table(source)[0][:2] == ["规章", "3"]
    assert "用到了 303 列" in source.doubts[0]
    assert len(workbook([1, 2], *[[]] * 30_000, [2, 3]).blocks) == 2


def test_entities_and_bombs_are_refused():
    for part, content, said in [
        ("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>", "实体声明"),
        ("xl/workbook.xml", "<workbook>" + " " * 40 * 2**20, "解开后超过"),
    ]:
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(part, content)
        with pytest.raises(Failure, match=said):
            read(made.getvalue(), "a.xlsx")


def test_a_workbook_with_a_broken_part_is_told():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(Failure, match="另存一次"):
        read(made.getvalue(), "a.xlsx")


def edited(old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> Source:
    """A workbook of one row, 规章 and 58, in which a part was changed by hand."""
    book = Workbook()
    book.worksheets[0].append(["规章", 58])
    made, out = BytesIO(saved(book)), BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name).decode()
            if name == part:
                assert old in data
                data = data.replace(old, new)
            changed.writestr(name, data)
    return read(out.getvalue(), "a.xlsx")


FIGURE = '<c r="B1" t="n"><v>58</v></c>'
RUNS = '<c r="B1" t="inlineStr"><is><r><rPr>{}</rPr><t>9</t></r><r><t>58</t></r></is></c>'


@pytest.mark.parametrize(
    ("cell", "text", "apart", "what"),
    [
        (RUNS.format("<strike/>"), "58", ["struck"], ""),
        (RUNS.format('<vertAlign val="superscript"/>'), "58", ["raised"], ""),
        ('<c r="B1" t="inlineStr"><is><t>58</t><rPh><t>9</t></rPh></is></c>', "58", [], ""),
        ('<c r="B1" t="e"><v>#REF!</v></c>', "", [], "错误值#REF!"),
        ('<c r="B1"><f>LOOKUP(A1,A1:A2)</f></c>', "", [], "没有算出结果的公式"),
        ('<c r="B1"><f>1+1</f><v>58</v></c>', "", [], "结果与公式不符的单元格"),
        ('<c r="B1"><f>50+8</f><v>58</v></c>', "58", [], ""),
        ('<c r="B1" t="str"><f>DISPIMG("a",1)</f><v>=</v></c>', "", [], "图片"),
        ('<c r="B1"><v>58.00000000000001</v></c>', "58", [], ""),
        (RUNS.format('<color theme="0"/>'), "58", ["hidden"], ""),
        (RUNS.format('<color rgb="FFF8F8F8"/>'), "58", ["hidden"], ""),
        (RUNS.format('<rFont val="Wingdings"/>'), "58", ["unclear"], ""),
        (RUNS.format('<sz val="5"/>'), "958", ["unclear"], ""),
        ('<c r="B1"><f>#REF!+1</f><v>58</v></c>', "", [], "引用失效的公式"),
        ('<c r="B1" vm="1"/>', "", [], "错误值图片"),
        ('<c r="B1" t="s"><v>99</v></c>', "", [], "丢失的文字"),
        ('<c r="B1"><f t="array" ref="B1">50+9</f><v>58</v></c>', "", [], "结果与公式不符的单元格"),
        (FIGURE + '<c r="B1"><v>9</v></c>', "", [], "错误值（写了两次）"),
    ],
)
def test_only_what_a_cell_says_is_read(cell, text, apart, what):
    (table,) = edited(FIGURE, cell).blocks
    assert isinstance(table, SourceTable)
    found = table.rows[0][1]
    assert (found.text, [each.kind for each in found.apart], found.object) == (text, apart, what)


def test_a_strict_workbook_and_one_with_an_empty_fill_are_read():
    strict = edited(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    filled = edited("<fill><patternFill/></fill>", "<fill/>", "xl/styles.xml")
    assert [only_table(source) for source in (strict, filled)] == [[["规章", "58"]]] * 2


def test_hidden_rows_and_columns_are_read_unless_they_repeat_what_is_shown():
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["事项", "本年", "上年"], ["规章", 1, 2], ["规章", 9, 9], ["许可", 3, 4]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    source = read(saved(book), "a.xlsx")
    assert only_table(source) == [["事项", "本年", "上年"], ["规章", "1", "2"], ["许可", "3", "4"]]
    assert ["没有读入" in doubt for doubt in source.doubts] == [True, False, False]


def test_a_hidden_column_of_two_tables_is_a_copy_only_if_all_its_heads_are_shown():
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["事项", "自然人", "企业"],
        ["新收", 1, 2],
        ["结果", "维持", "维持"],
        ["复议", 3, 4],
    ):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    source = read(saved(book), "a.xlsx")
    assert only_table(source)[1] == ["新收", "1", "2"]
    assert "照样读入" in source.doubts[0]


@pytest.mark.parametrize(
    ("font", "fill", "seen"),
    [
        ('<color rgb="FFFFFFFF"/>', "", False),
        ('<color theme="0" tint="-0.05"/>', "", False),
        ('<color rgb="FFFFFFFF"/>', '<fgColor rgb="FF204080"/>', True),
        ('<color rgb="FF204080"/>', '<fgColor rgb="FF204080"/>', False),
        ("", '<fgColor rgb="FF000000"/>', False),
        ('<color rgb="FF204080"/>', "", True),
        ('<name val="Webdings"/>', "", False),
    ],
)
def test_a_figure_in_the_colour_of_its_ground_is_not_seen(font, fill, seen):
    solid = f'<patternFill patternType="solid">{fill}</patternFill>' if fill else "<patternFill/>"
    style = (
        f"<styleSheet><fonts><font/><font>{font}</font></fonts><fills><fill>{solid}</fill></fills>"
        '<cellXfs><xf/><xf fontId="1" fillId="0"/></cellXfs></styleSheet>'
    )
    book = Workbook()
    book.worksheets[0].append(["规章", 58])
    made, out = BytesIO(saved(book)), BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name).replace(b'<c r="B1" t="n">', b'<c r="B1" t="n" s="1">')
            changed.writestr(name, style if name.endswith("styles.xml") else data)
    (table,) = read(out.getvalue(), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    assert bool(table.rows[0][1].text) == seen
    assert bool(table.rows[0][1].apart) != seen


def test_a_formula_that_cells_share_is_held_against_each_result():
    shared = (
        '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>6</v></c></row><row r="2"><c r="A2">'
        '<v>4</v></c><c r="B2"><f t="shared" si="0"/><v>8</v></c></row><row r="3"><c r="A3"><v>5'
        '</v></c><c r="B3"><f t="shared" si="0"/><v>11</v></c>'
    )
    book = Workbook()
    book.worksheets[0].append([3, 6])
    made, out = BytesIO(saved(book)), BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name).decode()
            changed.writestr(name, data.replace('<c r="B1" t="n"><v>6</v></c>', shared))
    source = read(out.getvalue(), "a.xlsx")
    assert only_table(source) == [["3", "6"], ["4", "8"], ["5", ""]]
    assert "B3：保存的结果与公式不符" in source.doubts[0]


RELATION = (
    '<Relationships><Relationship Id="r" Type="http://x/drawing" Target="/xl/drawings/d.xml"/>'
    "</Relationships>"
)


def drawn_over(anchor: str) -> list[str]:
    """What is said to lie on the four cells of a row, 规章 and three figures."""
    book = Workbook()
    book.worksheets[0].append(["规章", 58, 61, 7])
    out = BytesIO(saved(book))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELATION)
        archive.writestr("xl/drawings/d.xml", f"<wsDr>{anchor}</wsDr>")
    (table,) = read(out.getvalue(), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    assert table.rows[0][0].text == "规章"
    return [cell.object for cell in table.rows[0]]


BEGIN = "<from><col>0</col><colOff>9</colOff><row>0</row></from>"


@pytest.mark.parametrize(
    ("anchor", "what"),
    [
        (f"<a>{BEGIN}<to><col>2</col><colOff>9</colOff><row>0</row></to><pic/></a>",
         ["", "图片", "图片", ""]),
        (f"<a>{BEGIN}<to><col>2</col><colOff>0</colOff><row>1</row></to><pic/></a>",
         ["", "图片", "", ""]),
        (f'<a>{BEGIN}<ext cx="1219191" cy="9"/><sp/></a>', ["", "图形", "", ""]),
        (f'<a>{BEGIN}<ext cx="1219192" cy="9"/><sp/></a>', ["", "图形", "图形", ""]),
        (f"<a>{BEGIN}<to><col>1</col><colOff>9</colOff><row>0</row></to><b><cxnSp/></b></a>",
         ["", "图形", "", ""]),
    ],
)  # fmt: skip
def test_what_lies_on_a_figure_is_told(anchor, what):
    assert drawn_over(anchor) == what


def test_comments_are_kept_with_their_places_and_are_no_text():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表三"
    sheet.append(["规章", 58])
    sheet["A1"].comment = Comment("规章由设区的市以上人民政府制定", "乙")
    sheet["B1"].comment = Comment("应为61", "甲")
    source = read(saved(book), "a.xlsx")
    assert only_table(source) == [["规章", "58"]]
    assert source.doubts == ()
    assert source.comments == (
        ("工作表“表三”A1", "规章由设区的市以上人民政府制定"),
        ("工作表“表三”B1", "应为61"),
    )


def test_a_line_from_corner_to_corner_crosses_out_a_figure_but_no_label():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["项目", 58, 3])
    line = Border(diagonal=Side(style="thin"), diagonalDown=True)
    sheet["A1"].border = sheet["B1"].border = line
    (table,) = read(saved(book), "a.xlsx").blocks
    assert isinstance(table, SourceTable)
    assert [cell.text for cell in table.rows[0]] == ["项目", "", "3"]
    assert [each.kind for each in table.rows[0][1].apart] == ["struck"]


def test_a_zero_that_its_sheet_does_not_show_is_told_and_no_blank():
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["许可", 0, 5], ["处罚", None, 0]):
        sheet.append(row)
    assert read(saved(book), "a.xlsx").doubts == ()
    sheet.sheet_view.showZeros = False
    source = read(saved(book), "a.xlsx")
    (told,) = source.doubts
    assert "不显示零值：2 格看上去空白，是 0" in told
    assert only_table(source) == [["许可", "0", "5"], ["处罚", "", "0"]]


def test_the_heads_and_feet_of_a_sheets_pages_are_read_without_their_codes():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["规章", 1])
    sheet.oddHeader.center.text = '&"宋体,加粗"&14白石县水利局&P'
    sheet.oddFooter.left.text = "2020年数据"
    sheet.oddFooter.right.text = "&P / &N"
    assert read(saved(book), "a.xlsx").running == (
        Running("页眉", "白石县水利局"),
        Running("页脚", "2020年数据"),
        Running("页脚", "/"),
    )
