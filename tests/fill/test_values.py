"""The figures of a row, each with the address that its row and column give it."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.lines import read_lines
from reportctl.fill.values import Figures, read_figures
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Apart, Source, SourceCell, SourceTable, Spot
from reportctl.schema.load import load_form

FORM = load_form(2021)
HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"


def read(*rows: str, section: str = "disclosure", printed: bool = False) -> Figures:
    lines = lines_of(*rows)
    return read_figures(
        vocabulary_of(FORM), lines, [(section, line) for line in lines], printed=printed
    )


def written(found: Figures) -> dict[str, tuple[object, str]]:
    return {c.at.column: (c.value, c.written) for row in found.rows for c in row.cells}


def test_a_figure_a_zero_and_a_blank_are_three_things() -> None:
    assert written(read(HEAD, "规章 | 1,204 | 0 | ")) == {
        "issued": (1204, "1204"),
        "repealed": (0, "0"),
        "in_force": (None, ""),
    }
    assert written(read(HEAD, "规章 | / | — | 7件"))["issued"] == (None, "/")


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("12 3", "一格里有几个数"),
        ("约3", "不是数"),
        ("1.5", "件数应是整数"),
        ("?", "这一格写的是“?”，它的来源就没有读出来"),
    ],
)
def test_what_is_no_figure_leaves_its_cell_unread_and_is_told(cell: str, why: str) -> None:
    (row,) = read(HEAD, f"规章 | 5 | {cell} | 7").rows
    assert {c.at.column: c.value for c in row.cells} == {"issued": 5, "in_force": 7}
    ((at, left),) = row.unread.items()
    assert at.column == "repealed"
    assert left.why == f"{why}，没有读入；请对照原文用 --set 填写"


@pytest.mark.parametrize(
    ("below", "unread"),
    [
        ("类内部事务信息 |  |  |  |  |  |  | ", 7),  # the other half has the figures
        ("类内部事务信息 | / | / | / | / | / | / | /", 0),  # a stroke is printed in its own cell
        ("5.属于三类内部事务信息 |  |  |  |  |  |  | ", 0),
    ],
)
def test_an_empty_row_below_a_break_whose_label_is_a_piece_is_not_blank(
    below: str, unread: int
) -> None:
    head = "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    above = lines_of(head, "4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0")
    other = [line._replace(table=2) for line in lines_of(below)]
    rows = [("applications", line) for line in (*above, *other)]
    read = read_figures(vocabulary_of(FORM), [*above, *other], rows).rows[-1]
    assert (len(read.unread), len(read.cells)) == (unread, 7 - unread)
    assert read.row
    assert read.row.key == "outcome.refused.internal"


def test_all_cells_of_a_row_without_certain_columns_are_unread() -> None:
    (row,) = read(HEAD, "规章 | 1 | 0").rows
    assert not row.cells
    assert [at.column for at in row.unread] == ["issued", "repealed", "in_force"]


def test_a_figure_under_a_column_that_the_form_does_not_have_is_left_out_and_a_blank_is_not() -> (
    None
):
    head = "信息内容 | 本年制发件数 | 备注 | 本年废止件数 | 现行有效件数"
    found = read(head, "规章 | 1 | 8 | 0 | 7")
    assert [left.text for left in found.left_out] == ["8"]
    assert read(head, "规章 | 1 |  | 0 | 7").left_out == []


def test_a_row_that_the_form_does_not_have_follows_the_one_above_it() -> None:
    found = read(HEAD, "规章 | 1 | 0 | 7", "公告（含 通告） | 2 | / | 约2")
    (extra,) = found.extras
    assert (extra.after, extra.label) == ("disclosure.documents.regulation", "公告（含 通告）")
    assert extra.written == ("2", "/", "约2")


def test_only_what_stands_under_a_printed_head_counts_where_that_is_asked() -> None:
    assert written(read("规章 | 1 | 0 | 7", printed=True)) == {}
    assert len(written(read(HEAD, "规章 | 1 | 0 | 7", printed=True))) == 3


@pytest.mark.parametrize(
    ("section", "row", "why"),
    [
        ("overview", "单位 | 电话", "正文里的表格没有读入；如需保留，请改写成文字"),
        ("disclosure", "联系电话 | 84350000", "这一行与表格的行名都对不上，没有读入"),
    ],
)
def test_a_row_without_a_place_is_left_out_and_why(section: str, row: str, why: str) -> None:
    found = read(row, section=section)
    assert [left.why for left in found.left_out] == [why]
    assert not found.met


@pytest.mark.parametrize(
    ("head", "cell", "told"),
    [
        ("本年收费金额", "12.5", True),
        ("本年收费金额", "0", False),
        ("本年收费金额", "12.5万元", False),
        ("本年收费金额（单位：万元）", "12.5", False),
    ],
)
def test_an_amount_of_which_nothing_says_the_unit_is_told(
    head: str,
    cell: str,
    told: bool,  # noqa: FBT001
) -> None:
    found = read(f"信息内容 | {head}", f"行政事业性收费 | {cell}")
    assert any("没有写单位" in doubt for doubt in found.doubts) is told


@pytest.mark.parametrize(
    ("beside", "unread"),
    [
        ("应为1235", 3),
        ("漏报3件、待核", 3),
        ("含县局代办300件", 0),  # of the figure, not another figure
        ("见附件", 0),
    ],
)
def test_words_beside_the_figures_of_a_row_are_told_and_may_put_them_in_doubt(
    beside: str, unread: int
) -> None:
    found = read(f"{HEAD} | | 备注", f"规章 | 1 | 0 | 7 | | {beside}")
    (row,) = found.rows
    assert [(left.text, left.spot.column) for left in found.left_out] == [(beside, 6)]
    assert (len(row.unread), len(row.cells)) == (unread, 3 - unread)


def test_words_that_reach_down_beside_several_rows_are_told_once() -> None:
    note = SourceCell("不含分局", Spot(table=1, row=2, column=5))
    rows = [
        tuple(
            SourceCell(t, Spot(table=1, row=y, column=x)) for x, t in enumerate(row.split("|"), 1)
        )
        for y, row in enumerate((f"{HEAD}|", "规章|1|0|7|", "行政规范性文件|2|0|9|"), 1)
    ]
    rows[1] = (*rows[1][:-1], note)
    rows[2] = (*rows[2][:-1], note._replace(spans=True))
    lines = read_lines(Source("a", "xlsx", (SourceTable(tuple(rows), Spot(table=1)),)))
    read = read_figures(vocabulary_of(FORM), lines, [("disclosure", line) for line in lines])
    assert [left.text for left in read.left_out] == ["不含分局"]
    assert [len(row.unread) for row in read.rows] == [3, 3]


def test_a_group_in_another_unit_is_told_by_its_words_and_none_of_its_rows_is_another_row() -> None:
    head = "| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    group = "（三）不予公开（单位：十件）"
    found = read(
        head,
        f"{group} | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
        f"{group} | 2.其他法律行政法规禁止公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2",
        section="applications",
    )
    assert [left.text for left in found.left_out] == ["(三)不予公开(单位:十件)"]
    assert (found.extras, [len(row.unread) for row in found.rows]) == ([], [7, 7])


def test_an_empty_row_beside_figures_without_a_label_is_not_blank() -> None:
    head = "信息内容|本年处理决定数量"
    for rows in (("行政处罚|", "|5"), ("|5", "行政处罚|")):
        found = read(head, "行政强制|2", *rows)
        cells = [cell.written for row in found.rows for cell in row.cells]
        assert cells == (["2"] if rows[0].startswith("行政") else [])  # 5 may be a digit of 25
        assert any("旁边有一行数没有行名" in left.why for left in found.left_out)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("行政许可|12", "34|"), 0),
        (("34|行政许可|", "行政处罚|5"), 1),
        (("行政许可|12", "行政处罚|34"), 2),
    ],
)
def test_a_figure_that_stands_where_no_cell_is_leaves_its_row_unread(
    rows: tuple[str, ...], kept: int
) -> None:
    found = read("信息内容|本年处理决定数量", *rows)
    cells = [cell.written for row in found.rows for cell in row.cells]
    assert len(cells) == kept
    assert "" not in cells


def test_rows_that_are_counted_may_be_blank_and_one_that_adds_up_is_whole() -> None:
    found = read("序号|信息内容|本年处理决定数量", "1|行政处罚|5", "2|行政强制|")
    assert [cell.written for row in found.rows for cell in row.cells] == ["5", ""]
    head = "申请人|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
    row = "一、本年新收政府信息公开申请数量|1|2|0|0|0|0|3"
    assert len(read(head, row, "4|", section="applications").rows[0].cells) == 7


@pytest.mark.parametrize(
    ("readings", "likely"),
    [
        ({"0": 0.97}, "0"),
        ({"114": 0.71, "T14": 0.2}, "114"),
        ({"14": 0.5}, None),  # ink may be missing
        ({"0": 0.4, "Q": 0.2}, "0"),
        ({"67": 0.6, "87": 0.39}, None),  # one as likely as the other
        ({"0": 0.6, "-": 0.1}, None),  # zero and stroke are alike to a sum
        ({"1": 0.6, "/": 0.3}, "1"),
        ({"06": 0.8}, None),
        ({"14361\n0": 0.5}, None),
        ({"g": 0.5}, None),
        ({}, None),
    ],
)
def test_a_figure_that_is_not_clear_is_kept_for_the_sums_if_it_is_by_far_the_likeliest(
    readings, likely
):
    unclear = Apart("unclear", next(iter(readings), "8"))
    cells = [SourceCell(text, Spot(table=1)) for text in ("规章", "5", "", "7")]
    cells[2] = cells[2]._replace(apart=(unclear,), readings=tuple(readings.items()))
    (head,) = lines_of(HEAD)
    lines = (head, *read_lines(Source("a", "pdf", (SourceTable((tuple(cells),), Spot(table=1)),))))
    (row,) = read_figures(vocabulary_of(FORM), lines, [("disclosure", line) for line in lines]).rows
    assert [at.column for at in row.unread] == ["repealed"]
    assert [cell.written for cell in row.likely.values()] == ([likely] if likely else [])
