"""Word documents, built from the XML that Word and WPS write."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from reportctl.finding import Failure
from reportctl.readers.docx import read
from reportctl.readers.source import Paragraph, Source

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
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('删')}{tc('1')}</w:tr>"
    kept = table(tc("规章") + tc("0")).replace("</w:tbl>", row + "</w:tbl>")
    assert shape(kept) == [[["规章", "0"]]]


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
