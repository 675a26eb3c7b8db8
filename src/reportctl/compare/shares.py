"""How the groups of a table share its total: 予以公开率, 不予公开率 and the rest of table three."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.compare.changes import Share
from reportctl.compare.labels import bare
from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Heading, Table


def share_out(old: Report, new: Report) -> tuple[Share, ...]:
    """The shares of both reports, in the order of the newer one's form.

    A group is a heading beside a total that stands under a heading: of table three, the six
    outcomes beside （七）总计.
    """
    return tuple(
        Share(key, bare(label), _share(old, key, total), _share(new, key, total))
        for key, label, total in _groups(new)
    )


def _groups(report: Report) -> Iterator[tuple[str, str, str]]:
    """Row key, label and key of its total, of each group."""
    for table in report.form.tables:
        for total in table.rows.leaves:
            if total.total and total.parent and _sum_column(table):
                for group in table.rows.headings:
                    if group.parent == total.parent and not group.total:
                        yield table.row_key(group), group.label, table.row_key(total)


def _sum_column(table: Table) -> Heading | None:
    return next((column for column in table.columns.leaves if column.total), None)


def _share(report: Report, key: str, total: str) -> tuple[Number, Number] | None:
    """A group's figure and its whole; None where the whole is not above 0 or a figure is blank."""
    for table in report.tables:
        column = _sum_column(table)
        rows = [h for h in table.rows.headings if table.row_key(h) == key]
        if not column or not rows:
            continue
        parts = [
            report.value(At(table.row_key(leaf), column.name))
            for leaf in table.rows.leaves_under(rows[0].key)
        ]
        whole = report.value(At(total, column.name))
        if not whole or whole < 0 or any(part is None for part in parts):
            return None
        return sum(part for part in parts if part is not None), whole
    return None
