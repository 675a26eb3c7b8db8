"""Whether the unit of a figure can count what it is told of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.prose.spoken import FORM

from reportctl.prose.figures import Figure
from reportctl.prose.topics import Topic
from reportctl.prose.units import miscounted

RECEIVED = Topic("received", "收到申请", (("applications.received",),))
FEE = Topic("fee", "信息处理费")


@pytest.mark.parametrize(
    ("value", "unit", "topic", "why"),
    [
        (12, "件", RECEIVED, ""),
        (12, "", RECEIVED, ""),
        (2021, "", RECEIVED, "没有量词"),
        (2021, "件", RECEIVED, ""),
        (3746, "", RECEIVED, ""),
        (12345, "", RECEIVED, "没有量词"),
        (12, "元", RECEIVED, "这个数不以元计"),
        (12, "元", FEE, ""),
        (12, "件", FEE, "金额没有写单位"),
    ],
)
def test_money_is_counted_in_yuan_and_nothing_else_is(value, unit, topic, why):
    assert miscounted(Figure(0, 1, Decimal(value), unit, exact=True), topic, FORM) == why
