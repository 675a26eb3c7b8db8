"""The formats of flat tables, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Protocol, cast

from reportctl.format import Format, by_name

_HERE = "reportctl.formatters.rows."

FORMATS: Mapping[str, Format] = by_name(
    Format(
        "csv", ".csv", "CSV", _HERE + "csv:Writer", mark="file,organ,year,edition,level,key,column,"
    ),
    Format(
        "parquet",
        ".parquet",
        "Parquet",
        _HERE + "parquet:Writer",
        binary=True,
        needs="data",
        mark="reportctl.version",
    ),
)
"""Each gives a `Writer` for a binary file and the type of the rows."""


class Writer(Protocol):
    """Writes a table as its rows come."""

    def write(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows."""

    def close(self) -> None:
        """End the table."""


def open_table(name: str, file: IO[bytes], row: type[tuple[object, ...]]) -> Writer:
    """A table of one type of rows in a binary file that stays the caller's.

    Raises Failure where the library of the format is not installed.
    """
    return cast("Writer", FORMATS[name](file, row))
