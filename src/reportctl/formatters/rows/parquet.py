"""Rows as Parquet, through pyarrow: the extra `reportctl[data]`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import IO, Any

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from reportctl.formatters.rows.columns import VERSION, kinds

GROUP = 50_000
"""Rows of a row group: 250 reports."""
SCALE = 6
"""Decimal places of a figure. Published money has at most six; what has more stands in
`written` alone, since a rounded figure is not the one that was published."""


class Writer:
    """Writes rows of one type to a binary file, a row group at a time."""

    def __init__(self, file: IO[bytes], row: type[tuple[object, ...]]) -> None:
        """Open the table."""
        types = {
            str: pa.string(),
            int: pa.int64(),
            Decimal: pa.decimal128(38, SCALE),
        }
        fields = [(name, types[kind]) for name, kind in kinds(row).items()]
        self._schema = pa.schema(fields, {"reportctl.version": str(VERSION)})
        self._file = ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[tuple[object, ...]] = []

    def write(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows; they are kept until there are enough for a row group."""
        self._rows += rows
        while len(self._rows) >= GROUP:
            self._put(self._rows[:GROUP])
            del self._rows[:GROUP]

    def close(self) -> None:
        """Write what is left, and the end of the table."""
        if self._rows:
            self._put(self._rows)
            self._rows = []
        self._file.close()

    def _put(self, rows: list[tuple[object, ...]]) -> None:
        columns: list[Any] = [list(map(_cell, column)) for column in zip(*rows, strict=True)]
        arrays = [
            pa.array(column, field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


def _cell(value: object) -> object:
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        fits = isinstance(exponent, int) and exponent >= -SCALE and abs(value) < 10 ** (38 - SCALE)
        return value if fits else None
    # halves of a pair, which no UTF-8 has
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
