"""The fragment: it keeps its looks without style sheet, script, class or id."""

from __future__ import annotations

import re

import pytest
from tests.browser import PHONE
from tests.pages import make_page

from reportctl.page.blocks import Page, Paragraph, Run
from reportctl.rendering import fragment


def test_it_depends_on_nothing():
    made = fragment.render(make_page()).decode()
    assert not re.search(r"<(style|script|link|meta|html|body|main)\b", made)
    assert not re.search(r"\s(id|class|headers)=", made)


def test_paragraphs_indent_and_tables_have_borders_by_themselves():
    made = fragment.render(make_page()).decode()
    assert '<p style="margin:.5em 0;text-indent:2em;line-height:1.8">' in made
    assert made.count('<table border="1" cellspacing="0"') == 3
    cells = re.findall(r"<t[hd]\b[^>]*>", made)
    assert all("border:1px solid" in cell for cell in cells)


def test_the_title_is_left_to_the_site():
    made = fragment.render(make_page()).decode()
    assert "<h1" not in made
    assert made.index("<h2") < made.index("<h3") < made.index("<table")


def test_spans_and_scopes_stay():
    made = fragment.render(make_page()).decode()
    assert '<th scope="row" rowspan="22"' in made
    assert '<th scope="col" colspan="7"' in made


def test_text_is_escaped():
    page = Page("题", "某局", 2024, (Paragraph((Run('<img src=x onerror="y">&'),)),))
    made = fragment.render(page).decode()
    assert "&lt;img src=x onerror=&quot;y&quot;&gt;&amp;</p>" in made


def test_a_draft_tells_the_fault_in_its_cell():
    made = fragment.render(make_page(draft=True)).decode()
    assert "草稿，不得发布。" in made
    assert "<br>有误：应为3</strong></td>" in made


def in_site(made: bytes) -> str:
    """The fragment as an article of a site with a style of its own."""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>某局</title>'
        '<meta name="viewport" content="width=device-width"><style>:root{color-scheme:light dark}'
        f"</style></head><body><main><h1>年度报告</h1>{made.decode()}</main></body></html>"
    )


@pytest.mark.parametrize("how", [{}, {"dark": True}, {"media": "print"}, {"width": PHONE}])
def test_axe_finds_nothing_in_it(browser, how):
    assert browser.violations(in_site(fragment.render(make_page())), **how) == ""


def test_on_a_phone_the_site_does_not_scroll(browser):
    width = browser.look(
        in_site(fragment.render(make_page())),
        lambda page: page.evaluate("document.documentElement.scrollWidth"),
        width=PHONE,
    )
    assert width == PHONE


@pytest.mark.parametrize(
    ("date", "name_right", "date_right"),
    [("2025年1月20日", "2", "3.08"), ("二〇二五年一月二十日", "9", "2")],
)
def test_signature_and_date_stand_as_the_standard_says(date, name_right, date_right):
    signed = (Paragraph((Run("舞泉镇人民政府办公室"),), "signature"),)
    if date_right == "2":
        signed = (Paragraph((Run("舞泉镇政府"),), "signature"),)
    page = Page("题", "某局", 2024, (*signed, Paragraph((Run(date),), "date")))
    made = fragment.render(page).decode()
    assert f"margin:2em {name_right}em 0 0;text-align:right" in made
    assert f"margin:0 {date_right}em 0 0;text-align:right" in made
