"""A package without a clock: the same parts give the same bytes."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from tests.formatters.sample import ALL, CATALOGUE

from reportctl.archive import date_package, moment_of, pack, repack
from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.xlsx import format_findings


def test_no_clock_is_left():
    made = format_findings(ALL, CATALOGUE, Options())
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert core.count(">2022-01-01T00:00:00Z<") == 2
    assert format_findings(ALL, CATALOGUE, Options()) == made


def test_dating_twice_changes_nothing_more():
    moment = datetime(2022, 1, 1)  # noqa: DTZ001 - office dates bear no zone
    once = date_package(format_findings(ALL, CATALOGUE, Options()), moment)
    assert date_package(once, moment) == once


def test_parts_keep_their_order_and_are_read_back():
    parts = {"mimetype": b"x", "b.xml": b"<b/>", "a.xml": b"<a/>"}
    made = repack(pack(parts), {"b.xml": b"<c/>"})
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert package.namelist() == ["mimetype", "b.xml", "a.xml"]
        assert package.read("b.xml") == b"<c/>"
        assert package.read("a.xml") == b"<a/>"
        assert {entry.create_system for entry in package.infolist()} == {0}


@pytest.mark.parametrize(("year", "bears"), [(2021, 2022), (12, 1980), (12021, 9999)])
def test_a_report_bears_the_first_day_on_which_it_can_be_written(year: int, bears: int):
    assert moment_of(year).year == bears
