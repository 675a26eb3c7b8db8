from __future__ import annotations

import pytest

from reportctl.fill.lines import read_lines
from reportctl.fill.sections import Outline, outline
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.source import Paragraph, Source, Spot
from reportctl.schema.load import load_form

FORM = load_form(2021)
WORDS = Vocabulary(FORM)


def read(*lines: str) -> Outline:
    blocks = tuple(Paragraph(line, Spot(line=at)) for at, line in enumerate(lines, start=1))
    return outline(read_lines(Source("x", "text", blocks)), FORM, WORDS)


def found(*lines: str) -> list[tuple[int, str, str]]:
    """Line (from 1), section and rest of each beginning."""
    return [(start.at + 1, start.section.key, start.rest) for start in read(*lines).starts]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("一、总体情况", "overview"),
        ("一、 总体情况", "overview"),
        ("一 总体情况", "overview"),
        ("一.总体情况", "overview"),
        ("1、总体情况", "overview"),
        ("第一部分 总体情况", "overview"),
        ("**一、总体情况**", "overview"),
        ("|一、总体情况", "overview"),
        ("一、总体概述", "overview"),
        ("一、概述", "overview"),
        ("总体情况", "overview"),
        ("二、主动公开政府信息情况", "disclosure"),
        ("二、行政机关主动公开政府信息情况", "disclosure"),
        ("二、主动公开政府信息的情况", "disclosure"),
        ("三、行政机关收到和处理政府信息公开申请情况", "applications"),
        ("三、收到和处理政府信息公开申请的情况", "applications"),
        ("三、收到和处理政府信息 公开申请情况", "applications"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "disputes"),
        ("四、政府信息公开行政复议和行政诉讼情况", "disputes"),
        ("四、行政复议、行政诉讼情况", "disputes"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "problems"),
        ("五、存在问题及改进情况", "problems"),
        ("五、存在的主要问题及整改措施", "problems"),
        ("五、存在的问题和下一步改进措施", "problems"),
        ("五、主要问题及改进情况", "problems"),
        ("六、其他需要报告的事项", "other_matters"),
        ("六、其它需要报告的事项", "other_matters"),
        ("六、需要报告的其他事项", "other_matters"),
        ("六、其他事项", "other_matters"),
    ],
)
def test_a_title_begins_its_section(title, key):
    assert found("前言。", title, "正文。") == [(2, key, "")]


@pytest.mark.parametrize(
    "line",
    [
        "（一）总体情况",
        "（二）主动公开情况",
        "一、加强信息管理",
        "二、规范公开流程，完善制度",
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况及其他需要报告的事项。",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
    ],
)
def test_no_title(line):
    assert found("前言。", line, "正文。") == []


def test_text_behind_the_title():
    assert found("一、总体情况。2021年，我镇认真贯彻。", "六、其他需要报告的事项：无") == [
        (1, "overview", "2021年，我镇认真贯彻。"),
        (2, "other_matters", "无"),
    ]


def test_numbered_paragraphs_within_a_section_do_not_cut_it():
    lines = [
        "一、总体情况",
        "（三）政府信息管理情况",
        "一、加强管理。",
        "二、规范流程。",
        "二、主动公开政府信息情况",
    ]
    assert [at for at, _, _ in found(*lines)] == [1, 5]


def test_a_table_of_contents_is_no_beginning():
    titles = [section.title for section in FORM.sections]
    body = [line for title in titles for line in (title, "正文。")]
    assert [at for at, _, _ in found("目录", *titles, *body)] == [8, 10, 12, 14, 16, 18]


def test_a_section_left_out_shifts_the_numbers():
    lines = [
        "一、总体情况",
        "。",
        "四、存在的主要问题及改进情况",
        "。",
        "五、其他需要报告的事项",
        "无",
    ]
    assert [key for _, key, _ in found(*lines)] == ["overview", "problems", "other_matters"]


def test_a_heading_of_the_first_section_that_sounds_like_the_second():
    lines = [
        "一、总体情况",
        "主动公开政府信息情况",
        "全年公开5条。",
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
    ]
    assert [at for at, _, _ in found(*lines)] == [1, 4]


def test_tables_without_their_title_begin_the_section():
    lines = ["一、总体情况", "文字。", "第二十条第（一）项", "规章", "五、存在的主要问题及改进情况"]
    assert [(at, key) for at, key, _ in found(*lines)] == [
        (1, "overview"),
        (3, "disclosure"),
        (5, "problems"),
    ]


