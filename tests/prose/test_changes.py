"""Percentages, and what they are percentages of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.prose.changes import changes, close, shares
from reportctl.prose.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收办政府信息公开申请3646件，同比增长1.05%。", ["办理申请 1.05"]),
        ("收到政府信息公开申请859件，申请数量较去年回落12.3%。", ["收到申请 -12.3"]),
        ("收到政府信息公开申请859件，较2020年增加了百分之二十。", ["收到申请 20"]),
        ("收到政府信息公开申请859件，答复率100%。", []),
        ("收到政府信息公开申请859件，新媒体176个，同比增长6.7%。", []),
        ("新媒体176个，同比增长6.7%。", []),
        ("收到政府信息公开申请859件，同比增长约10%。", []),
    ],
)
def test_growth(text: str, expected: list[str]) -> None:
    found = changes(text, 2021)
    assert [f"{change.claim.topic.label} {change.percent}" for change in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("答复805件，不予公开35件，占4.34%。", ["35 of 805"]),
        ("答复805件。不予公开35件，占总数的4.34%。", ["35 of 805"]),
        ("满意率98%，占比高。", []),
        ("不予公开35件，同比增长4.34%。", []),
    ],
)
def test_shares(text: str, expected: list[str]) -> None:
    found = shares(read(text))
    wholes = [", ".join(str(whole.value) for whole in share.wholes) for share in found]
    parts = [share.part.value for share in found]
    assert [f"{a} of {b}" for a, b in zip(parts, wholes, strict=True)] == expected


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
