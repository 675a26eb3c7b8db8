"""The cells of a grid: figures with their headings, labels, extra rows, and their relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportctl.page.blocks import Balance, GridCell, Sum
from reportctl.record import record
from reportctl.report.report import ExtraRow, Report
from reportctl.schema.form import At, Heading, Table


@record(frozen=True, slots=True)
class Filling:
    """What the cells show: the report, and what is wrong with some of them."""

    report: Report
    faults: Mapping[At, str]

    def value(
        self, table: Table, row: Heading, column: Heading, where: tuple[int, int], span: int = 1
    ) -> GridCell:
        """The cell of a row and a column, standing at (line, column) of the grid."""
        at = table.at(row, column)
        cell = self.report.cells.get(at)
        return GridCell(
            *where,
            columns=span,
            text=cell.written if cell else "",
            role="total" if row.total or column.total else "value",
            name=".".join(at),
            headers=(
                *(row_name(table, h) for h in table.rows.trail(row)),
                *(
                    column_name(table, h, row if table.across else None)
                    for h in table.columns.trail(column)
                ),
            ),
            value=cell.value if cell else None,
            kind=table.holds(row, column),
            unread=cell.unread if cell else False,
            note="\n".join(table.hints(row, column)),
            fault=self.faults.get(at, ""),
        )


def row_name(table: Table, row: Heading) -> str:
    """The id of a row label."""
    return f"row.{table.key}.{row.key}"


def column_name(table: Table, column: Heading, row: Heading | None = None) -> str:
    """The id of a column heading.

    A table across repeats its columns under every row, so the row is part of the name; blocks of
    one TOML table are told apart by their first row.
    """
    first = row or table.rows.leaves[0]
    return f"column.{table.key}.{first.key}.{column.key}"


def label(table: Table, row: Heading, line: int, column: int) -> GridCell:
    """The label of a row."""
    return GridCell(line, column, row.label, role="row", name=row_name(table, row), note=row.note)


def extras_after(table: Table, row: Heading, report: Report) -> list[ExtraRow]:
    """The extra rows that follow a row; those that follow none stand after the table's last."""
    key = table.row_key(row)
    last = [t for t in report.tables if t.key == table.key][-1] is table and (
        table.rows.leaves[-1].key == row.key
    )
    known = {t.row_key(r) for t in report.tables for r in t.rows.leaves}
    return [
        extra
        for extra in report.extras
        if extra.table == table.key and (extra.after == key or (last and extra.after not in known))
    ]


def extra_line(extra: ExtraRow, line: int, left: int, spans: Sequence[int]) -> list[GridCell]:
    """The figures of an extra row, as written; surplus ones are told by a rule, not printed."""
    texts = [*extra.written, *[""] * len(spans)][: len(spans)]
    return [
        GridCell(line, left + i, text, columns=span)
        for i, (text, span) in enumerate(zip(texts, spans, strict=True))
    ]


def sums(tables: Sequence[Table]) -> tuple[Sum, ...]:
    """The totals of the tables, by cell name."""
    return tuple(
        Sum(".".join(found.total), tuple(".".join(part) for part in found.parts))
        for table in tables
        for found in table.sums
    )


def balances(tables: Sequence[Table]) -> tuple[Balance, ...]:
    """The balances of the tables, by cell name."""
    return tuple(
        Balance(tuple(".".join(at) for at in found.left), tuple(".".join(at) for at in found.right))
        for table in tables
        for found in table.balances
    )
