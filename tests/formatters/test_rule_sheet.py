"""The sheet to print."""

from __future__ import annotations

import pytest
from tests.browser import Browser
from tests.formatters.sample import CATALOGUE

from reportctl.formatters.rule_sheet import write_sheet

SHEET = write_sheet(CATALOGUE)


def test_a_rule_is_a_row_with_what_and_how():
    assert "<td>总计应等于各项之和。</td><td>查账。</td>" in SHEET
    assert "说明 | &lt;b&gt; [[waivers]]。" in SHEET


def test_sections_stand_in_the_order_of_the_form():
    order = [SHEET.index(f"<h2>{title}") for title in ("整份报告", "一、总体情况", "三、收到")]
    assert order == sorted(order)


def test_a_retired_rule_is_not_printed():
    assert "P899" not in SHEET


@pytest.mark.parametrize("how", [{}, {"dark": True}, {"width": 320}, {"media": "print"}])
def test_axe_finds_nothing(browser: Browser, how: dict[str, object]):
    assert browser.violations(SHEET, **how) == ""
