"""What a label and a line say of the unit of figures."""

from __future__ import annotations

import pytest

from reportctl.fill.units import read_stated, read_unit


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("本年收费金额（单位：万元）", "万元"),
        ("行政事业性收费（元）", "元"),
        ("行政事业性收费/元", "元"),
        ("行政事业性收费（人民币元）", "元"),
        ("收费金额 千元", "千元"),
        ("行政事业性收费", ""),
        ("每单元", ""),
    ],
)
def test_the_unit_of_money_that_a_label_names(label: str, unit: str) -> None:
    assert read_unit(label) == unit


@pytest.mark.parametrize(
    ("text", "money", "scale"),
    [
        ("注：收费金额单位为元。", "元", ""),
        ("（金额单位：万元）", "万元", ""),
        ("（元）", "元", ""),
        ("本报告所列金额以千元为单位。", "千元", ""),
        ("下表数据以十件为单位。", "", "十件"),
        ("单位：百件", "", "百件"),
        ("单位：件", "", ""),
        ("全年收费12万元。", "", ""),
        ("各单位元旦前公开10件。", "", ""),
    ],
)
def test_what_a_line_says_of_the_units_of_others(text: str, money: str, scale: str) -> None:
    assert read_stated(text) == (money, scale)
