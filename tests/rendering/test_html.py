"""The HTML page: structure, escaping, embedded data, and what a browser makes of it."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.browser import PHONE
from tests.pages import make_page, make_report
from tests.rendering.printed import Printed

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.rendering import html

VOID = {"meta", "br", "col", "wbr"}


class Tree(HTMLParser):
    """Every element as (tag, attributes), the text, and whether the tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def attributes(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def render(*blocks, **facts):
    page = Page(title="标题", organ="某局", year=2024, blocks=blocks, **facts)
    return html.render(page).decode()


def test_the_page_says_its_language_and_its_title():
    tree = Tree(html.render(make_page()).decode())
    assert tree.attributes("html") == [{"lang": "zh-CN"}]
    assert "舞泉镇人民政府2024年政府信息公开工作年度报告" in tree.texts
    assert [a.get("id") for a in tree.attributes("main")] == ["report"]


@pytest.mark.parametrize(("width", "lines"), [(PHONE, 3), (414, 2), (700, 2), (1000, 1)])
def test_a_title_breaks_between_organ_and_document_first(browser, width, lines):
    def pieces(page):
        return page.evaluate(
            """() => [...document.querySelectorAll('h1 > .part')].map(part => {
              const r = document.createRange(), tops = new Set(), words = [];
              const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
              for (let t; t = texts.nextNode();) {
                r.selectNode(t); words.push([t.data, r.getClientRects().length]);
                for (const box of r.getClientRects()) tops.add(Math.round(box.top)); }
              return [words, [...tops]]; })"""
        )

    organ = "宿迁市宿豫区新庄镇人民政府"
    (name, first), (document, second) = browser.look(
        html.render(make_page(organ=organ)), pieces, width=width
    )
    assert "".join(word for word, _ in name) == organ
    assert "".join(word for word, _ in document) == "2024年政府信息公开工作年度报告"
    assert {count for _, count in name + document} == {1}  # no word is broken over two lines
    assert len({*first, *second}) == lines
    assert lines == 1 or not {*first} & {*second}


@pytest.mark.parametrize("year", [2020, 2024])
def test_every_figure_names_headings_of_its_own_table(year):
    text = html.render(make_page(year)).decode()
    tables = text.split("<table")[1:]
    assert len(tables) == 3
    figures = 0
    for table in tables:
        tree = Tree("<table" + table.partition("</table>")[0] + "</table>")
        ids = {a["id"] for a in tree.attributes("th") if "id" in a}
        for cell in tree.attributes("td"):
            if cell["class"] in ("value", "total"):
                figures += 1
                assert set(cell["headers"].split()) <= ids
    assert figures == {2020: 22 + 23 * 7 + 15, 2024: 10 + 25 * 7 + 15}[year]


def test_ids_are_unique():
    tree = Tree(html.render(make_page(draft=True)).decode())
    ids = [a["id"] for _, a in tree.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_the_head_of_table_three_has_three_lines_and_its_stub_spans():
    text = html.render(make_page()).decode()
    head = text.split('<thead role="rowgroup">')[1].partition("</thead>")[0]
    assert head.count("<tr") == 3
    assert '<td colspan="3" rowspan="3" class="corner"' in head
    assert '<th scope="col" colspan="5" id="column.applications.received.organisation"' in head
    assert '<th scope="row" rowspan="22"' in text


def test_a_block_of_table_two_is_a_row_group_with_its_heading():
    table = html.render(make_page()).decode().split("<table")[1]
    assert table.count("<tbody>") == 4
    assert '<th scope="rowgroup" colspan="4"' in table


def test_a_blank_stays_blank_and_a_stroke_a_stroke():
    assert html.render(make_page(filled=False)).decode().count("></td>") == 200
    grid = Grid("t", "表", (1.0,), (GridCell(0, 0, "/"), GridCell(1, 0, "")), 0, 0, 2)
    assert '<tr><td class="value">/</td></tr>\n<tr><td class="value"></td></tr>' in render(grid)


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ((1, 2, 3), ["h2", "h3", "h4"]),
        ((1, 3), ["h2", "h3"]),  # 1. right under 一、
        ((2, 1), ["h2", "h2"]),  # （一） in the preface
        ((1, 3, 2, 3, 1), ["h2", "h3", "h3", "h4", "h2"]),
    ],
)
def test_no_level_of_the_outline_is_skipped(levels, tags):
    tree = Tree(render(*(Heading(level, "标题") for level in levels)))
    assert [tag for tag, _ in tree.elements if tag in ("h2", "h3", "h4")] == tags


