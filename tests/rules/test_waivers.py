"""What somebody accepted stays in sight with its reason; what accepts nothing is told."""

from __future__ import annotations

from datetime import date

import pytest

from reportctl.finding import Finding, Place, Rule
from reportctl.report.report import Waiver
from reportctl.rules.waivers import apply_waivers

HERE = Place(9, 1, 9, 2)
RULES = {"X202": Rule("X202", "现行有效件数接不上上年", "warning", "experience", "")}
TODAY = date(2022, 1, 20)
FINDING = Finding("X202", "warning", "不符", Place(1, 1, 1, 2), "disclosure.documents.norm")


def applied(**said: str) -> list[Finding]:
    waiver = Waiver(**{"rule": "X202", "reason": "清理文件", **said}, place=HERE)
    return apply_waivers([FINDING], [waiver], RULES, TODAY)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "清理文件"),
        ({"by": "局长"}, "清理文件（局长）"),
        ({"key": "disclosure.documents.norm"}, "清理文件"),
        ({"key": "disclosure.documents"}, "清理文件"),
        ({"until": "2022-01-20"}, "清理文件"),
    ],
)
def test_what_is_accepted_stays_with_its_reason(said: dict[str, str], reason: str) -> None:
    assert applied(**said) == [FINDING._replace(waived=reason)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"rule": "X2O2"}, "M901"),
        ({"key": "disclosure.documents.no"}, "M902"),
        ({"reason": " "}, "M903"),
        ({"until": "2022-01-19"}, "M904"),
        ({"until": "年底"}, "M904"),
    ],
)
def test_what_accepts_nothing_is_told_at_its_place(said: dict[str, str], code: str) -> None:
    first, told = applied(**said)
    assert first.waived is None
    assert (told.code, told.place) == (code, HERE)
