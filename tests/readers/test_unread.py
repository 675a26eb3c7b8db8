"""Letters that were not read are told with their place."""

from __future__ import annotations

from reportctl.readers.ink import Letter
from reportctl.readers.source import Setting
from reportctl.readers.unread import tell_unread


def word(text: str, x: float, top: float, apart: Setting | None = None) -> list[Letter]:
    return [
        Letter(sign, x + 10 * at, top, x + 10 * at + 10, top + 10, 10.0, apart=apart)
        for at, sign in enumerate(text)
    ]


def test_words_under_a_box_are_told_line_by_line_with_what_stands_before_them() -> None:
    seen = [*word("本镇公开信息三条，", 50, 100), *word("群众查阅。", 50, 120)]
    apart = [*word("办理申请", 140, 100, "hidden"), *word("答复", 100, 120, "hidden")]
    assert list(tell_unread(3, apart, seen)) == [
        "第3页有看不见的字“办理申请”（在“开信息三条，”之后）、“答复”（在“群众查阅。”之后），没有读入"
    ]


def test_a_line_of_which_nothing_is_read_is_told_by_its_page() -> None:
    assert list(tell_unread(2, word("作废", 50, 100, "struck"), [])) == [
        "第2页有划掉的字“作废”，没有读入"
    ]
