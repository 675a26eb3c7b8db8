"""Word documents, built from the XML that Word and WPS write."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from reportctl.finding import Failure
from reportctl.readers.docx import read
from reportctl.readers.read import read_source
from reportctl.readers.source import Paragraph, Source, SourceTable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(body: str, **parts: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{xml}</w:{name}>")
    return made.getvalue()


def document(body: str, **parts: str) -> Source:
    return read(package(body, **parts), "年报.docx")


def shape(body: str, **parts: str) -> list[str | list[list[str]]]:
    """Paragraphs as strings, tables as lists of rows; a repeated cell begins with ~."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[("~" if cell.spans else "") + cell.text for cell in row] for row in block.rows]
        for block in document(body, **parts).blocks
    ]


def p(*runs: str, style: str = "") -> str:
    return f"<w:p><w:pPr>{style}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_runs_are_joined_and_line_breaks_part_lines():
    assert shape(p(r("（四）无"), r("法提供"))) == ["（四）无法提供"]
    assert shape(p(r("甲"), "<w:r><w:br/><w:t>乙</w:t></w:r>")) == ["甲", "乙"]


def test_a_title_over_two_lines_is_one():
    title = '<w:outlineLvl w:val="0"/>'
    (found,) = document(p(r("某镇2021年"), "<w:r><w:br/></w:r>", r("年度报告"), style=title)).blocks
    assert isinstance(found, Paragraph)
    assert (found.text, found.level) == ("某镇2021年年度报告", 1)


def test_headings_by_style_and_what_it_is_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="2"/></w:style>'
    )
    (found,) = document(p(r("（一）主动公开"), style='<w:pStyle w:val="a"/>'), styles=styles).blocks
    assert isinstance(found, Paragraph)
    assert found.level == 2


def test_automatic_numbers_are_text():
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="（%2）"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )

    def at(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'

    body = (
        p(r("总体情况"), style=at(0)) + p(r("主动公开"), style=at(1)) + p(r("平台"), style=at(1))
        + p(r("网站"), style=at(2)) + p(style=at(0)) + p(r("主动公开"), style=at(0))
        + p(r("文件"), style=at(1))
    )  # fmt: skip
    assert shape(body, numbering=numbering) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）平台",
        "1.网站",
        "二、主动公开",
        "（一）文件",
    ]


def test_merged_cells_stand_at_every_position():
    span, begin, on = (
        '<w:gridSpan w:val="2"/>',
        '<w:vMerge w:val="restart"/>',
        "<w:vMerge/>",
    )
    body = table(
        tc("三", begin) + tc("（一）", span) + tc("1"),
        tc("", on) + tc("（二）") + tc("甲") + tc("2"),
        tc("四") + tc() + tc() + tc("/"),
    )
    assert shape(body) == [
        [["三", "（一）", "~（一）", "1"], ["~三", "（二）", "甲", "2"], ["四", "", "", "/"]]
    ]


def test_several_paragraphs_of_a_cell_are_its_lines():
    assert shape(table(f"<w:tc>{p(r('商业'))}{p(r('企业'))}</w:tc>" + tc("1"))) == [
        [["商业\n企业", "1"]]
    ]


def test_a_table_of_one_column_is_a_frame_round_text():
    inner = table(tc("规章") + tc("0"))
    assert shape(table(f"<w:tc>{p(r('一、总体'))}{inner}{p(r('末'))}</w:tc>")) == [
        "一、总体",
        [["规章", "0"]],
        "末",
    ]


def test_a_table_of_words_round_other_tables_is_a_frame_too():
    """So some documents set the titles of the sections at the side."""
    inner = table(tc("规章") + tc("0"))
    rows = (tc("一、总体") + tc("公开了。"), tc("二、主动") + f"<w:tc>{inner}{p()}</w:tc>")
    assert shape(table(*rows)) == ["一、总体", "公开了。", "二、主动", [["规章", "0"]]]


def test_a_table_within_a_cell_is_not_lost():
    inner = table(tc("甲") + tc("2"))
    assert shape(table(tc("规章") + f"<w:tc>{p(r('0'))}{inner}</w:tc>")) == [
        [["规章", "0"]],
        [["甲", "2"]],
    ]


