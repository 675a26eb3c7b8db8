"""The cells of a report as flat rows, for tables over many reports: one row for each cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from reportctl.record import NamedTuple
from reportctl.report.report import Cell, Report
from reportctl.schema.form import Heading, Table

State = Literal["figure", "computed", "inferred", "blank", "stroke", "unread", "absent"]
"""figure: written as one; computed: a total that the file leaves to be added up; inferred: rests
on the sums of the form and nothing else; blank: nothing stands there; stroke: `/` or `-` stands
there; unread: `?`, the source held something that was not read; absent: no such row."""


class CellRow(NamedTuple):
    """One cell of one report, with the same names in CSV, Parquet and JSON.

    `(organ, year, key, column)` names a row of a table over many reports. The same key and column
    mean the same thing in every edition of the form.
    """

    file: str
    """The report file, as it was named."""
    organ: str
    year: int
    edition: int
    level: str
    """township, county, department …; '' where the file does not say."""
    key: str
    """Dotted key of the row, such as `applications.received`."""
    column: str
    """Key of the column, such as `person`."""
    section: str
    """Title of the section, such as 三、收到和处理政府信息公开申请情况."""
    row_label: str
    """Printed label of the row with the headings above it, parted by ` / `."""
    column_label: str
    value: Decimal | None
    """The exact figure in the unit of the form (件, 万元); None for every state but figure,
    computed and inferred. A blank is not zero."""
    written: str
    """What stands in the file, such as `12`, `/` or `251000元`."""
    state: State


def cell_rows(report: Report) -> Iterator[CellRow]:
    """Every cell of a report in printed order, those that the file does not have too."""
    titles = {section.key: section.title for section in report.form.sections}
    for table in report.tables:
        for row in table.rows.leaves:
            label = " / ".join(heading.label for heading in table.rows.trail(row))
            for column in table.columns.leaves:
                yield _row(report, table, row, column, (titles.get(table.section, ""), label))


def _row(
    report: Report, table: Table, row: Heading, column: Heading, labels: tuple[str, str]
) -> CellRow:
    at = table.at(row, column)
    cell = report.cells.get(at)
    value = cell.value if cell else None
    return CellRow(
        file=str(report.path),
        organ=report.organ,
        year=report.year,
        edition=report.form.edition,
        level=report.level or "",
        key=at.row,
        column=at.column,
        section=labels[0],
        row_label=labels[1],
        column_label=column.label,
        value=None if value is None else Decimal(value),
        written=cell.written if cell else "",
        state="inferred" if at in report.inferred else _state(cell),
    )


def _state(cell: Cell | None) -> State:
    if cell is None:
        return "absent"
    if cell.unread:
        return "unread"
    if cell.value is None:
        return "stroke" if cell.written else "blank"
    return "computed" if cell.computed else "figure"
