"""A workbook of ours is read by the names of its cells, and what it says of itself is compared."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from tests.filled import report_of

from reportctl.fill.named import facts, form_of, named_cells
from reportctl.fill.own_form import read_own_form
from reportctl.page.compose import compose
from reportctl.readers.read import read_source
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.skeleton import Content
from reportctl.schema.load import load_form

FORM = load_form(2021)
FIGURES = dict.fromkeys(FORM.cells, "7")


def read(name: str, head: str = ""):
    content = Content("清水县水务局", 2021, {}, cells=FIGURES)
    data = FORMATS["xlsx"].render(compose(report_of(2021, content)), Look())
    if head:
        book = openpyxl.load_workbook(BytesIO(data))
        book.worksheets[1].oddHeader.center.text = head
        made = BytesIO()
        book.save(made)
        data = made.getvalue()
    source = read_source(data, name)
    cells = named_cells(source)
    told = facts(source, cells)
    form = form_of(told, cells)
    assert form is FORM
    return read_own_form(source, form, cells, told)


def test_every_cell_is_that_of_its_name():
    reading = read("表.xlsx")
    assert (reading.organ, reading.year, reading.level) == ("清水县水务局", 2021, "department")
    assert {at: cell.written for at, cell in reading.cells.items()} == FIGURES
    assert not reading.unread
    assert not any("说的是" in doubt for doubt in reading.doubts)


def test_a_file_name_or_the_head_of_a_sheet_of_another_year_is_told():
    for reading in (read("清水县水务局2020年.xlsx"), read("表.xlsx", "清水县水务局2020年")):
        (doubt,) = [doubt for doubt in reading.doubts if "说的是2020年" in doubt]
        assert "按清水县水务局2021年读入" in doubt