def test_changes_are_read_as_accepted_and_hidden_text_is_not_read():
    body = p(
        r("共"),
        f"<w:del><w:r><w:delText>3</w:delText></w:r>{r('3')}</w:del>",
        f"<w:ins>{r('5')}</w:ins>",
        r("件"),
        r("（内部）", "<w:vanish/>"),
    )
    assert shape(body) == ["共5件"]
    assert document(body).doubts == ("段落里划去、隐藏或删去的文字“（内部）”、“33”没有读入",)
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('删')}{tc('1')}</w:tr>"
    kept = table(tc("规章") + tc("0")).replace("</w:tbl>", row + "</w:tbl>")
    assert shape(kept) == [[["规章", "0"]]]
    assert any("“删1”" in doubt for doubt in document(kept).doubts)


def test_the_mark_of_a_note_in_a_sentence_is_no_digit_of_the_number_before_it():
    raised = '<w:vertAlign w:val="superscript"/>'
    assert shape(p(r("申请423"), r("1", raised), r("件"))) == ["申请423¹件"]


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{p(r('二、主动公开'))}</w:txbxContent>"
    twice = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert shape(p(r("甲"), f"<w:r>{twice}</w:r>")) == ["甲", "二、主动公开"]


def test_content_controls_are_seen_through():
    cell = f"<w:sdt><w:sdtContent>{tc('0')}</w:sdtContent></w:sdt>"
    assert shape(
        f"<w:sdt><w:sdtContent>{p(r('甲'))}</w:sdtContent></w:sdt>" + table(tc("规章") + cell)
    ) == ["甲", [["规章", "0"]]]


def test_bold_within_a_paragraph_is_marked():
    bold = "<w:b/>"
    assert shape(p(r("问题："), r("一是制度", bold), r("不健全。", bold), r("说明"))) == [
        "问题：**一是制度不健全。**说明"
    ]
    assert shape(p(r("一、总体情况", bold))) == ["一、总体情况"]
    assert shape(p(r("甲", '<w:b w:val="0"/>'), r("乙"))) == ["甲乙"]


def test_rows_parted_by_tabs_are_a_table():
    def row(*cells: str) -> str:
        return p("<w:r><w:tab/></w:r>".join(r(cell) for cell in cells))

    assert shape(p(r("二、公开")) + row("规章", "0", "1") + row("许可", "2", "")) == [
        "二、公开",
        [["规章", "0", "1"], ["许可", "2", ""]],
    ]


def test_the_spot_of_a_paragraph_and_of_a_cell():
    _, second, cells = document(p(r("甲")) + p(r("乙")) + table(tc("规章") + tc("0"))).blocks
    assert str(second.spot) == "第2段"
    assert not isinstance(cells, Paragraph)
    assert str(cells.rows[0][1].spot) == "表1第1行第2列"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 broken", "已损坏"),
        (package(p(r("甲")))[:-40], "已损坏"),
        (package("<w:p>"), "已损坏"),
        (package(table(tc("1") * 10_000)), "超过 256 列"),
        (package(table(tc("1") + tc("1", '<w:gridSpan w:val="99999"/>'))), "超过 256 列"),
        (package("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "嵌套超过"),
        (package("甲" * 12 * 2**20), "解开后超过"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data, said):
    with pytest.raises(Failure, match=said) as caught:
        read(data, "年报.docx")
    assert "\n" not in str(caught.value)


def test_entities_are_refused_before_they_grow():
    bomb = f'<!DOCTYPE x [<!ENTITY a "{"甲" * 10}">]><w:document {W}>&a;</w:document>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(Failure, match="实体声明"):
        read(made.getvalue(), "年报.docx")


def held(*content: str, **parts: str) -> tuple[str, list[tuple[str, str]], str]:
    """What is read of a cell: its text, what is set apart in it, and the object it holds."""
    cell = f"<w:tc><w:p>{''.join(content)}</w:p></w:tc>"
    (block,) = document(table(tc("规章") + cell + tc("3")), **parts).blocks
    assert isinstance(block, SourceTable)
    found = block.rows[0][1]
    return found.text, [(each.kind, each.text) for each in found.apart], found.object


def field(*parts: str) -> str:
    """A field: marks by their names, anything else as it stands."""
    marks = ("begin", "separate", "end")
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>' if part in marks else part
        for part in parts
    )


ASKS = "<w:r><w:instrText> =A1 </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "setting"),
    [
        (r("9", "<w:strike/>") + r("58"), "struck"),
        (r("9", "<w:vanish/>") + r("58"), "hidden"),
        (r("9", '<w:color w:val="FFFFFF"/>') + r("58"), "hidden"),
        (r("58") + r("9", '<w:vertAlign w:val="superscript"/>'), "raised"),
        (f"<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>{r('58')}</w:ins>", "deleted"),
        (field("begin", ASKS, "begin", ASKS, "separate", r("9"), "end", "separate", r("58"), "end"),
         "hidden"),
        ("<w:r><w:ruby><w:rt>" + r("9") + "</w:rt><w:rubyBase>" + r("58")
         + "</w:rubyBase></w:ruby></w:r>", "note"),
        (r("9", '<w:color w:val="auto" w:themeColor="background1"/>') + r("58"), "hidden"),
        (r("9", '<w:color w:val="F2F2F2"/>') + r("58"), "hidden"),
        (r("9", '<w:color w:val="1F1F1F"/><w:shd w:fill="1F1F1F"/>') + r("58"), "hidden"),
        (r("9", "<w:textFill><w:noFill/></w:textFill>") + r("58"), "hidden"),
        (r("9", '<w:textFill><w:alpha w:val="100000"/></w:textFill>') + r("58"), "hidden"),
        (r("58") + '<w:r><w:footnoteReference w:customMarkFollows="1"/><w:t>9</w:t></w:r>', "note"),
        (r("58") + field("begin", "<w:r><w:instrText> NOTEREF _a </w:instrText></w:r>",
                         "separate", r("9"), "end"), "note"),
    ],
)  # fmt: skip
def test_letters_that_are_no_part_of_a_figure_are_set_apart(content, setting):
    assert held(content) == ("58", [(setting, "9")], "")


