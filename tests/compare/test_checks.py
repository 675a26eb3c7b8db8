"""结转 and 现行有效 between two years, with their arithmetic."""

from __future__ import annotations

from tests.compare.reports import drop, make

from reportctl.compare.checks import check_years
from reportctl.schema.form import At

NORM = "disclosure.documents.norm"
IN, OUT = "applications.carried_in", "applications.carried_out"


def found(last, this):
    return {(check.kind, check.at): check for check in check_years(last, this)}


def test_a_carry_over_that_holds_and_one_that_breaks():
    last = make(2023, {At(OUT, "person"): 118, At(OUT, "business"): 3})
    this = make(2024, {At(IN, "person"): 118, At(IN, "business"): 2})
    checks = found(last, this)
    assert checks["carry", At(IN, "person")].state == "holds"
    broken = checks["carry", At(IN, "business")]
    assert (broken.expected, broken.found, broken.state) == (3, 2, "broken")


def test_a_level_rolls_forward():
    last = make(2023, {At(NORM, "in_force"): 597})
    rolling = {At(NORM, "issued"): 50, At(NORM, "repealed"): 227, At(NORM, "in_force"): 420}
    check = found(last, make(2024, rolling))["roll", At(NORM, "in_force")]
    assert check.state == "holds"
    assert check.expected == 420
    assert [value for _, value in check.terms] == [597, 50, -227]
    rolling[At(NORM, "in_force")] = 419
    assert found(last, make(2024, rolling))["roll", At(NORM, "in_force")].state == "broken"


def test_with_a_blank_term_neither_can_be_said():
    last = make(2023, {At(NORM, "in_force"): None})
    check = found(last, make(2024))["roll", At(NORM, "in_force")]
    assert check.expected is None
    assert check.state == "unknown"


def test_over_a_change_of_form_levels_do_not_roll_but_applications_carry():
    kinds = {kind for kind, _ in found(make(2020), make(2021))}
    assert kinds == {"carry"}


def test_years_that_do_not_follow_each_other_are_not_checked():
    assert check_years(make(2022), make(2024)) == ()


def test_a_row_that_is_not_there_is_not_checked():
    assert not {at for kind, at in found(drop(make(2023), OUT), make(2024)) if kind == "carry"}