def test_a_heading_that_runs_on_is_set_apart():
    made = render(Paragraph((Run("（二）依申请公开。", level=2), Run("全年41件。"))))
    assert '<p><span class="lead-2">（二）依申请公开。</span>全年41件。</p>' in made


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=40))
def test_text_is_never_markup(text):
    made = render(Paragraph((Run(text),)), Heading(2, text), draft=True)
    tree = Tree(made)
    plain = Tree(render(Paragraph((Run("字"),)), Heading(2, "字"), draft=True))
    tags = [tag for tag, _ in tree.elements if tag != "br"]
    assert tags == [tag for tag, _ in plain.elements]


def test_markup_entities_and_controls_are_text_or_gone():
    made = render(
        Paragraph((Run("<script>x</script>&nbsp;\x00\x1b[31m\u202e21\u2066", strong=True),))
    )
    assert "<strong>&lt;script&gt;x&lt;/script&gt;&amp;nbsp;[31m21</strong>" in made


def test_data_cannot_end_its_script():
    data = json.dumps({"organ": "</script><script>alert(1)</script> <!-- &amp;"})
    made = render(data=data)
    assert made.count("</script>") == 1
    inside = made.partition('id="report-data">')[2].partition("</script>")[0]
    assert json.loads(inside) == json.loads(data)


def test_downloads_are_relative_links_with_words():
    made = render(downloads=(("2024 年报.pdf", "下载<PDF>"), ("javascript:alert(1)", "x")))
    assert 'href="2024%20%E5%B9%B4%E6%8A%A5.pdf"' in made
    assert "下载&lt;PDF&gt;</a>" in made
    assert 'href="javascript%3Aalert%281%29"' in made


def test_a_draft_says_so_and_tells_each_fault_in_words():
    made = html.render(make_page(draft=True)).decode()
    assert "本页是草稿，不得发布。其中2处数据有误" in made
    assert 'aria-label="有误，见注1">※1</a></td>' in made
    assert '<li id="fault.2"><a href="#mark.2">※2</a> 应为3</li>' in made


def test_a_final_page_shows_no_fault():
    page = make_page(draft=True)._replace(draft=False)
    assert "※" not in html.render(page).decode()


def test_the_same_page_gives_the_same_bytes():
    assert html.render(make_page()) == html.render(make_page())


def test_it_needs_no_script():
    tree = Tree(html.render(make_page()).decode())
    assert [a["type"] for a in tree.attributes("script")] == ["application/json"]
    assert not tree.attributes("link")


WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"


@pytest.mark.parametrize(("width", "font_size"), [(PHONE, 16), (375, 16), (414, 16), (PHONE, 32)])
def test_on_a_phone_every_figure_is_seen_with_its_labels(browser, width, font_size):
    def seen(page):
        return page.evaluate(
            """() => [...document.querySelectorAll('.wide :is(td.value, td.total)')].map(cell => {
              const box = cell.getBoundingClientRect();
              return [box.left >= 0 && box.right <= innerWidth,
                      getComputedStyle(cell, '::before').content.replaceAll('"', '')]; })"""
        ), page.evaluate(WIDTHS)

    figures, (scrolled, inner) = browser.look(
        html.render(make_page(draft=True)), seen, width=width, font_size=font_size
    )
    assert scrolled == inner == width
    assert all(inside for inside, _ in figures)
    labels = [label for _, label in figures]
    assert labels[:3] == ["自然人", "商业企业", "科研机构"]
    assert labels[-1] == "行政诉讼 复议后起诉 总计"


@pytest.mark.parametrize("how", [{}, {"width": PHONE}, {"media": "print", "width": 590}])
def test_a_figure_of_eight_digits_stays_on_one_line(browser, how):
    def heights(page):
        return page.evaluate(
            """() => { const r = document.createRange(), found = [];
              for (const cell of document.querySelectorAll('td.value, td.total')) {
                r.selectNodeContents(cell); found.push(r.getClientRects().length); }
              return [...new Set(found)]; }"""
        )

    form = make_report().form
    figures = {at: 12345678 for at in form.cells if at.row.startswith("applications.")}
    assert browser.look(html.render(make_page(figures=figures)), heights, **how) == [1]


def test_a_keyboard_finds_the_skip_link_first_then_the_tables(browser):
    def tabs(page):
        seen = []
        for _ in range(6):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.className"))
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        return seen, ring

    seen, ring = browser.look(html.render(make_page()), tabs)
    assert seen == ["skip", "", "", "region", "region", "region"]
    assert ring == "solid"


