"""Broken sums and balances, and the one cell that would mend them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.report.arithmetic import find_broken, relations_of
from reportctl.report.report import Cell, Number, Report
from reportctl.schema.form import At
from reportctl.schema.load import editions, load_form


def report(edition: int, figures: dict[At, Number | None]) -> Report:
    """A report of zeros with some figures, its totals left as they are given."""
    form = load_form(edition)
    cells = {}
    for at, (table, row, column) in form.cells.items():
        value = figures.get(at, 0)
        cells[at] = Cell(
            at,
            row.label,
            column.label,
            table.holds(row, column),
            value,
            "" if value is None else str(value),
            total=row.total or column.total,
        )
    return Report(Path("x.toml"), form, "云溪镇", form.first, cells=cells)


def right_report(edition: int, seed: int) -> Report:
    """A random report in which every relation holds."""
    form = load_form(edition)
    numbers = random.Random(seed)
    figures: dict[At, Number | None] = {
        at: numbers.choice([0, 0, 1, numbers.randint(0, 500)])
        for at in form.cells
        if at not in form.totals
    }
    for found in form.sums:
        if found.along == "column":
            figures[found.total] = sum(figures.get(p) or 0 for p in found.parts)
    for table in form.tables:
        for balance in table.balances:
            # what was received is what the other three leave over
            first, *rest = balance.left
            figures[balance.right[-1]] = (figures.get(balance.right[-1]) or 0) + 1000
            right = sum(figures.get(at) or 0 for at in balance.right)
            figures[first] = right - sum(figures.get(at) or 0 for at in rest)
    for found in form.sums:
        if found.along == "row":
            figures[found.total] = sum(figures[p] or 0 for p in found.parts)
    return report(edition, figures)


@settings(max_examples=examples(30), deadline=None)
@given(st.sampled_from(editions()), st.integers(0, 2**32))
def test_a_right_report_has_nothing_broken(edition: int, seed: int) -> None:
    assert find_broken(right_report(edition, seed)) == ()


@settings(max_examples=examples(15), deadline=None)
@given(st.sampled_from(editions()), st.integers(0, 2**32), st.data())
def test_one_changed_cell_is_found_and_named(edition: int, seed: int, data: st.DataObject) -> None:
    made = right_report(edition, seed)
    relations = list(relations_of(made))
    bound = sorted({at for one in relations for at in (*one.left, *one.right)})
    at = data.draw(st.sampled_from(bound))
    old = made.value(at) or 0
    # a total of 0 over figures was left unfilled, which is told another way
    new = old + data.draw(st.sampled_from([1, -1] if old > 1 else [1]))
    changed = replace(made, cells={**made.cells, at: made.cells[at]._replace(value=new)})
    broken = find_broken(changed)
    assert broken
    if sum(at in (*one.left, *one.right) for one in relations) > 1:
        assert {one.culprit for one in broken} == {(at, old)}


def test_a_total_left_at_0_explains_the_balance() -> None:
    person = {"received": 2, "outcome.granted": 2}
    figures: dict[At, Number | None] = {}
    for key, value in person.items():
        figures[At(f"applications.{key}", "person")] = value
        figures[At(f"applications.{key}", "total")] = value
    figures[At("applications.outcome.total", "total")] = 2
    broken = find_broken(report(2021, figures))
    untold = At("applications.outcome.total", "person")
    assert [(one.relation.kind, one.unfilled, one.root) for one in broken] == [
        ("row", False, untold),
        ("column", True, None),
        ("balance", False, untold),
    ]


def test_a_total_that_the_file_leaves_out_holds_by_itself_along_its_row() -> None:
    made = report(2021, {})
    total = At("disputes.review", "total")
    left_out = replace(made, cells={**made.cells, total: made.cells[total]._replace(computed=True)})
    rows = [one.right for one in relations_of(left_out) if one.kind == "row"]
    assert (total,) in [one.right for one in relations_of(made) if one.kind == "row"]
    assert (total,) not in rows


def test_blanks_are_counted_and_told() -> None:
    parts = [At("disputes.review", name) for name in ("upheld", "corrected", "other", "pending")]
    total = At("disputes.review", "total")
    (one,) = find_broken(report(2021, {parts[0]: 1, parts[1]: None, total: 3}))
    assert (one.left, one.right, one.blanks) == (1, 3, (parts[1],))
    assert find_broken(report(2021, {**dict.fromkeys(parts), total: 3})) == ()
