"""Which names are one organ's."""

from __future__ import annotations

import pytest

from reportctl.report.organs import same_organ


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("宿迁市", "宿迁市人民政府", True),
        ("洪泽区人民政府", "淮安市洪泽区人民政府", True),
        ("舞泉镇", "舞泉镇人民政府", True),
        ("宿迁市", "宿迁市公安局", False),
        ("甲县人民政府", "乙县人民政府", False),
        ("", "乙县人民政府", False),
    ],
)
def test_whose_names_are_one(one, other, same):
    assert same_organ(one, other) is same
