"""Lines and rows with which a section may begin."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.headings import Start, beginnings, without_contents
from reportctl.fill.lines import Line, read_lines
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Paragraph, Source, Spot
from reportctl.schema.load import load_form

FORM = load_form(2021)


def begins(line: Line) -> list[Start]:
    return beginnings(0, line, FORM, vocabulary_of(FORM))


def text(words: str, level: int = 0) -> list[Start]:
    (line,) = read_lines(Source("a", "html", (Paragraph(words, Spot(line=1), level),)))
    return begins(line)


@pytest.mark.parametrize(
    ("words", "key", "weight"),
    [
        ("一、总体情况", "overview", 1.0),
        ("第一部分 总体情况", "overview", 1.0),
        ("一?总体情况", "overview", 1.0),
        ("三、总体情况", "overview", 0.8),
        ("六、其他需要报告的事项", "other_matters", 1.0),
        ("其他需要报告的事项", "other_matters", 0.6),
    ],
)
def test_a_title_is_the_surer_the_more_it_shows(words: str, key: str, weight: float) -> None:
    assert [(start.section.key, start.weight) for start in text(words)] == [(key, weight)]


def test_what_stands_behind_a_title_is_its_rest() -> None:
    (start,) = text("一、总体情况：全年公开35条。")
    assert (start.section.key, start.rest) == ("overview", "全年公开35条。")
    (glued,) = text("一、总体情况2022年全年公开35条。")
    assert (glued.rest, glued.weight) == ("2022年全年公开35条。", 0.5)


@pytest.mark.parametrize(
    "words", ["", "（一）总体情况", "总体情况良好，全年公开35条。", "我们的情况", "二、"]
)
def test_a_line_of_prose_and_a_bracketed_number_begin_none(words: str) -> None:
    assert text(words) == []


def test_a_row_with_two_labels_of_one_sections_tables_begins_it_without_a_title() -> None:
    (row,) = lines_of("行政许可 | 行政处罚 | 5")
    assert [(start.section.key, start.heading) for start in begins(row)] == [("disclosure", False)]
    (one,) = lines_of("行政许可 | 5 | 6")
    assert begins(one) == []


def test_the_caption_of_a_table_begins_its_section_too() -> None:
    assert [(s.section.key, s.heading) for s in text("第二十条第（五）项")] == [
        ("disclosure", False)
    ]


TITLES = ["一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"]


def read_above(*texts: str) -> list[str]:
    """What is left of lines above the first section."""
    found = [Paragraph(each, Spot(line=at)) for at, each in enumerate(texts, 1)]
    lines = read_lines(Source("a", "text", tuple(found)))
    return [line.text for line in without_contents(lines, FORM, vocabulary_of(FORM))]


@pytest.mark.parametrize("behind", ["", "……………………1", "（5）", " 3"])
def test_a_table_of_contents_above_the_first_section_is_left_out(behind: str) -> None:
    titles = [title + behind for title in TITLES]
    assert read_above("目  录", *titles, "根据要求编制。") == ["根据要求编制。"]
    assert read_above(*titles, "根据要求编制。") == ["根据要求编制。"]
    assert read_above("根据要求编制。", "目录", *titles) == ["根据要求编制。"]


def test_titles_that_a_sentence_of_the_preface_announces_stay() -> None:
    said = "本报告由以下部分组成:"
    assert read_above(said, *TITLES) == [said, *TITLES]
    assert read_above("一、数据截至2023年12月31日。") == ["一、数据截至2023年12月31日。"]
