"""Several organs side by side as a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.browser import PHONE
from tests.comparison.reports import six_organs

from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_html import format_peers

PAGE = format_peers(six_organs(), Options())


def test_what_is_far_is_marked_and_told_below():
    assert '<td class="number broken">1,234*</td>' in PAGE
    assert "<li>水务局：本年新收政府信息公开申请数量 1,234（中间值 11.5）</li>" in PAGE


def test_a_section_is_a_table_with_a_line_for_each_organ_and_one_of_totals():
    told = format_peers(six_organs(), Options(only=("applications.received",)))
    assert told.count("<table") == 1
    assert told.count('<th scope="row">青岚县') == 6
    assert f'<th scope="row">合计</th><td class="number">{1291:,}</td>' in told


def test_the_name_of_an_organ_is_never_markup():
    peers = six_organs()
    first, *others = peers.reports
    hostile = replace(peers, reports=(replace(first, organ="<b>云溪镇"), *others))
    assert '<th scope="row">&lt;b&gt;云溪镇</th>' in format_peers(hostile, Options())


@pytest.mark.parametrize("how", [{}, {"width": PHONE}, {"dark": True}], ids=str)
def test_axe_finds_nothing_on_the_page(browser, how):
    assert browser.violations(PAGE, **how) == ""


def test_on_a_phone_only_the_tables_scroll(browser):
    wide = browser.look(
        PAGE, lambda p: p.evaluate("document.documentElement.scrollWidth"), width=PHONE
    )
    assert wide == PHONE
