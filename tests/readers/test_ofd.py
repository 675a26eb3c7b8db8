"""OFD reports, written by hand: packages of a few parts."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportctl.finding import Failure
from reportctl.readers.ofd import read
from reportctl.readers.source import Paragraph, SourceTable

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def package(
    *pages: str, templates: str = "", document: str = "", more: dict[str, str] | None = None
):
    listed = "".join(
        f'<ofd:Page ID="{at}" BaseLoc="Pages/P{at}/Content.xml"/>' for at in range(len(pages))
    )
    parts = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>年报</ofd:Title>"
        "</ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{document}"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, page in enumerate(pages):
        parts[f"Doc_0/Pages/P{at}/Content.xml"] = (
            f"<ofd:Page {NAMESPACE}>{templates}<ofd:Content><ofd:Layer>{page}</ofd:Layer>"
            "</ofd:Content></ofd:Page>"
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in {**parts, **(more or {})}.items():
            package.writestr(name, text)
    return stream.getvalue()


def text(words: str, x: float, y: float, *, delta: str = "", extra: str = "", ctm: str = "") -> str:
    delta = delta or (f"g {len(words) - 1} 4" if len(words) > 1 else "")
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 6" {ctm} Font="1" Size="4" {extra}>'
        f'<ofd:TextCode X="0" Y="3.5" DeltaX="{delta}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, x: float = 0, y: float = 0, attributes: str = "", inner: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} 100 100" {attributes}>{inner}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs, ys) -> str:
    rows = "".join(path(f"M {xs[0]} {y} L {xs[-1]} {y}") for y in ys)
    return rows + "".join(path(f"M {x} {ys[0]} L {x} {ys[-1]}") for x in xs)


def clipped(data: str) -> str:
    """The figure 42, seen only within a path."""
    area = f"<ofd:Path><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:Path>"
    clips = f"<ofd:Clips><ofd:Clip><ofd:Area>{area}</ofd:Area></ofd:Clip></ofd:Clips>"
    return text("42", 62, 42).replace("<ofd:TextCode", f"{clips}<ofd:TextCode")


PROSE = text("本镇认真落实条例的各项要求。", 30, 20)
TABLE = PROSE + grid([20, 60, 100, 140], [40, 50, 60])


def rows(data: bytes) -> list[list[str]]:
    (table,) = (b for b in read(data, "年报.ofd").blocks if isinstance(b, SourceTable))
    return [[("~" if cell.spans else "") + cell.text for cell in row] for row in table.rows]


def test_letters_stand_where_their_steps_put_them_and_lines_make_the_table():
    page = TABLE + text("许可", 22, 42) + text("12345", 62, 42, delta="g 2 2 2 2")
    page += text("强制", 22, 52) + text("7", 102, 52)
    source = read(package(page), "年报.ofd")
    assert source.title == "年报"
    assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == [
        "本镇认真落实条例的各项要求。"
    ]
    assert rows(package(page)) == [["许可", "12345", ""], ["强制", "", "7"]]


def test_one_text_code_over_a_whole_row_falls_into_its_cells():
    page = TABLE + text("许可12", 22, 42, delta="4 36 40") + text("强制", 22, 52)
    assert rows(package(page)) == [["许可", "1", "2"], ["强制", "", ""]]


def test_templates_blocks_and_composite_units_are_painted():
    layer = f"<ofd:Content><ofd:Layer>{TABLE}</ofd:Layer></ofd:Content>"
    template = f"<ofd:Page {NAMESPACE}>{layer}</ofd:Page>"
    unit = f"<ofd:Content>{text('5', 2, 2)}</ofd:Content>"
    unit = f'<ofd:CompositeGraphicUnit ID="9">{unit}</ofd:CompositeGraphicUnit>'
    resources = f"<ofd:Res {NAMESPACE}>{unit}</ofd:Res>"
    inner = f"<ofd:PageBlock>{text('8', 62, 42)}</ofd:PageBlock>"
    page = f"<ofd:PageBlock>{text('许可', 22, 42)}{inner}</ofd:PageBlock>"
    page += '<ofd:CompositeObject Boundary="100 40 30 10" ResourceID="9"/>'
    data = package(
        page,
        templates='<ofd:Template TemplateID="7"/>',
        document='<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID="7" BaseLoc="T.xml"/>',
        more={"Doc_0/T.xml": template, "Doc_0/Res.xml": resources},
    )
    assert rows(data) == [["许可", "8", "5"], ["", "", ""]]


def test_a_page_drawn_on_its_side_is_turned():
    turned = 'CTM="0 -1 1 0 0 0"'
    page = "".join(
        f'<ofd:TextObject Boundary="{y} {250 - x} 6 6" {turned} Size="4">'
        f'<ofd:TextCode X="0" Y="3.5" DeltaX="g 20 4">{words}</ofd:TextCode></ofd:TextObject>'
        for words, x, y in (
            ("本镇认真落实条例的各项要求", 20, 20),
            ("许可", 22, 42),
            ("12", 62, 42),
        )
    )
    xs, ys = [20, 60, 100], [40, 50]
    page += "".join(path(f"M {y} {250 - xs[0]} L {y} {250 - xs[-1]}") for y in ys)
    page += "".join(path(f"M {ys[0]} {250 - x} L {ys[-1]} {250 - x}") for x in xs)
    assert rows(package(page)) == [["许可", "12"]]


@pytest.mark.parametrize(
    ("content", "kept", "apart", "object_"),
    [
        (text("42", 62, 42) + path("M 61 45 L 80 45"), "", [("struck", "42")], ""),
        (text("42", 62, 42, extra='Visible="false"'), "", [("hidden", "42")], ""),
        (text("42", 62, 42, extra='Alpha="0"'), "", [("hidden", "42")], ""),
        (text("42", 62, 42, extra='Fill="false"'), "", [("hidden", "42")], ""),
        (text("42", 62, 42, extra='Fill="false" Stroke="true"'), "42", [], ""),
        (text("42", 62, 42, extra='HScale="0.01"'), "", [("hidden", "42")], ""),
        (clipped("M 0 0 L 50 0 L 50 9 L 0 9 C"), "42", [], ""),
        (clipped("M 60 0 L 70 0 L 70 9 L 60 9 C"), "", [("hidden", "42")], ""),
        (
            text("42", 62, 42) + path("M 61 41 L 90 41 L 90 49 L 61 49 C",
                attributes='Fill="true" Stroke="false" Alpha="90"',
                inner='<ofd:FillColor Value="255 255 255"/>'),
            "42", [], "",
        ),
        (
            text("42", 62, 42)
            + path("M 61 41 L 90 41 L 90 49 L 61 49 C", attributes='Fill="true" Stroke="false"',
                inner='<ofd:FillColor Value="255 255 255"/>'),
            "", [("hidden", "42")], "",
        ),
        ('<ofd:ImageObject Boundary="65 42 20 6" ResourceID="3"/>', "", [], "图片"),
        (path("M 65 42 Q 70 48 75 42 B 1 1 2 2 70 45"), "", [], "图形"),
    ],
)  # fmt: skip
def test_what_is_not_seen_or_no_text_is_set_apart(content, kept, apart, object_):
    data = package(TABLE + text("许可", 22, 42) + content)
    (table,) = (b for b in read(data, "年报.ofd").blocks if isinstance(b, SourceTable))
    cell = table.rows[0][1]
    assert (cell.text, [tuple(a) for a in cell.apart], cell.object) == (kept, apart, object_)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'), "扫描件"),
        (package(path("M 0 0 B 1 1 2 2 3 3")), "没有读得出的文字"),
        (package(PROSE)[:300], "已损坏"),
        (package(PROSE, document="<!DOCTYPE a>"), "已损坏|实体"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(data, said):
    with pytest.raises(Failure, match=said) as caught:
        read(data, "年报.ofd")
    assert "\n" not in str(caught.value)


def test_what_is_drawn_upon_a_page_is_seen_and_what_it_says_is_told():
    marks = (
        f'<ofd:PageAnnot {NAMESPACE}><ofd:Annot Visible="{{}}"><ofd:Remark>应为24</ofd:Remark>'
        '<ofd:Appearance Boundary="60 40 40 10">'
        f"{path('M 1 4 L 20 4')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    )
    listed = (
        f'<ofd:Annotations {NAMESPACE}><ofd:Page PageID="0"><ofd:FileLoc>Mark.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>"
    )
    for shown, text_, doubts in (
        ("true", "", ("批注没有读入：第1页“应为24”",)),
        ("false", "42", ()),
    ):
        data = package(
            TABLE + text("许可", 22, 42) + text("42", 62, 42),
            document="<ofd:Annotations>Marks/All.xml</ofd:Annotations>",
            more={"Doc_0/Marks/All.xml": listed, "Doc_0/Marks/Mark.xml": marks.format(shown)},
        )
        source = read(data, "年报.ofd")
        assert (rows(data)[0][1], source.doubts) == (text_, doubts)
