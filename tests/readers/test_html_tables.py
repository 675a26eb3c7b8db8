"""A text with tables in HTML."""

from __future__ import annotations

from reportctl.readers import html
from reportctl.readers.html_tables import as_page
from reportctl.readers.source import Paragraph, SourceTable

TABLE = "<table><tr><td>规章</td>\n<td>5</td></tr></table>"


def test_lines_beside_tables_are_paragraphs_and_headings():
    text = f"# 清水镇年报\n\n公开信息。\n再公开。\n{TABLE}\n## 五、问题\n"
    source = html.read(text.encode(), "a.md")
    told = [(b.text, b.level) for b in source.blocks if isinstance(b, Paragraph)]
    assert told == [("清水镇年报", 1), ("公开信息。", 0), ("再公开。", 0), ("五、问题", 2)]
    (table,) = (b for b in source.blocks if isinstance(b, SourceTable))
    assert [cell.text for cell in table.rows[0]] == ["规章", "5"]


def test_a_page_and_a_text_without_tables_stay_as_they_are():
    for text in (
        f"<p>甲</p>\n{TABLE}",
        "# 甲\n乙",
        f"甲<br>乙{TABLE}",
        f"<style>\n</style>{TABLE}",
    ):
        assert as_page(text) == text
