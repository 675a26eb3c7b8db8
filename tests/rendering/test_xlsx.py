"""The workbook: merged layout, names, formulas, checks, and text that is never a formula."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from tests.properties import examples

from reportctl.page.blocks import (
    Balance,
    Grid,
    GridCell,
    Heading,
    Page,
    Paragraph,
    Run,
    Sum,
)
from reportctl.rendering.xlsx import render

SHEET = "三、收到和处理政府信息公开申请情况"


def figure(line: int, column: int, name: str, text: str, kind: str = "count") -> GridCell:
    value = Decimal(text) if text.strip("+-").replace(".", "").isdigit() else None
    role = "total" if name.endswith("total") else "value"
    return GridCell(line, column, text, role=role, name=name, value=value, kind=kind)


def grid(*rows: tuple[str, str, str]) -> Grid:
    """Rows of 自然人, 其他, 总计; the first must balance with the last."""
    cells = [
        GridCell(0, 0, "勾稽关系", lines=2, role="corner"),
        GridCell(0, 1, "申请人情况", columns=3, role="column"),
        *(GridCell(1, 1 + i, label, role="column") for i, label in enumerate("甲乙计")),
    ]
    for number, row in enumerate(rows):
        cells.append(GridCell(2 + number, 0, f"第{number}项", role="row", note="按收到之日计。"))
        names = [f"t.r{number}.{column}" for column in ("person", "other", "total")]
        cells += [figure(2 + number, 1 + i, names[i], row[i]) for i in range(3)]
    return Grid(
        name="t",
        caption="表",
        widths=(0.4, 0.2, 0.2, 0.2),
        cells=tuple(cells),
        head=2,
        stub=1,
        lines=2 + len(rows),
        sums=tuple(
            Sum(f"t.r{i}.total", (f"t.r{i}.person", f"t.r{i}.other")) for i in range(len(rows))
        ),
        balances=(Balance(("t.r0.person",), (f"t.r{len(rows) - 1}.person",)),),
    )


def page(*blocks: Heading | Paragraph | Grid, **facts: object) -> Page:
    organ = "舞泉镇人民政府"
    data = {"organ": organ, "year": 2021, "edition": 2021, "level": "township", "scope": "own"}
    return Page(
        title=f"{organ}2021年政府信息公开工作年度报告",
        organ=organ,
        year=2021,
        blocks=blocks,
        data=json.dumps(data | facts, ensure_ascii=False),
    )


def table(*rows: tuple[str, str, str]) -> Page:
    return page(Heading(1, SHEET, "applications"), grid(*rows))


def opened(painted: Page, *, values: bool = False, rich: bool = False) -> Workbook:
    return load_workbook(BytesIO(render(painted)), data_only=values, rich_text=rich)


def named(book: Workbook, name: str) -> object:
    ((sheet, place),) = book.defined_names[name].destinations
    return book[sheet][place.replace("$", "")].value


def test_same_bytes_and_no_clock() -> None:
    made = render(table(("1", "2", "3")))
    assert made == render(table(("1", "2", "3")))
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert load_workbook(BytesIO(made)).properties.modified.year == 2022


PROGRAM = """
import hashlib
from reportctl.page.blocks import Grid, GridCell, Page
from reportctl.rendering.xlsx import render
cells = [GridCell(n, 0, "", columns=2, name=f"t.n{n}", kind="count") for n in range(9)]
page = Page("题", "", 2021, (Grid("t", "表", (0.5, 0.5), tuple(cells), 0, 0, 9),))
print(hashlib.sha256(render(page)).hexdigest())
"""


def test_same_bytes_in_another_process() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_one_sheet_for_the_text_and_one_for_each_grid() -> None:
    heading = Heading(1, "二、主动/公开[情况]：" + "长" * 40, "disclosure")
    names = opened(page(heading, grid(), grid())).sheetnames
    assert names[0] == "报告"
    assert names[1].startswith("二、主动 公开 情况")
    assert names[2].endswith("（2）")
    assert all(len(name) <= 31 for name in names)


def test_cells_are_merged_as_on_paper_and_the_head_stays() -> None:
    sheet = opened(table(("1", "2", "3"), ("1", "0", "1")))[SHEET]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:D1", "A2:D2", "A3:A4", "B3:D3"}
    assert [cell.value for cell in sheet[5]][:3] == ["第0项", 1, 2]
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$1:$4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)


def test_labels_are_locked_and_figures_open() -> None:
    sheet = opened(table(("1", "2", "3")))[SHEET]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet["A5"].protection.locked
    assert not sheet["B5"].protection.locked


@pytest.mark.parametrize(
    ("row", "total", "shown"),
    [
        (("1", "2", "3"), '=IF(COUNT(B5:C5)=0,"",SUM(B5:C5))', 3),
        (("", "", ""), '=IF(COUNT(B5:C5)=0,"",SUM(B5:C5))', None),
        (("1", "", "1"), '=IF(COUNT(B5:C5)=0,"",SUM(B5:C5))', 1),
        (("1", "2", "4"), 4, 4),  # the report says 4: a formula would falsify it
        (("1", "2", ""), None, None),  # a blank total stays blank
        (("", "", "0"), 0, 0),  # zero is said, not added up
        (("/", "/", "/"), "/", "/"),
        (("1", "/", "1"), '=IF(COUNT(B5:C5)=0,"",SUM(B5:C5))', 1),
    ],
)
def test_a_total_is_a_formula_where_it_gives_what_is_printed(
    row: tuple[str, str, str], total: object, shown: object
) -> None:
    assert opened(table(row))[SHEET]["D5"].value == total
    assert opened(table(row), values=True)[SHEET]["D5"].value == shown


def test_a_balance_and_a_typed_total_turn_red() -> None:
    sheet = opened(table(("1", "2", "3"), ("1", "0", "1")))[SHEET]
    rules = {
        str(area.sqref): [rule.formula[0] for rule in area.rules]
        for area in sheet.conditional_formatting
    }
    assert rules == {
        "D5": ["AND(ISNUMBER($D$5),COUNT($B$5:$C$5)>0,ROUND(N($D$5)-SUM($B$5:$C$5),4)<>0)"],
        "D6": ["AND(ISNUMBER($D$6),COUNT($B$6:$C$6)>0,ROUND(N($D$6)-SUM($B$6:$C$6),4)<>0)"],
        "B5:B6": ["AND(COUNT($B$5)>0,COUNT($B$6)>0,ROUND(SUM($B$5)-SUM($B$6),4)<>0)"],
    }
    # colour is not the only carrier: a line above the grid says it in words
    assert sheet["A2"].value.startswith("=IF(OR(AND(ISNUMBER($D$5)")
    assert "请核对" in sheet["A2"].value


def test_what_is_typed_is_checked_by_kind() -> None:
    cells = (
        figure(0, 0, "t.a", "1"),
        figure(0, 1, "t.b", "-3", "signed"),
        figure(0, 2, "t.c", "0.0001", "money"),
        figure(0, 3, "t.d", "251000元", "amount"),
    )
    sheet = opened(page(Grid("t", "表", (0.25,) * 4, cells, 0, 0, 1))).worksheets[1]
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert set(checks) == {"A3", "B3", "C3"}  # an amount may carry its unit
    assert (checks["A3"].type, checks["A3"].formula1) == ("whole", "0")
    assert int(checks["B3"].formula1) < 0
    assert checks["C3"].formula1 == "AND(ISNUMBER($C$3),$C$3>=0,ROUND($C$3,4)=$C$3)"
    assert all("请填" in check.error for check in checks.values())


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("12", 12, "0"),
        ("0.0000", 0, "0.0000"),
        ("96171.60", 96171.6, "0.00"),
        ("+2", 2, "+0;-0;0"),
        ("-8", -8, "0"),
        ("", None, "0"),
        ("/", "/", "0"),
        ("251000元", "251000元", "0"),
        ("1234567890123456789", "1234567890123456789", "0"),  # a spreadsheet keeps 15 digits
    ],
)
def test_a_figure_shows_as_printed(text: str, value: object, shown: str) -> None:
    only = Grid("t", "表", (1.0,), (figure(0, 0, "t.a", text),), 0, 0, 1)
    cell = opened(page(only)).worksheets[1]["A3"]
    assert (cell.value, cell.number_format) == (value, shown)


def test_notes_are_comments_and_a_draft_says_what_is_wrong() -> None:
    note = GridCell(0, 0, "1", name="t.a", value=1, kind="count", note="新收到的申请。")
    twice = note._replace(column=1, name="t.b", fault="应为 2")
    only = page(Grid("t", "表", (0.5, 0.5), (note, twice), 0, 0, 1))
    sheet = opened(only).worksheets[1]
    assert sheet["A3"].comment.text == "新收到的申请。"
    assert sheet["B3"].comment is None  # once in a line is enough
    draft = opened(only._replace(draft=True)).worksheets[1]
    assert draft["B3"].comment.text == "问题：应为 2"
    assert draft["B3"].fill.fgColor.rgb == "00FFE699"
    assert draft.oddHeader.center.text == "草稿，不得发布"
    assert sheet.oddHeader.center.text is None


def test_facts_have_names() -> None:
    book = opened(page())
    facts = {name: named(book, f"report.{name}") for name in ("organ", "year", "level", "scope")}
    assert facts == {
        "organ": "舞泉镇人民政府",
        "year": 2021,
        "level": "township",
        "scope": "own",
    }
    assert named(book, "report.signature") is None


def test_the_title_follows_the_organ_or_is_a_fact_of_its_own() -> None:
    made = page()
    assert opened(made)["报告"]["A1"].value == '=B3&B4&"年政府信息公开工作年度报告"'
    assert opened(made, values=True)["报告"]["A1"].value == made.title
    assert "report.title" not in opened(made).defined_names
    own = made._replace(title="年度报告")
    assert named(opened(own), "report.title") == "年度报告"


def test_prose_stands_in_named_cells() -> None:
    book = opened(
        page(
            Paragraph((Run("依据《条例》。"),)),
            Heading(1, "一、总体情况", "overview"),
            Heading(2, "（一）主动公开"),
            Paragraph((Run("全年公开"), Run("120条", strong=True), Run("。"))),
            Heading(1, "五、存在的主要问题及改进情况", "problems"),
            Paragraph((Run("舞泉镇人民政府"),), "signature"),
        ),
        rich=True,
    )
    assert named(book, "prose.preface") == "依据《条例》。"
    text = named(book, "prose.overview")
    assert isinstance(text, CellRichText)
    assert str(text) == "（一）主动公开\n全年公开120条。"
    assert [part.text for part in text if isinstance(part, TextBlock) and part.font.b] == ["120条"]
    assert named(book, "prose.problems") is None
    assert named(book, "report.signature") == "舞泉镇人民政府"


def test_line_ends_at_the_edge_of_bold_text_are_kept() -> None:
    made = page(
        Heading(1, "一、总体情况", "overview"),
        Paragraph((Run("一是"), Run("公开", strong=True))),
        Paragraph((Run("二是"),)),
    )
    assert str(named(opened(made, rich=True), "prose.overview")) == "一是公开\n二是"
    with zipfile.ZipFile(BytesIO(render(made))) as package:
        assert "<t>" not in package.read("xl/worksheets/sheet1.xml").decode()


def test_prose_too_long_for_a_cell_goes_on_in_the_next() -> None:
    long = "长" * 40000
    book = opened(page(Heading(1, "一、总体情况", "overview"), Paragraph((Run(long),))))
    pieces = [named(book, "prose.overview"), named(book, "prose.overview.2")]
    assert "".join(map(str, pieces)) == long
    heights = [row.height for row in book["报告"].row_dimensions.values() if row.height]
    assert max(heights) <= 409


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+cmd", "@x", "=cmd|' /C calc'!A0", "#REF!", "]]>"]
)
def test_text_is_never_a_formula(text: str) -> None:
    label = GridCell(0, 0, text, role="row")
    made = page(
        Heading(1, text, "overview"),
        Paragraph((Run(text),)),
        Heading(1, "二", "disclosure"),
        Grid("t", text, (0.5, 0.5), (label, figure(0, 1, "t.a", text)), 0, 1, 1),
        organ=text,
    )
    book = opened(made)
    assert named(book, "prose.overview") == text
    assert named(book, "report.organ") == text
    assert book["二"]["A3"].data_type == "s"
    assert book["二"]["B3"].data_type != "f"
    assert b"<f>cmd" not in render(made)


def test_control_characters_are_dropped() -> None:
    made = page(Heading(1, "一\x0b", "overview"), Paragraph((Run("a\x00b\ud800\uffff"),)))
    assert named(opened(made._replace(title="\x01", organ="\x02")), "prose.overview") == "ab"


def test_a_name_that_excel_refuses_is_mended() -> None:
    cells = (figure(0, 0, "t.第1-行.a b", "1"), figure(0, 1, "1.x", "2")._replace(note="注"))
    book = opened(page(Grid("t", "表", (0.5, 0.5), cells, 0, 0, 1)))
    assert named(book, "t.第1_行.a_b") == 1
    assert named(book, "_1.x") == 2


@settings(max_examples=examples(25), deadline=None)
@given(
    st.lists(st.tuples(*[st.one_of(st.just(""), st.integers(0, 10**7).map(str))] * 3), min_size=1)
)
def test_names_and_values_come_back(rows: list[tuple[str, str, str]]) -> None:
    book = opened(table(*rows), values=True)
    for number, row in enumerate(rows):
        for column, text in zip(("person", "other", "total"), row, strict=True):
            value = named(book, f"t.r{number}.{column}")
            assert ("" if value is None else str(value)) == text


def test_texts_before_and_after_a_table_are_two_texts() -> None:
    heading = Heading(1, "二、主动公开政府信息情况", "disclosure")
    grid = Grid("disclosure", "表", (1.0,), (GridCell(0, 0, "0", name="disclosure.a.b"),), 0, 0, 1)
    before, after = (Paragraph((Run(text),)) for text in ("详见下表。", "注：含往年。"))
    page = Page("题", "某局", 2021, (heading, before, grid, after))
    book = opened(page)
    assert named(book, "prose.disclosure.text") == "详见下表。"
    assert named(book, "prose.disclosure.note") == "注：含往年。"
