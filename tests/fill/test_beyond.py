"""What a label says beyond the form's is nothing, told, or other figures."""

from __future__ import annotations

import pytest

from reportctl.fill.beyond import beyond, is_contrary, relative, says_other


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("行政许可", ""),
        ("行政许可（件）", ""),
        ("本年度行政许可数量", ""),
        ("行政许可（指行政许可以外的事项）", ""),
        ("行政许可（万件）", "万件"),
        ("行政许可（单位：十件）", "单位十件"),
        ("表二 行政许可", ""),
        ("行政许可\n上年", "上年"),
        ("其中：行政许可", "其中"),
        ("全县行政许可", "全县"),
        ("行政许可(%)", "%"),
        ("行政征收", None),
    ],
)
def test_what_a_label_says_beyond_the_forms(text: str, rest: str | None) -> None:
    assert beyond(text, ("行政许可",)) == rest


def test_the_forms_own_hint_is_nothing_more() -> None:
    printed = ("部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开")
    assert beyond("（二）部分公开（区分处理的，只计这一情形）", printed) == ""
    assert beyond("（二）部分公开（含其他情形）", printed) == "含其他情形"


def test_units_of_money_are_nothing_more_where_amounts_stand() -> None:
    assert beyond("收费金额（单位：万元，保留四位小数）", ("收费金额",), money=True) == ""
    assert beyond("收费金额（单位：万元，保留四位小数）", ("收费金额",)) != ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023年收到申请", "上年收到申请"),
        ("2024年度收到申请", "本年度收到申请"),
        ("结转2025年度", "结转下年度"),
        ("2019年收到申请", "2019年收到申请"),
        ("青岚县收到申请", "收到申请"),
    ],
)
def test_years_are_said_from_the_reports_own(text: str, said: str) -> None:
    assert relative(text, 2024, "青岚县") == said


def test_another_time_another_unit_a_part_and_the_contrary_are_other_figures() -> None:
    for rest in ("上年", "累计", "2019年", "百件", "1月", "其中", "不含结转", "撤销", "占比", "%"):
        assert is_contrary(rest)
    for rest in ("应为61", "有误", "预计"):
        assert is_contrary(rest)
    for rest in ("全县", "线上", "试行"):
        assert not is_contrary(rest)
    assert says_other("单位：百件")
    assert not says_other("单位：件")


def test_the_number_and_kind_of_a_table_is_nothing_more() -> None:
    printed = ("主动公开政府信息情况",)
    assert beyond("表1　主动公开政府信息情况统计表", printed) == ""
    assert beyond("表1　主动公开政府信息2022年情况统计表", printed) != ""
