"""A worksheet's part as the file has it: cells, merged areas, hidden rows and columns."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reportctl.finding import Failure
from reportctl.readers.limits import Work
from reportctl.readers.xlsx_parse import Sheet, area_of, is_on_attribute, parse

NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("B3", (3, 2, 3, 2)),
        ("$B$3:D7", (3, 2, 7, 4)),
        ("AA1", (1, 27, 1, 27)),
        ("D7:B3", None),
        ("A0", None),
        ("XFE1", None),
        ("A1048577", None),
        ("名称", None),
        (None, None),
    ],
)
def test_an_area_of_a_sheet(text, area):
    assert area_of(text) == area


def sheet(rows: str, before: str = "", after: str = "") -> Sheet:
    root = f"<worksheet {NAMES}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    return parse(fromstring(root), "s", Work("a.xlsx"))


def test_cells_stand_where_they_say_or_behind_the_one_before():
    found = sheet("<row><c><v>1</v></c><c r='C1'><v>3</v></c><c><v>4</v></c></row><row><c/></row>")
    texts = {at: raw.text for at, raw in found.cells.items()}
    assert texts == {(1, 1): "1", (1, 3): "3", (1, 4): "4"}


def test_a_cell_written_twice_is_an_error():
    found = sheet("<row r='1'><c r='A1'><v>5</v></c><c r='A1'><v>6</v></c></row>")
    assert found.cells[1, 1].kind == "e"


def test_hidden_rows_and_columns_are_those_that_say_so_or_have_no_size():
    columns = "<col min='2' max='3' hidden='1'/><col min='5' max='5' width='0.1'/>"
    rows = "<row r='1' hidden='1'/><row r='2' ht='0.75'/><row r='3'/><row r='4' ht='9'/>"
    found = sheet(rows, f"<cols>{columns}<col min='6' max='6' width='2'/></cols>")
    assert (found.hidden_rows, found.hidden_columns) == ({1, 2}, {2, 3, 5})


def test_merged_areas_of_one_cell_are_none():
    merged = "".join(f"<mergeCell ref='{area}'/>" for area in ("A1:B2", "C1:C1", "x"))
    assert sheet("", after=f"<mergeCells>{merged}</mergeCells>").merged == [(1, 1, 2, 2)]


@pytest.mark.parametrize(("value", "on"), [("1", True), ("true", True), ("0", False), ("", False)])
def test_an_attribute_says_yes(value, on):
    assert is_on_attribute(fromstring(f"<row hidden='{value}'/>"), "hidden") is on


def test_more_merged_areas_than_any_sheet_has_are_refused(monkeypatch):
    from reportctl.readers import limits

    monkeypatch.setitem(limits.LIMITS, "merges", limits.LIMITS["merges"]._replace(most=1))
    with pytest.raises(Failure, match=r"^a\.xlsx："):
        sheet("", after="<mergeCells>" + "<mergeCell ref='A1:B2'/>" * 2 + "</mergeCells>")
