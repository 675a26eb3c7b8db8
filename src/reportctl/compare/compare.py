"""Two reports in, one `Comparison` out: the entry of this folder."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.compare.align import align
from reportctl.compare.changes import Comparison, ExtraChange, FactChange, Mode
from reportctl.compare.checks import check_years
from reportctl.compare.prose import compare_prose
from reportctl.compare.shares import share_out
from reportctl.report.organs import same_organ
from reportctl.report.report import Report

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
        if before == after or same_organ(before, after) or (unprinted and not (before and after)):
            continue
        if mode == "versions" or not (unprinted or (before and after)):
            yield FactChange(key, FACT_TITLES[key], before, after)


def _extras(old: Report, new: Report) -> tuple[ExtraChange, ...]:
    """The rows that the form does not have, matched by table and label."""
    before = {(row.table, row.label): row.written for row in old.extras}
    after = {(row.table, row.label): row.written for row in new.extras}
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(ExtraChange(*key, before.get(key), after.get(key)) for key in keys)
