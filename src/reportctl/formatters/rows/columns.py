"""The columns of a flat table, and the rows of findings.

The names and their order are version 1 of both tables; docs/data.md lists them and says how they
may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportctl.formatters.findings.checked import Checked
from reportctl.record import NamedTuple

VERSION = 1
"""Of the columns; a column may be added at the end within a version, nothing else changes."""


class FindingRow(NamedTuple):
    """One finding of one file; the names are those of `validate --format json`."""

    file: str
    organ: str
    year: int | None
    code: str
    severity: str
    key: str | None
    column: str | None
    """The printed label of the column."""
    line: int
    col: int
    end_line: int
    end_col: int
    message: str
    hint: str | None
    waived: str | None
    """The reason for which somebody accepted it; None for an open finding."""
    follows: str
    """What only follows from it, one a line."""
    read_as: str | None
    """What a figure of the prose was read as: 行政处罚."""
    read_rows: str | None
    """The dotted keys of the rows of each reading, one reading a line, ` + ` between the rows."""
    column_key: str | None = None
    """The key of the column, as the table of cells has it."""


def finding_rows(checked: Iterable[Checked]) -> Iterator[FindingRow]:
    """The findings of files in their order; a file without findings has no row."""
    for one in checked:
        for finding in one.findings:
            place = finding.place
            yield FindingRow(
                one.path,
                one.organ,
                one.year,
                finding.code,
                finding.severity,
                finding.key,
                finding.column,
                place.line,
                place.col,
                place.end_line,
                place.end_col,
                finding.message,
                finding.hint,
                finding.waived,
                "\n".join(finding.follows),
                finding.reading.label if finding.reading else None,
                "\n".join(map(" + ".join, finding.reading.rows)) if finding.reading else None,
                finding.column_key,
            )


def kinds(row: type[tuple[object, ...]]) -> dict[str, type]:
    """The columns of a row type and what each holds: str, int or Decimal; each may be None."""
    return {
        name: next((kind for kind in (Decimal, int) if kind.__name__ in str(hint)), str)
        for name, hint in row.__annotations__.items()  # as they are written
    }
