"""Each line under the head that holds for it, as a row of a table of the form."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.figures import plain
from reportctl.fill.tables import Entry, Unmatched, match_lines
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.schema.load import load_form

FORM = load_form(2021)
FIVE = "信息内容 | 本年处理决定数量"


def matched(*rows: str, section: str = "disclosure") -> list[Entry | Unmatched]:
    return list(match_lines([(section, r) for r in lines_of(*rows)], vocabulary_of(FORM)))


def told(*rows: str, section: str = "disclosure") -> list[str]:
    """Of each line the dotted key of its row, what is unknown, or ×."""
    return [
        "×"
        if isinstance(one, Unmatched)
        else one.named.unknown or (one.above and one.table.row_key(one.above)) or "?"
        for one in matched(*rows, section=section)
    ]


def test_a_head_gives_nothing_and_holds_for_the_rows_below_it() -> None:
    first, second = matched(FIVE, "行政许可 | 5", "行政处罚 | 0")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert first.head.printed
    assert first.head == second.head
    assert [slot.column.key for slot in first.head.slots if slot.column] == ["decided"]


def test_without_a_head_the_forms_own_columns_hold() -> None:
    (entry,) = matched("行政许可 | 5")
    assert isinstance(entry, Entry)
    assert not entry.head.printed


def test_a_row_that_the_form_does_not_have_belongs_to_the_table_above_it() -> None:
    assert told(FIVE, "行政许可 | 5", "其中：网上办理 | 3") == [
        "disclosure.decisions.licence",
        "其中:网上办理",
    ]


def test_what_says_nothing_of_the_table_is_unmatched() -> None:
    assert told("联系电话 | 84350000") == ["×"]
    assert told("我们的网站") == ["×"]


def test_an_empty_row_is_neither_a_row_nor_lost() -> None:
    assert told(FIVE, " | ", "行政许可 | 5") == ["disclosure.decisions.licence"]


def test_a_row_of_blanks_under_a_whole_head_is_a_row() -> None:
    assert told(FIVE, "行政许可 | ") == ["disclosure.decisions.licence"]


def test_figures_of_another_section_are_outside_their_own() -> None:
    (entry,) = matched("行政许可 | 5", section="overview")
    assert isinstance(entry, Entry)
    assert not entry.inside


@pytest.mark.parametrize("over", ["上年", "（上年度）", "去年数据", "上年同期数"])
@pytest.mark.parametrize(
    "rows",
    [("行政许可 | 5",), (FIVE, "行政许可 | 5"), ("第二十条第（五）项", FIVE, "行政许可 | 5")],
)
def test_a_line_that_only_says_another_time_is_said_of_all_below(
    over: str, rows: tuple[str, ...]
) -> None:
    for first in (over, f"{over} | "):
        entry = matched(first, *rows)[-1]
        assert isinstance(entry, Entry)
        assert entry.against
        assert entry.against.text == plain(over)
    (broken, *_) = matched("二、上年 | ", "结转政府信息公开申请数量 | 3", section="applications")
    assert not (isinstance(broken, Entry) and broken.against)
