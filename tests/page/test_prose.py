"""A text's lines as headings and paragraphs, by the numbering of official writing."""

from __future__ import annotations

import pytest

from reportctl.page.blocks import Heading, Paragraph, Run
from reportctl.page.prose import read_prose


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("（一）主动公开", Heading(2, "（一）主动公开")),
        ("(二) 完善制度，规范管理", Heading(2, "(二) 完善制度，规范管理")),
        ("1.强化培训", Heading(3, "1.强化培训")),
        ("（1）强化培训", Heading(3, "（1）强化培训")),
        ("**（三）监督保障**", Paragraph((Run("（三）监督保障", strong=True),))),
        (
            "（一）主动公开方面。全年公开信息18万余条。",
            Paragraph((Run("（一）主动公开方面。", level=2), Run("全年公开信息18万余条。"))),
        ),
        ("1.5万件申请", Paragraph((Run("1.5万件申请"),))),
        ("无", Paragraph((Run("无"),))),
        ("一是**加强**领导", Paragraph((Run("一是"), Run("加强", strong=True), Run("领导")))),
        ("两颗星**没有伴", Paragraph((Run("两颗星**没有伴"),))),
    ],
)
def test_read_prose(line: str, block: Heading | Paragraph) -> None:
    assert list(read_prose(line)) == [block]


def test_blank_lines_are_no_paragraphs() -> None:
    assert [b.text for b in read_prose("\n甲\n\n\n　乙 \n")] == ["甲", "乙"]
