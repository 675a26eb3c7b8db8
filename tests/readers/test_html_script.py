"""Pages whose article is a text of a script."""

from __future__ import annotations

import json

import pytest

from reportctl.readers.html import read
from reportctl.readers.source import Paragraph, Source, SourceTable

ARTICLE = '<p>一、总体情况</p><table class="a"><tr><td>规章<td>3<td>"0"</table>'
ESCAPED = json.dumps(ARTICLE)
AS_LETTERS = ARTICLE.replace("<", "&lt;").replace(">", "&gt;")


def rows(source: Source) -> list[list[str]]:
    tables = [block for block in source.blocks if isinstance(block, SourceTable)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {{'id': 1, \"content\": {ESCAPED}}};",
        json.dumps({"data": {"content": ARTICLE}}, ensure_ascii=False),
        json.dumps({"content": ARTICLE}).replace("<", "\\u003c").replace("/", "\\/"),
        f"x.innerHTML = `{ARTICLE}`",
        f"document.write('{ARTICLE}')",
        f"var a = JSON.parse({json.dumps(json.dumps({'c': ARTICLE}))})",
        f'var c = {json.dumps(AS_LETTERS)}; // don"t',
        ARTICLE,
    ],
)
def test_the_one_text_with_a_table_is_the_page_and_told(script):
    source = read(f"<title>年报</title><script>{script}</script><p>首页".encode(), "a.html")
    assert rows(source) == [["规章", "3", '"0"']]
    assert source.title == "年报"
    assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == ["一、总体情况"]
    assert source.doubts == ("网页的正文在脚本里，照样读入，请对照网页",)


def test_of_several_texts_none_is_chosen():
    other = ARTICLE.replace("3", "4")
    page = f"<script>a = {ESCAPED}; b = {json.dumps(other)}; c = {ESCAPED}</script>"
    source = read(page.encode(), "a.html")
    assert not rows(source)
    assert any("有 2 段带表格的文字，分不清哪一段是正文" in told for told in source.doubts)


@pytest.mark.parametrize("script", ["x = `<table><td>${figure}</table>`", "x = '<table>' + y", "<"])
def test_what_a_script_puts_together_is_not_read(script):
    read_ = rows(read(f"<p>甲</p><script>{script}</script>".encode(), "a.html"))
    assert not any(cell.isdecimal() for row in read_ for cell in row)


def test_a_page_that_shows_its_table_is_read_as_it_shows_it():
    page = f"<script>a = {ESCAPED}</script><table><tr><td>规章<td>7</table>"
    assert rows(read(page.encode(), "a.html")) == [["规章", "7"]]
