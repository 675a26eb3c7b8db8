"""Totals that follow their parts while these are typed, and those that a person wrote otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Sum

Values = Mapping[At, Number | None]
"""A figure for each cell; None for a blank."""


def follow(report: Report, typed: Values) -> dict[At, Number | None]:
    """The totals that change when the typed cells get their new figures.

    A total follows where it was blank or equal to the sum of its parts; one that a person wrote
    otherwise is kept, and so is one that is itself typed, one that was not read, and one over a
    part that was not read. Where the sums of its row and of its
    column disagree, the first of the form's order is followed.
    """
    before: dict[At, Number | None] = {at: cell.value for at, cell in report.cells.items()}
    after = before | dict(typed)
    own = {at for at, value in typed.items() if value is not None}
    unread = unread_cells(report) - set(typed)
    led: dict[At, Sum] = {}
    touched = set(typed)
    for _ in range(3):  # a row's total, a column's, and the one that both lead to
        for one in report.sums:
            total = one.total
            if total in unread or not unread.isdisjoint(one.parts):
                continue
            if total in own or led.get(total, one) is not one or not touched & set(one.parts):
                continue
            new = add(after, one.parts)
            if _follows(before, one) and after.get(total) != new:
                after[total] = new
                led[total] = one
                touched.add(total)
    return {at: after[at] for at in led if after[at] != before.get(at)}


def add(values: Values, parts: Iterable[At]) -> Number | None:
    """The sum of the parts that have a figure; None where all are blank."""
    figures = [figure for at in parts if (figure := values.get(at)) is not None]
    return sum(figures) if figures else None


def sums_of(report: Report, at: At) -> tuple[Sum, ...]:
    """The sums that a cell should be equal to; none for a cell that is no total."""
    return tuple(one for one in report.sums if one.total == at)


def unread_cells(report: Report) -> frozenset[At]:
    """The cells whose source held something that was not read; over these no sum is known."""
    return frozenset(cell.at for cell in report.unread)


def wrong_totals(report: Report) -> frozenset[At]:
    """The totals that hold a figure which is not the sum of their parts."""
    values = {at: cell.value for at, cell in report.cells.items()}
    unread = unread_cells(report)
    return frozenset(
        one.total
        for one in report.sums
        if unread.isdisjoint(one.parts)
        and (held := values.get(one.total)) is not None
        and held != (add(values, one.parts) or 0)
    )


def _follows(values: Values, one: Sum) -> bool:
    held = values.get(one.total)
    return held is None or held == (add(values, one.parts) or 0)
