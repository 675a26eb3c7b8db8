"""The trend as a page."""

from __future__ import annotations

import pytest
from tests.browser import PHONE
from tests.compare.reports import make

from reportctl.compare.trend import follow
from reportctl.formatters.changes.html_trend import format_changes
from reportctl.formatters.changes.options import Options


@pytest.fixture(scope="module")
def page():
    return format_changes(follow([make(2020), make(2021), make(2023)]), Options(every=True))


@pytest.mark.parametrize("how", [{}, {"dark": True}, {"media": "print"}, {"width": PHONE}])
def test_axe_finds_nothing(browser, page, how):
    assert browser.violations(page, **how) == ""


def test_each_small_line_says_its_years(page):
    assert 'aria-label="走势：2020年' in page
    assert "2022年无报告" in page
