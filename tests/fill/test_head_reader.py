"""A head is read by what stands above each other, or by its order."""

from __future__ import annotations

import pytest
from tests.fill.printing import as_html, head, lines_of

from reportctl.fill.head_reader import blocks_own, read_head, tell_strange
from reportctl.fill.heads import Head
from reportctl.fill.lines import read_lines
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers import html
from reportctl.schema.load import load_form

FORM = load_form(2021)
WORDS = vocabulary_of(FORM)
ONE, THREE, FOUR = FORM.tables[0], FORM.tables[-2], FORM.tables[-1]
SIX = "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"


def columns(found: Head | None) -> list[str]:
    return [slot.column.key if slot.column else slot.text for slot in found.slots] if found else []


def test_the_printed_head_of_three_rows_with_spans_is_read_by_place() -> None:
    lines = read_lines(html.read(as_html(head(THREE)).encode(), "a.html"))
    found = read_head(lines, THREE, WORDS)
    assert columns(found) == [leaf.key for leaf in THREE.columns.leaves]
    assert found
    assert not found.partial
    assert found.width == 10


def test_a_page_may_print_the_columns_in_another_order() -> None:
    order = THREE.columns.leaves[::-1]
    lines = read_lines(html.read(as_html(head(THREE, order)).encode(), "a.html"))
    assert columns(read_head(lines, THREE, WORDS)) == [leaf.key for leaf in order]


def test_a_text_in_another_order_is_not_believed() -> None:
    rows = lines_of("本年废止件数", "本年制发件数", "现行有效件数", kind="text")
    assert read_head(rows, ONE, WORDS) is None
    rows = lines_of("本年制发件数", "本年废止件数", "现行有效件数", kind="text")
    assert columns(read_head(rows, ONE, WORDS)) == ["issued", "repealed", "in_force"]


def test_a_column_that_the_form_does_not_have_keeps_its_place() -> None:
    rows = lines_of("信息内容 | 本年制发件数 | 备注 | 本年废止件数 | 现行有效件数")
    assert columns(read_head(rows, ONE, WORDS)) == ["issued", "备注", "repealed", "in_force"]


def test_a_label_broken_over_two_rows_is_whole() -> None:
    rows = lines_of("信息内容 | 本年制发 | 本年废止 | 现行有效", " | 件数 | 件数 | 件数")
    assert columns(read_head(rows, ONE, WORDS)) == ["issued", "repealed", "in_force"]


SPANNER = " |  |  |  | 法人或其他组织 |  |  |  |  | 总计"
LOST = " |  |  |  | {} | 科研 | 社会公益组织 | 法律服务机构 | 其他 | "


@pytest.mark.parametrize(
    ("second", "third"),
    [(SPANNER, LOST.format("商业")), (SPANNER, LOST.format(""))],
)
def test_labels_that_were_lost_are_known_by_their_place_in_a_table_as_wide_as_the_form_s(
    second: str, third: str
) -> None:
    found = read_head(lines_of(second, third), THREE, WORDS)
    assert columns(found) == [leaf.key for leaf in THREE.columns.leaves]


@pytest.mark.parametrize(
    ("second", "third"),
    [
        (SPANNER, LOST.format("上年")),
        (SPANNER, LOST.format("商业").replace("其他", "科研机构")),
        (SPANNER + " | ", LOST.format("商业") + " | "),
        (SPANNER, " |  |  |  |  |  |  |  | 其他 | "),
    ],
)
def test_a_head_with_other_words_or_places_or_little_left_is_not_completed(
    second: str, third: str
) -> None:
    found = read_head(lines_of(second, third), THREE, WORDS)
    assert columns(found) != [leaf.key for leaf in THREE.columns.leaves]


def test_lines_that_name_no_column_are_no_head() -> None:
    assert read_head(lines_of("单位 | 电话"), ONE, WORDS) is None
    assert read_head([], ONE, WORDS) is None


@pytest.mark.parametrize(
    ("row", "blocks"),
    [
        ("本年制发件数 | 本年废止件数", False),
        ("本年废止件数 | 本年制发件数", True),
        ("上年制发件数", True),
        ("本年制发件数 | 三项合计", True),
        ("单位 | 电话", False),
    ],
)
def test_a_head_that_was_not_read_may_speak_against_the_forms_order(
    row: str, *, blocks: bool
) -> None:
    assert blocks_own(lines_of(row), ONE, WORDS) is blocks


@pytest.mark.parametrize(
    ("label", "unit"), [("本年收费金额（万元）", "万元"), ("本年收费金额（元）", "元")]
)
def test_the_unit_of_money_is_the_columns(label: str, unit: str) -> None:
    fees = next(table for table in FORM.tables if table.key == "disclosure.fees")
    found = read_head(lines_of(f"信息内容 | 本年收费金额（{unit}）"), fees, WORDS)
    assert found
    assert [slot.unit for slot in found.slots] == [unit]


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ("以下数据以附件为准", 1),
        ("备注", 0),
        ("上年制发件数", 0),  # its figures are told as another column's
        ("单位：件", 0),
        ("", 0),
    ],
)
def test_what_stands_beside_the_labels_of_a_head_is_told(beside: str, told: int) -> None:
    (line,) = lines_of(f"信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | {beside}")
    assert len(list(tell_strange(line, [ONE], WORDS))) == told
