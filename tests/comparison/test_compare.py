"""Two reports in, one comparison out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.comparison.reports import ORGAN, drop, fold_other, last_year, make, this_year

from reportctl.comparison.compare import check_years, compare, share_out
from reportctl.report.report import ExtraRow
from reportctl.schema.form import At


def test_two_years():
    found = compare(last_year(), this_year())
    assert found.mode == "years"
    assert found.differs
    norm = {c.at.column: (c.old, c.new) for c in found.cells if c.at.row.endswith("norm")}
    assert norm == {"issued": (11, 9), "repealed": (4, 6), "in_force": (97, 100)}


def test_two_organs_of_one_year_are_not_checked_as_years():
    found = compare(make(2024), make(2024, organ="他县人民政府"))
    assert (found.mode, found.checks, found.differs) == ("organs", (), False)


def test_two_files_of_one_report():
    other = replace(
        make(2024, organ=ORGAN.removesuffix("人民政府")), signature=make(2024).signature
    )
    found = compare(make(2024), other)
    assert (found.mode, found.differs) == ("versions", False)


def test_rows_beyond_the_form_are_matched_by_label():
    old = replace(make(2023), extras=(ExtraRow("applications", "甲行", "", ("1",)),))
    rows = (ExtraRow("applications", "甲行", "", ("2",)), ExtraRow("disputes", "乙行", "", ("3",)))
    new = replace(make(2024), extras=rows)
    assert compare(old, new).extras == (
        ("applications", "甲行", ("1",), ("2",)),
        ("disputes", "乙行", None, ("3",)),
    )


def test_percent_is_told_of_the_old_figure_and_never_of_zero():
    at = At("disclosure.decisions.licence", "decided")
    for old, new, percent in ((200, 150, -25.0), (0, 3, None), (0, 0, None)):
        found = compare(make(2023, {at: old}), make(2024, {at: new}))
        change = next(c for c in found.cells if c.at == at)
        assert (change.delta, change.percent) == (new - old, percent)


def test_a_date_that_one_of_two_years_does_not_give_is_a_change():
    old = replace(make(2023), signature=ORGAN, date="2024年1月20日")
    new = replace(make(2024), signature=ORGAN, date="")
    found = compare(old, new)
    assert [(fact.key, fact.old, fact.new) for fact in found.facts] == [("date", old.date, "")]
    assert compare(old, replace(new, date="2025年1月18日")).facts == ()


def test_two_files_of_one_report_say_the_same_of_themselves_or_differ():
    one = replace(make(2024), date="2025年1月18日", level="county")
    found = compare(one, replace(one, date="2025年1月19日"))
    assert [fact.key for fact in found.facts] == ["date"]
    assert found.differs
    assert compare(one, replace(one, level=None)).facts == ()


@pytest.mark.parametrize("name", ["舞泉镇人民政府", "青岚县舞泉镇政府", "青岚县舞泉镇"])
def test_a_signature_that_is_worded_otherwise_is_a_change(name):
    one = replace(make(2024), signature="青岚县舞泉镇人民政府")
    found = compare(one, replace(one, signature=name))
    assert [fact.key for fact in found.facts] == ["signature"]
    assert compare(one, replace(one, signature="青岚县　舞泉镇人民政府")).facts == ()


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


TOTAL = At("applications.outcome.total", "total")
GRANTED = At("applications.outcome.granted", "total")
LABELS = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]


def test_every_group_beside_the_total_in_the_forms_order():
    assert [share.label for share in share_out(make(2023), make(2024))] == LABELS


def test_shares_and_points():
    old = make(2023, {GRANTED: 1191, TOTAL: 3486})
    new = make(2024, {GRANTED: 1431, TOTAL: 3521})
    share = share_out(old, new)[0]
    assert share.old_percent == pytest.approx(34.165, abs=0.001)
    assert share.points == pytest.approx(6.477, abs=0.001)


def test_a_share_of_nothing_is_unknown():
    shares = share_out(make(2023, {TOTAL: 0}), make(2024))
    assert (shares[0].old_percent, shares[0].points) == (None, None)
    assert shares[0].new_percent is not None


def test_a_blank_makes_the_share_unknown():
    assert share_out(make(2023, {GRANTED: None}), make(2024))[0].old is None


def test_a_missing_row_makes_the_share_unknown():
    assert share_out(drop(make(2023), GRANTED.row), make(2024))[0].old is None


def test_the_single_row_of_the_older_form_is_the_whole_group():
    old = share_out(make(2020), make(2021))[-1]
    folded = share_out(fold_other(make(2023)), make(2024))[-1]
    assert old.old is not None
    assert folded.old == folded.new
