"""Cells that a script may fill, or that a style outside the file may change."""

from __future__ import annotations

import pytest

from reportctl.readers.html import read


def held(cell):
    """What is read of a cell: its text, and what it holds beside."""
    table = read(f"<table><tr><td>规章<td>{cell}<td>3</table>".encode(), "年报.html").blocks[0]
    return table.rows[0][1].text, table.rows[0][1].object


RUN, OUTER = "<script src=fill.js></script>", "<link rel=stylesheet href=a.css>"


@pytest.mark.parametrize(
    ("cell", "rest", "what"),
    [
        ("<b id=n></b>", RUN, "脚本可能填写的空位"),
        ("<p><b class=n> </b></p>", RUN, "脚本可能填写的空位"),
        ("<b data-key=n></b>", "<script>run()</script>", "脚本可能填写的空位"),
        ("<b id=n></b>", "", ""),
        ("<b id=n></b>", "<script type=application/json>{}</script>", ""),
        ("", RUN, ""),
        ("<b></b>", RUN, ""),
        ("<p class=MsoNormal><b></b></p>", RUN, ""),
        ("<p class=n><br></p>", RUN, ""),
        ("<b data-v-7ba5></b>", RUN, ""),
    ],
)
def test_an_empty_element_that_a_script_may_fill_is_not_blank(cell, rest, what):
    assert held(f"{cell}</td>{rest}") == ("", what)


@pytest.mark.parametrize(
    ("cell", "rest", "what"),
    [
        ("<b class=p>9</b>58", OUTER, "外部样式可能隐去的字"),
        ("<i class=a>5<b class=p>8</b></i>", OUTER, "外部样式可能隐去的字"),
        ("<b class=p>9</b>58", "<style>@import url(a.css);</style>", "外部样式可能隐去的字"),
        ("<b class=p>9</b>58", "", ""),
        ("<b class=p>9</b>58", "<link rel=stylesheet media=print href=a.css>", ""),
        ("<b class=p>58</b>", OUTER, ""),
        ("<b class=p>5<i>8</i></b>", OUTER, ""),
        ("<b>5</b>8", OUTER, ""),
        ("<b class=p>第5</b>条8", OUTER, ""),
        ("<p class=p>58</p>", OUTER, ""),
    ],
)
def test_digits_of_several_elements_are_doubtful_where_a_style_is_not_in_the_file(cell, rest, what):
    assert held(f"{cell}</td>{rest}")[1] == what


@pytest.mark.parametrize(
    ("cell", "rest", "told"),
    [
        ("<span id=n>0</span>", RUN, True),
        ("<span id=n>—</span>", RUN, True),
        ("<span id=n>7</span>", RUN, False),
        ("<span>0</span>", RUN, False),
        ("<span id=n>0</span>", "<script>run()</script>", False),
        ("<span id=n>0</span>", "", False),
    ],
)
def test_a_zero_that_a_script_outside_the_file_may_replace_is_read_and_told(cell, rest, told):
    found = read(f"<table><tr><td>规章<td>{cell}<td>3</table>{rest}".encode(), "年报.html")
    assert found.blocks[0].rows[0][1].object == ""
    assert any("网页以外的脚本" in doubt for doubt in found.doubts) is told


def test_text_in_a_field_outside_of_tables_is_told():
    page = "<p>五、存在的主要问题</p><textarea>人手\n不足</textarea><input value=搜索>"
    assert read(page.encode(), "年报.html").doubts == (
        "网页的输入框里有文字“人手 不足”，没有读入；如是报告的内容请补上",
    )


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<button>另有公开信息30条</button>", "按钮里有文字“另有公开信息30条”"),
        ("<button>浏览30次</button>", ""),
        ("<button>下一页</button>", ""),
        ("<p><a href=x.html>公开信息30条</a></p>", "链接里写着“公开信息30条”"),
        ("<p><a href=x.pdf>第3条</a></p>", ""),
        ("<style>.z::after{content:'另有30条'}</style><p class=z>", "样式生成的文字“另有30条”"),
        (
            "<style>.z::after{content:'以上数据以县局公布的为准'}</style><p class=z>",
            "样式生成的文字",
        ),
        ("<style>.z::after{content:'\\e601'}</style><p class=z>", ""),
        ("<style>.z::before{content:'更多'}</style><p class=z>", ""),
        ("<table><tr><td>甲<td>5<td style='display:none'>77</table>", "第1行“77”"),
    ],
)
def test_what_a_page_shows_or_hides_beside_its_text_is_told(page: str, told: str) -> None:
    doubts = "".join(read(f"<p>六、其他需要报告的事项</p>{page}".encode(), "a.html").doubts)
    assert told in doubts
    assert bool(told) == bool(doubts)
