"""The run of the rules over one report: apply, stamp, fold, waive, sort."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from reportctl.finding import SEVERITIES, START, Finding, Place, Rule, Severity
from reportctl.report.report import Report
from reportctl.report.shape import SHAPE
from reportctl.rules import (
    cells,
    citing,
    content,
    layout,
    leftovers,
    local,
    narrative,
    privacy,
    structure,
    sums,
    totals,
    wording,
    years,
)
from reportctl.rules.rule import Checked, Fault, Review, Settings, Span, family
from reportctl.rules.settings import SETTING
from reportctl.rules.waivers import WAIVING, apply_waivers
from reportctl.schema.form import At

FAMILIES: tuple[tuple[Checked, ...], ...] = (
    family(vars(structure)),
    family(vars(layout)),
    family(vars(cells)),
    family(vars(totals)),
    family(vars(years)),
    family(vars(narrative)),
    family(vars(sums)),
    family(vars(content)),
    family(vars(citing)),
    family(vars(leftovers)),
    family(vars(privacy)),
    family(vars(wording)),
    family(vars(local)),
)
"""Every family of rules, one line each."""

RULES: dict[str, Rule] = {
    **SHAPE,
    **{checked.rule.code: checked.rule for rules in FAMILIES for checked in rules},
    **WAIVING,
    **SETTING,
}
"""Every rule that there is by code, in the order of the families."""


class Selection(NamedTuple):
    """Which findings count."""

    select: tuple[str, ...] = ()
    """Codes or beginnings of codes; none selects all."""
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether a rule is applied."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(
            self.ignore or ("?",)
        )


def check(
    review: Review,
    shape: Iterable[Finding] = (),
    selection: Selection | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """The findings on a report, those on its file's shape among them, in the order of the file."""
    chosen = selection or Selection()
    found: list[tuple[Fault | None, Finding]] = [(None, finding) for finding in shape]
    for rules in FAMILIES:
        for checked in rules:
            if chosen.takes(checked.rule.code):
                found += [
                    (fault, _stamp(fault, checked.rule, review.report))
                    for fault in checked.check(review)
                ]
    findings = [f for f in _fold(found) if chosen.takes(f.code)]
    settled = [_settle(finding, review.settings) for finding in findings]
    kept = [finding for finding in settled if finding is not None]
    waived = apply_waivers(kept, review.report.waivers, RULES, today)
    return tuple(sorted((f for f in waived if chosen.takes(f.code)), key=_order))


def _stamp(fault: Fault, rule: Rule, report: Report) -> Finding:
    where = fault.where
    place, key, column = START, None, None
    if isinstance(where, At):
        cell = report.cells.get(where)
        place = report.locate_cell(where)
        key, column = where.row, cell.column if cell else None
    elif isinstance(where, Span):
        prose = report.prose.get(where.key)
        key = "report.preface" if where.key == "preface" else where.key
        place = prose.place(where.start, where.end) if prose else report.locate(key)
    else:
        place, key = report.locate(where), where
    severity = fault.milder or rule.severity
    return Finding(rule.code, severity, fault.message, place, key, column, fault.hint)


def _fold(found: Sequence[tuple[Fault | None, Finding]]) -> list[Finding]:
    """Put faults that only follow from another cell's fault under that cell's finding."""
    at = {fault.where: n for n, (fault, _) in enumerate(found) if fault and fault.root is None}
    under: dict[int, list[str]] = {}
    kept: list[int] = []
    for number, (fault, finding) in enumerate(found):
        root = at.get(fault.root) if fault and fault.root is not None else None
        if root is None:
            kept.append(number)
        else:
            under.setdefault(root, []).append(finding.message)
    return [found[n][1]._replace(follows=tuple(under.get(n, ()))) for n in kept]


def _settle(finding: Finding, settings: Settings) -> Finding | None:
    """The finding with the county's own severity, or None where the rule is switched off."""
    if finding.code.startswith(tuple(settings.off)):
        return None
    severity: Severity = settings.severities.get(finding.code, finding.severity)
    return finding._replace(severity=severity)


def _order(finding: Finding) -> tuple[Place, int, str]:
    return (finding.place, SEVERITIES.index(finding.severity), finding.code)


def worst(findings: Collection[Finding]) -> Severity | None:
    """The gravest severity among the open findings."""
    open_ones = [finding.severity for finding in findings if finding.waived is None]
    return min(open_ones, key=SEVERITIES.index, default=None)
