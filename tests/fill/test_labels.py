"""Labels are alike or differ in what decides."""

from __future__ import annotations

import pytest

from reportctl.fill.labels import differ_decisively, fold


@pytest.mark.parametrize(
    ("text", "ordinal", "short"),
    [
        ("（一）予以公开", ("c", 1), "予以公开"),
        ("1.属于国家秘密", ("d", 1), "属于国家秘密"),
        ("十二、某项", ("c", 12), "某项"),
        ("三类内部事务信息", None, "三类内部事务信息"),
        ("⑧属于行政查询事项", ("d", 8), "属于行政查询事项"),
        ("规章（设区的市应提供", None, "规章"),
        ("2021年", None, "2021年"),
    ],
)
def test_a_label_without_what_varies(text, ordinal, short):
    label = fold(text)
    assert (label.ordinal, label.short) == (ordinal, short)


@pytest.mark.parametrize(
    ("mine", "theirs", "differs"),
    [
        ("上年处理决定数量", "本年处理决定数量", True),
        ("掌握相关政府信息", "本机关不掌握相关政府信息", True),
        ("逾期未缴费", "申请人逾期未按收费通知要求缴纳费用不再处理", False),
        ("本年度办里结果", "本年度办理结果", False),
    ],
)
def test_what_decides_is_the_year_a_denial_or_the_undoing(
    mine: str,
    theirs: str,
    differs: bool,  # noqa: FBT001
) -> None:
    assert differ_decisively(mine, theirs) is differs
