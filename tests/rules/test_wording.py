"""Terms inside the name of a document are not the writer's."""

from __future__ import annotations

from tests.rules.base import lay_over, review, right_report


def codes(text: str) -> list[str]:
    return [f.code for f in review(lay_over(right_report(), {"other_matters.text": text}))]


def test_the_name_of_a_document_is_left_alone() -> None:
    fee = "本年度没有收取信息处理费。"
    assert codes(f"{fee}收到政务公开申请。") == ["W901"]
    assert codes(f"{fee}落实《关于政务公开申请办理的通知》。") == []
    assert codes(f"{fee}落实《政务公开条例》。") == ["W901"]
