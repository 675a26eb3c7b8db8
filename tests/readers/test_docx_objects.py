"""What a paragraph of Word shows that is no text."""

from __future__ import annotations

import pytest

from reportctl.readers.docx_objects import shown_in
from reportctl.readers.docx_runs import Aside
from reportctl.readers.source import Apart

SENTENCE = "全年新收到政府信息公开申请件。"


@pytest.mark.parametrize(
    ("objects", "kind", "text", "shown"),
    [
        (["图片"], "", "", "图片"),
        (["域"], "", SENTENCE, "域"),
        (["域"], "", "目录", ""),
        (["符号"], "", SENTENCE, ""),
        ([], "unclear", SENTENCE, "次序不明的文字"),
        ([], "deleted", SENTENCE, ""),
    ],
)
def test_what_may_show_text_in_a_paragraph(objects, kind, text, shown):
    apart = [Apart(kind, "12")] if kind else []
    assert shown_in(Aside(objects=objects, apart=apart), text) == shown
