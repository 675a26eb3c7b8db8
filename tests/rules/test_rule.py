"""A rule is made of a generator and its docstring."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pages import make_report

from reportctl.record import replace
from reportctl.rules.rule import Checked, Fault, Review, family, rule


@rule("T999", "标题", "warning", "law", "applications")
def find_nothing(review: Review) -> Iterator[Fault]:
    """正文。"""
    yield Fault("report.year", str(review.report.year))


def test_its_docstring_is_its_page_and_its_function_yields_faults() -> None:
    made = find_nothing.rule
    assert (made.code, made.title, made.severity, made.rests) == ("T999", "标题", "warning", "law")
    assert (made.doc, made.section) == ("正文。", "applications")
    (fault,) = find_nothing.check(Review(make_report(2024)))
    assert (fault.where, fault.message, fault.milder) == ("report.year", "2024", None)


def test_a_family_is_the_rules_of_a_module_in_their_order() -> None:
    other = Checked(replace(find_nothing.rule, code="T998"), find_nothing.check)
    names = {"b": find_nothing, "x": 1, "a": other, "rule": rule}
    assert family(names) == (find_nothing, other)


def test_settings_of_a_review_are_of_one_value_each() -> None:
    review = Review(make_report(2024))
    assert (review.previous, review.settings.off, review.alike) == (None, frozenset(), ())
