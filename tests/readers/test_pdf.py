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


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("[12345678], [9]", ["甲", None, None]),
        ("align(right)[9], align(right)[87654321]", ["甲", None, None]),
        ("align(center)[1234567890], [], [3]", [None, None, None, "3"]),
        ("[123456], [654321]", ["甲", "123456", "654321"]),
        ("[5], [12345678]", ["甲", "5", None]),
    ],
)
def test_a_figure_that_stands_out_of_its_cell_is_nobodys(row, read):
    columns = ", ".join(["36pt"] * len(read))
    source = document(
        "#set par(first-line-indent: 0pt)\n"
        f"#table(columns: ({columns}), inset: 0pt, align: left, [甲], {row})"
    )
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    ((*cells,),) = table.rows
    assert [None if cell.apart else cell.text for cell in cells] == read


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


def cells(body: str, setup: str = "") -> dict[str, object]:
    """The cells of a table of one row, by the label before each."""
    source = document(f"{setup}\n本镇公开的信息见下表。\n#set par(first-line-indent: 0pt)\n{body}")
    return {
        row[at].text: row[at + 1]
        for block in source.blocks
        if isinstance(block, SourceTable)
        for row in block.rows
        for at in range(0, len(row) - 1, 2)
    }


PICTURE = (
    "#let picture = image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='20' "
    "height='8'><path d='M1 7 Q 6 0 9 7 T 18 2' stroke='black' fill='none'/></svg>\"), "
    'format: "svg", width: 20pt)\n'
)


@pytest.mark.parametrize(
    ("content", "text", "apart"),
    [
        ("#strike[9]422", "422", [("struck", "9")]),
        ("#strike[9422]", "", [("struck", "9422")]),
        ("422#super(size: 6pt)[1]", "422", [("raised", "1")]),
        ("422#sub(size: 6pt)[1]", "422", [("lowered", "1")]),
        ("#text(fill: white)[7]422", "422", [("hidden", "7")]),
        ("#place(rect(width: 30pt, height: 11pt, fill: white))", "", []),
        (
            "422#place(dy: -10pt, rect(width: 30pt, height: 12pt, fill: white))",
            "",
            [("hidden", "422")],
        ),
        ("422#super(typographic: false)[1]", "422", [("raised", "1")]),
        ("422#super(size: 0.85em, baseline: -0.33em)[1]", "422", [("raised", "1")]),
        ("422#text(size: 0.85em)[1]", "4221", []),
        ("#place(box(rect(width: 24pt, height: 11pt, fill: black)))422", "", [("hidden", "422")]),
        ("#place(text()[0])422", "", [("unclear", "0422")]),
        ("#place(dx: 0.5pt, text()[422])422", "422", []),
        ("#place(dx: 0.3pt, text()[4096])4096", "4096", []),
        ("#place(dx: 0.3pt, dy: 0.3pt, text()[1551])1551", "1551", []),
        ("#place(dx: 1.2pt, dy: 0.4pt, text(fill: gray)[11])11", "11", []),
        ("422#underline[5]", "4225", []),
        (
            "#line(start: (0pt, 9pt), end: (18pt, 0pt))#place(dy: -9pt)[422]",
            "",
            [("unclear", "422")],
        ),
        (
            "#place(dx: -1pt, dy: 3.4pt, line(length: 8pt))422",
            "2",
            [("struck", "4"), ("unclear", "2")],
        ),
        ("#place(dx: 2pt, text()[9])422", "", [("unclear", "4922")]),
        ("#rotate(15deg)[422]", "", [("unclear", "422")]),
        ("#scale(x: -100%)[422]", "", [("unclear", "224")]),
    ],
)
def test_what_is_set_apart_in_a_cell_is_no_part_of_its_figure(content, text, apart):
    cell = cells(f"#table(columns: 2, [甲], [{content}])")["甲"]
    assert (cell.text, [tuple(each) for each in cell.apart]) == (text, apart)


def test_a_marker_round_a_figure_rules_nothing():
    table = "#table(columns: 4, inset: 2pt, [甲], [{}], [乙], [7])"
    for content in ("#highlight[422]", "#box(fill: black, text(fill: white)[422])"):
        found = cells(table.format(content))
        assert {label: cell.text for label, cell in found.items()} == {"甲": "422", "乙": "7"}


def test_a_cell_whose_figure_nobody_sees_on_its_ground_stays_a_cell():
    ground = "table.cell(fill: aqua, text(fill: aqua)[422])"
    found = cells(f"#table(columns: 4, inset: 2pt, [甲], {ground}, [乙], [7])")
    assert {label: cell.text for label, cell in found.items()} == {"甲": "", "乙": "7"}
    assert [(each.kind, each.text) for each in found["甲"].apart] == [("hidden", "422")]


