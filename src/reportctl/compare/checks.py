"""What last year's figures demand of this year's: 结转 is repeated, 现行有效 rolls forward.

They are looked at only for one organ's reports of two consecutive years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from reportctl.compare.changes import Check
from reportctl.report.report import Number, Report
from reportctl.schema.form import At
from reportctl.schema.lineage import Lineage


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
