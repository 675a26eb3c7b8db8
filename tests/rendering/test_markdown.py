"""The Markdown page: its convention, and that a CommonMark reader gets back what was written."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.pages import make_page

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run, printable
from reportctl.rendering import markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def render(*blocks, **facts):
    return markdown.render(Page("标题", "某局", 2024, blocks, **facts)).decode()


def read(text):
    """The blocks of a Markdown text: (kind, [(words, strong)…]); a cell is a block of kind td."""
    found = []
    tokens = READER.parse(text)
    for before, token in pairwise(tokens):
        if token.type == "inline":
            found.append((before.tag, list(runs(token.children))))
        elif token.type in ("fence", "code_block", "html_block", "hr"):
            found.append((token.type, [(token.content, False)]))
    return found


def runs(tokens):
    strong = False
    for token in tokens:
        if token.type in ("strong_open", "strong_close") or "strong>" in token.content:
            strong = not strong
        else:
            assert token.type == "text", token
            if token.content:
                yield token.content, strong


def joined(pieces):
    """Neighbours of one weight as one, as a reader sees them."""
    found = []
    for words, strong in pieces:
        if found and found[-1][1] == strong:
            found[-1] = (found[-1][0] + words, strong)
        elif words:
            found.append((words, strong))
    return found


def test_title_headings_and_paragraphs():
    made = render(
        Heading(1, "一、总体情况", "overview"),
        Heading(2, "（一）主动公开"),
        Heading(3, "1.规范性文件"),
        Paragraph((Run("全年"), Run("三件", strong=True), Run("。"))),
    )
    assert made == (
        "# 标题\n\n## 一、总体情况\n\n### （一）主动公开\n\n#### 1.规范性文件\n\n全年**三件**。\n"
    )


def test_stars_that_would_not_count_become_an_element():
    made = render(Paragraph((Run("一是加强领导。", strong=True), Run("各项工作"))))
    assert "<strong>一是加强领导。</strong>各项工作" in made  # CommonMark 6.2


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. 加强", "1\\. 加强"),
        ("1.加强", "1.加强"),
        ("- 加强", "\\- 加强"),
        ("---", "\\---"),
        ("# 加强", "\\# 加强"),
        ("a|b*c*", "a\\|b\\*c\\*"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("    四个空格", "四个空格"),
        ("C:\\目录", "C:\\\\目录"),
    ],
)
def test_markup_in_prose_is_text(text, written):
    assert render(Paragraph((Run(text),))) == f"# 标题\n\n{written}\n"


MARKS = st.text(st.sampled_from("甲乙。“” \t\\`*_~[]<>|&$#-+=1.)(!:/\u3000\u202e\n"), max_size=12)


@given(st.lists(st.builds(Run, MARKS, st.booleans()), max_size=4))
def test_prose_survives(pieces):
    wanted = joined((printable(run.text).replace("\n", " "), run.strong) for run in pieces)
    text = re.sub(r"\s+", " ", "".join(words for words, _ in wanted)).strip()
    found = read(render(Paragraph(tuple(pieces))))[1:]
    if not text:
        assert found == []
        return
    ((kind, got),) = found
    assert kind == "p"
    assert re.sub(r"\s+", " ", "".join(words for words, _ in got)).strip() == text
    bold = "".join(words for words, strong in wanted if strong)
    kept = "".join(words for words, strong in got if strong)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", bold)


@given(st.lists(MARKS, min_size=2, max_size=4))
def test_cells_survive(texts):
    cells = tuple(GridCell(line, 0, text) for line, text in enumerate(texts))
    grid = Grid("t", "表", (1.0,), cells, 0, 0, len(texts))
    found = ["".join(w for w, _ in got) for kind, got in read(render(grid)) if kind in ("th", "td")]
    assert found == [printable(text).replace("\n", " ").strip() for text in texts]


@given(MARKS)
def test_headings_survive(text):
    (_, (tag, got)) = read(render(Heading(1, f"一{text}")))
    assert tag == "h2"
    assert joined(got) == [(f"一{printable(text)}".replace("\n", " ").rstrip(), False)]


def tables(text):
    """Each table as lines of cells, the rule under the head left out."""
    found = []
    for part in text.split("\n\n"):
        if part.startswith("|"):
            lines = [line[2:-2].split(" | ") for line in part.split("\n")]
            found.append([lines[0], *lines[2:]])
    return found


def test_table_two_is_written_like_pasted_text():
    table = tables(markdown.render(make_page()).decode())[0]
    assert table[0] == ["第二十条第（一）项", "", "", ""]
    assert table[1] == ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    assert table[2] == ["规章", "1", "2", "3"]
    assert table[5] == ["信息内容", "本年处理决定数量", "", ""]
    assert len(table) == 14


def test_table_three_has_one_head_and_labels_once():
    table = tables(markdown.render(make_page()).decode())[1]
    assert table[0][3:6] == ["自然人", "法人或其他组织·商业企业", "法人或其他组织·科研机构"]
    assert table[0][9] == "总计"
    assert table[1][:3] == ["一、本年新收政府信息公开申请数量", "", ""]
    assert table[3][:3] == ["三、本年度办理结果", "（一）予以公开", ""]
    assert table[5][:3] == ["", "（三）不予公开", "1.属于国家秘密"]
    assert table[6][:3] == ["", "", "2.其他法律行政法规禁止公开"]
    assert {len(line) for line in table} == {10}
    assert len(table) == 26


def test_table_four_joins_its_three_heads():
    table = tables(markdown.render(make_page()).decode())[2]
    assert table[0][0] == "行政复议·结果维持"
    assert table[0][5] == "行政诉讼·未经复议直接起诉·结果维持"
    assert table[0][14] == "行政诉讼·复议后起诉·总计"
    assert len(table) == 2


@pytest.mark.parametrize("year", [2020, 2024])
def test_github_sees_three_tables_with_every_figure(year):
    page = make_page(year)
    made = markdown.render(page).decode()
    cells = [got for kind, got in read(made) if kind in ("th", "td")]
    figures = [words for got in cells for words, _ in got if re.fullmatch(r"\d+", words)]
    wanted = [c.text for b in page.blocks if isinstance(b, Grid) for c in b.cells if c.kind]
    assert figures == wanted


def test_a_draft_says_so_and_notes_its_faults():
    made = markdown.render(make_page(draft=True)).decode()
    assert "\n> 草稿，不得发布。\n" in made
    assert "[^2] |" in made
    assert made.count("\n[^2]: 应为3\n") == 1
