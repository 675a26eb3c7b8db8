"""Organs that a text names, and what the writer calls the own one."""

from __future__ import annotations

import pytest

from reportctl.rules.names import organs, selves


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由淮安市人民政府办公室编制", ["淮安市人民政府办公室"]),
        ("舞泉镇人民政府", ["舞泉镇人民政府"]),
        ("请与沭阳县发展和改革局联系", ["改革局"]),
        ("城关街道办事处", ["城关街道办事处"]),
        ("工作格局、大局、布局", []),
        ("市公安局、市财政局", ["市公安局", "市财政局"]),
    ],
)
def test_organs(text: str, expected: list[str]) -> None:
    assert [organ.text for organ in organs(text)] == expected


def test_what_the_writer_calls_the_own_organ() -> None:
    assert [found.kind for found in selves("我镇、我局、我们、自我办理、我国、我街道")] == [
        "镇",
        "局",
        "街道",
    ]