def test_a_heading_of_unknown_wording_where_one_is_missing():
    titles = [section.title for section in FORM.sections]
    lines = [line for title in titles for line in (title, "正文。")]
    lines[0], lines[8] = "一、工作开展情况", "五、下一步打算"
    made = read(*lines)
    assert [start.at for start in made.starts] == [0, 2, 4, 6, 8, 10]
    assert len(made.doubts) == 2
    assert "“一、工作开展情况”按“一、总体情况”读入" in made.doubts[0]


def test_a_second_report_behind_the_first_is_cut_off():
    titles = [section.title for section in FORM.sections]
    lines = [line for title in titles for line in (title, "正文。")]
    made = read(*lines, *lines)
    assert len(made.starts) == 6
    assert made.end == 12
    assert "另一份报告" in made.doubts[0]


@pytest.mark.parametrize(
    "title",
    [
        ("青岚县民政局2020年政府信息公开工作年度报告",),
        ("青岚县民政局", "2020年政府信息公开工作年度报告"),
    ],
)
def test_the_title_of_the_second_report_is_no_line_of_the_first(title: tuple[str, ...]) -> None:
    titles = [section.title for section in FORM.sections]
    lines = [line for heading in titles for line in (heading, "正文。")]
    made = read(*lines, *title, "现将有关情况报告如下。", *lines)
    assert made.end == 12


def test_the_first_section_begins_with_its_first_heading_where_its_title_is_missing():
    lines = ("根据《条例》编制本报告。", "(一)主动公开情况", "公开信息86条。", "(二)依申请公开情况")
    later = ("二、主动公开政府信息情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
    assert found(*lines, *later)[:2] == [(2, "overview", ""), (5, "disclosure", "")]
    assert "没有“一、总体情况”的标题" in read(*lines, *later).doubts[0]


HEADS = [section.title.split("、", 1)[1] for section in FORM.sections]


@pytest.mark.parametrize("number", ["（{}）", "({}) ", "**（{}）", "{}、"])
def test_six_titles_under_numbers_in_brackets_are_the_sections(number):
    lines = [
        text
        for order, title in enumerate(HEADS)
        for text in (number.format("一二三四五六"[order]) + title, "1.正文一句。")
    ]
    assert [key for _, key, _ in found("前言。", *lines)] == [s.key for s in FORM.sections]


def test_five_titles_in_brackets_may_be_parts_of_a_section():
    lines = [f"（{'一二三四五六'[order]}）{title}" for order, title in enumerate(HEADS[:5])]
    assert found("前言。", *lines) == []


ORDER = ("一、总体情况", "公开9条。", "五、存在的主要问题及改进情况", "人手少。")
TABLES = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)


def test_a_section_out_of_order_begins_with_its_title_and_is_told():
    read_ = read(*ORDER, *TABLES)
    assert [start.section.key for start in read_.starts] == [
        "overview",
        "problems",
        "disclosure",
        "applications",
        "disputes",
    ]
    assert read_.doubts == (
        "第3行“五、存在的主要问题及改进情况”不在格式的次序上，照标题读入，请对照原文",
    )


def test_what_may_be_the_title_of_a_missing_section_out_of_order_is_told():
    read_ = read(*ORDER[:2], "存在的主要问题及改进情况", "人手少。", *TABLES)
    assert len(read_.starts) == 4
    assert read_.doubts == (
        "第3行“存在的主要问题及改进情况”不在格式的次序上，没有当作标题，算作上面的文字，请对照原文",
    )


@pytest.mark.parametrize("more", ["情况", "的情况", "等工作"])
def test_what_a_title_says_beyond_without_another_meaning_is_no_text(more):
    assert found("前言。", f"六、其他需要报告的事项{more}", "无。") == [(2, "other_matters", "")]


def test_each_section_has_its_lines_up_to_the_next():
    said = ["标题", "一、总体情况", "略。", "六、其他需要报告的事项", "无。"]
    lines = read_lines(Source("a.txt", "text", tuple(Paragraph(each, Spot()) for each in said)))
    cut = [[line.text for line in block] for _, block in read(*said).sections(lines)]
    assert cut == [["一、总体情况", "略。"], ["六、其他需要报告的事项", "无。"]]
    assert list(read("略。").sections(lines[2:3])) == []


def test_a_title_that_comes_again_is_told():
    six = (
        "一、总体情况",
        "甲。",
        "五、存在的主要问题及改进情况",
        "乙。",
        "六、其他需要报告的事项",
        "丙。",
    )
    again = read(*six, "五、存在的主要问题及改进情况", "丁。")
    assert [start.section.key for start in again.starts] == [
        "overview",
        "problems",
        "other_matters",
    ]
    assert ["这个标题前面已有" in doubt for doubt in again.doubts] == [True]
    assert read(*six).doubts == ()