@pytest.mark.parametrize(
    "content",
    [
        r("58") + r("9", '<w:sz w:val="9"/>'),
        r("58") + r("9", '<w:position w:val="3"/>'),
        r("58") + r("9", '<w:spacing w:val="-200"/>'),
        r("9", '<w:highlight w:val="black"/>') + r("58"),
    ],
)
def test_figures_of_two_sizes_or_drawn_over_each_other_are_unclear(content):
    assert "unclear" in {kind for kind, _ in held(content)[1]}


def test_what_asks_for_a_program_unknown_is_shown_by_its_fallback():
    both = "<mc:Choice Requires='{}'>" + r("9") + "</mc:Choice><mc:Fallback>" + r("58")
    both += "</mc:Fallback>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    told = f"<mc:AlternateContent {mc}>{{}}</mc:AlternateContent>"
    assert held(told.format(both.format("zz"))) == ("58", [], "")
    assert held(told.format(both.format("wps"))) == ("9", [], "")


def test_a_picture_is_kept_with_its_paragraph_or_as_one():
    picture = "<w:r><w:drawing><pic/></w:drawing></w:r>"
    source = document(f"<w:p>{r('甲')}{picture}</w:p><w:p>{picture}</w:p><w:p>{r('乙')}</w:p>")
    assert [(each.text, each.object) for each in source.blocks] == [
        ("甲", "图片"),
        ("", "图片"),
        ("乙", ""),
    ]


def test_stars_that_stand_alone_in_a_cell_are_text():
    assert held(r("**")) == ("**", [], "")
    assert held(r("**58**")) == ("58", [], "")


def test_a_diagram_in_a_paragraph_is_told_beside_its_text():
    body = p(r("公开信息3件。"), "<w:r><w:drawing><relIds/></w:drawing></w:r>") + p(r("末"))
    assert [(each.text, each.object) for each in document(body).blocks] == [
        ("公开信息3件。", "图示"),
        ("末", ""),
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<w:r><w:drawing><pic/></w:drawing></w:r>", "图片"),
        ("<w:r><w:drawing><relIds/></w:drawing></w:r>", "图示"),
        ("<w:r><w:object><OLEObject/></w:object></w:r>", "嵌入对象"),
        ("<w:oMath><w:f><w:r><w:t>5</w:t></w:r></w:f></w:oMath>", "公式"),
        (field("begin", ASKS, "end"), "域"),
        ('<w:r><w:sym w:font="Wingdings" w:char="0034"/></w:r>', "符号"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("单击输入")
         + "</w:sdtContent></w:sdt>", "没有填的控件"),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>", "没有内容的控件"),
        (field("begin", ASKS), "域"),
        ("<w:r><w:pgNum/></w:r>", "域"),
        ("<w:r><w:contentPart/></w:r>", "墨迹"),
    ],
)  # fmt: skip
def test_a_cell_that_holds_no_text_is_not_blank(content, what):
    assert held(content) == ("", [], what)


