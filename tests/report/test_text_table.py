"""Tables between bars in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.report.text_table import part_text, write_rows

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=6)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=5)
)


def test_a_table_stands_between_lines():
    text = "情况如下。\n\n| 单位 | 件数 |\n| --- | :-: |\n| 甲局 | 3 |\n| 乙局 |\n以上。"
    assert list(part_text(text)) == [
        "情况如下。",
        (("单位", "件数"), ("甲局", "3"), ("乙局", "")),
        "以上。",
    ]


def test_the_rule_may_be_missing_where_all_lines_are_as_wide():
    assert list(part_text("|单位|件数|\n|甲局|3|")) == [(("单位", "件数"), ("甲局", "3"))]


@pytest.mark.parametrize(
    "text",
    [
        "|单位|件数|以及正文",
        "|单位|件数|",
        "|单位|件数|\n\n|甲局|3|",
        "|单位|件数|\n|甲局|3|5|",
        "| 单位 | 件数 |\n| --- | --- |",
        "|甲|\n|乙|",
        "||\n||",
    ],
)
def test_what_only_looks_so_stays_text(text):
    assert list(part_text(text)) == [line for line in text.split("\n") if line]


@given(ROWS)
def test_what_is_written_is_read(rows):
    assert list(part_text(f"前\n{write_rows(rows)}\n后")) == ["前", tuple(map(tuple, rows)), "后"]


def test_bars_backslashes_and_line_breaks_in_cells():
    rows = (("甲|乙", "C:\\"), ("一\n二", "\\|"))
    assert write_rows(rows) == "| 甲\\|乙 | C:\\\\ |\n| --- | --- |\n| 一<br>二 | \\\\\\| |"
    assert list(part_text(write_rows(rows))) == [rows]
