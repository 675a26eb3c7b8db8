"""A text as sentences: cleaned, folded, headings known."""

from __future__ import annotations

import pytest

from reportctl.comparison.split import bare, split


def texts(text):
    return [sentence.text for sentence in split(text)]


def test_sentences_end_at_marks_and_lines_and_at_no_point():
    text = "收到3.5万件。“办结！”全部答复\n第二段？"
    assert texts(text) == ["收到3.5万件。", "“办结！”", "全部答复", "第二段？"]


def test_emphasis_and_blanks_are_no_text():
    assert texts("**一是加强　领导。**\n\n  二是 x  y。") == ["一是加强 领导。", "二是 x y。"]


def test_a_blank_within_a_figure_parts_it():
    one, parted, wide = split("公开937条。"), split("公开9 37条。"), split("公开 937 条。")
    assert one[0].key == wide[0].key != parted[0].key


def test_paragraphs_are_counted():
    found = split("甲。乙。\n\n丙。")
    assert [(one.paragraph, one.opens, one.closes) for one in found] == [
        (1, True, False),
        (1, False, True),
        (2, True, True),
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（一）主动公开情况", True),
        ("（一）主动公开方面。全年公开3条。", True),
        ("1.规范性文件", True),
        ("| 项目 | 件数 |", True),
        ("（一）坚持“标准化”推进主动公开，分领域梳理。", False),
        ("全年公开3条。", False),
        ("一是加强领导。", False),
    ],
)
def test_headings_and_table_lines_are_known(line, heading):
    assert split(line)[0].heading is heading


def test_full_and_half_width_are_one_between_years_and_two_between_files():
    assert split("甲,乙;３件")[0].key == split("甲，乙；3件")[0].key
    assert split("甲,乙", exact=True)[0].key != split("甲，乙", exact=True)[0].key


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("（一）予以公开", "予以公开"),
        ("(一)予以公开", "予以公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("三、本年度办理结果", "本年度办理结果"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("（七）总计", "总计"),
        ("规章", "规章"),
        ("2021年工作", "2021年工作"),
        ("12345热线", "12345热线"),
        ("（试行）", "（试行）"),
        ("", ""),
    ],
)
def test_bare(label, expected):
    assert bare(label) == expected
