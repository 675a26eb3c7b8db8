"""The sum of several units' reports, cell by cell, as `fill --sum` writes and `validate` checks it.

A blank is not zero: a cell is blank in the sum where it is blank in every unit's report, and the
units that left it blank are counted where others did not. A sum of money whose unit is not written
(采购总金额 of the 2019 form) is never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD, amount_unit, is_blank, read_figure, write_figure
from reportctl.report.report import Cell, ExtraRow, Number, Report
from reportctl.schema.form import At, Form, Table

YUAN: Mapping[str, int] = {"元": 1, "万元": 10**4, "万": 10**4, "亿元": 10**8}
"""How many 元 a unit of money is."""


class Added(NamedTuple):
    """One cell of the sum."""

    value: Number | None
    """None where every report has a blank, and where it cannot be added up."""
    unit: str = ""
    """What is written after an amount."""
    terms: tuple[tuple[int, Number], ...] = ()
    """The reports that have more than nothing here, by their number, and what they have."""
    blanks: tuple[int, ...] = ()
    """The reports in which the cell is blank, by their number."""
    unitless: tuple[int, ...] = ()
    """The reports that give an amount and not its unit."""
    unread: tuple[int, ...] = ()
    """The reports in which the cell was not read: of the sum nothing can be said."""

    @property
    def written(self) -> str:
        """As a report file writes it."""
        if self.unread:
            return UNREAD
        if self.value is None:
            return ""
        return write_figure(self.value) + (self.unit if self.value else "")


def add_up(form: Form, reports: Sequence[Report], older: frozenset[str]) -> dict[At, Added]:
    """Every cell of the sum of reports on one edition of the form, its rows written as `older`."""
    folded = [_fold(report, older) for report in reports]
    return {
        at: _add([cells.get(at) for cells in folded])
        for table in tables_of(form, older)
        for row in table.rows.leaves
        for at in (table.at(row, column) for column in table.columns.leaves)
    }


def older_of(reports: Iterable[Report]) -> frozenset[str]:
    """The rows that one of the reports writes as an older edition does; so the sum must too."""
    return frozenset(key for report in reports for key in report.older)


def tables_of(form: Form, older: frozenset[str]) -> tuple[Table, ...]:
    """The form's tables with these rows written as an older edition does."""
    return Report(Path(), form, "", form.first, older=older).tables


def add_extras(reports: Sequence[Report]) -> tuple[list[ExtraRow], list[str]]:
    """The sums of rows that the form does not have, and the labels of those that do not add up."""
    rows: dict[tuple[str, str], list[ExtraRow]] = {}
    for report in reports:
        for extra in report.extras:
            rows.setdefault((extra.table, extra.label), []).append(extra)
    added: list[ExtraRow] = []
    odd: list[str] = []
    for (table, label), alike in rows.items():
        columns = list(zip(*(extra.written for extra in alike), strict=False))
        sums = [_add_texts(column) for column in columns]
        if len({len(extra.written) for extra in alike}) > 1 or None in sums:
            odd.append(label)
        else:
            written = tuple(text or "" for text in sums)
            added.append(ExtraRow(table, label, alike[0].after, written))
    return added, odd


def _fold(report: Report, older: frozenset[str]) -> dict[At, Cell | None]:
    """A report's cells; the rows that the sum writes as one are one here too."""
    cells: dict[At, Cell | None] = dict(report.cells)
    for key in older - report.older:
        parts: dict[At, list[Cell]] = {}
        for at, cell in report.cells.items():
            if at.row.startswith(f"{key}."):
                parts.setdefault(At(key, at.column), []).append(cell)
        for at, several in parts.items():
            figures = [cell.value for cell in several if cell.value is not None]
            unread = any(cell.unread for cell in several)
            value = sum(figures) if figures and not unread else None
            cells[at] = Cell(at, "", None, several[0].kind, value, "", unread=unread)
    return cells


def _add(cells: Sequence[Cell | None]) -> Added:
    unread = tuple(n for n, cell in enumerate(cells) if cell and cell.unread)
    if unread:
        return Added(None, unread=unread)
    given = [(n, c, c.value) for n, c in enumerate(cells) if c and c.value is not None]
    blanks = tuple(n for n, cell in enumerate(cells) if cell is None or cell.value is None)
    if any(cell.kind == "amount" for _, cell, _ in given):
        return _add_amounts([(n, c.written, v) for n, c, v in given], blanks)
    terms = tuple((number, value) for number, _, value in given if value)
    value = sum((value for _, _, value in given), 0) if given else None
    return Added(value, "", terms, blanks)


def _add_amounts(given: Sequence[tuple[int, str, Number]], blanks: tuple[int, ...]) -> Added:
    """Amounts in the unit they share, or in 元."""
    more = [(number, amount_unit(text), value) for number, text, value in given if value]
    unitless = tuple(number for number, unit, _ in more if not unit)
    if unitless:
        return Added(None, "", (), blanks, unitless)
    units = {unit for _, unit, _ in more}
    shared = units.pop() if len(units) == 1 else "元"
    terms = tuple((n, _plain(Decimal(v) * YUAN[u] / YUAN[shared])) for n, u, v in more)
    return Added(sum((value for _, value in terms), 0), shared, terms, blanks)


def _plain(value: Decimal) -> Number:
    return int(value) if value == int(value) else value


def _add_texts(column: Sequence[str]) -> str | None:
    """The sum of what stands in a column; '' where all is blank, None where a text is no figure."""
    figures = [read_figure(text, "money") for text in column if not is_blank(text)]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures):
        return None
    return f"{sum(known, Decimal(0)):f}" if known else ""
