"""What a sum of units carries over depends on which units it sums up."""

from __future__ import annotations

import pytest
from tests.rules.base import lay_over, review, right_report

HANDED_ON = {"applications.carried_out": [2, 0, 0, 0, 0, 0, 2]}


def parts(*organs: str) -> str:
    return "".join(f'\n[[parts]]\norgan = "{organ}"\nfile = "{organ}.toml"\n' for organ in organs)


@pytest.mark.parametrize(
    ("units", "before", "severity"),
    [
        ((), (), "error"),
        (("甲镇", "乙镇"), ("乙镇", "甲镇"), "error"),
        (("甲镇", "乙镇"), ("甲镇",), "info"),
        (("甲镇",), (), "info"),
        ((), ("甲镇",), "error"),
    ],
)
def test_a_sum_of_other_units_need_not_go_on_from_last_years(
    units: tuple[str, ...], before: tuple[str, ...], severity: str
) -> None:
    last = lay_over(right_report(2022), HANDED_ON) + parts(*before)
    found = review(right_report(2023) + parts(*units), last)
    assert [f.severity for f in found if f.code == "X201"] == [severity]
