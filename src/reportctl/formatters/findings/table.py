"""Findings as a flat table, a row each, in the formats of the tables of cells."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportctl.formatters.findings.checked import Catalogue, Checked, Options
from reportctl.formatters.rows.columns import FindingRow, finding_rows
from reportctl.formatters.rows.formats import open_table


def format_csv(checked: Sequence[Checked], _catalogue: Catalogue, _options: Options) -> bytes:
    """As CSV: the names of the columns, then a row for each finding."""
    return _format("csv", checked)


def format_parquet(checked: Sequence[Checked], _catalogue: Catalogue, _options: Options) -> bytes:
    """As Parquet; raises Failure where pyarrow is not installed."""
    return _format("parquet", checked)


def _format(name: str, checked: Sequence[Checked]) -> bytes:
    file = BytesIO()
    table = open_table(name, file, FindingRow)
    for one in checked:
        table.write(finding_rows([one]))
    table.close()
    return file.getvalue()
