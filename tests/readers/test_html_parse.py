"""A page taken apart into lines and tables, however carelessly its tags are closed."""

from __future__ import annotations

import pytest

from reportctl.finding import Failure
from reportctl.readers import limits
from reportctl.readers.html_page import Line, Table
from reportctl.readers.html_parse import PageParser
from reportctl.readers.limits import Work


def parsed(page: str, **how: bool) -> tuple[PageParser, list[object]]:
    parser = PageParser(Work("a.html"), **how)
    parser.feed(page)
    parser.close()
    return parser, [shape(item) for item in parser.finished()]


def shape(item: Line | Table) -> object:
    """A line's text, or a table's cells."""
    if isinstance(item, Line):
        return item.plain
    return [[" / ".join(map(str, map(shape, cell.items))) for cell in row] for row in item.rows]


def read(page: str) -> list[object]:
    return parsed(page)[1]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("甲<br>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>公开<b>12</b>件</p>", ["公开12件"]),
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<script>甲</script><style>p{}</style>乙", ["乙"]),
        ("<p hidden>甲</p>乙", ["乙"]),
        ("<![if !x]>甲<![endif]>", ["甲"]),
        ("", []),
    ],
)
def test_lines_are_as_a_browser_shows_them(page, found):
    assert read(page) == found


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>甲</td><td>5</td></tr><tr><td>乙</td><td>0</td></tr></table>",
        "<table><tr><td>甲<td>5<tr><td>乙<td>0</table>",
        "<table><td>甲<td>5</tr><tr><td>乙<td>0</table>",
        "<table><tbody><tr><th>甲<td>5</tr></tbody><tbody><tr><td>乙<td>0",
        "<tr><td>甲<td>5<tr><td>乙<td>0",
    ],
)
def test_a_table_is_one_however_its_tags_are_closed(page):
    assert read(page) == [[["甲", "5"], ["乙", "0"]]]


def test_a_table_that_only_lays_out_gives_its_content():
    assert read("<table><tr><td><p>甲<p>乙</table>") == ["甲", "乙"]
    inner = "<table><tr><td>甲<td>5</table>"
    assert read(f"<table><tr><td>栏目<td>{inner}</table>") == ["栏目", [["甲", "5"]]]


@pytest.mark.parametrize(
    "page",
    [
        "<table>4<tr><td>甲<td>5</table>",
        "<table><tr>4<td>甲<td>5</table>",
        "<table><tr><td>甲</td>4<td>5</td></tr></table>",
        "<table><tr><td>甲</td><b>4</b><td>5</td></tr></table>",
        "<table><tr><td>甲</td><td>5</td>4</tr></table>",
    ],
)
def test_what_stands_in_a_table_but_in_no_cell_is_part_of_none_and_stands_before_it(page):
    assert read(page) == ["4", [["甲", "5"]]]


def test_what_is_struck_or_hidden_in_text_is_told():
    parser, found = parsed("<p>甲<del>乙</del></p>\n<p style='display:none'>丙\n</p>")
    assert (found, parser.dropped) == (["甲"], [(1, "乙"), (2, "丙")])


def test_a_hidden_block_is_read_where_that_is_asked_and_marked():
    page = "<div style='display:none'><table><tr><td>甲<td>5</table></div>"
    parser, found = parsed(page)
    assert (found, parser.veiled_tables) == ([], 1)
    parser = PageParser(Work("a.html"), unveil=True)
    parser.feed(page)
    (table,) = parser.finished()
    assert isinstance(table, Table)
    assert table.veiled


def cell(content: str):
    parser = PageParser(Work("a.html"))
    parser.feed(f"<table><tr><td>甲<td>{content}</table>")
    (table,) = parser.finished()
    assert isinstance(table, Table)
    return table.rows[0][1]


def test_in_a_cell_what_is_struck_stands_apart_and_a_picture_is_no_blank():
    assert [(a.kind, a.text) for a in cell("<s>4</s>5").apart] == [("struck", "4")]
    assert cell("<img src=5.png>").object == "图片"
    assert [line.plain for line in cell("<input value=5>").lines()] == ["5"]
    assert cell("<input type=checkbox>").object == "控件"


@pytest.mark.parametrize(
    ("shown", "called"),
    [
        ("<iframe src=b.html></iframe>", "框架"),
        ("<iframe srcdoc='<p>另发图解7张</p>'></iframe>", "框架"),
        ("<svg width=300><text>另发图解7张</text></svg>", "图形"),
        ("<input type=text value=另发图解7张>", "控件"),
        ("<iframe src=count.html width=0 height=0></iframe>", ""),
        ("<iframe src=count.html style='display:none'></iframe>", ""),
        ("<svg><title>分享</title><path d=M0></svg>", ""),
        ("<input type=hidden value=7>", ""),
    ],
)
def test_what_a_paragraph_shows_that_is_no_text(shown: str, called: str):
    parser = PageParser(Work("a.html"))
    parser.feed(f"<p>甲。{shown}</p>")
    (line,) = parser.finished()
    assert isinstance(line, Line)
    assert (line.plain, line.object) == ("甲。", called)


def test_a_picture_is_kept_with_its_paragraph_or_as_one():
    page = "<p>甲</p><table><tr><td><p><img src=5.png></p></table><p><img src=i.png>乙</p>"
    page += "<p><img src=icon.gif width=16 height=16px>丙</p>"
    parser = PageParser(Work("a.html"))
    parser.feed(page)
    found = [each for each in parser.finished() if isinstance(each, Line)]
    assert [(each.plain, each.object) for each in found] == [
        ("甲", ""),
        ("", "图片"),
        ("乙", "图片"),
        ("丙", ""),
    ]


def test_title_article_and_frames_are_kept():
    page = "<title> 某镇 年报 </title><div id=zoom><p>甲</div><iframe srcdoc='<p>乙'></iframe>"
    parser, _ = parsed(page)
    assert (parser.title, parser.parents, parser.frames) == ("某镇 年报", [0, 0], ["<p>乙"])


def test_more_tables_than_any_page_has_are_refused(monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "tables", limits.LIMITS["tables"]._replace(most=2))
    with pytest.raises(Failure, match=r"^a\.html："):
        read("<table><tr><td>甲</table>" * 3)
