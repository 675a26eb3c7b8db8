"""Letters as printed lines, and these joined to paragraphs."""

from __future__ import annotations

import pytest

from reportctl.readers.ink import Letter
from reportctl.readers.pdf_flow import Flow, Line, lines
from reportctl.readers.pdf_tags import Tag

SIZE = 16.0


def word(text: str, x: float, top: float = 0.0, *, wide: float = SIZE, bold: bool = False):
    return [
        Letter(c, x + at * wide, top, x + (at + 1) * wide, top + SIZE, SIZE, bold)
        for at, c in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        (word("公开", 0) + word("信息", 32), "公开信息"),
        (word("公开", 0) + word(" ", 32) + word("信息", 48), "公开 信息"),
        (word("12", 0, wide=8) + word("34", 20, wide=8), "12 34"),
        (word("公开", 0) + word("信息", 36), "公开信息"),
        (word("公开", 0) + word("12", 80), "公开\t12"),
        (word("信息", 32) + word("公开", 0), "公开信息"),
    ],
)
def test_spaces_and_gaps_are_those_that_the_eye_sees(letters, text):
    assert [line.text for line in lines(letters, 1)] == [text]


def test_a_small_digit_above_or_below_the_line_is_no_digit_of_the_number_beside_it():
    number, rest = word("423", 0, wide=8), word("件", 30)

    def small(top: float) -> list[Letter]:
        return [Letter("1", 24, top, 29, top + 0.6 * SIZE, 0.6 * SIZE, bold=False)]

    assert [line.text for line in lines(number + small(-1) + rest, 1)] == ["423¹件"]
    assert [line.text for line in lines(number + small(9) + rest, 1)] == ["423₁件"]
    assert [line.text for line in lines(number + small(3.2) + rest, 1)] == ["4231件"]


def test_letters_of_about_one_height_are_one_line_and_others_the_next():
    found = lines(word("甲", 0, 0) + word("乙", 16, 3) + word("丙", 0, 20), 1)
    assert [line.text for line in found] == ["甲乙", "丙"]
    assert lines(word("  ", 0), 1) == []


def test_a_line_knows_its_place_and_what_of_it_is_bold():
    (line,) = lines(word("公开", 10, 5) + word("12", 42, 5, bold=True), 3)
    assert line.runs == [("公开", False), ("12", True)]
    assert (line.x0, line.x1, line.top, line.bottom, line.page) == (10, 74, 5, 21, 3)


def line(text: str, top: float, *, x0: float = 0, x1: float = 400, page: int = 1, **how):
    size = how.get("size", SIZE)
    return Line([(text, False)], x0, x1, top, top + size, size, page, how.get("tag"))


def paragraphs(*given: Line) -> list[tuple[str, int]]:
    return [(one.text, one.level) for one in Flow(given).paragraphs(given)]


BODY = [line("全年公开政府信息", 24 * n, x0=32 if n % 3 == 0 else 0) for n in range(9)]


def test_an_indent_begins_a_paragraph_and_a_full_line_goes_on():
    assert paragraphs(*BODY) == [("全年公开政府信息" * 3, 0)] * 3


def test_a_paragraph_goes_on_over_the_page_and_a_short_line_ends_it():
    over = [*BODY[:2], line("下一页", 10, page=2), line("全文。", 34, page=2, x1=80)]
    last = line("另起", 58, page=2)
    (first, _), _ = paragraphs(*over, last)
    assert first.endswith("下一页全文。")


def test_letters_above_all_others_in_size_are_a_title():
    title = [line("某镇人民政府", 0, size=24), line("年度报告", 30, size=24)]
    below = [line("全年公开政府信息", 100 + 24 * n) for n in range(4)]
    assert paragraphs(*title, *below)[0] == ("某镇人民政府年度报告", 1)


def test_what_the_file_says_of_its_paragraphs_is_believed():
    one, two = Tag(1, 0, bold=False), Tag(2, 2, bold=False)
    told = paragraphs(line("甲", 0, tag=one), line("乙", 90, tag=one), line("丙", 114, tag=two))
    assert told == [("甲乙", 0), ("丙", 2)]


def test_a_name_and_a_date_are_no_row():
    assert paragraphs(line("某镇\t2024年1月20日", 0)) == [("某镇  2024年1月20日", 0)]
    assert paragraphs(line("公开\t12", 0)) == [("公开\t12", 0)]


def test_a_short_line_behind_a_sentence_that_ends_at_the_margin_begins_anew():
    full = [line("公开信息十二条收到申请三件均已办结", 30 * at) for at in range(4)]
    ended = line("公开信息十二条收到申请三件均办结。", 120, x1=390)
    for text, parts in (("其他需要报告的事项", 2), ("年内办结。", 1)):
        held = [*full, ended, line(text, 150, x1=150)]
        assert len(list(Flow(held).paragraphs(held))) == parts


def test_a_title_in_the_middle_of_the_page_does_not_go_on_at_the_margin():
    """Where most lines are short a centred title reaches as far as a full line."""
    title = line("清水县水务局年度报告", 0, x0=80)
    opening = line("根据要求编制本报告如下，", 24)
    short = [line("无。", 48 + 24 * n, x1=40) for n in range(8)]
    assert paragraphs(title, opening, *short)[0] == (title.text, 0)


def test_a_title_that_fills_its_line_does_not_go_on():
    title = line("清水县水务局年度报告", 0)
    body = [line("根据要求编制本报告如下", 24 + 24 * n) for n in range(3)]
    assert paragraphs(title, *body)[0] == (title.text, 0)


def test_a_line_that_breaks_within_the_name_of_a_document_goes_on():
    above = line("根据《国务院办公厅关于印发政府信息公开工作年度报告", 0)
    below = line("格式的通知》编制本报告。", 20, x1=300)
    assert paragraphs(above, below) == [(above.text + below.text, 0)]


def test_a_number_that_cannot_break_ends_no_paragraph_where_few_lines_go_on():
    begins = [line("本段只有一行，到此为止。", 40 * n, x0=24, x1=300) for n in range(9)]
    ends = [
        ("要求如下", 400),
        ("要求如下", 400),
        ("要求如下", 400),
        ("要求如下", 400),
        ("电话0527-", 330),
    ]
    whole = [
        one
        for n, (text, x1) in enumerate(ends)
        for one in (
            line(text, 400 + 60 * n, x0=24, x1=x1),
            line("81000000。", 420 + 60 * n, x1=90),
        )
    ]
    assert [text for text, _ in paragraphs(*begins, *whole)[9:]] == [
        f"{text}81000000。" for text, _ in ends
    ]


def test_a_line_of_names_and_values_does_not_go_on():
    fields = line("发布时间：2023-01-20 来源：水务局 浏览次数：12", 0)
    body = [line("根据要求编制本报告如下", 24 + 24 * n) for n in range(3)]
    assert paragraphs(fields, *body)[0] == (fields.text, 0)
