"""The comparison as a page: in a real browser, without an axe-core violation; text stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.browser import PHONE
from tests.comparison.reports import last_year, make, this_year

from reportctl.comparison.compare import compare
from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.html import format_changes, format_trend
from reportctl.report.report import ExtraRow, Prose

SCENES = {
    "light": {},
    "dark": {"dark": True},
    "print": {"media": "print"},
    "phone": {"width": PHONE},
    "phone at night": {"width": PHONE, "dark": True},
    "forced colours": {"forced_colors": True},
    "double text": {"font_size": 32},
}


@pytest.fixture(scope="module")
def page():
    return format_changes(compare(last_year(), this_year()), Options(columns=True))


@pytest.fixture(scope="module")
def forms():
    return format_changes(compare(make(2020), make(2021)), Options(every=True))


@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing(browser, page, forms, scene):
    assert browser.violations(page, **SCENES[scene]) == ""
    assert browser.violations(forms, **SCENES[scene]) == ""


def test_on_a_phone_only_the_tables_scroll(browser, page):
    def wide(opened):
        return opened.evaluate("document.documentElement.scrollWidth")

    assert browser.look(page, wide, width=PHONE) == PHONE


def test_charts_have_text_alternatives_and_figures(browser, page):
    def charts(opened):
        return opened.evaluate(
            "[...document.querySelectorAll('svg')].map(s => [s.getAttribute('role'),"
            " s.querySelector('title').textContent, s.querySelector('desc').textContent])"
        )

    found = browser.look(page, charts)
    assert [role for role, _, _ in found] == ["img", "img"]
    assert "予以公开率2023年4.76%、2024年7.94%" in found[1][2]


def test_old_and_new_wording_stand_side_by_side(page):
    assert "全年收到政府信息公开申请<del>41</del>件" in page
    assert "全年收到政府信息公开申请<ins>52</ins>件" in page


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "&amp;", '"><img src=x onerror=alert(1)>', "\x00\u202e"]
)
def test_text_of_a_report_is_never_markup(browser, nasty):
    new = replace(
        make(2024),
        organ=f"临水县人民政府{nasty}",
        prose={"overview": Prose("overview", "一、总体情况", f"甲{nasty}。")},
        extras=(ExtraRow("applications", nasty, "", (nasty,)),),
    )
    told = format_changes(compare(make(2024, organ=f"乙{nasty}"), new), Options())
    assert "<script" not in told
    assert "<img" not in told
    assert "\u202e" not in told
    asked = browser.look(told, lambda opened: opened.evaluate("document.images.length"))
    assert asked == 0


@pytest.fixture(scope="module")
def trend_page():
    return format_trend(follow([make(2020), make(2021), make(2023)]), Options(every=True))


@pytest.mark.parametrize("how", [{}, {"dark": True}, {"media": "print"}, {"width": PHONE}])
def test_axe_finds_nothing_in_a_trend(browser, trend_page, how):
    assert browser.violations(trend_page, **how) == ""


def test_each_small_line_says_its_years(trend_page):
    assert 'aria-label="走势：2020年' in trend_page
    assert "2022年无报告" in trend_page
