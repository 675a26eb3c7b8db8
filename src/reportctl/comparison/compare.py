"""Two reports in, one `Comparison` out; what years owe each other, and shares of totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from reportctl.comparison.align import align
from reportctl.comparison.changes import Check, Comparison, ExtraChange, FactChange, Mode, Share
from reportctl.comparison.section_texts import compare_prose
from reportctl.comparison.split import bare
from reportctl.report.organs import same_organ
from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Heading, Table
from reportctl.schema.lineage import Lineage

FACT_TITLES = {
    "level": "机关层级",
    "scope": "统计口径",
    "title": "标题",
    "signature": "落款",
    "date": "成文日期",
}


def compare(old: Report, new: Report) -> Comparison:
    """Everything that two reports differ in, and what they have in common.

    Two years of one organ; or, of one year, two organs' reports, or one report in two files.
    """
    mode = _mode(old, new)
    return Comparison(
        old=old,
        new=new,
        mode=mode,
        blocks=align(old, new, exact=mode == "versions"),
        checks=check_years(old, new) if mode == "years" else (),
        shares=share_out(old, new),
        extras=_extras(old, new),
        prose=compare_prose(old, new, exact=mode == "versions"),
        facts=tuple(_facts(old, new, mode)),
    )


def _mode(old: Report, new: Report) -> Mode:
    if old.year != new.year:
        return "years"
    return "versions" if same_organ(old.organ, new.organ) else "organs"


def _facts(old: Report, new: Report, mode: Mode) -> Iterator[FactChange]:
    """What the two say of themselves.

    Two years and two organs have other titles, dates and signatures: of these only what one of the
    reports gives and the other does not. The level and the scope, which no page prints, are
    compared where both reports give them.
    """
    pairs = {
        "level": (old.level or "", new.level or ""),
        "scope": (old.scope or "", new.scope or ""),
        "title": (old.title, new.title),
        "signature": (old.signature, new.signature),
        "date": (old.date, new.date),
    }
    for key, (before, after) in pairs.items():
        unprinted = key in {"level", "scope"}
        same = "".join(before.split()) == "".join(after.split())
        if same or (unprinted and not (before and after)):
            continue
        if mode == "versions" or not (unprinted or (before and after)):
            yield FactChange(key, FACT_TITLES[key], before, after)


def _extras(old: Report, new: Report) -> tuple[ExtraChange, ...]:
    """The rows that the form does not have, matched by table and label."""
    before = {(row.table, row.label): row.written for row in old.extras}
    after = {(row.table, row.label): row.written for row in new.extras}
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(ExtraChange(*key, before.get(key), after.get(key)) for key in keys)


def check_years(last: Report, this: Report) -> tuple[Check, ...]:
    """Every carry-over and roll-forward between two years, held or broken, in the form's order."""
    if this.year != last.year + 1:
        return ()
    checking = _Checking(last, this)
    return (*checking.carried(), *checking.rolled())


class _Checking:
    """The figures of two years."""

    def __init__(self, last: Report, this: Report) -> None:
        """For two consecutive reports of one organ."""
        self.last, self.this = last, this
        self.lineage = Lineage(this.form, last.form)

    def carried(self) -> Iterator[Check]:
        """This year's 上年结转 is last year's 结转下年度."""
        for table in self.this.form.tables:
            for carry in table.carried:
                last = self._last(carry.last)
                if last and carry.this in self.this.cells:
                    value = self.last.value(last)
                    label = self.last.cells[last].label
                    yield self._check("carry", carry.this, [(f"{self.last.year}年{label}", value)])

    def rolled(self) -> Iterator[Check]:
        """A level is last year's level, plus what was added, less what was removed."""
        for table in self.this.form.tables:
            for roll in table.rolled:
                last = self._last(roll.level)
                ats = (roll.level, roll.adds, roll.removes)
                if not last or any(at not in self.this.cells for at in ats):
                    continue
                removed = self.this.value(roll.removes)
                level, adds, removes = (self.this.cells[at].column or "" for at in ats)
                terms = [
                    (f"{self.last.year}年{level}", self.last.value(last)),
                    (f"{self.this.year}年{adds}", self.this.value(roll.adds)),
                    (f"{self.this.year}年{removes}", None if removed is None else -removed),
                ]
                yield self._check("roll", roll.level, terms)

    def _last(self, at: At) -> At | None:
        """The cell of last year that means the very same; None where none does."""
        same = self.lineage.same(at)
        return same if same in self.last.cells else None

    def _check(
        self, kind: Literal["carry", "roll"], at: At, terms: Sequence[tuple[str, Number | None]]
    ) -> Check:
        figures = [value for _, value in terms if value is not None]
        expected = sum(figures) if len(figures) == len(terms) else None
        cell = self.this.cells[at]
        return Check(
            kind,
            at,
            cell.label,
            cell.column,
            tuple(terms),
            expected,
            cell.value,
            cell.total,
            self.this.year,
        )


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
