"""What stands in a workbook's cells: exact figures, shown texts, computed formulas."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from reportctl.readers.limits import Work
from reportctl.readers.source import Apart
from reportctl.readers.xlsx_cells import Book, Raw, Read, at_spots, rich

NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = f"""<styleSheet {NAMES}>
<numFmts><numFmt numFmtId="170" formatCode="0.00"/></numFmts>
<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts>
<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF333333"/></patternFill></fill>
</fills>
<cellXfs><xf/><xf numFmtId="170"/><xf fontId="1"/><xf fontId="2"/><xf fontId="2" fillId="1"/>
</cellXfs></styleSheet>"""
STRINGS = (
    f"<sst {NAMES}><si><t>行政许可</t></si><si><t xml:space='preserve'> _x0041_ </t></si></sst>"
)


def book(**cells: Raw) -> Book:
    """A sheet s, its cells by A1, A2 …"""
    found = Book(fromstring(STYLES), fromstring(STRINGS), Work("a.xlsx"))
    found.add("s", {(int(name[1:]), 1): raw for name, raw in cells.items()})
    return found


def raw(kind: str, text: str | None, formula: str | None = None, style: int = 0) -> Raw:
    return Raw(kind, text, formula, style)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (raw("n", "1204"), Read("1204", 1204)),
        (raw("n", "0"), Read("0", 0)),
        (raw("n", None), Read()),
        (raw("n", "0.1", style=1), Read("0.10", Decimal("0.1"))),
        (raw("s", "0"), Read("行政许可")),
        (raw("s", "1"), Read("A")),
        (raw("s", "9"), Read(object="丢失的文字")),
        (raw("b", "1"), Read("是")),
        (raw("str", ""), Read()),
        (raw("d", "2024-01-05"), Read("2024年1月5日")),
        (raw("n", "5", style=2), Read(apart=(Apart("struck", "5"),))),
        (raw("n", "5", style=3), Read(apart=(Apart("hidden", "5"),))),
        (raw("n", "5", style=4), Read("5", 5)),
        (raw("n", "5", style=99), Read("5", 5)),
    ],
)
def test_a_cell_is_read_as_it_is_shown_with_its_exact_figure(cell, read):
    assert book(A1=cell).cell("s", 1, 1) == read


def test_a_cell_that_is_not_there_is_nothing():
    assert book().cell("s", 9, 9) == Read()


def test_a_formula_is_computed_where_nobody_has_and_doubted_where_its_result_is_another():
    parts = {"A1": raw("n", "3"), "A2": raw("n", "4")}
    found = book(**parts, A3=raw("n", None, "A1+A2"))
    assert (found.cell("s", 3, 1).number, dict(found.stale)) == (7, {})
    found = book(**parts, A3=raw("n", "9", "A1+A2"))
    assert found.cell("s", 3, 1) == Read(object="结果与公式不符的单元格")
    assert list(found.stale) == ["工作表“s”A3"]


def test_formulas_in_a_circle_have_no_result():
    found = book(A1=raw("n", None, "A2"), A2=raw("n", None, "A1"))
    assert found.cell("s", 1, 1) == Read(object="没有算出结果的公式")
    assert list(found.unknown) == ["工作表“s”A1"]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        (raw("e", "#DIV/0!"), "错误值#DIV/0!"),
        (raw("str", "#N/A"), "错误值#N/A"),
        (raw("n", "5", "A9+#REF!"), "引用失效的公式"),
        (raw("str", "x", 'DISPIMG("1",1)'), "图片"),
    ],
)
def test_an_error_and_a_picture_are_no_blanks(cell, what):
    assert book(A1=cell).cell("s", 1, 1) == Read(object=what)


def run(text: str, font: str = "") -> str:
    return f"<r><rPr>{font}</rPr><t>{text}</t></r>"


@pytest.mark.parametrize(
    ("runs", "text", "apart"),
    [
        (run("公开") + run("12", "<b/>"), "公开**12**", []),
        (run("12") + run("3", "<strike/>"), "12", ["struck"]),
        (run("12") + run("3", "<vertAlign val='superscript'/>"), "12", ["raised"]),
        (run("12", "<sz val='11'/>") + run("3", "<sz val='5'/>"), "123", ["unclear"]),
        ("<t>12</t><rPh sb='0' eb='1'><t>读音</t></rPh>", "12", []),
    ],
)
def test_what_has_a_font_of_its_own_within_a_text(runs, text, apart):
    found = rich(fromstring(f"<si {NAMES}>{runs}</si>"))
    assert (found.text, [each.kind for each in found.apart]) == (text, apart)


def test_white_letters_are_seen_only_off_white():
    white = run("12") + run("3", "<color rgb='FFFFFFFF'/>")
    found = rich(fromstring(f"<si {NAMES}>{white}</si>"))
    assert found.text == "123"
    assert found.on_paper == ("12", (Apart("hidden", "3"),))


def test_cells_of_a_kind_are_one_line_that_names_the_first_few():
    assert at_spots({}, "有误") == ""
    assert at_spots({"A1": None, "A2": None}, "有误") == "A1、A2：有误"
    assert at_spots(dict.fromkeys("ABCDEF"), "有误") == "A、B、C、D、E等 6 处：有误"
