"""axe-core in a real Chromium finds nothing: light, dark, print, forced colours, 320 px wide."""

from __future__ import annotations

import pytest
from tests.browser import PHONE
from tests.pages import TABLED, make_page, make_report

from reportctl.page.chart import chart_report
from reportctl.rendering import charts, html

SCENES = {
    "light": {},
    "dark": {"dark": True},
    "print": {"media": "print"},
    "phone": {"width": PHONE},
    "phone of 375": {"width": 375},
    "phone of 414": {"width": 414},
    "phone at night": {"width": PHONE, "dark": True},
    "forced colours": {"forced_colors": True},
    "double text": {"font_size": 32},
}
PAGES = {
    "report": lambda: html.render(make_page()),
    "2019 form": lambda: html.render(make_page(2020)),
    "draft": lambda: html.render(make_page(draft=True)),
    "tables in the text": lambda: html.render(make_page(text=TABLED)),
    "blank": lambda: html.render(make_page(filled=False)),
    "charts": lambda: charts.render(
        chart_report(make_report(), [make_report(2020), make_report(2022)]), "图解"
    ),
}


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, name, scene):
    assert browser.violations(PAGES[name](), **SCENES[scene]) == ""


def test_axe_would_find_something(browser):
    found = browser.violations("<html><body><img src='data:,'></body></html>")
    assert "image-alt" in found
