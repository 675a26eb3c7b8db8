"""CSV: exact figures, texts that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from typing import NamedTuple

import pytest

from reportctl.formatters.rows.formats import open_table


class Row(NamedTuple):
    organ: str
    year: int | None
    value: Decimal | None


def written(*rows: Row) -> bytes:
    file = BytesIO()
    table = open_table("csv", file, Row)
    for row in rows:
        table.write([row])
    table.close()
    return file.getvalue()


def test_a_table():
    made = written(Row("甲镇,政府", 2023, Decimal("0.1000")), Row("", None, None))
    assert (
        made == b"\xef\xbb\xbforgan,year,value\r\n" + '"甲镇,政府",2023,0.1000\r\n,,\r\n'.encode()
    )


def test_no_figure_is_written_with_an_exponent():
    assert b",0.0000001\r\n" in written(Row("甲", 1, Decimal("1E-7")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx"])
def test_a_text_is_no_formula(text):
    assert written(Row(text, 1, None)).decode("utf-8-sig").split("\r\n")[1].strip('"')[0] == "'"


@pytest.mark.parametrize("text", ["/", "-", "a=1", '"', "一\n二"])
def test_other_texts_come_back(text):
    lines = StringIO(written(Row(text, 1, None)).decode("utf-8-sig"), newline="")
    assert list(csv.reader(lines))[1][0] == text


@pytest.mark.parametrize("text", ["\ud800", "\x1b", "\u202e", "\x9b"])
def test_what_a_terminal_would_obey_is_shown(text):
    assert f"甲\\u{ord(text):04x}" in written(Row(f"甲{text}", 1, None)).decode("utf-8-sig")


def test_a_negative_figure_is_a_figure():
    assert b",-3\r\n" in written(Row("甲", 1, Decimal(-3)))
