"""A page asks for nothing, and text in it is text."""

from __future__ import annotations

from reportctl.formatters.html_parts import row, scroll, text, whole


def test_markup_and_unseen_characters_are_shown_not_obeyed():
    assert text('<b a="1">&\x00\u202e') == "&lt;b a=&quot;1&quot;&gt;&amp;\ufffd[U+202E]"


def test_a_page_is_whole():
    page = whole("题 <1>", "<p>文</p>\n")
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="zh-CN">' in page
    assert "<title>题 &lt;1&gt;</title>" in page
    assert "<script" not in page
    assert "url(" not in page


def test_pieces():
    assert row(["甲"], head=True) == '<tr><th scope="col">甲</th></tr>\n'
    assert 'aria-label="&lt;"' in scroll("<", "<table></table>")
