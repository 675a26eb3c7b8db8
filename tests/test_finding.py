"""What a rule rests on caps what it may say."""

from __future__ import annotations

import pytest

from reportctl.finding import Rule


@pytest.mark.parametrize(
    ("rests", "severity", "bears"),
    [
        ("law", "error", True),
        ("notice", "error", True),
        ("sense", "error", True),
        ("experience", "error", False),
        ("experience", "warning", True),
        ("local", "warning", False),
        ("local", "info", True),
    ],
)
def test_a_rule_is_no_graver_than_its_ground(rests, severity, bears):
    if bears:
        assert Rule("W999", "题", severity, rests, "").severity == severity
        return
    with pytest.raises(ValueError, match=f"W999: {rests} cannot bear {severity}"):
        Rule("W999", "题", severity, rests, "")


def test_its_page_has_no_indentation_of_the_source():
    assert Rule("W999", "题", "info", "local", "一句。\n\n    错：甲\n    对：乙\n").page == (
        "一句。\n\n错：甲\n对：乙"
    )
