"""What of the units' figures their sum does not have, or has otherwise than they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.cli.unit_reports import Unit
from reportctl.report.adding import add_extras, add_up, older_of, tables_of

_NAMED = 3
"""Units that are named."""


def find_blanks(units: Sequence[Unit]) -> Iterator[str]:
    """Cells that some units left blank and others did not."""
    reports = [unit.report for unit in units]
    form, older = reports[0].form, older_of(reports)
    for at, added in add_up(form, reports, older).items():
        if added.blanks and added.value is not None:
            names = _name_some([reports[n].organ for n in added.blanks])
            label = "".join(form.trail(at)) if at in form.cells else at.row
            yield f"{label}：{names}是空白，按其余单位相加"


def find_unadded(units: Sequence[Unit]) -> Iterator[str]:
    """Amounts without a unit, rows of their own that are no figures, rows that became one.

    Where one unit writes a row as an older edition does, so must the sum.
    """
    reports = [unit.report for unit in units]
    form, older = reports[0].form, older_of(reports)
    for key in sorted(older):
        alone = [report.organ for report in reports if key in report.older]
        if len(alone) < len(reports):
            rows = ((t, row) for t in tables_of(form, older) for row in t.rows.leaves)
            label = next(row.label for t, row in rows if t.at(row, t.columns.leaves[0]).row == key)
            yield (
                f"{label}：{_name_some(alone)}只写了一行，汇总也只写一行，"
                f"其余 {len(reports) - len(alone)} 个单位分项的数合在里面；请其补分项后重新汇总"
            )
    for at, added in add_up(form, reports, older).items():
        if added.unitless:
            names = "、".join(reports[n].organ for n in added.unitless)
            yield f"{''.join(form.trail(at))}：{names}没有写明金额的单位，这一格留空"
    yield from (f"格式外的行“{label}”不全是数字" for label in add_extras(reports)[1])


def _name_some(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个单位" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more
