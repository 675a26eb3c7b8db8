"""The whole catalogue of rules, and a report checked against all of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportctl.finding import Finding, Rule
from reportctl.report.shape import SHAPE
from reportctl.rules import (
    cells,
    citing,
    content,
    growth,
    layout,
    leftovers,
    likeness,
    names,
    narrative,
    privacy,
    prose_lists,
    prose_sums,
    structure,
    template,
    totals,
    units,
    wording,
    years,
)
from reportctl.rules.rule import Checked, Review, family
from reportctl.rules.run import Selection, run
from reportctl.rules.settings import SETTING
from reportctl.rules.waivers import WAIVING

__all__ = ["FAMILIES", "RULES", "Selection", "check"]

FAMILIES: tuple[tuple[Checked, ...], ...] = (
    family(vars(structure)),
    family(vars(layout)),
    family(vars(template)),
    family(vars(cells)),
    family(vars(totals)),
    family(vars(years)),
    family(vars(likeness)),
    family(vars(narrative)),
    family(vars(prose_lists)),
    family(vars(prose_sums)),
    family(vars(growth)),
    family(vars(content)),
    family(vars(citing)),
    family(vars(leftovers)),
    family(vars(names)),
    family(vars(privacy)),
    family(vars(wording)),
    family(vars(units)),
)
"""Every family of rules, one line each."""

RULES: dict[str, Rule] = {
    **SHAPE,
    **{checked.rule.code: checked.rule for rules in FAMILIES for checked in rules},
    **WAIVING,
    **SETTING,
}
"""Every rule that there is by code, in the order of the families."""


def check(
    review: Review,
    shape: Iterable[Finding] = (),
    selection: Selection | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """The findings on a report, those on its file's shape among them, in the order of the file."""
    return run(FAMILIES, RULES, review, shape, selection, today)
