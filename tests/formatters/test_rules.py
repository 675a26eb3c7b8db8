"""The catalogue as a page, a list and Markdown."""

from __future__ import annotations

import json

import pytest
from tests.browser import Browser
from tests.formatters.sample import CATALOGUE, CLEARED, RETIRED, TOTAL

from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.formats import LISTS
from reportctl.formatters.rules import (
    by_section,
    explain,
    list_rules,
    mend,
    paragraphs,
    what,
    write_json,
    write_markdown,
    write_sheet,
)


def test_explain():
    assert explain(TOTAL, CATALOGUE) == (
        "T301 总计不等于各项之和\n"
        "错误，勾稽，依据：国办统一格式，三、收到和处理申请情况\n"
        f"\n{TOTAL.page}\n"
    )
    assert "已停用" in explain(RETIRED, CATALOGUE)
    assert "\x1b[1;31m错误" in explain(TOTAL, CATALOGUE, Options(color=True))


def test_the_list():
    assert list_rules(CATALOGUE).splitlines()[:2] == [
        "勾稽",
        "  T301  错误  总计不等于各项之和  国办统一格式",
    ]
    assert "  P899  提示  旧规则              （已停用）" in list_rules(CATALOGUE)


def test_parts_of_a_page():
    assert what(TOTAL) == "总计应等于各项之和。"
    assert mend(TOTAL) == "查账。"
    assert mend(CLEARED) == ""
    assert len(paragraphs(TOTAL)) == 4


def test_rules_by_section_in_the_order_of_the_form():
    assert {
        title: [rule.code for rule in rules] for title, rules in by_section(CATALOGUE).items()
    } == {
        "整份报告": ["X202"],
        "一、总体情况": ["W901"],
        "三、收到和处理申请情况": ["T301"],
    }


def test_markdown_shows_every_character():
    made = write_markdown(CATALOGUE)
    assert "| [T301](#t301) | 错误 | 总计不等于各项之和 | 国办统一格式 |" in made
    assert '### <a id="t301"></a>T301 总计不等于各项之和' in made
    assert r"说明 \| \<b\> \[\[waivers\]\]。" in made
    assert "错：a = \\[1, 1\\]  \n对：a = \\[1, 2\\]" in made


def test_every_form_of_the_list_names_every_rule_in_use():
    for lister in LISTS.values():
        told = lister(CATALOGUE)
        assert all(code in told for code in ("T301", "X202", "W901"))


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


def test_the_catalogue_for_programs():
    told = json.loads(write_json(CATALOGUE))
    assert told["version"] == 1
    assert [rule["code"] for rule in told["rules"]] == ["T301", "X202", "P899", "W901"]
    first = told["rules"][0]
    assert (first["family"], first["severity"], first["section"]) == (
        "勾稽",
        "error",
        "applications",
    )
    assert first["mend"] == "查账。"
    assert [rule["code"] for rule in told["rules"] if rule["retired"]] == ["P899"]
