"""Each of the cells of a right report changed alone by one: is it found, and is the cell named?

What is possible is found here from the form alone, without the program's own arithmetic: a cell
can be named where it stands in two relations or more and no other single cell, changed to a number
that is not negative, would mend everything that is broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from benchmarks.planting.draft import Draft
from reportctl.finding import Finding
from reportctl.report.report import Report
from reportctl.rules.check import Selection, check
from reportctl.rules.rule import Review
from reportctl.schema.form import At, Form

WITHIN = Selection(select=("T3", "C202"))
"""The rules of the report's own arithmetic; a count below zero is found by the rule for counts."""
ACROSS = Selection(select=("X20",))


class Tally(NamedTuple):
    """What was changed, found and named in one report."""

    cells: int
    """Cells that hold counts."""
    changes: int
    breaking: int
    """Changes that break a relation of the form."""
    found: int
    nameable: int
    named: int
    across: int
    """Changes that break only what is handed on from last year."""
    across_found: int
    missed: tuple[str, ...]


NOTHING = Tally(0, 0, 0, 0, 0, 0, 0, 0, ())


def added(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    whole = NOTHING
    for one in tallies:
        whole = Tally(
            whole.cells + one.cells,
            whole.changes + one.changes,
            whole.breaking + one.breaking,
            whole.found + one.found,
            whole.nameable + one.nameable,
            whole.named + one.named,
            whole.across + one.across,
            whole.across_found + one.across_found,
            (*whole.missed, *one.missed),
        )
    return whole


class Tie(NamedTuple):
    """A relation as the form prints it: two groups of cells whose sums are equal."""

    left: tuple[At, ...]
    right: tuple[At, ...]

    def holds(self, figures: Mapping[At, int]) -> bool:
        """Whether both sums are equal."""
        return self.gap(figures) == 0

    def gap(self, figures: Mapping[At, int]) -> int:
        """How much the left side is greater."""
        return sum(figures[at] for at in self.left) - sum(figures[at] for at in self.right)


def ties_of(form: Form) -> tuple[Tie, ...]:
    """Every total and every balance of the form."""
    sums = [Tie(found.parts, (found.total,)) for found in form.sums]
    balances = [Tie(one.left, one.right) for table in form.tables for one in table.balances]
    return (*sums, *balances)


def mutate(draft: Draft) -> Tally:
    """Every cell of a right report that holds a count, one up and one down."""
    report, _ = draft.report()
    last = draft.last.report()[0] if draft.last else None
    ties = ties_of(draft.form)
    around: dict[At, list[Tie]] = {}
    for tie in ties:
        for at in (*tie.left, *tie.right):
            around.setdefault(at, []).append(tie)
    handed = {*(c.this for t in draft.form.tables for c in t.carried)}
    handed |= {
        at for t in draft.form.tables for r in t.rolled for at in (r.level, r.adds, r.removes)
    }
    tallies = [NOTHING._replace(cells=len(draft.figures))]
    for at in draft.figures:
        for step in (-1, 1):
            figures = {**draft.figures, at: draft.figures[at] + step}
            changed = _changed(report, at, figures[at])
            tallies.append(_within(changed, at, draft.figures, figures, around))
            if last and at in handed and not around.get(at):
                found = check(Review(changed, last), selection=ACROSS)
                tallies.append(NOTHING._replace(across=1, across_found=int(bool(found))))
    return added(tallies)


def _changed(report: Report, at: At, value: int) -> Report:
    cell = report.cells[at]._replace(value=value, written=str(value))
    return replace(report, cells={**report.cells, at: cell})


def _within(
    changed: Report,
    at: At,
    right: Mapping[At, int],
    figures: Mapping[At, int],
    around: Mapping[At, list[Tie]],
) -> Tally:
    broken = [tie for tie in around.get(at, ()) if not tie.holds(figures)]
    if not broken:
        return NOTHING._replace(changes=1)
    found = check(Review(changed), selection=WITHIN)
    arithmetic = [one for one in found if one.code.startswith("T")]
    nameable = len(broken) > 1 and list(_explanations(broken, figures, around)) == [at]
    named = nameable and _names(arithmetic, changed, at, right[at])
    missed = [] if arithmetic else [f"{at} 没有发现"]
    missed += [] if named or not nameable else [f"{at} 没有指出"]
    return NOTHING._replace(
        changes=1,
        breaking=1,
        found=int(bool(arithmetic)),
        nameable=int(nameable),
        named=int(named),
        missed=tuple(missed),
    )


def _explanations(
    broken: list[Tie], figures: Mapping[At, int], around: Mapping[At, list[Tie]]
) -> Iterator[At]:
    """The cells of which one alone, set right, would mend everything that is broken."""
    first = broken[0]
    for at in (*first.left, *first.right):
        value = figures[at] + (-first.gap(figures) if at in first.left else first.gap(figures))
        mended = {**figures, at: value}
        if value >= 0 and all(tie.holds(mended) for tie in (*broken, *around[at])):
            yield at


def _names(found: list[Finding], report: Report, at: At, value: int) -> bool:
    """Whether every open finding that names a cell names this one with its right value."""
    cell = report.cells[at]
    name = f"“{cell.label}”" + (f"的“{cell.column}”" if cell.column else "")
    right = f"{name}由 {cell.written} 改为 {value}"
    hinted = [one for one in found if one.hint]
    return bool(hinted) and all(
        right in (one.hint or "")
        or (one.hint == f"填 {value}" and (one.key, one.column) == (at.row, cell.column))
        for one in hinted
    )
