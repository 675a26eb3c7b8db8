"""Footnotes of Markdown: told, and no part of what they mark."""

from __future__ import annotations

import pytest

from reportctl.readers.footnotes import without_footnotes
from reportctl.readers.source import Apart, SourceTable
from reportctl.readers.text import read

TEXT = (
    "# 一、总体情况\n\n全年公开信息210条[^媒]。\n\n[^媒]: 其中公众号88条。\n\n"
    "| 信息内容 | 数量 |\n| :-- | --: |\n| 规章[^2] | 17[^2] |\n\n[^2]: 含转发1件\n"
)


def test_a_note_is_told_and_its_mark_is_no_part_of_the_sentence():
    doubts: list[str] = []
    made = without_footnotes(TEXT, doubts)
    assert "210条。\n\n\n\n| 信息内容" in made
    assert doubts == [
        "脚注“[^媒]”没有读入：“其中公众号88条。”；如是报告的内容，请写进正文",
        "脚注“[^2]”没有读入：“含转发1件”；如是报告的内容，请写进正文",
    ]


def test_a_mark_in_a_cell_is_set_apart():
    source = read(TEXT.encode(), "x.md")
    assert len(source.doubts) == 2
    (table,) = (block for block in source.blocks if isinstance(block, SourceTable))
    assert [(cell.text, cell.apart) for cell in table.rows[1]] == [
        ("规章", (Apart("note", "[^2]"),)),
        ("17", (Apart("note", "[^2]"),)),
    ]


def test_a_draft_of_ours_tells_faults_in_its_notes():
    doubts: list[str] = []
    text = "# 年度报告\n\n> 草稿，不得发布。\n\n| 规章 | 0[^1] |\n\n[^1]: 应为3\n"
    assert without_footnotes(text, doubts) == "# 年度报告\n\n\n\n| 规章 | 0 |\n\n\n"
    assert doubts == ["开头写着“草稿，不得发布”，说明这可能不是定稿，请核对"]


@pytest.mark.parametrize("line", ["见[^1]。", "见\\[^1]。\n\n[^2]: 无"])
def test_a_mark_without_a_note_is_text(line):
    assert without_footnotes(line, []).startswith(line.split("\n")[0])
