"""The errors that whoever prints a report is told, without the whole catalogue of rules.

All of them but N505, for which every sentence is read, and L709, which is about folders: `validate`
finds these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportctl.finding import Finding
from reportctl.report.report import Report
from reportctl.report.shape import SHAPE
from reportctl.rules import cells, structure, totals, units, years
from reportctl.rules.rule import Checked, Review, family
from reportctl.rules.run import run
from reportctl.rules.terms import terms

FIGURES = tuple(family(vars(module)) for module in (structure, cells, totals, years, units))
"""The families about form and figures: they read no sentence."""
DIGITS = re.compile(r"\d{17}", re.ASCII)
"""What an identity number begins with."""


def find_errors(review: Review, shape: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """The errors of a report that nobody has accepted, those of its file's shape among them."""
    severities = review.settings.severities
    asked = [
        [one for one in rules if severities.get(one.rule.code, one.rule.severity) == "error"]
        for rules in (*FIGURES, *_of_text(review.report))
    ]
    catalogue = SHAPE | {one.rule.code: one.rule for rules in asked for one in rules}
    return tuple(
        finding
        for finding in run(asked, catalogue, review, shape)
        if finding.severity == "error" and finding.waived is None
    )


def _of_text(report: Report) -> Iterator[tuple[Checked, ...]]:
    """The families about text for which it has a sign: to import one takes longer than a page."""
    text = "\n".join(prose.text for prose in report.prose.values())
    if any(word in text for word in terms("template", "words")) or re.search(_sign(), text):
        from reportctl.rules import layout

        yield family(vars(layout))
    if DIGITS.search(text):
        from reportctl.rules import privacy

        yield family(vars(privacy))
    if report.title:
        from reportctl.rules import names

        yield family(vars(names))


def _sign() -> str:
    """A pattern of what S202 looks at: XX, N次, （）件, 【待补充】."""
    signs = re.escape("".join(terms("template", "signs")))
    single = re.escape("".join(terms("template", "single")))
    counters = "|".join(terms("template", "counter"))
    hints = "|".join(terms("template", "hint"))
    empty = f"(?: |（ ?）|（  ）)(?:{counters})"
    return f"([{signs}])\\1|[{signs}{single}](?:{counters}|年|月)|[【\\[〔](?:{hints})|{empty}"
