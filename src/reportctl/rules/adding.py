"""Whether a report adds up: the rules of arithmetic alone, for commands that need no more.

The whole catalogue would take longer to import than a page takes to paint or a text to read.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportctl.finding import Finding
from reportctl.report.report import Report
from reportctl.report.shape import SHAPE
from reportctl.rules import totals
from reportctl.rules.rule import Review, Settings, family
from reportctl.rules.run import run

ARITHMETIC = family(vars(totals))
CATALOGUE = {**SHAPE, **{checked.rule.code: checked.rule for checked in ARITHMETIC}}
UNSET = Settings()
"""Those of a place that has none."""


def check_sums(
    report: Report, shape: Iterable[Finding] = (), settings: Settings = UNSET
) -> tuple[Finding, ...]:
    """The errors of shape and arithmetic that nobody has accepted, by the county's settings."""
    return tuple(
        finding
        for finding in run((ARITHMETIC,), CATALOGUE, Review(report, settings=settings), shape)
        if finding.severity == "error" and finding.waived is None
    )