def test_it_prints_on_a4_within_the_text_width_and_repeats_the_head(browser):
    def measure(page):
        return page.evaluate(
            """() => ({
              body: getComputedStyle(document.querySelector('main > p')).fontSize,
              title: getComputedStyle(document.querySelector('h1')).fontSize,
              head: getComputedStyle(document.querySelector('thead')).display,
              skip: getComputedStyle(document.querySelector('.downloads')).display,
            })"""
        )

    made = browser.look(html.render(make_page()), measure, media="print")
    assert made["body"] == "21.3333px"  # 3号, 16 pt
    assert made["title"] == "29.3333px"  # 2号, 22 pt
    assert made["head"] == "table-header-group"
    assert made["skip"] == "none"


SIGNED = Paragraph((Run("舞泉镇人民政府办公室"),), "signature")


@pytest.mark.parametrize(
    ("date", "width", "places"),
    [
        # two characters right of where the signature begins; its own end is two from the margin
        ("2025年1月20日", 1000, (2, 2)),
        ("2025年1月20日", PHONE, (2, 2)),
        # a longer date stands two characters from the margin itself, and moves the signature
        ("二〇二五年十一月二十二日", 1000, (6, 2)),
    ],
)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_signature_and_date_stand_as_the_standard_says(browser, date, width, places, media):
    script = """() => {
      const ink = role => {
        const range = document.createRange(), p = document.querySelector('p.' + role)
        range.selectNodeContents(p)
        return range.getBoundingClientRect()
      }
      const size = parseFloat(getComputedStyle(document.querySelector('p.date')).fontSize)
      const edge = document.querySelector('main').getBoundingClientRect().right
      const [name, date] = [ink('signature'), ink('date')]
      return [(edge - name.right) / size, (date.left - name.left) / size]
    }"""
    page = render(SIGNED, Paragraph((Run(date),), "date"))
    found = browser.look(page, lambda at: at.evaluate(script), width=width, media=media)
    assert found == pytest.approx(places, abs=0.3)


def test_a_date_under_a_signature_of_two_lines_stands_two_characters_in(browser):
    script = """() => {
      const range = document.createRange(), p = document.querySelector('p.date')
      range.selectNodeContents(p)
      const edge = document.querySelector('main').getBoundingClientRect().right
      return (edge - range.getBoundingClientRect().right) / parseFloat(getComputedStyle(p).fontSize)
    }"""
    name = Paragraph((Run("云溪县人民政府办公室云溪县政务服务和大数据管理局"),), "signature")
    page = render(name, Paragraph((Run("2025年1月20日"),), "date"))
    found = browser.look(page, lambda at: at.evaluate(script), width=PHONE)
    assert found == pytest.approx(2, abs=0.4)


def test_words_of_labels_stay_whole_where_a_column_is_narrow(browser):
    script = """() => [...document.querySelectorAll('th.column, th.row[rowspan]')]
      .filter(th => !th.querySelector('.downward'))
      .map(th => {
        const range = document.createRange(), lines = {}
        const walk = document.createTreeWalker(th, NodeFilter.SHOW_TEXT)
        for (let node; (node = walk.nextNode());) for (let at = 0; at < node.length; at++) {
          range.setStart(node, at); range.setEnd(node, at + 1)
          const top = Math.round(range.getBoundingClientRect().top)
          lines[top] = (lines[top] || '') + node.data[at]
        }
        return Object.keys(lines).sort((a, b) => a - b).map(top => lines[top])
      })"""
    found = browser.look(html.render(make_page()), lambda at: at.evaluate(script), width=1000)
    assert ["社会", "公益", "组织"] in found
    assert ["（三）", "不予公开"] in found
    assert all(len(line) > 1 for lines in found for line in lines)


def test_a_printed_table_breaks_between_its_blocks(browser):
    lines = [Paragraph((Run(f"第{n}行"),)) for n in range(14)]
    grid = next(block for block in make_page(text="").blocks if isinstance(block, Grid))

    def pages(page):
        return Printed(page.pdf(prefer_css_page_size=True)).pages

    page = render(*lines, grid)
    first, second = (sheet.text for sheet in browser.look(page, pages, media="print"))
    block = "信息内容"  # beside signs of another height a PDF's text comes in another order
    assert first.count(block) + second.count(block) == 4
    assert first.index(block) < first.index("规章") < first.rindex("许可")
    assert second.index(block) < second.index("处罚") < second.index("强制")
