"""The trend as a page."""

from __future__ import annotations

import pytest
from tests.browser import PHONE
from tests.compare.reports import make

from reportctl.compare.trend import follow
from reportctl.telling.diff.html_trend import tell
from reportctl.telling.diff.options import Options


@pytest.fixture(scope="module")
def page():
    return tell(follow([make(2020), make(2021), make(2023)]), Options(every=True))


@pytest.mark.parametrize("how", [{}, {"dark": True}, {"media": "print"}, {"width": PHONE}])
def test_axe_finds_nothing(browser, page, how):
    assert browser.violations(page, **how) == ""


def test_each_small_line_says_its_years(page):
    assert 'aria-label="走势：2020年' in page
    assert "2022年无报告" in page
