"""The faults of shape: each has a page, and its findings the page's severity."""

from __future__ import annotations

import pytest

from reportctl.finding import START
from reportctl.report.shape import SHAPE, shape_finding


@pytest.mark.parametrize("code", SHAPE)
def test_a_fault_has_a_page_with_a_wrong_and_a_right_example_and_what_to_do(code: str) -> None:
    page = SHAPE[code].doc
    assert [word for word in ("错：", "对：", "怎么改：") if word not in page] == []
    assert code[0] == "F"


def test_a_finding_has_the_severity_of_its_page_and_what_it_is_given() -> None:
    found = shape_finding("F106", "不是数", START, "a.b", column="总计", hint="写数")
    assert (found.code, found.severity) == ("F106", SHAPE["F106"].severity)
    assert (found.message, found.key, found.column, found.hint) == ("不是数", "a.b", "总计", "写数")
