"""Arithmetic inside the prose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.rules.prose_sums import close


@pytest.mark.parametrize(
    ("percent", "part", "whole", "right"),
    [
        ("1.08", 39, 3607, True),
        ("1.05", 39, 3607, False),
        ("4.34", 35, 805, True),
        ("4.35", 35, 805, True),
        ("4.33", 35, 805, False),
        ("33", 1, 3, True),
        ("5", 1, 0, False),
    ],
)
def test_a_percentage_may_be_rounded_or_cut_off(
    percent: str, part: int, whole: int, *, right: bool
) -> None:
    assert close(Decimal(percent), Decimal(part), Decimal(whole)) is right
