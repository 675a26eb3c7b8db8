from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import form_for
from reportctl.tui.running_totals import add, follow, sums_of

FORM = form_for(2024)
RECEIVED = "applications.received"
GRANTED = "applications.outcome.granted"
ALL = "applications.outcome.total"


def report(**rows: list[str]) -> Report:
    names = {"received": RECEIVED, "granted": GRANTED, "all": ALL}
    columns = [c.name for c in FORM.rows[RECEIVED][0].columns.leaves]
    cells = {
        At(names[row], column): text
        for row, texts in rows.items()
        for column, text in zip(columns, texts, strict=True)
    }
    document = parse(write_report(FORM, Content("甲", 2024, {}, cells)))
    built = build(document, Path("2024.toml"))
    assert built.report
    return built.report


def test_a_blank_total_is_the_sum_of_what_is_typed() -> None:
    made = follow(report(), {At(RECEIVED, "person"): 5})
    assert made == {At(RECEIVED, "total"): 5}


def test_both_directions_and_the_corner_follow() -> None:
    made = follow(report(), {At(GRANTED, "person"): 5})
    assert made == {At(GRANTED, "total"): 5, At(ALL, "person"): 5, At(ALL, "total"): 5}


def test_a_total_that_was_equal_goes_on_being_equal() -> None:
    one = report(received=["5", "2", "", "", "", "", "7"])
    assert follow(one, {At(RECEIVED, "person"): 6}) == {At(RECEIVED, "total"): 8}


def test_a_total_of_zero_over_blanks_follows() -> None:
    one = report(received=["", "", "", "", "", "", "0"])
    assert follow(one, {At(RECEIVED, "person"): 6}) == {At(RECEIVED, "total"): 6}


def test_a_total_that_a_person_wrote_otherwise_is_kept() -> None:
    one = report(received=["5", "2", "", "", "", "", "9"])
    assert follow(one, {At(RECEIVED, "person"): 6}) == {}


def test_a_total_that_is_typed_itself_is_kept() -> None:
    typed = {At(RECEIVED, "person"): 5, At(RECEIVED, "total"): 9}
    assert follow(report(), typed) == {}


def test_a_total_whose_parts_are_all_blanked_is_blank_and_not_zero() -> None:
    one = report(received=["5", "", "", "", "", "", "5"])
    assert follow(one, {At(RECEIVED, "person"): None}) == {At(RECEIVED, "total"): None}


@given(
    st.lists(st.tuples(st.sampled_from(range(6)), st.integers(0, 10**6)), min_size=1, max_size=8)
)
def test_whatever_is_typed_into_a_blank_form_the_totals_add_up(
    typed: list[tuple[int, int]],
) -> None:
    columns = [c.name for c in FORM.rows[RECEIVED][0].columns.leaves]
    values = {At(GRANTED, columns[i]): figure for i, figure in typed}
    one = report()
    after = {at: cell.value for at, cell in one.cells.items()} | values | follow(one, values)
    for name in (GRANTED, ALL):
        for found in sums_of(one, At(name, "total")):
            assert after[found.total] == add(after, found.parts)


def test_no_total_is_added_up_over_what_was_not_read() -> None:
    one = report(received=["5", "?", "", "", "", "", ""])
    assert follow(one, {At(RECEIVED, "person"): 6}) == {}
    assert follow(one, {At(RECEIVED, "business"): 1}) == {At(RECEIVED, "total"): 6}


def test_a_total_that_was_not_read_waits_for_a_person() -> None:
    one = report(received=["5", "", "", "", "", "", "?"])
    assert follow(one, {At(RECEIVED, "person"): 6}) == {}
