"""The reviewer's page, read as HTML and looked at by a browser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.browser import Browser
from tests.formatters.sample import ALL, CATALOGUE

from reportctl.finding import Finding, Place
from reportctl.formatters.findings.checked import Checked, Options
from reportctl.formatters.findings.html import format_findings

PAGE = format_findings(ALL, CATALOGUE, Options())


def test_units_in_rows_families_in_columns():
    heads = re.findall(r'<th scope="col">(.*?)</th>', PAGE)
    assert heads == ["报告", "文件", "勾稽", "跨年", "用语", "合计"]
    assert len(re.findall(r'<th scope="row">', PAGE)) == 3


def test_each_count_leads_to_its_first_finding():
    links = set(re.findall(r'href="#([^"]+)"', PAGE))
    assert {"u0", "u0-T", "u0-X", "u0-W", "u2", "u2-F", "T301"} <= links
    assert links <= set(re.findall(r'id="([^"]+)"', PAGE))


def test_the_cell_is_marked_in_its_line():
    assert "received = [3440, 75, <mark>3526</mark>]   # 一、本年新收" in PAGE
    assert "12 件 <mark>&amp;</mark> &lt;其他&gt;" in PAGE


def test_reason_hint_and_what_follows_are_told():
    for told in ("理由：本年清理（李某）", "怎么改：填 3515", "由此引起：第一项加第二项"):
        assert told in PAGE


def test_only_rules_that_found_something_are_explained():
    assert '<h3 id="T301">' in PAGE
    assert "P899" not in PAGE


def test_a_long_line_is_cut_around_its_mark():
    line = "我镇" * 400 + "12" + "申请" * 400
    checked = Checked("a", 2021, "", (Finding("N501", "info", "x", Place(1, 801, 1, 803)),), line)
    (source,) = re.findall(
        r'<p class="source">(.*?)</p>', format_findings([checked], CATALOGUE, Options())
    )
    assert source == f"…{'我镇' * 40}<mark>12</mark>{'申请' * 40}…"


@pytest.mark.parametrize(
    "how",
    [{}, {"dark": True}, {"width": 320}, {"media": "print"}, {"forced_colors": True}],
    ids=["light", "dark", "phone", "print", "forced colours"],
)
def test_axe_finds_nothing(browser: Browser, how: dict[str, object]):
    assert browser.violations(PAGE, **how) == ""


def test_on_a_phone_only_the_table_scrolls(browser: Browser):
    wide = browser.look(
        PAGE, lambda page: page.evaluate("document.documentElement.scrollWidth"), width=320
    )
    assert wide == 320


def test_a_severity_can_be_hidden_from_the_keyboard(browser: Browser):
    def hide(page: object) -> tuple[bool, bool]:
        page.locator("#show-error").focus()  # type: ignore[attr-defined]
        page.keyboard.press("Space")  # type: ignore[attr-defined]
        shown = page.locator("li.error").first.is_visible()  # type: ignore[attr-defined]
        return shown, page.locator("li.info").first.is_visible()  # type: ignore[attr-defined]

    assert browser.look(PAGE, hide) == (False, True)


def test_what_a_baseline_knows_is_counted():
    page = format_findings([replace(ALL[0], known=4)], CATALOGUE, Options())
    assert "基线中已有 4 项" in page
    assert "基线" not in PAGE


def test_files_that_were_passed_over_are_named():
    told = format_findings(ALL, CATALOGUE, Options(passed=("甲镇/旧稿.docx",)))
    assert "<p>没有检查：甲镇/旧稿.docx</p>" in told
