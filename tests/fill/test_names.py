"""What the labels before the figures of a row name."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.names import Named, Namer
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.schema.load import load_form

FORM = load_form(2021)
NAMER = Namer(FORM, vocabulary_of(FORM))


def read(row: str, section: str = "applications") -> Named:
    (line,) = lines_of(row)
    return NAMER.read(line, section)


def named(row: str, section: str = "applications") -> str:
    """The dotted key of the row, or what the form does not have."""
    found = read(row, section)
    return found.row.table.row_key(found.row.heading) if found.row else found.unknown


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("一、本年新收政府信息公开申请数量 | 3 | 0", "applications.received"),
        ("本年新收 政府信息公开申请数量 | 3", "applications.received"),
        ("三、本年度办理结果 | （一）予以公开 | 5", "applications.outcome.granted"),
        ("件 | （一）予以公开 | 5", "applications.outcome.granted"),
        ("（一）予以公开 | 件 | 5", "applications.outcome.granted"),
        ("（一）予以 | 公开 | 5", "applications.outcome.granted"),
        ("三、本年度办理结果·（一）予以公开 | 5", "applications.outcome.granted"),
        ("网上办理 | 5", "网上办理"),
        ("3 | 0 | 0", ""),
        ("", ""),
    ],
)
def test_the_last_label_is_the_rows_own(row: str, key: str) -> None:
    assert named(row) == key


def test_a_row_of_another_section_is_known_by_its_full_name_only() -> None:
    assert named("行政许可 | 5 | ", "applications") == "disclosure.decisions.licence"
    assert named("规章 | 1 | 0 | 7", "disclosure") == "disclosure.documents.regulation"


def test_figures_begin_behind_the_labels() -> None:
    assert read("三、本年度办理结果 | （一）予以公开 | 5 | 0").first == 2
    assert read("5 | 0").first == 0


def test_in_table_four_a_column_is_named_with_the_row_beside_it() -> None:
    found = read("行政复议 | 结果维持 | 2", "disputes")
    assert found.row
    assert found.column
    assert (found.row.key, found.column.key) == ("review", "upheld")
    alone = read("结果维持 | 2", "disputes")
    assert alone.column
    assert alone.row is None


def test_a_label_that_is_only_like_the_forms_is_marked() -> None:
    assert read("一、本年新收政府信息公开申请数量 | 3").similar is False
    assert read("一、本年新收政府信息公开申清数量 | 3").similar is True


def test_a_label_before_a_rows_own_may_say_that_its_figures_are_others() -> None:
    assert read("三、本年度办理结果 | （一）予以公开 | 5").rival is None
    for rival in ("三、上年度办理结果", "三、本年度办理结果（单位：十件）"):
        found = read(f"{rival} | （一）予以公开 | 5")
        assert found.row
        assert found.row.heading.label == "（一）予以公开"
        assert found.rival
        assert found.rival.text == rival


def test_a_numbered_label_is_a_row_and_no_column() -> None:
    tables = NAMER.scope("applications")
    assert NAMER.numbered_row("3.其他", tables)
    assert not NAMER.numbered_row("其他", tables)


def test_a_heading_takes_figures_only_where_it_was_one_row_once() -> None:
    (three,) = NAMER.scope("applications")
    by_key = {three.row_key(row): row for row in three.rows.headings}
    assert NAMER.may_be_row(three, by_key["applications.outcome.other"])
    assert not NAMER.may_be_row(three, by_key["applications.outcome.refused"])


def test_what_stands_behind_a_whole_label_is_no_part_of_it() -> None:
    assert read("行政 | 许可 | 5", "disclosure").row
    assert read("行政许可 | （件） | 5", "disclosure").row
    for held in ("[1234](x)", "![](x.png)", "见附件"):
        found = read(f"行政许可 | {held} |  | ", "disclosure")
        assert (found.row, found.unknown) == (None, held)


@pytest.mark.parametrize("joint", [" ", "", "、", "和"])
def test_a_label_of_two_rows_is_neithers(joint: str) -> None:
    row = f"2.重复申请{joint}3.要求提供公开出版物 | 12 | 3 | 0 | 0 | 0 | 0 | 15"
    assert read(row).row is None
    assert named("（五）不予处理 2.重复申请 | 12 | 3") == "applications.outcome.declined.repeated"
