"""The same findings give the same bytes."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from tests.formatters.sample import ALL, CATALOGUE

from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.xlsx import format_findings
from reportctl.formatters.xlsx_zip import settle


def test_no_clock_is_left():
    made = format_findings(ALL, CATALOGUE, Options())
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert core.count(">2022-01-01T00:00:00Z<") == 2
    assert format_findings(ALL, CATALOGUE, Options()) == made


def test_settling_twice_changes_nothing_more():
    moment = datetime(2022, 1, 1)  # noqa: DTZ001 - office dates bear no zone
    once = settle(format_findings(ALL, CATALOGUE, Options()), moment)
    assert settle(once, moment) == once
