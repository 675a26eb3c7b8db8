"""Bold stretches between `**`, and what counts as a heading instead."""

from __future__ import annotations

import pytest

from reportctl.readers.emphasis import has_headings, is_whole, mark


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([("一是", True), ("公开", False)], "**一是**公开"),
        ([("一", True), ("是", True), ("公开", False)], "**一是**公开"),
        ([("公开", False), (" 一是 ", True)], "公开 **一是** "),
        ([("一是", True), ("，", False), ("二是", True), ("公开", False)], "**一是，二是**公开"),
        ([("（", False), ("一是", True), ("公开", False)], "**（一是**公开"),
        ([("一是\n二是", True), ("公开", False)], "**一是**\n**二是**公开"),
        ([("", True), ("公开", False)], "公开"),
    ],
)
def test_bold_stands_between_marks(runs: list[tuple[str, bool]], text: str) -> None:
    assert mark(runs) == text


def test_a_paragraph_bold_throughout_is_marked_only_where_headings_are_marked() -> None:
    runs = [("总体情况", True), ("。", False)]
    assert mark(runs) == "总体情况。"
    assert mark(runs, wholly=True) == "**总体情况。**"
    assert is_whole(runs)
    assert not is_whole([("总体", True), ("情况", False)])
    assert not is_whole([("。", True)])


def test_a_document_with_a_heading_of_a_section_marks_its_headings() -> None:
    assert has_headings([("年度报告", 1), ("一、总体情况", 2)])
    assert not has_headings([("一、总体情况", 0), ("七、附件", 2), ("前言", 1)])