@pytest.mark.parametrize(
    "content",
    [
        f"<w:oMath>{r('58')}</w:oMath>",
        field("begin", ASKS, "separate", r("58"), "end"),
        f'<w:fldSimple w:instr="=1">{r("58")}</w:fldSimple>',
        f"<w:smartTag>{r('58')}</w:smartTag>",
        r("58", '<w:shd w:val="clear" w:fill="D9E2F3"/>'),
        r("58", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="D9E2F3"/>'),
        f'<w:dir w:val="ltr">{r("58")}</w:dir>',
    ],
)
def test_what_is_shown_is_read(content):
    assert held(content) == ("58", [], "")


def test_a_field_that_only_marks_a_place_shows_nothing():
    marks = "<w:r><w:instrText> {} 9 </w:instrText></w:r>"
    assert held(field("begin", marks.format("XE"), "end") + r("58")) == ("58", [], "")
    assert held(field("begin", marks.format("DATE"), "end") + r("58")) == ("58", [], "域")


@pytest.mark.parametrize(
    ("drawing", "what"),
    [
        ('<w:drawing><anchor><extent cx="400000" cy="0"/></anchor></w:drawing>', "图形"),
        ('<w:drawing><anchor><extent cx="1500000" cy="1500000"/><pic/></anchor></w:drawing>', ""),
        ('<w:pict><shape style="position:absolute; width:40pt"/></w:pict>', "图形"),
        ('<w:pict><shape style="position:absolute;width:120pt"/></w:pict>', ""),
        ('<w:pict><line style="position:absolute" from="0,0" to="40pt,0"/></w:pict>', "图形"),
    ],
)
def test_what_floats_and_is_as_narrow_as_a_cell_lies_on_its_figure(drawing, what):
    assert held(r("58") + f"<w:r>{drawing}</w:r>") == ("58", [], what)
    assert held(f"<w:r>{drawing}</w:r>")[2]  # a cell that holds nothing else is never blank


def test_letters_written_from_the_right_are_not_read():
    assert held(f'<w:bdo w:val="rtl">{r("85")}</w:bdo>') == ("", [("unclear", "85")], "")


def test_a_hidden_row_is_read_unless_a_shown_one_repeats_it():
    hidden = "<w:trPr><w:hidden/></w:trPr>"
    source = document(table(tc("甲项") + tc("1"), hidden + tc("规章") + tc("9")))
    assert "是隐藏的，照样读入" in source.doubts[0]
    copied = table(tc("规章") + tc("1"), hidden + tc("规章") + tc("9"), tc("乙项") + tc("2"))
    assert shape(copied) == [[["规章", "1"], ["乙项", "2"]]]


RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(main: str, content: bytes, **more: bytes) -> bytes:
    """A package whose root names its document under another name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        target = main.replace("\\", "/")
        archive.writestr(
            "_rels/.rels",
            f'<R><Relationship Id="a" Type="{RELS}/officeDocument" Target="{target}"/></R>',
        )
        archive.writestr(main, content)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return made.getvalue()


@pytest.mark.parametrize("main", ["word/document2.xml", "word\\document.xml", "Word/Document.xml"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "gbk"])
def test_the_document_is_found_by_its_relationship_in_any_encoding(main, codec):
    xml = (
        f'<?xml version="1.0" encoding="{codec}"?>'
        f"<w:document {W}><w:body>{p(r('总体情况'))}</w:body></w:document>"
    )
    source = read_source(related(main, xml.encode(codec)), "年报.docx")
    assert [block.text for block in source.blocks if isinstance(block, Paragraph)] == ["总体情况"]


def test_a_page_within_the_document_is_read():
    body = f'<w:altChunk xmlns:r="{RELS}" r:id="c"/>'
    rels = f'<R><Relationship Id="c" Type="{RELS}/aFChunk" Target="page.htm"/></R>'
    xml = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    data = related(
        "word/document.xml",
        xml.encode(),
        word___rels__document_dot_xml_dot_rels=rels.encode(),
        word__page_dot_htm="<h1>总体情况</h1>".encode(),
    )
    assert [
        block.text for block in read(data, "a.docx").blocks if isinstance(block, Paragraph)
    ] == ["总体情况"]


def test_an_automatic_number_that_runs_into_a_figure_makes_it_unclear():
    def numbered(text: str, shown: str) -> list[tuple[str, str]]:
        numbering = (
            '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="4"/>'
            f'<w:lvlText w:val="{shown}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
        )
        style = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
        cell = f"<w:tc>{p(r(text), style=style)}</w:tc>"
        (block,) = document(table(tc("规章") + cell), numbering=numbering).blocks
        assert isinstance(block, SourceTable)
        return [(each.kind, each.text) for each in block.rows[0][1].apart]

    assert numbered("58", "%1.") == [("note", "4.")]
    assert numbered("58", "%1") == [("unclear", "4")]
    assert numbered("", "%1") == [("unclear", "4")]


def test_a_line_from_corner_to_corner_crosses_out_a_figure_but_no_label():
    line = '<w:tcBorders><w:tl2br w:val="single"/></w:tcBorders>'
    none = '<w:tcBorders><w:tl2br w:val="nil"/></w:tcBorders>'
    (block,) = document(table(tc("项目", line) + tc("58", line) + tc("3", none))).blocks
    assert isinstance(block, SourceTable)
    assert [cell.text for cell in block.rows[0]] == ["项目", "", "3"]
    assert [(each.kind, each.text) for each in block.rows[0][1].apart] == [("struck", "58")]


def test_a_control_that_shows_another_figure_than_its_data_is_unclear():
    bound = f"<w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{r('58')}</w:sdtContent>"
    body = table(tc("规章") + f"<w:tc>{p(f'<w:sdt>{bound}</w:sdt>')}</w:tc>")
    xml = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    rels = f'<R><Relationship Id="d" Type="{RELS}/customXml" Target="../customXml/item1.xml"/></R>'

    def apart(stored: str) -> list[tuple[str, str]]:
        data = related(
            "word/document.xml",
            xml.encode(),
            word___rels__document_dot_xml_dot_rels=rels.encode(),
            customXml__item1_dot_xml=f"<a><b>{stored}</b></a>".encode(),
        )
        (block,) = read(data, "a.docx").blocks
        assert isinstance(block, SourceTable)
        return [(each.kind, each.text) for each in block.rows[0][1].apart]

    assert apart("58") == []
    assert apart("61") == [("unclear", "58")]


def test_comments_are_told_with_their_places():
    mark = '<w:r><w:commentReference w:id="{}"/></w:r>'
    body = p(r("总体情况"), mark.format(4)) + table(
        tc("规章", '<w:gridSpan w:val="2"/>') + f"<w:tc>{p(r('58'), mark.format(5))}</w:tc>"
    )
    said = "".join(
        f'<w:comment w:id="{n}">{p(r(t))}</w:comment>' for n, t in ((4, "改"), (5, "应为61"))
    )
    source = document(body, comments=said)
    assert source.doubts == ("批注没有读入：第1段“改”、表1第1行第3列“应为61”",)
    assert isinstance(source.blocks[1], SourceTable)
    assert source.blocks[1].rows[0][2].text == "58"


def test_footnotes_and_endnotes_are_told_with_their_places_and_doubt_the_figure_they_mark():
    mark = '<w:r><w:{}Reference w:id="2"/></w:r>'
    body = p(r("总体情况"), mark.format("footnote")) + table(
        tc("规章") + f"<w:tc>{p(r('58'), mark.format('endnote'))}</w:tc>"
    )
    source = document(
        body,
        footnotes=f'<w:footnote w:id="2">{p(r("含代办"), r("7件"))}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p(r("应为61"))}</w:endnote>',
    )
    assert source.doubts == (
        "脚注没有读入：第1段“含代办7件”",
        "尾注没有读入：表1第1行第2列“应为61”",
    )
    first, grid = source.blocks
    assert isinstance(first, Paragraph)
    assert first.text == "总体情况"
    assert isinstance(grid, SourceTable)
    assert [(each.kind, each.text) for each in grid.rows[0][1].apart] == [
        ("unclear", "尾注：应为61")
    ]


def test_a_sentence_with_a_control_that_nobody_filled_says_so():
    asks = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('点击输入')}"
    (sentence,) = document(p(r("收到申请"), f"{asks}</w:sdtContent></w:sdt>", r("件。"))).blocks
    assert (sentence.text, sentence.object) == ("收到申请件。", "没有填的控件")
