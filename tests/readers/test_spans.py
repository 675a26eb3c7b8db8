"""Spans expanded: a spanning cell stands at each position that it covers."""

from __future__ import annotations

from reportctl.readers.limits import Work
from reportctl.readers.source import Spot
from reportctl.readers.spans import Laid, expand, revealed


def laid(*rows: list[Laid | str]) -> tuple[list[list[str]], list[str]]:
    doubts: list[str] = []
    cells = [[one if isinstance(one, Laid) else Laid(one) for one in row] for row in rows]
    table = expand(cells, Spot(table=1), Work("a.html"), doubts)
    marked = [[f"{'=' if c.spans else ''}{c.text}" for c in row] for row in table.rows]
    return marked, doubts


def test_a_span_stands_at_every_position() -> None:
    rows, doubts = laid([Laid("组", columns=2, rows=2), "a"], ["b"], ["c", "d", "e"])
    assert rows == [["组", "=组", "a"], ["=组", "=组", "b"], ["c", "d", "e"]]
    assert doubts == []


def test_a_span_to_the_end_and_one_too_long_end_at_the_last_row() -> None:
    rows, _ = laid([Laid("甲", rows=0), "1"], ["2"])
    assert rows == [["甲", "1"], ["=甲", "2"]]
    assert laid([Laid("甲", rows=99), "1"], ["2"])[0] == rows


def test_no_span_makes_the_table_wider_than_its_rows() -> None:
    rows, _ = laid(["a", Laid("宽", columns=2)], [Laid("很宽", columns=60_000)])
    assert rows[0] == ["a", "宽", "=宽"]
    assert len(rows[1]) == 3


def test_a_gap_left_by_spans_is_an_empty_cell() -> None:
    rows, _ = laid(["a", "b", Laid("c", rows=2)], ["d"])
    assert rows == [["a", "b", "c"], ["d", "", "=c"]]


def test_a_row_of_thousands_of_cells_is_left_out_and_told() -> None:
    rows, doubts = laid(["a"], ["x"] * 5000, ["b"])
    assert [row[:1] for row in rows] == [["a"], [], ["b"]]
    assert "有 5000 格，不是年度报告的表格" in doubts[0]


def test_a_hidden_row_is_a_copy_or_a_row_of_the_report() -> None:
    rows = [
        [Laid("行政许可"), Laid("3")],
        [Laid("行政许可"), Laid("3")],
        [Laid("行政处罚"), Laid("1")],
    ]
    table = expand(rows, Spot(table=1), Work("a.xlsx"), [])
    kept, told = revealed(table, {1, 2})
    assert [row[0].text for row in kept.rows] == ["行政许可", "行政处罚"]
    assert ["没有读入" in told[0], "照样读入" in told[1]] == [True, True]
    assert revealed(table, set()) == (table, [])
