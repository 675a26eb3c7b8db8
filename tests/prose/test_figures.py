"""Numbers with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.prose.figures import figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到3,119件", 3119, "件"),
        ("收到0件", 0, "件"),
        ("收到十五件", 15, "件"),
        ("收费3万元", 30000, "元"),
        ("收费0.5元", Decimal("0.5"), "元"),
        ("占1.05%", Decimal("1.05"), "%"),
        ("百分之二十", 20, "%"),
        ("共12", 12, ""),
        (f"收到{'9' * 60}.0件", int("9" * 60), "件"),
        (f"收费{'9' * 60}万元", int("9" * 60) * 10_000, "元"),
    ],
)
def test_a_number_has_its_exact_value_in_whole_units(text, value, unit):
    (found,) = figures(text)
    assert (found.value, found.unit, found.exact) == (value, unit, True)
    assert text[found.start :].startswith(text[found.start : found.end])


@pytest.mark.parametrize(
    "text", ["约12件", "近12件", "12余件", "12多件", "12件以上", "1.2万件", "3-5件"]
)
def test_a_rounded_number_is_not_exact(text):
    assert not figures(text)[-1].exact


@pytest.mark.parametrize(
    "text",
    [
        "第12条",
        "统一",
        "每一件",
        "一次性",
        "ABC12",
        "（2）收到",
        "1.收到",
        "一件事",
        "二次申请",
        "两项合计",
        "四项相加",
        "三类合计",
        "",
    ],
)
def test_what_only_looks_like_a_number(text):
    assert figures(text) == ()


def test_a_count_by_name_is_exact():
    assert figures("申请总数12件")[0].exact
    assert [int(found.value) for found in figures("收到12件，答复十一件")] == [12, 11]
