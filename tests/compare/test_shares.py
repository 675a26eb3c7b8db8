"""The six outcomes as shares of their total."""

from __future__ import annotations

import pytest
from tests.compare.reports import drop, fold_other, make

from reportctl.compare.shares import share_out
from reportctl.schema.form import At

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