def test_cells_that_only_their_grounds_tell_apart_stay_cells():
    shades = "fill: (x, y) => if calc.odd(x) { luma(220) } else { luma(190) }"
    body = f"#table(columns: 4, stroke: none, inset: 2pt, {shades}, [甲], [422], [乙], [7])"
    assert {label: cell.text for label, cell in cells(body).items()} == {"甲": "422", "乙": "7"}


def test_a_cell_with_a_drawing_says_so_and_an_empty_one_is_empty():
    found = cells(PICTURE + "#table(columns: 4, [甲], [#picture], [乙], [])")
    assert (found["甲"].text, found["甲"].object) == ("", "图形")
    assert (found["乙"].text, found["乙"].object) == ("", "")


TABLE = "#table(columns: 3, [行], [甲], [乙], [子], [12], [34], [丑], [56], [78])"


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_on_its_side_is_read_turned(quarter):
    body = f"#rotate({quarter}deg, reflow: true)[{TABLE}]"
    assert tables(document(body)) == [[["行", "甲", "乙"], ["子", "12", "34"], ["丑", "56", "78"]]]


def test_a_table_on_its_side_on_an_upright_page_is_read_turned():
    body = f"本镇公开信息十二条，见下表。\n\n#rotate(90deg, reflow: true)[{TABLE}]\n\n特此报告。"
    wide = TABLE.replace("子", "一、本年新收").replace("丑", "二、上年结转")
    source = document(body.replace(TABLE, wide))
    assert tables(source) == [
        [
            ["行", "甲", "乙"],
            ["一、本年新收", "12", "34"],
            ["二、上年结转", "56", "78"],
        ]
    ]


def test_a_few_letters_on_their_side_are_told():
    source = document("本镇认真落实各项公开要求。\n\n#rotate(90deg, reflow: true)[共三页]")
    assert source.doubts == ("第1页有横排的字“共三页”，没有读入；如是正文请对照补上",)


def test_a_pale_watermark_on_every_hand_is_set_aside_and_told():
    mark = (
        "#set page(background: for x in range(4) { for y in range(4) "
        "{ place(dx: x * 100pt, dy: y * 70pt, text(fill: luma(85%))[内部]) } })"
    )
    source = document(f"{mark}\n{LONG}\n\n#table(columns: 2, [甲], [422], [乙], [])")
    assert texts(source) == [LONG]
    assert tables(source) == [[["甲", "422"], ["乙", ""]]]
    assert source.doubts == ("有水印字“内部”，没有读入；如是正文请对照补上",)


def test_hidden_and_crossed_out_words_of_the_text_are_told():
    source = document("#text(fill: white)[看不见]本镇认真落实要求。#strike[作废]")
    assert texts(source) == ["本镇认真落实要求。"]
    assert source.doubts == (
        "第1页有看不见的字“看不见”，没有读入",
        "第1页有划掉的字“作废”（在“真落实要求。”之后），没有读入",
    )


def write(content: str, marks: list[str], catalog: str = "") -> bytes:
    """A page of 300 by 200 points with a table of two cells, and what else is given."""
    drawn = (
        "0 0 0 RG 10 100 200 40 re S 110 100 m 110 140 l S "
        f"BT /F 12 Tf 20 115 Td (Number of cases) Tj ET {content}"
    )
    numbers = " ".join(f"{10 + at} 0 R" for at in range(len(marks)))
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{numbers}]>> {catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources"
        "<</Font<</F 5 0 R/G 7 0 R>>/Properties<</L 6 0 R>>/XObject<</X 10 0 R>>>>"
        f"/Annots[{numbers}]>>",
        4: f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        6: "<</Type/OCG/Name(Layer)>>",
        7: "<</Type/Font/Subtype/Type0/BaseFont/Heiti/Encoding/UniGB-UTF16-H"
        "/DescendantFonts[8 0 R]>>",
        8: "<</Type/Font/Subtype/CIDFontType0/BaseFont/Heiti/FontDescriptor 9 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>>>",
        9: "<</Type/FontDescriptor/FontName(Heiti)/FontBBox[-200 -200 1200 1200]/Flags 4"
        "/ItalicAngle 0/Ascent 1000/Descent -200/StemV 80>>",
    }
    objects |= {10 + at: mark for at, mark in enumerate(marks)}
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj{body}endobj\n".encode()
    start = len(data)
    for number, place in places.items():
        data += b"" if number > 1 else b"xref\n0 1\n0000000000 65535 f \n"
        data += f"{number} 1\n{place:010} 00000 n \n".encode()
    size = max(places) + 1
    return data + f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


BOX = "/Rect[115 110 200 130]"


def second_cell(data: bytes):
    (table,) = (b for b in read(data, "表.pdf").blocks if isinstance(b, SourceTable))
    return table.rows[0][1]


