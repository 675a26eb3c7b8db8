"""Which part of a web page is the report, and which notes on it stand round that part."""

from __future__ import annotations

import pytest

from reportctl.readers.html import read

ARTICLE = (
    '<div class="article-content"><p>一、总体情况<p>公开信息12条。'
    "<table><tr><td>行政许可<td>5</tr><tr><td>行政处罚<td>6</tr></table></div>"
)


def doubts(before: str, after: str) -> tuple[str, ...]:
    return read(f"<body>{before}{ARTICLE}{after}</body>".encode(), "年报.html").doubts


@pytest.mark.parametrize(
    "note",
    [
        "<p>注：行政许可应为7。</p>",
        "<p>【更正说明】</p>",
        "<p>备注1：含乡镇。</p>",
        "<div>表二中自然人一栏有误</div>",
        "<div>[1] 含新媒体发布的。</div>",
        "<p>其中新媒体发布8条。</p>",
        "<p>行政许可一项应为7</p>",
        "<p>此前公布的数据有误</p>",
        '<div class="footnotes"><ol><li>数字来自统计部门</li></ol></div>',
        "<table><tr><td>说明：<td>本表中含乡镇</table>",
    ],
)
def test_a_note_on_the_report_beside_it_is_told(note):
    (after, *_) = doubts("", note)
    assert "像是报告的注释或更正，没有读入" in after
    if "<table" not in note:  # tables before the article are read with it
        assert doubts(note, "") == doubts("", note)


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>当前位置：首页 &gt; 政务公开</p>",
        "<p>发布时间：2025年1月15日 浏览次数：128次</p>",
        "<p>网站标识码：3400000001 版权所有：青岚县人民政府办公室</p>",
        '<p><a href="a.html">注销登记说明</a></p>',
        "<p>网页内容有误，请点击纠错</p>",
        "<p>代表1名、发表3篇</p>",
    ],
)
def test_what_a_site_says_of_itself_is_no_note(furniture):
    assert doubts(furniture, furniture) == ()


def test_of_many_notes_the_first_are_told_and_the_others_counted():
    told = doubts("", "".join(f"<p>注{n}：甲。</p>" for n in range(1, 6)))
    assert len(told) == 4
    assert "另有 2 处" in told[3]


def test_what_is_shown_beside_the_article_and_is_no_link_is_handed_on():
    links = '<nav><a href="a.html">青岚县民政局</a></nav><p style="display:none">甲</p>'
    page = f"<header>青岚县教育局</header>{links}{ARTICLE}<footer>主办：青岚县</footer>"
    assert read(page.encode(), "年报.html").beside == ("青岚县教育局", "主办：青岚县")
