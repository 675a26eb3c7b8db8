"""Where words stand in a text."""

from __future__ import annotations

import pytest

from reportctl.prose.sentences import occurrences


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("我镇和我局", "我", [0, 3]),
        ("公开公开公开", "公开公开", [0]),  # the second would overlap
        ("申请人李某、申请人王某", "申请人", [0, 6]),
        ("没有", "申请人", []),
        ("", "申请人", []),
    ],
)
def test_occurrences(text: str, words: str, found: list[int]) -> None:
    assert list(occurrences(text, words)) == found
