"""Web pages as sites publish them: careless tags, spans, and furniture round the article."""

from __future__ import annotations

import base64
import time

import pytest

from reportctl.finding import Failure
from reportctl.readers.html import read
from reportctl.readers.read import read_source
from reportctl.readers.source import Paragraph, Source, SourceTable


def page(html: str) -> Source:
    return read(html.encode(), "年报.html")


def shape(html: str) -> list[str | list[list[str]]]:
    """Paragraphs as strings, tables as lists of rows; a repeated cell begins with ~."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[("~" if cell.spans else "") + cell.text for cell in row] for row in block.rows]
        for block in page(html).blocks
    ]


def test_paragraphs_headings_and_breaks():
    assert shape("<h1>报告</h1><div>甲<p>乙<p>丙<br>丁</div>戊") == [
        "报告",
        "甲",
        "乙",
        "丙",
        "丁",
        "戊",
    ]
    heading, _ = page("<h2>一、总体情况</h2><p>甲").blocks
    assert isinstance(heading, Paragraph)
    assert heading.level == 2


def test_unclosed_cells_and_rows():
    assert shape("<table><tr><td>规章<td>0<tr><td>许可<td>1</table>末") == [
        [["规章", "0"], ["许可", "1"]],
        "末",
    ]


def test_spans_stand_at_every_position():
    html = (
        "<table><tr><td rowspan=2>三<td colspan=2>（一）<td>1"
        "<tr><td>（二）<td>a<td>2<tr><td>四<td><td><td>3</table>"
    )
    assert shape(html) == [
        [["三", "（一）", "~（一）", "1"], ["~三", "（二）", "a", "2"], ["四", "", "", "3"]]
    ]


def test_a_rowspan_of_zero_reaches_the_end():
    assert shape("<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>") == [
        [["甲", "1"], ["~甲", "2"], ["~甲", "3"]]
    ]


def test_a_label_split_over_spans_and_lines_is_one():
    assert shape("<p>（四）<span>无</span>\n  <span>法提供</span></p>") == ["（四）无法提供"]
    assert shape("<table><tr><td>本年新<br>制作<td>商业\n 企业</table>") == [
        [["本年新\n制作", "商业企业"]]
    ]


def test_blank_cells_stay_blank():
    assert shape("<table><tr><td>规章<td>&nbsp;<td><p> </p><td>0</table>") == [
        [["规章", "", "", "0"]]
    ]


def test_hidden_things_are_not_read():
    html = (
        "<script>var a='<p>甲'</script><style>p{}</style><!-- 乙 --><p style='display: none'>丙"
        "<p hidden>丁</p><div style='display:none'><div>戊</div>己</div><p>庚"
        "<table><tr><td>1<td style='display:none'>2<td>3</table>"
    )
    assert shape(html) == ["庚", [["1", "3"]]]


def test_bold_within_a_paragraph_is_marked_and_a_bold_paragraph_is_not():
    assert shape("<p>问题：<b>一是制度</b><strong>不健全。</strong>说明</p>") == [
        "问题：**一是制度不健全。**说明"
    ]
    assert shape("<p><b>一、总体情况</b></p>") == ["一、总体情况"]
    assert shape("<p>甲<span style='font-weight: 700'>乙</span>丙</p>") == ["甲**乙**丙"]


def test_numbers_that_a_list_prints_are_read():
    assert shape("<ol><li>甲<li>乙</ol><ul><li>丙</ul>") == ["1.甲", "2.乙", "丙"]
    assert shape("<ol start=3 style='list-style-type:cjk-ideographic'><li>甲</ol>") == ["三、甲"]


def test_a_table_that_arranges_the_page_is_seen_through():
    html = (
        "<table><tr><td><p>一、总体情况</p><table><tr><td>规章<td>0<tr><td>许可<td>1</table>"
        "<p>三、收到</td><td>栏目</table>"
    )
    assert shape(html) == ["一、总体情况", [["规章", "0"], ["许可", "1"]], "三、收到", "栏目"]


def test_the_article_is_taken_out_of_the_page():
    html = (
        "<p>首页</p><table><tr><td>索引号<td>123<tr><td>名称<td>年报</table><h1>某局报告</h1>"
        "<div class='x article-content'><p>一、总体<table><tr><td>规章<td>0<tr><td>许可<td>1"
        "<tr><td>处罚<td>1<tr><td>强制<td>1<tr><td>甲<td>1<tr><td>乙<td>1<tr><td>丙<td>1"
        "<tr><td>丁<td>1<tr><td>戊<td>1<tr><td>己<td>1<tr><td>庚<td>1<tr><td>辛<td>1"
        "<tr><td>壬<td>1<tr><td>癸<td>1<tr><td>子<td>1<tr><td>丑<td>1<tr><td>寅<td>1"
        "<tr><td>卯<td>1<tr><td>辰<td>1<tr><td>巳<td>1</table><p>六、无</div><p>打印 关闭"
    )
    first, *rest = shape(html)
    assert first == [["索引号", "123"], ["名称", "年报"]]
    assert [each for each in rest if isinstance(each, str)] == ["某局报告", "一、总体", "六、无"]


def test_an_article_that_was_closed_too_early_loses_nothing():
    html = (
        "<div id=zoom><p>一、总体<table><tr><td>规章<td>0<tr><td>许可<td>1</table></div>"
        "<p>五、问题<p>六、事项<p>打印"
    )
    assert shape(html)[2:] == ["五、问题", "六、事项", "打印"]


def test_the_page_says_its_title():
    assert page("<head><title> 某局 年报</title></head><p>甲").title == "某局 年报"
    assert page("<meta name=ArticleTitle content=年报><title>网站</title><p>甲").title == "年报"


def test_gbk_pages_and_the_spot_of_a_cell():
    source = read("<meta charset=gbk>\r\n<table>\r\n<tr><td>规章<td>0".encode("gbk"), "a.htm")
    (table,) = source.blocks
    assert not isinstance(table, Paragraph)
    assert str(table.rows[0][1].spot) == "表1第1行第2列（源文件第3行）"


def test_conditional_comments_of_word_pass():
    assert shape("<p><![if !supportLists]>1.<![endif]>甲</p><p>乙") == ["1.甲", "乙"]


def test_the_mark_of_a_note_in_a_sentence_is_no_digit_of_the_number_before_it():
    assert shape("<p>申请423<sup>1</sup>件，占地5m<sup>2</sup>，CO<sub>2</sub>") == [
        "申请423¹件，占地5m²，CO₂"
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "甲",
        "<table><tr><td>" * 4_000 + "甲",
        "<span>" * 10_000 + "甲" + "</p>" * 10_000,
        "<b><i>" * 10_000 + "甲" + "</div>" * 10_000,
    ],
)
def test_deep_nesting_is_read_in_a_moment(html):
    start = time.process_time()
    assert page(html).blocks[0].text == "甲"
    assert time.process_time() - start < 12  # seconds of work; a blow-up takes minutes


@pytest.mark.parametrize("piece", ["<a ", '<a b="', "</a ", "<![", "<?"])
def test_tags_that_never_end_are_refused_at_once(piece):
    start = time.process_time()
    with pytest.raises(Failure, match="网页残缺"):
        page("<p>" + piece * 100_000)
    assert time.process_time() - start < 20  # seconds of work; a blow-up takes minutes


def test_absurd_spans_are_cut():
    assert (
        shape("<table><tr><td colspan=100000 rowspan=99999>甲<tr><td>1<td>2</table>")
        == [[["甲", "~甲"], ["~甲", "~甲"]]]
        or len(str(shape("<table><tr><td colspan=100000>甲<tr><td>1<td>2</table>"))) < 100
    )


def test_a_row_that_is_too_wide_is_left_out_and_the_rest_is_read():
    source = page("<table><tr>" + "<td>1" * 379 + "<tr><td>甲<td>1<tr><td>乙<td>2</table>")
    (table,) = source.blocks
    assert isinstance(table, SourceTable)
    assert [[cell.text for cell in row] for row in table.rows[1:]] == [["甲", "1"], ["乙", "2"]]
    assert "第1行有 379 格" in source.doubts[0]
    with pytest.raises(Failure, match="不像一份年度报告"):
        page("<table>" + "<tr><td colspan=200 rowspan=60000>1<td>2" * 3000 + "</table>")


def held(cell: str, style: str = "") -> tuple[str, list[tuple[str, str]], str]:
    """What is read of a cell: its text, what is set apart in it, and the object it holds."""
    source = page(f"<style>{style}</style><table><tr><td>规章<td>{cell}<td>3</table>")
    table = source.blocks[0]
    assert isinstance(table, SourceTable)
    found = table.rows[0][1]
    return found.text, [(each.kind, each.text) for each in found.apart], found.object


@pytest.mark.parametrize(
    ("cell", "style", "setting"),
    [
        ("<del>9</del>58", "", "struck"),
        ("<s>9</s>58", "", "struck"),
        ('<span class="a b">9</span>58', ".b{text-decoration:red line-through}", "struck"),
        ('<b style="display: none">9</b>58', "", "hidden"),
        ("<i class=k>9</i>58", "td .k{visibility:hidden}", "hidden"),
        ("<i class=k>9</i>58", ".k{display:block} i.k{display:none}", "hidden"),
        ("<i id='n.1'>9</i>58", r"#n\.1{opacity:0}", "hidden"),
        ('<span style="font-size:0">9</span>58', "", "hidden"),
        ('<font color="#ffffff">9</font>58', "", "hidden"),
        (
            "<i class=k>9</i>58",
            ":root{--p:#fafafa} td{background:var(--p)} .k{color:#fff}",
            "hidden",
        ),
        ('<i style="position:absolute;left:-9999px">9</i>58', "", "hidden"),
        ('<i class="sr-only">9</i>58', "", "hidden"),
        ("<span hidden>9</span>58", "", "hidden"),
        ("58<sup>9</sup>", "", "raised"),
        ("58<small>9</small>", "", "small"),
        ('58<i style="font-size:60%">9</i>', "", "small"),
        ("58<i class=k>9</i>", ".k{font-size:.7em}", "small"),
        ("58<sub>9</sub>", "", "lowered"),
        ("<ruby>58<rt>9</rt></ruby>", "", "note"),
        ("<ol start=9><li>58</ol>", "", "note"),
    ],
)
def test_letters_that_are_no_part_of_a_figure_are_set_apart(cell, style, setting):
    text, apart, _ = held(cell, style)
    assert (text, [kind for kind, _ in apart]) == ("58", [setting])
    assert apart[0][1].rstrip(".") == "9"


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ("<i class=k>58</i>", "@media print{.k{display:none}}"),
        ("<i class=k>58</i>", ".k:hover{display:none}"),
        ("<i class=k>58</i>", ".k{display:none} .k{display:inline}"),
        ('<i class="k on">58</i>', ".k{display:none} .k.on{display:inline}"),
        ("<i class=k>58</i>", "th .k{display:none}"),
        ('<b style="color:#fff;background:#333">58</b>', ""),
        ("<span aria-hidden=true>58</span>", ""),
        ("<input value=58>", ""),
        ("<textarea>58</textarea>", ""),
        ("<select><option>1<option selected>58</select>", ""),
        ("<span contenteditable>58</span>", ""),
        ("5<!-- 9 -->8", ""),
    ],
)
def test_what_is_shown_is_read(cell, style):
    assert held(cell, style) == ("58", [], "")


@pytest.mark.parametrize(
    ("cell", "style", "what"),
    [
        ("<input>", "", "控件"),
        ("<input type=checkbox value=1>", "", "控件"),
        ("<select><option>1<option>58</select>", "", "控件"),
        ("<img src=a.png alt=58>", "", "图片"),
        ("<svg><text>58</text></svg>", "", "图形"),
        ("<math><mn>58</mn></math>", "", "公式"),
        ("<iframe src=a></iframe>", "", "框架"),
        ("<span data-value=58></span>", "", "脚本填写的数"),
        ("<span title=58></span>", "", "属性里的数"),
        ("<script>write(58)</script>", "", "脚本填写的数"),
        ("<noscript><img src=a.png></noscript>", "", "备用的内容"),
        ("<b ng-bind=n></b>", "", "脚本填写的数"),
        ("<b style='background:url(58.png)'></b>", "", "背景图"),
        ("<i class=k></i>", ".k::before{content:'58'}", "样式生成的文字"),
        ("<table><tr><td>甲<td>乙</table>", "", "表格"),
    ],
)
def test_a_cell_that_holds_no_text_is_not_blank(cell, style, what):
    assert held(cell, style) == ("", [], what)


def test_a_page_in_a_frame_is_read_where_there_is_no_other():
    inner = "<iframe srcdoc='<title>年报</title><table><tr><td>规章<td>58</table>'></iframe>"
    source = page(f"<h1>年报</h1>{inner}")
    assert [cell.text for cell in source.blocks[0].rows[0]] == ["规章", "58"]
    assert "在框架里，照样读入" in source.doubts[0]
    for other in (inner, "<table><tr><td>规章<td>3</table>"):
        assert "没有读入" in page(inner + other).doubts[0]


def test_letters_written_from_the_right_are_not_read():
    assert held("<bdo dir=rtl>85</bdo>")[:2] == ("", [("unclear", "85")])


def test_a_hidden_row_is_read_unless_a_shown_one_repeats_it():
    hidden = "<tr style='display:none'><td>规章<td>9"
    alone = page(f"<table><tr><td>甲项<td>1{hidden}</table>")
    assert "是隐藏的，照样读入" in alone.doubts[0]
    copied = page(f"<table><tr><td>规章<td>1{hidden}<tr><td>乙项<td>3</table>")
    assert "没有读入" in copied.doubts[0]
    tables = [block for block in (*alone.blocks, *copied.blocks) if isinstance(block, SourceTable)]
    assert [[row[1].text for row in table.rows] for table in tables] == [["1", "9"], ["1", "3"]]


def test_what_a_page_hides_whole_is_read_where_nothing_else_is_left():
    table = "<table><tr><td>规章<td>3</table>"
    source = page(f'<div style="visibility:hidden">{table}</div>')
    assert len(source.blocks) == 1
    assert "隐藏的内容" in source.doubts[0]
    twice = page(f"{table}<div hidden>{table}</div>")
    assert (len(twice.blocks), twice.doubts) == (1, ())
    other = page(f"{table}<div hidden>{table.replace('3', '4')}</div>")
    assert len(other.blocks) == 1
    assert "与显示的重复" in other.doubts[0]


def test_a_few_broken_bytes_are_replaced_and_told():
    data = "<p>舞泉镇认真落实条例的各项要求，全年没有发生。</p>".encode()
    for broken in (data[:10] + data[11:], data.decode().encode("gbk")[:-4] + b"\xff</p>"):
        source = read(broken, "年报.html")
        assert source.blocks[0].text.endswith(("发生。", "发生。\ufffd"))
        assert "处坏字" in source.doubts[0]


HTML = "Content-Type: text/html"
PAGE = "<table><tr><td>规章<td>58</table>"


def message(*parts: tuple[str, bytes], boundary: str = "b") -> bytes:
    head = (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="{boundary}"\r\n\r\n'
    )
    body = b"".join(
        f"--{boundary}\r\n{headers}\r\n\r\n".encode() + data + b"\r\n" for headers, data in parts
    )
    return head.encode() + body + f"--{boundary}--\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        message((HTML, b"<p>head</p>"), (HTML, PAGE.encode())),
        message(
            ("Content-Type: application/xhtml+xml\r\nContent-Transfer-Encoding: base64",
             base64.encodebytes(PAGE.encode()))
        ),
        b"Subject: a\r\n" + message(("Content-Type: text/html", PAGE.encode())),
        message(("Content-Type: message/rfc822", message(("Content-Type: text/html", PAGE.encode()),
                                                         boundary="c"))),
    ],
)  # fmt: skip
def test_the_part_that_holds_the_tables_is_read(data):
    (table,) = read_source(data, "年报.mht").blocks
    assert isinstance(table, SourceTable)
    assert [cell.text for cell in table.rows[0]] == ["规章", "58"]


def test_letters_within_letters_and_odd_headers_end_at_once():
    start = time.process_time()
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 5000
    with pytest.raises(Failure, match="套了太多层"):
        read_source(b"MIME-Version: 1.0\r\n" + nested, "a.mht")
    with pytest.raises(Failure, match="没有正文"):
        read_source(b"MIME-Version: 1.0\r\nContent-Type: (" + b"(" * 50_000 + b"\r\n\r\n1", "a.mht")
    assert time.process_time() - start < 20  # seconds of work; a blow-up takes minutes


@pytest.mark.parametrize(
    "cell",
    [
        "<b style='opacity:.01'>9</b>58",
        "<b style='font:0/0 a'>9</b>58",
        "<b style='color:hsl(0,0%,100%)'>9</b>58",
        "<b style='-webkit-text-fill-color:transparent'>9</b>58",
        "<b style='max-height:0;overflow:hidden'>9</b>58",
        "<b style='scale:0'>9</b>58",
        "<b style='filter:opacity(0)'>9</b>58",
        "<input style='display:none' value=9>58",
        "<b class=k>9</b>58",
        "<b class=m>9</b>58",
        "<i class=first>9</i>58",
        "<u data-k=abc>9</u>58",
        "<em>9</em>58",
        "<q></q><b>9</b>58",
        "<u style='display:inline' class=force>9</u>58",
    ],
)
def test_what_a_style_of_any_shape_hides_is_no_part_of_a_figure(cell):
    style = """
        @media (min-width: 900px) { .k { display: none } }
        @supports (display: grid) { .m { display: none } }
        @media print { td { display: none } }
        @media (max-width: 700px) { td { display: none } }
        @media screen and (max-width: 40rem) { td { display: none } }
        td .first:first-child, u[data-k^=ab], q + b { display: none }
        td > em:not(.shown) { visibility: hidden }
        :root { --gone: none } .force { display: var(--gone) !important }
        td b:hover { display: none }
    """
    text, _, what = held(cell, style)
    assert (text, what) == ("58", "")


@pytest.mark.parametrize(
    "cell",
    [
        "<b style='float:right'>5</b>8",
        "<b style='position:relative;top:-5px'>5</b>8",
        "<b style='position:absolute'>5</b>8",
        "<b style='display:flex;flex-direction:row-reverse'><i>8</i><i>5</i></b>",
        "<b style='transform:scaleX(-1)'>58</b>",
        "<b style='margin-left:-20px'>5</b>8",
        "<b class=odd>5</b>8",
    ],
)
def test_letters_that_a_style_moves_are_unclear(cell):
    style = "b.odd:nth-last-child(2n+1) { display: none }"
    _, apart, _ = held(cell, style)
    assert {kind for kind, _ in apart} == {"unclear"}


def test_what_a_style_makes_a_block_stands_on_a_line_of_its_own():
    assert held("<b style='display:block'>5</b>8", "")[0] == "5\n8"
    assert held("<input value=5>8", "")[0] == "5\n8"


def test_a_zero_is_none_where_a_script_has_not_counted_yet():
    assert held("<b data-to=58>0</b>", "")[2] == "脚本填写的数"
    assert held("<b data-to=58>58</b>", "")[2] == ""
    assert held("<b id=n></b>", "</style><script>$('#x'); put(document, 'n')</script>")[2]
    assert held("<b id=n></b>", "")[2] == ""


def test_links_buttons_and_menus_are_no_text_of_the_page_and_are_told():
    found = page(
        "<nav><ul><li>首页</li></ul></nav><p><a href=#m>跳到正文</a></p><h1>某县报告</h1>"
        "<p>见<a href=a.html>目录</a>。</p><p><a name=x>附注</a></p>"
        "<p><a href=mailto:a@b.cn>a@b.cn</a></p><h2><a href=#1>一、总体情况</a></h2>"
        "<p><a href=#>关闭</a> </p>"
    )
    texts = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    assert texts == ["某县报告", "见目录。", "附注", "a@b.cn", "一、总体情况"]
    assert found.around == ("首页", "跳到正文", "关闭")


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<select><option>0<option selected>9</select>", "控件"),
        ("<input placeholder=9>", "控件"),
        ("<math><mn>9</mn></math>", "公式"),
        ("9<input type=radio>", ""),
        ("9", ""),
    ],
)
def test_what_may_show_a_figure_in_a_sentence_is_told(inner, what):
    page = f"<p>全年新收到政府信息公开申请{inner}件。</p><p>查找 {inner}</p>"
    blocks = read(page.encode(), "a.html").blocks
    assert [block.object for block in blocks] == [what, ""]


@pytest.mark.parametrize(
    ("content", "what"),
    [("attr(data-n)", "样式生成的文字"), ("'9'", "样式生成的文字"), ("'·'", "")],
)
def test_a_figure_that_a_style_may_write_in_a_sentence_is_told(content, what):
    style = f"<style>.n::before{{content:{content}}}</style>"
    page = f"{style}<p>全年新收到政府信息公开申请<b class=n></b>件。"
    (block,) = read(page.encode(), "a.html").blocks
    assert block.object == what
    item = page.replace("<p>", "<p class=n>").replace("<b class=n></b>", "9")
    assert read(item.encode(), "a.html").blocks[0].object == ""


def test_what_a_page_shows_only_when_it_is_asked_for_is_no_text():
    for hidden in ("<dialog>9</dialog>", "<div popover>9</div>"):
        table = "<table><tr><td>规章<td>5<tr><td>许可<td>6</table>"
        source = read(f"<div>收到申请{hidden}</div>{table}".encode(), "a.html")
        assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == ["收到申请"]
        assert "隐藏的文字没有读入" in source.doubts[0]
