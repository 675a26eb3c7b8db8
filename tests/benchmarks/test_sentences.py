from __future__ import annotations

from decimal import Decimal

from benchmarks.sentence_set import (
    YEAR,
    Number,
    dropped,
    mutated,
    numbers,
    pieces,
    raw_reports,
    read_cases,
    report_with,
    value_of,
)

from reportctl.rules.check import check
from reportctl.rules.rule import Review


def said(text: str) -> str:
    return "".join(map(str, pieces(text, "county")))


def test_expressions_are_sums_shares_and_changes() -> None:
    known = {"a": Decimal(30), "b": Decimal(40)}
    assert value_of("a+b", known) == 70
    assert value_of("b~a", known) == 10
    assert value_of("a/b%1", known) == Decimal("75.0")
    assert value_of("b~a/a%1", known) == value_of("b~a%1", known) == Decimal("33.3")
    assert value_of("a/a+b%0", known) == 43


def test_a_whole_is_the_sum_of_its_items_at_its_depth() -> None:
    assert (
        said("共[=]条，其中甲[=b]条（乙[2b]条、丙[3b]条）、丁[4]条")
        == "共9条，其中甲5条（乙2条、丙3条）、丁4条"
    )


def test_a_number_is_made_wrong_and_an_item_left_out() -> None:
    cut = pieces("共[=]条，其中甲[1]条、乙[2]条、丙[3]条、丁[4]条。", "county")
    for at, one in enumerate(cut):
        if isinstance(one, Number):
            assert mutated(cut, at)[at] != one
    short = dropped(cut)
    assert short
    assert "".join(map(str, short)) == "共10条，其中甲1条、丙3条、丁4条。"


def test_the_halves_are_as_large_as_the_page_wants() -> None:
    cases = list(read_cases())
    unseen = [case for case in cases if case.half == "unseen"]
    traps = sum(case.kind == "trap" for case in unseen)
    slots = sum(isinstance(one, Number) for case in cases for one in pieces(case.text, case.report))
    assert len({case.text for case in cases}) == len(cases) >= 700
    assert len(unseen) >= 400
    assert 3 * traps >= len(unseen)
    assert slots >= 1000


def test_the_reports_are_in_order() -> None:
    assert raw_reports()
    for name in raw_reports():
        assert numbers(name)["out"] >= 0
        review = Review(report_with(name, "", ""), report_with(name, "", "", YEAR - 1))
        assert not [f for f in check(review) if f.code.startswith(("T", "X20"))]
