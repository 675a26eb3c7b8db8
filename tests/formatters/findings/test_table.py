"""Findings as a table: a row each, the same in both formats."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pyarrow.parquet as pq
from tests.formatters.sample import ALL, CATALOGUE

from reportctl.finding import Finding, ReadAs
from reportctl.formatters.findings.checked import Checked, Options
from reportctl.formatters.findings.table import format_csv, format_parquet
from reportctl.terminal.safe import escape

READ = ReadAs("新收申请", "12", (("a.b", "a.c"), ("a.d",)), ("total",))
FILES = (*ALL, Checked("a.toml", 2021, "甲镇", (Finding("N501", "warning", "不符", reading=READ),)))


def test_a_row_for_each_finding_in_csv():
    told = format_csv(FILES, CATALOGUE, Options()).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(told)))
    assert [row["code"] for row in rows] == [f.code for one in FILES for f in one.findings]
    assert (rows[-1]["read_as"], rows[-1]["read_rows"]) == ("新收申请", "a.b + a.c\na.d")
    assert rows[2]["follows"].startswith("第一项")


def test_parquet_says_the_same_and_its_version():
    file = pq.ParquetFile(BytesIO(format_parquet(FILES, CATALOGUE, Options())))
    table = file.read()
    assert file.schema_arrow.metadata[b"reportctl.version"] == b"1"
    rows = csv.DictReader(StringIO(format_csv(FILES, CATALOGUE, Options()).decode("utf-8-sig")))
    shown = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in table.to_pylist()
    ]
    # a table for programs has the text itself, one that people open shows what a terminal obeys
    assert [{**row, "message": escape(row["message"])} for row in shown] == list(rows)
