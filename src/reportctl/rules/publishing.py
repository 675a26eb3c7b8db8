"""What whoever prints a report is told, without the whole catalogue of rules.

That takes longer to import than a page takes to render.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportctl.finding import Finding
from reportctl.report.report import Report
from reportctl.report.shape import SHAPE
from reportctl.rules import cells, structure, template, totals, units, years
from reportctl.rules.rule import Checked, Review, family
from reportctl.rules.run import Selection, run

ALWAYS = tuple(
    family(vars(module)) for module in (structure, cells, totals, years, units, template)
)
"""The families about form, figures and words of the template: they read no sentence."""
DIGITS = re.compile(r"\d{17}", re.ASCII)
"""What an identity number begins with."""
LACKING = ("R6", "A806")
"""The rules about what a text must say and does not, and about units that a sum has not."""


def find_errors(review: Review, shape: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """The errors of a report that nobody has accepted, those of its file's shape among them.

    All of them but N505, for which every sentence is read, and L709, which is about folders:
    `validate` finds these.
    """
    severities = review.settings.severities
    asked = [
        [one for one in rules if severities.get(one.rule.code, one.rule.severity) == "error"]
        for rules in (*ALWAYS, *_of_text(review.report))
    ]
    catalogue = SHAPE | {one.rule.code: one.rule for rules in asked for one in rules}
    return tuple(
        finding
        for finding in run(asked, catalogue, review, shape)
        if finding.severity == "error" and finding.waived is None
    )


def _of_text(report: Report) -> Iterator[tuple[Checked, ...]]:
    """The families about text for which it has a sign."""
    if any(DIGITS.search(prose.text) for prose in report.prose.values()):
        from reportctl.rules import privacy

        yield family(vars(privacy))
    if report.title:
        from reportctl.rules import names

        yield family(vars(names))


def find_lacking(review: Review) -> tuple[Finding, ...]:
    """What a report must say and does not, what is accepted among it."""
    from reportctl.rules import citing, content

    families = [family(vars(module)) for module in (content, citing, units)]
    catalogue = {checked.rule.code: checked.rule for rules in families for checked in rules}
    return run(families, catalogue, review, selection=Selection(LACKING))
