"""The rules of Markdown."""

from __future__ import annotations

import pytest

from reportctl.readers.setext import with_headings


def test_a_line_over_a_rule_is_a_heading() -> None:
    text = "桃溪镇年度报告\n======\n\n一、总体情况\n---\n全年平稳。\n"
    assert with_headings(text) == "# 桃溪镇年度报告\n\n\n## 一、总体情况\n\n全年平稳。\n"


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "_____"])
def test_a_rule_between_two_parts_goes(rule: str) -> None:
    assert with_headings(f"全年平稳。\n\n{rule}\n\n年底。") == "全年平稳。\n\n\n\n年底。"


@pytest.mark.parametrize(
    "text",
    [
        "全年平稳。\n",
        "全年平稳。\n\n- - 年底。",
        "| 规章 | 1 |\n---\n",
        "第一行\n第二行\n---\n",
        "-----------\n规章  1\n-----------\n处罚  2\n-----------",
    ],
)
def test_a_rule_below_rows_or_sentences_stays(text: str) -> None:
    assert with_headings(text) == text
