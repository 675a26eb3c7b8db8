"""Several organs of one year: which columns, what they add up to, what is far from the others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.pages import make_report

from reportctl.comparison.peers import put_side_by_side
from reportctl.report.report import Report
from reportctl.schema.form import At

RECEIVED = At("applications.received", "total")
GRANTED = At("applications.outcome.granted", "total")
WHOLE = At("applications.outcome.total", "total")


def make(organ: str, **figures: int | None) -> Report:
    """A report with some of its totals."""
    at = {"received": RECEIVED, "granted": GRANTED, "whole": WHOLE}
    return make_report(2023, organ=organ, figures={at[name]: v for name, v in figures.items()})


def towns(*received: int | None) -> list[Report]:
    return [
        make(f"{name}镇", received=n) for name, n in zip("甲乙丙丁戊己", received, strict=False)
    ]


def measure(peers, key, *, share=False, column="total"):
    (found,) = (
        one
        for sheet in peers.sheets
        for one in sheet.measures
        if (one.key, one.share, one.column) == (key, share, column)
    )
    return found


def test_the_cells_that_matter_are_totals_and_groups():
    peers = put_side_by_side(towns(1, 2))
    keys = [m.key for sheet in peers.sheets if sheet.key == "applications" for m in sheet.measures]
    assert [key.removeprefix("applications.") for key in keys] == [
        *("received", "carried_in", "outcome.granted", "outcome.partial", "outcome.refused"),
        *("outcome.unavailable", "outcome.declined", "outcome.other", "outcome.total"),
        "carried_out",
    ]
    assert peers.differs
    assert measure(peers, "applications.outcome.total").label == "本年度办理结果总计"
    assert measure(peers, "applications.outcome.partial").label == "部分公开"


def test_more_is_shown_when_asked_for():
    few = put_side_by_side(towns(1, 2))
    rows = put_side_by_side(towns(1, 2), every=True)
    every = put_side_by_side(towns(1, 2), every=True, columns=True)
    counts = [
        sum(len(s.measures) for s in p.sheets if s.key != "shares") for p in (few, rows, every)
    ]
    assert counts[0] < counts[1] < counts[2]
    assert measure(every, "applications.received", column="business").label.endswith("·商业企业")


def test_a_group_is_the_sum_of_its_rows_and_blank_where_one_of_them_is():
    whole, blank = make("甲镇"), make("乙镇")
    at = At("applications.outcome.declined.repeated", "total")
    cells = {**blank.cells, at: blank.cells[at]._replace(value=None, written="")}
    peers = put_side_by_side([whole, replace(blank, cells=cells)])
    found = measure(peers, "applications.outcome.declined")
    leaves = [k for k in whole.form.rows if k.startswith("applications.outcome.declined.")]
    assert found.points[0].value == sum(whole.value(At(k, "total")) for k in leaves)
    assert found.points[1].state == "blank"
    assert found.total == found.points[0].value


def test_what_was_not_read_is_no_figure_and_no_zero():
    report = make("乙镇")
    cells = {**report.cells, RECEIVED: report.cells[RECEIVED]._replace(value=None, unread=True)}
    found = measure(
        put_side_by_side([make("甲镇", received=5), replace(report, cells=cells)]), RECEIVED.row
    )
    assert [(point.value, point.state) for point in found.points] == [(5, ""), (None, "unread")]
    assert found.total == 5


def test_shares_are_of_each_organs_own_total_and_of_all():
    peers = put_side_by_side(
        [make("甲镇", granted=1, whole=4), make("乙镇", granted=3, whole=12), make("丙镇", whole=0)]
    )
    found = measure(peers, GRANTED.row, share=True)
    assert [point.value for point in found.points] == [Decimal(25), Decimal(25), None]
    assert found.total == Decimal(25)
    assert found.label == "予以公开率"


def test_what_is_far_from_the_others_is_marked_by_factors():
    found = measure(put_side_by_side(towns(10, 12, 9, 14, 11, 300)), RECEIVED.row)
    assert found.outliers == {5}
    assert found.middle == 11.5
    near = measure(put_side_by_side(towns(10, 12, 9, 14, 11, 50)), RECEIVED.row)
    assert near.outliers == frozenset()


def test_of_few_organs_none_is_far_and_small_counts_are_ordinary():
    assert measure(put_side_by_side(towns(1, 1, 1, 900)), RECEIVED.row).outliers == frozenset()
    assert measure(put_side_by_side(towns(0, 0, 0, 0, 0, 4)), RECEIVED.row).outliers == frozenset()


def test_the_share_of_a_handful_says_nothing():
    reports = [make(f"{n}镇", granted=5, whole=10) for n in "甲乙丙丁戊"]
    few = put_side_by_side([*reports, make("己镇", granted=0, whole=3)])
    many = put_side_by_side([*reports, make("己镇", granted=0, whole=30)])
    assert measure(few, GRANTED.row, share=True).outliers == frozenset()
    assert measure(many, GRANTED.row, share=True).outliers == {5}


def test_amounts_with_their_units_are_not_added_up():
    reports = [make_report(2020, organ=f"{n}镇") for n in "甲乙"]
    at = At("disclosure.procurement.central", "amount")
    at = next(a for a in reports[0].cells if reports[0].cells[a].kind == "amount")
    changed = [
        replace(r, cells={**r.cells, at: r.cells[at]._replace(written="12万元", value=12)})
        for r in reports
    ]
    found = measure(put_side_by_side(changed), at.row, column=at.column)
    assert found.total is None
