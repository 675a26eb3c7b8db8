"""Rows as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel takes it for GBK."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO
from typing import IO

from reportctl.formatters.rows.columns import kinds
from reportctl.terminal.safe import escape

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is a formula to a spreadsheet; it gets a `'` before it."""


class Writer:
    """Writes rows of one type to a binary file, each as soon as it is given."""

    def __init__(self, file: IO[bytes], row: type[tuple[object, ...]]) -> None:
        """Write the head: the names of the row's fields."""
        self._file = file
        self._texts = [kind is str for kind in kinds(row).values()]
        file.write(b"\xef\xbb\xbf")
        self._put([kinds(row)])

    def write(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows. None is an empty cell, a figure is exact and in plain digits."""
        self._put(map(_cell, row, self._texts) for row in rows)

    def close(self) -> None:
        """End the table."""
        self._file.flush()

    def _put(self, rows: Iterable[Iterable[str]]) -> None:
        lines = StringIO()
        csv.writer(lines, lineterminator="\r\n").writerows(rows)
        self._file.write(lines.getvalue().encode("utf-8", "replace"))


def _cell(value: object, text: bool) -> str:  # noqa: FBT001 - what the column holds
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    # no line of a cell is a command to a build service
    shown = re.sub(r"\n(?=[ \t]*(?:::|##\[))", r"\\n", escape(str(value)))
    # a stroke alone is no formula
    return f"'{shown}" if text and len(shown) > 1 and shown.startswith(FORMULA) else shown
