"""What a paragraph of Word shows that is no text."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from reportctl.readers.docx_objects import shown_in, without_figures
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


@pytest.mark.parametrize(
    ("text", "shown"),
    [(SENTENCE, "符号"), ("目录", "")],
)
def test_a_sign_that_nobody_knows_may_be_a_figure_behind_letters_of_a_sentence(text, shown):
    assert shown_in(Aside(objects=["符号"], amid=["符号"]), text) == shown


@pytest.mark.parametrize(
    ("held", "text", "amid"),
    [
        ("316", SENTENCE, ["文本框"]),
        ("三百一十六", SENTENCE, ["文本框"]),
        ("注：不含下属单位。", SENTENCE, []),
        ("不含下属单位的申请数量和上年结转", SENTENCE, []),
        ("附件2", "桃溪镇2023年政府信息公开工作年度报告", []),
        ("316", "申请数", []),
        ("", SENTENCE, []),
    ],
)
def test_a_box_within_a_sentence_may_hold_its_figure(held, text, amid):
    aside = Aside()
    box = fromstring(f"<box><p><r><t>{held}</t></r></p></box>")
    assert without_figures([box], text, aside) == ([] if amid else [box])
    assert aside.amid == amid
