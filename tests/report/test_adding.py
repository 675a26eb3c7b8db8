"""Units' reports add up cell by cell; blank is not zero, money without a unit is not added."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.document.toml import parse
from reportctl.report.adding import add_extras, add_up, older_of
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
LICENCE = At("disclosure.decisions.licence", "decided")
FEE = next(at for at in FORM.cells if at.row == "disclosure.fees.amount")
SPENT = At("disclosure.procurement.central", "spent")


def unit(text: str, year: int = 2021) -> Report:
    head = f'[report]\norgan = "某镇人民政府"\nyear = {year}\n'
    report = build(parse(head + text), Path("unit.toml")).report
    assert report
    return report


def written(at: At, *texts: str, year: int = 2021) -> str:
    """The sum of one cell over units that have these lines."""
    reports = [unit(text, year) for text in texts]
    return add_up(reports[0].form, reports, older_of(reports))[at].written


def licence(value: str) -> str:
    return f"[disclosure.decisions]\nlicence = {value}\n"


def test_where_the_addresses_are() -> None:
    assert LICENCE in FORM.cells
    assert SPENT in load_form(2019).cells


@pytest.mark.parametrize(
    ("values", "total"),
    [
        (("5", "8"), "13"),
        (("0", "0"), "0"),
        (('""', '"/"'), ""),  # blank in all
        (("5", '""'), "5"),  # blank in one
        (("0", '""'), "0"),
    ],
)
def test_blank_is_not_zero(values: tuple[str, ...], total: str) -> None:
    assert written(LICENCE, *map(licence, values)) == total


def test_a_row_that_a_unit_does_not_have_is_blank() -> None:
    reports = [unit(licence("5")), unit("")]
    added = add_up(FORM, reports, frozenset())[LICENCE]
    assert (added.value, added.blanks) == (5, (1,))


def test_money_is_exact() -> None:
    fees = ("[disclosure.fees]\namount = 0.1\n", "[disclosure.fees]\namount = 0.2000\n")
    assert written(FEE, *fees) == "0.3000"


@pytest.mark.parametrize(
    ("values", "total"),
    [
        (('"251000元"', '"1元"'), "251001元"),
        (('"2.5万元"', '"1万元"'), "3.5万元"),
        (('"2.5万元"', '"1元"'), "25001元"),
        (('"2.5万元"', '"1"'), ""),  # 1 of what?
        (('"2.5万元"', "0"), "2.5万元"),
        (("0", "0"), "0"),
        (('"/"', '""'), ""),
    ],
)
def test_amounts_add_up_only_with_their_units(values: tuple[str, ...], total: str) -> None:
    lines = [f"[disclosure.procurement]\ncentral = [3, {value}]\n" for value in values]
    assert written(SPENT, *lines, year=2020) == total


def test_one_row_of_an_older_edition_makes_the_sum_have_one() -> None:
    old = unit("[applications]\noutcome.other = [1, 0, 0, 0, 0, 0, 1]\n")
    new = unit(
        "[applications]\n"
        "outcome.other.uncorrected = [1, 0, 0, 0, 0, 0, 1]\n"
        "outcome.other.unpaid = [2, 0, 0, 0, 0, 0, 2]\n"
        "outcome.other.rest = [4, 0, 0, 0, 0, 0, 4]\n"
    )
    older = older_of([old, new])
    added = add_up(FORM, [old, new], older)
    assert older == {"applications.outcome.other"}
    assert added[At("applications.outcome.other", "person")].value == 8
    assert At("applications.outcome.other.rest", "person") not in added


def test_extra_rows_of_one_label_add_up() -> None:
    row = '[[disclosure.documents.extra]]\nlabel = "其他文件"\nvalues = [{}, "", 2]\n'
    added, odd = add_extras([unit(row.format(3)), unit(row.format(4))])
    assert [(one.label, one.written) for one in added] == [("其他文件", ("7", "", "4"))]
    assert odd == []
    added, odd = add_extras([unit(row.format(3)), unit(row.format('"若干"'))])
    assert (added, odd) == ([], ["其他文件"])


@settings(deadline=None, max_examples=examples(30))
@given(st.lists(st.lists(st.integers(0, 99), min_size=5, max_size=5), min_size=1, max_size=5))
def test_every_cell_is_the_sum_of_its_cells(seeds: list[list[int]]) -> None:
    units, values = [], []
    for seed in seeds:
        value = {at: seed[n % 5] * (n % 3) for n, at in enumerate(FORM.cells)}
        cells = {at: str(v) for at, v in value.items()}
        units.append(unit_of(write_report(FORM, Content("某镇", 2021, cells=cells))))
        values.append(value)
    added = add_up(FORM, units, frozenset())
    assert {at: one.value for at, one in added.items()} == {
        at: sum(value[at] for value in values) for at in FORM.cells
    }
    assert all(sum(v for _, v in one.terms) == one.value for one in added.values())


def unit_of(text: str) -> Report:
    report = build(parse(text), Path("unit.toml")).report
    assert report
    return report


def test_of_a_sum_over_what_was_not_read_nothing_is_known() -> None:
    assert written(LICENCE, licence("3"), licence('"?"')) == "?"
