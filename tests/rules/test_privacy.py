"""Personal data, and rows of digits that are none."""

from __future__ import annotations

import pytest

from reportctl.prose.sentences import fold
from reportctl.rules.privacy import private


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证号11010519491231002X", ["identity"]),
        ("身份证号110105194912310021", []),
        ("手机13812345678", ["mobile"]),
        ("手机138 1234 5678", ["mobile"]),
        ("电话0517-83605210 13812345678", ["mobile"]),
        ("手机138****5678", []),
        ("卡号6222020000000000004", []),
        ("卡号4111111111111111", ["card"]),
        ("车牌皖A12345", ["plate"]),
        ("车牌京AD12345", ["plate"]),
        ("苏A级景区", []),
        ("电话0517-83605210", []),
        ("电话（0554）7654321", []),
        ("邮箱13812345@163.com", []),
        ("索引号0143147990202400002", []),
        ("全年访问1573179138次", []),
        ("35*************123", []),
    ],
)
def test_private(text: str, expected: list[str]) -> None:
    assert [found.what for found in private(fold(text))] == expected


def test_a_find_stands_at_its_place() -> None:
    text = "联系１３８12345678。"
    (found,) = private(fold(text))
    assert text[found.start : found.end] == "１３８12345678"
