"""What has one right answer is put right in a report file: `validate --fix`.

A figure written as text becomes a figure. A total left at 0 or blank while all its parts are given
becomes their sum, unless that would break a relation that held. A wrong total is put right where it
is the only cell whose change makes every broken relation around it hold. Blanks become 0 on request
only, and none of which the figures beside it say that it stands for something. A cell that was not
read (`?`) and a sum over one stay as they are. Nothing else is touched: a wrong part is for the
people who have the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportctl.document.document import Document
from reportctl.fill.merge import set_cells
from reportctl.record import record
from reportctl.report.arithmetic import find_broken, find_unfilled, relations_of
from reportctl.report.figures import write_figure
from reportctl.report.load import build
from reportctl.report.report import Cell, Number, Report
from reportctl.schema.form import At

BLANKS = "空白改为 0"
"""Why a blank was fixed; only on request."""
AS_TEXT = "数字写成了文字"
"""Why a figure in quotes was fixed."""


@record(frozen=True, slots=True)
class Fix:
    """One cell that was put right."""

    label: str
    """The row and the column as printed."""
    before: str
    """As it stood in the file; '' for a blank."""
    after: str
    why: str
    """Chinese; what was wrong with it."""


@record(frozen=True, slots=True)
class Fixed:
    """A file after it was fixed."""

    document: Document
    fixes: tuple[Fix, ...]


def fix(document: Document, path: Path, *, blanks_to_zero: bool = False) -> Fixed:
    """The file with everything fixed that has one right answer; fixing it again changes nothing.

    A file that cannot be read as a report comes back as it is.
    """
    fixes: dict[At, Fix] = {}
    while True:
        report = build(document, path).report
        step = next(_steps(document, report, blanks=blanks_to_zero), None) if report else None
        if report is None or step is None:
            return Fixed(document, tuple(fixes.values()))
        why, values = step
        for at, value in values.items():
            cell, first = report.cells[at], fixes.get(at)
            before = first.before if first else cell.written
            fixes[at] = Fix(_call(cell), before, write_figure(value), first.why if first else why)
        document = set_cells(document, report, {at: write_figure(v) for at, v in values.items()})


def _steps(
    document: Document, report: Report, *, blanks: bool
) -> Iterator[tuple[str, Mapping[At, Number]]]:
    """What there is to fix: the first step that is not empty."""
    steps = (
        (AS_TEXT, _as_text(document, report)),
        (BLANKS, _blanks(report) if blanks else {}),
        ("总计没有填", find_unfilled(report)),
        ("总计加错", _miscounted(report)),
    )
    yield from ((why, values) for why, values in steps if values)


def _as_text(document: Document, report: Report) -> dict[At, Number]:
    """Figures that stand in quotes, with commas or in full width (F110)."""
    found: dict[At, Number] = {}
    for at, cell in report.cells.items():
        if cell.value is None or cell.computed or cell.kind == "amount":
            continue
        raw = document.at(tuple(at.row.split(".")))
        if isinstance(raw, list):
            table = next(t for t in report.tables if t.rows.by_key.get(_within(t.key, at.row)))
            raw = raw[[column.name for column in table.columns.leaves].index(at.column)]
        if isinstance(raw, str):
            found[at] = cell.value
    return found


def _within(table: str, row: str) -> str:
    return row.removeprefix(f"{table}.") if row.startswith(f"{table}.") else ""


def _blanks(report: Report) -> dict[At, Number]:
    """Blank cells that no given total says to be more than nothing."""
    values = {at: cell.value for at, cell in report.cells.items()}
    told: set[At] = set()
    for one in relations_of(report):
        left, right = one.sides(values)
        total = None if one.kind == "balance" else values.get(one.right[0])
        if left != right and (one.kind == "balance" or total):
            told.update(one.left, one.right)
    return {
        at: 0
        for at, cell in report.cells.items()
        if cell.blank and not cell.total and at not in told
    }


def _miscounted(report: Report) -> dict[At, Number]:
    """A total that alone explains all that is broken around it."""
    for one in find_broken(report):
        if one.culprit and not one.blanks:
            at, value = one.culprit
            cell = report.cells[at]
            if cell.total and not cell.computed:
                return {at: value}
    return {}


def _call(cell: Cell) -> str:
    return f"“{cell.label}”" + (f"的“{cell.column}”" if cell.column else "")
