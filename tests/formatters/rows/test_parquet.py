"""Parquet: exact decimals, row groups, and what is said without pyarrow."""

from __future__ import annotations

import sys
from decimal import Decimal
from io import BytesIO

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.finding import Failure
from reportctl.formatters.rows import parquet
from reportctl.formatters.rows.formats import open_table
from reportctl.report.rows import CellRow


def row(value: Decimal | None, organ: str = "甲镇人民政府") -> CellRow:
    names = ("表三", "行", "列")
    state = "blank" if value is None else "figure"
    return CellRow("a.toml", organ, 2023, 2021, "", "k", "c", *names, value, "", state)


def read(rows: list[CellRow]):
    file = BytesIO()
    table = open_table("parquet", file, CellRow)
    table.write(rows)
    table.close()
    return pq.ParquetFile(BytesIO(file.getvalue()))


@given(st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=6)), st.text())
def test_what_was_written_is_read(value, organ):
    (found,) = read([row(value, organ)]).read().to_pylist()
    assert found["value"] == value
    assert found["organ"] == organ


def test_a_figure_finer_than_the_column_is_not_rounded():
    (found,) = read([row(Decimal("0.1234567"))]).read().to_pylist()
    assert found["value"] is None


def test_the_table_says_its_version():
    assert read([row(None)]).schema_arrow.metadata[b"reportctl.version"] == b"1"


def test_rows_are_written_in_groups(monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 4)
    assert read([row(Decimal(n)) for n in range(10)]).metadata.num_row_groups == 3


def test_without_pyarrow_one_line_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "reportctl.formatters.rows.parquet")
    with pytest.raises(Failure, match=r"reportctl\[data\]"):
        open_table("parquet", BytesIO(), CellRow)
