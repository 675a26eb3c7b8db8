"""Two reports in, one `Comparison` out: the entry of this folder."""

from __future__ import annotations

from reportctl.compare.align import align
from reportctl.compare.changes import Comparison, ExtraChange, Mode
from reportctl.compare.checks import check_years
from reportctl.compare.prose import compare_prose
from reportctl.compare.shares import share_out
from reportctl.report.report import Report


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
    )


def same_organ(one: str, other: str) -> bool:
    """Whether two names are one organ's, as 洪泽区人民政府 and 淮安市洪泽区人民政府 are."""
    short, long = sorted((_core(one), _core(other)), key=len)
    return bool(short) and long.endswith(short)


def _core(name: str) -> str:
    return "".join(name.split()).removesuffix("人民政府")


def _mode(old: Report, new: Report) -> Mode:
    if old.year != new.year:
        return "years"
    return "versions" if same_organ(old.organ, new.organ) else "organs"


def _extras(old: Report, new: Report) -> tuple[ExtraChange, ...]:
    """The rows that the form does not have, matched by table and label."""
    before = {(row.table, row.label): row.written for row in old.extras}
    after = {(row.table, row.label): row.written for row in new.extras}
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(ExtraChange(*key, before.get(key), after.get(key)) for key in keys)
