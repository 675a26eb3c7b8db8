"""Labels lose their numbers and nothing else."""

from __future__ import annotations

import pytest

from reportctl.compare.labels import bare


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("（一）予以公开", "予以公开"),
        ("(一)予以公开", "予以公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("三、本年度办理结果", "本年度办理结果"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("（七）总计", "总计"),
        ("规章", "规章"),
        ("2021年工作", "2021年工作"),
        ("12345热线", "12345热线"),
        ("（试行）", "（试行）"),
        ("", ""),
    ],
)
def test_bare(label, expected):
    assert bare(label) == expected
