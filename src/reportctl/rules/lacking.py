"""Family R alone: what a report must say and does not, for those who print it."""

from __future__ import annotations

from reportctl.finding import Finding
from reportctl.rules import citing, content
from reportctl.rules.rule import Review, family
from reportctl.rules.run import Selection, run

REQUIRED = (family(vars(content)), family(vars(citing)))
CATALOGUE = {checked.rule.code: checked.rule for rules in REQUIRED for checked in rules}
"""The whole catalogue takes longer to import than a page takes to render."""


def check_content(review: Review) -> tuple[Finding, ...]:
    """What the text of a report lacks, what is accepted among it."""
    return run(REQUIRED, CATALOGUE, review, selection=Selection(("R6",)))
