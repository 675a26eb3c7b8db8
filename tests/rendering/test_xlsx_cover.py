"""The first sheet of the workbook: title, facts, and the sections in prose."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.rendering.xlsx_cover import HINT, PIECE, write_cover

ORGAN = "某镇人民政府"
TITLE = f"{ORGAN}2024年政府信息公开工作年度报告"
TABLE = Grid("t", "表", (1.0,), (GridCell(0, 0, "5", kind="count", name="t.a"),), 0, 0, 1)


def body(text: str, *, strong: bool = False) -> Paragraph:
    return Paragraph((Run(text, strong=strong),))


def cover(*blocks: object, title: str = TITLE, data: str = ""):
    sheet = Workbook().worksheets[0]
    page = Page(title, ORGAN, 2024, (Heading(1, "一、总体情况", "overview"), *blocks), data=data)
    return sheet, write_cover(sheet, page, ["二、主动公开"])


def named(sheet) -> dict[str, object]:
    """What stands in each cell that has a name."""
    found = {}
    for name, defined in {**sheet.parent.defined_names, **sheet.defined_names}.items():
        at = defined.attr_text.rpartition("!")[2].replace("$", "")
        found[name] = sheet[at].value
    return found


def test_the_title_is_made_from_organ_and_year_and_what_it_gives_is_told():
    sheet, cached = cover(body("公开。"))
    assert str(sheet["A1"].value).startswith("=B3&")
    assert "".join(cached["A1"].split()) == TITLE


def test_another_title_is_a_fact_of_its_own():
    sheet, cached = cover(body("公开。"), title="年度工作报告")
    assert (sheet["A1"].value, cached) == ("年度工作报告", {})
    assert named(sheet)["report.title"] == "年度工作报告"


def test_facts_are_those_of_the_pages_data_and_what_is_for_the_program_is_hidden():
    sheet, _ = cover(body("公开。"), data=json.dumps({"edition": 2021, "level": "township"}))
    told = named(sheet)
    assert (told["report.organ"], told["report.year"], told["report.edition"]) == (
        ORGAN,
        2024,
        2021,
    )
    assert [sheet.row_dimensions[row].hidden for row in (3, 4, 5, 6, 7)] == [False] * 3 + [True] * 2


def test_a_text_stands_in_its_named_cell_what_is_strong_is_bold():
    sheet, _ = cover(body("公开。"), body("加强领导。", strong=True))
    text = named(sheet)["prose.overview"]
    assert isinstance(text, CellRichText)
    assert str(text) == "公开。\n加强领导。"


def test_texts_before_and_after_tables_are_two_and_the_table_is_pointed_at():
    sheet, _ = cover(Heading(1, "二、主动公开", "disclosure"), body("前。"), TABLE, body("后。"))
    told = named(sheet)
    assert (told["prose.disclosure.text"], told["prose.disclosure.note"]) == ("前。", "后。")
    links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [cell.value for cell in links] == ["见工作表“二、主动公开”"]


@pytest.mark.parametrize(("length", "cells"), [(PIECE, 1), (PIECE + 1, 2)])
def test_a_text_that_no_cell_holds_goes_on_in_the_next(length, cells):
    sheet, _ = cover(body("字" * length))
    pieces = [value for name, value in named(sheet).items() if name.startswith("prose.overview")]
    assert len(pieces) == cells
    assert "".join(map(str, pieces)) == "字" * length


def test_a_hint_says_how_to_fill_a_blank_form_only():
    blank = TABLE._replace(cells=(TABLE.cells[0]._replace(text=""),))
    assert cover(Heading(1, "二", "d"), blank)[0]["A2"].value == HINT
    assert not cover(Heading(1, "二", "d"), TABLE)[0]["A2"].value