@pytest.mark.parametrize(
    ("marks", "text", "object_", "apart"),
    [
        ([f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(422){BOX}>>"], "422", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(422)/F 2{BOX}>>"], "", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a){BOX}>>"], "", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Ch/T(a)/Opt[(1)(2)]/V(2){BOX}>>"], "2", "", []),
        ([f"<</Type/Annot/Subtype/Widget/FT/Btn/T(a){BOX}>>"], "", "勾选框", []),
        ([f"<</Type/Annot/Subtype/FreeText/Contents(37){BOX}>>"], "37", "", []),
    ],
)
def test_what_is_typed_over_a_cell_stands_in_it(marks, text, object_, apart):
    cell = second_cell(write("", marks))
    assert (cell.text, cell.object, list(cell.apart)) == (text, object_, apart)


DIGITS = "BT /F 12 Tf 120 115 Td (422) Tj ET"


@pytest.mark.parametrize(
    ("content", "marks", "catalog", "kind"),
    [
        (DIGITS, [f"<</Type/Annot/Subtype/StrikeOut{BOX}>>"], "", "struck"),
        (DIGITS, [f"<</Type/Annot/Subtype/Redact{BOX}>>"], "", "struck"),
        (
            f"/OC /L BDC {DIGITS} EMC",
            [],
            "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
            "hidden",
        ),
        (f"3 Tr {DIGITS}", [], "", "hidden"),
        (f"q 0 0 50 50 re W n {DIGITS} Q", [], "", "hidden"),
    ],
)
def test_figures_that_are_not_seen_or_crossed_out_are_set_apart(content, marks, catalog, kind):
    cell = second_cell(write(content, marks, catalog=catalog))
    assert cell.text == ""
    assert [(each.kind, each.text) for each in cell.apart] == [(kind, "422")]


def test_what_is_left_of_a_figure_that_is_cut_off_is_unclear():
    half = second_cell(write(f"q 115 105 12 30 re W n {DIGITS} Q", []))
    assert half.text == ""
    assert {(each.kind, each.text) for each in half.apart} == {("unclear", "4"), ("hidden", "22")}


def test_a_field_that_is_drawn_with_another_figure_is_not_read():
    def field(drawn: str) -> str:
        look = "<</Length 60/Type/XObject/Subtype/Form/BBox[0 0 85 20]>>"
        text = f"/Tx BMC BT /F 9 Tf 2 2 Td ({drawn}) Tj ET EMC".ljust(60)
        widget = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(37){BOX}/AP<</N 11 0 R>>>>"
        cell = second_cell(write("", [widget, f"{look}stream\n{text}\nendstream"]))
        return f"{cell.text} {cell.object}"

    assert field("37") == "37 "
    assert field("73") == "37 显示的和保存的值不同的表单域"


def test_comments_are_told_with_their_page():
    notes = [f"<</Type/Annot/Subtype/Text/Contents(37?){BOX}>>",
             f"<</Type/Annot/Subtype/Popup/Contents(37?){BOX}>>"]  # fmt: skip
    found = read(write(DIGITS, notes), "表.pdf")
    assert found.doubts == ("批注没有读入：第1页“37?”",)
    assert second_cell(write(DIGITS, notes)).text == "422"


def test_a_field_over_printed_figures_is_unclear():
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(97){BOX}>>"
    cell = second_cell(write("BT /F 12 Tf 116 115 Td (14) Tj ET", [field]))
    assert cell.text == ""
    assert {each.kind for each in cell.apart} == {"unclear"}


def test_a_layer_that_is_shown_is_read():
    shown = "/OCProperties<</OCGs[6 0 R]/D<<>>>>"
    assert second_cell(write(f"/OC /L BDC {DIGITS} EMC", [], catalog=shown)).text == "422"


def test_a_picture_in_a_cell_says_so():
    image = "q 30 0 0 15 130 112 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \x10\x70 EI Q"
    assert second_cell(write(image, [])).object == "图片"


@pytest.mark.parametrize(
    ("code", "text", "object_"),
    [("0034", "", "认不出的字"), ("0020", "", ""), ("00340032", "42", "")],
)
def test_a_lone_figure_in_a_font_that_is_not_in_the_file_is_no_blank(code, text, object_):
    cell = second_cell(write(f"BT /G 12 Tf 150 115 Td <{code}> Tj ET", []))
    assert (cell.text, cell.object) == (text, object_)


def test_what_is_typed_over_a_sentence_is_told():
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(77)/Rect[20 40 60 60]>>"
    source = read(write("BT /F 12 Tf 20 45 Td (1668) Tj 80 45 Td (cases) Tj ET", [field]), "a.pdf")
    assert "第1页有被别的字盖住的字“166877”，没有读入" in source.doubts
