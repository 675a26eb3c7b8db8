"""What holds where a source can be read in more than one way."""

from __future__ import annotations

from tests.fill.printing import lines_of

from reportctl.fill.decide import Decided, decide, doubt_blanks
from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.values import read_figures
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Spot
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
RULE = "disclosure.documents.regulation"


def decided(*rows: str, outside: tuple[str, ...] = ()) -> Decided:
    """Of rows in the section of their table, and of others in another section."""
    lines, others = lines_of(*rows), lines_of(*outside) if outside else ()
    given = [*(("disclosure", r) for r in lines), *(("overview", r) for r in others)]
    return decide(FORM, read_figures(vocabulary_of(FORM), (*lines, *others), given).rows)


def regulations(found: Decided) -> list[object]:
    return [cell.value for at, cell in found.cells.items() if at.row == RULE]


def test_one_print_holds() -> None:
    found = decided(HEAD, "规章 | 1 | 0 | 7")
    assert regulations(found) == [1, 0, 7]
    assert (found.left_out, found.unread, found.inferred) == ((), {}, frozenset())


def test_two_prints_that_differ_hold_neither() -> None:
    found = decided(HEAD, "规章 | 1 | 0 | 7", HEAD, "规章 | 1 | 0 | 9")
    assert regulations(found) == []
    assert [at.column for at in found.unread] == ["issued", "repealed", "in_force"]
    assert "同一张表在来源中出现 2 次" in found.left_out[0].why


def test_two_prints_that_agree_are_one() -> None:
    assert regulations(decided(HEAD, "规章 | 1 | 0 | 7", HEAD, "规章 | 1 | 0 | 7")) == [1, 0, 7]


def test_the_print_in_the_tables_own_section_holds() -> None:
    found = decided(HEAD, "规章 | 1 | 0 | 7", outside=(HEAD, "规章 | 3 | 3 | 3"))
    assert regulations(found) == [1, 0, 7]
    assert ["不在本表之中" in left.why for left in found.left_out] == [True]


def test_figures_beside_a_heading_hold_only_where_it_was_one_row_once() -> None:
    key = "applications.outcome.other"
    head = "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    lines = lines_of(head, "（六）其他处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1")
    rows = read_figures(vocabulary_of(FORM), lines, [("applications", line) for line in lines]).rows
    found = decide(FORM, rows)
    assert found.older == {key}
    assert {at.row for at in found.cells} == {key}
    lines = lines_of("（六）其他处理 | 1 | 0 | 0")  # no cell of it has a column
    rows = read_figures(vocabulary_of(FORM), lines, [("applications", line) for line in lines]).rows
    assert decide(FORM, rows).older == frozenset()
    lines = lines_of(head, "（三）不予公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1")
    rows = read_figures(vocabulary_of(FORM), lines, [("applications", line) for line in lines]).rows
    found = decide(FORM, rows)
    assert found.older == frozenset()
    assert not found.cells
    assert {left.why for left in found.left_out} == {"这一行是标题行，格式中没有它的格，没有读入"}


def placed(at: At, value: int | None) -> Placed:
    return Placed(at, value, "" if value is None else str(value), Spot(table=4), str(value), "")


REVIEW = [
    At("disputes.review", key) for key in ("upheld", "corrected", "other", "pending", "total")
]


def test_beside_a_figure_without_a_place_no_cell_of_that_table_is_blank() -> None:
    cells = {at: placed(at, value) for at, value in zip(REVIEW, [1, None, 0, 2, 3], strict=True)}
    known = Decided(cells, {}, (), frozenset())
    lost = LeftOut("5", Spot(table=4), "没有位置")
    found = doubt_blanks(FORM, known, [lost])
    assert list(found.unread) == [REVIEW[1]]
    assert [at.column for at in found.cells] == ["upheld", "other", "pending", "total"]
    elsewhere = LeftOut("5", Spot(table=3), "没有位置")
    words = LeftOut("备注", Spot(table=4), "没有位置")
    assert doubt_blanks(FORM, known, [elsewhere, words]) == known


def test_on_a_page_with_a_figure_outside_all_tables_no_cell_is_blank() -> None:
    cells = {
        at: placed(at, value)._replace(spot=Spot(page=page, table=4))
        for at, value, page in zip(REVIEW, [None, 2, None, 3, 5], [1, 1, 2, 2, 2], strict=True)
    }
    known = Decided(cells, {}, (), frozenset())
    for lost in (
        LeftOut("129", Spot(page=2), "没有位置"),
        LeftOut("", Spot(2, table=9), "没有框线"),
    ):
        assert list(doubt_blanks(FORM, known, [lost]).unread) == [REVIEW[2]]
    assert doubt_blanks(FORM, known, [LeftOut("说明", Spot(page=2), "没有位置")]) == known
    assert doubt_blanks(FORM, known, [LeftOut("9", Spot(page=2, table=9), "没有位置")]) == known


def test_a_row_that_comes_again_in_its_table_does_not_fill_what_was_left_unread() -> None:
    norm = "行政规范性文件 | 2 | 0 | 2"
    again = decided(HEAD, "规章 | 1 | 0 | 约7", "规章 | 3 | 0 | 4", norm)
    assert regulations(again) == [0]
    assert {at.column for at in again.unread if at.row == RULE} == {"issued", "in_force"}


def test_a_row_under_the_head_of_another_table_is_not_read_by_the_head_before() -> None:
    fees = ("信息内容 | 本年收费金额（单位：万元） | | ", "规章 | 5 | 5 | 5")
    assert regulations(decided(HEAD, "规章 | 1 | 0 | 7", *fees)) == [1, 0, 7]
    assert regulations(decided(HEAD, "行政规范性文件 | 2 | 2 | 4", *fees)) == []
