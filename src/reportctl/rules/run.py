"""The run of rules over one report: apply, stamp, fold, waive, sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportctl.finding import SEVERITIES, START, Finding, Place, Rule, Severity
from reportctl.record import NamedTuple
from reportctl.report.report import Report
from reportctl.rules.rule import Checked, Fault, Review, Settings, Span
from reportctl.rules.waivers import apply_waivers
from reportctl.schema.form import At

UNREADABLE = "F117"
"""The code of what could not be read, so that rules were not applied to it."""


class Selection(NamedTuple):
    """Which findings count."""

    select: tuple[str, ...] = ()
    """Codes or beginnings of codes; none selects all."""
    ignore: tuple[str, ...] = ()

    def selects(self, code: str) -> bool:
        """Whether a rule is applied; of what could not be read a choice of rules hides nothing."""
        chosen = not self.select or code == UNREADABLE or code.startswith(self.select)
        return chosen and not code.startswith(self.ignore or ("?",))


def run(  # noqa: PLR0917 - what is applied, to what, and which of it counts
    families: Iterable[Sequence[Checked]],
    catalogue: Mapping[str, Rule],
    review: Review,
    shape: Iterable[Finding] = (),
    selection: Selection | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """The findings of some families; `catalogue` has every rule that a waiver may name."""
    chosen = selection or Selection()
    review = review._replace(report=review.report.as_read)
    found: list[tuple[Fault | None, Finding]] = [(None, finding) for finding in shape]
    every = not (chosen.select or chosen.ignore)
    for rules in families:
        for rule, check in rules:
            if every or chosen.selects(rule.code):
                found.extend((one, _stamp(one, rule, review.report)) for one in check(review))
    findings = [f for f in _fold(found) if chosen.selects(f.code)]
    settled = [_apply_settings(finding, review.settings) for finding in findings]
    kept = [finding for finding in settled if finding is not None]
    waived = apply_waivers(kept, review.report.waivers, catalogue, today)
    return tuple(sorted((f for f in waived if chosen.selects(f.code)), key=order))


def _stamp(fault: Fault, rule: Rule, report: Report) -> Finding:
    where = fault.where
    place, key, column, column_key = START, None, None, None
    if isinstance(where, At):
        cell = report.cells.get(where)
        place = report.locate_cell(where)
        key, column_key = where.row, where.column
        column = cell.column if cell else None
    elif isinstance(where, Span):
        prose = report.prose.get(where.key)
        key = "report.preface" if where.key == "preface" else where.key
        place = prose.place(where.start, where.end) if prose else report.locate(key)
    else:
        place, key = report.locate(where), where
    severity = fault.milder or rule.severity
    return Finding(
        rule.code,
        severity,
        fault.message,
        place,
        key,
        column,
        fault.hint,
        reading=fault.reading,
        column_key=column_key,
    )


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


def _apply_settings(finding: Finding, settings: Settings) -> Finding | None:
    """The finding with the county's own severity, or None where the rule is switched off."""
    if finding.code.startswith(tuple(settings.off)):
        return None
    severity: Severity = settings.severities.get(finding.code, finding.severity)
    return finding._replace(severity=severity)


def order(finding: Finding) -> tuple[Place, int, str]:
    """Where a finding stands among others: by place, the graver first."""
    return (finding.place, SEVERITIES.index(finding.severity), finding.code)
