"""A workbook of ours: names are believed where the labels beside them say the same."""

from __future__ import annotations

from reportctl.fill.decide import Decided
from reportctl.fill.named import reconcile
from reportctl.fill.reading import LeftOut, Placed
from reportctl.readers.source import Spot
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
AT = At("applications.received", "person")


def placed(value: int | None, row: int, sheet: str = "三") -> Placed:
    spot = Spot(sheet=sheet, row=row, column=4)
    return Placed(AT, value, "" if value is None else str(value), spot, "")


def decided(*cells: Placed) -> Decided:
    return Decided({cell.at: cell for cell in cells}, {}, (), frozenset())


def outcome(
    own: Placed | LeftOut | None, beside: Placed | None, *copies: Placed
) -> int | str | None:
    found = reconcile(
        FORM,
        {AT: own} if own else {},
        decided(*([beside] if beside else [])),
        [decided(copy) for copy in copies],
    )
    return found.cells[AT].value if AT in found.cells else found.unread[AT].why


def test_a_name_and_the_label_beside_it_agree():
    assert outcome(placed(58, 6), placed(58, 6)) == 58
    assert outcome(placed(58, 6), None) == 58


def test_a_name_that_moved_to_another_row_is_told():
    assert "同名的行却在工作表“三”D7（58）" in str(outcome(placed(9, 6), placed(58, 7)))


def test_a_cell_without_its_name_is_read_by_its_label():
    assert outcome(None, placed(58, 6)) == 58
    assert "没有找到这一格" in str(outcome(None, None))


def test_a_copied_sheet_counts_only_if_it_says_the_same():
    assert outcome(placed(58, 6), placed(58, 6), placed(58, 6, "三 (2)")) == 58
    assert outcome(placed(58, 6), placed(58, 6), placed(None, 6, "三 (2)")) == 58
    assert "还有一份，那里是9" in str(outcome(placed(58, 6), None, placed(9, 6, "三 (2)")))
    assert "还有一份，那里是9" in str(outcome(placed(None, 6), None, placed(9, 6, "三 (2)")))


def test_what_was_not_read_by_its_name_stays_unread():
    left = LeftOut("", Spot(sheet="三"), "这一格里是图片")
    assert outcome(left, placed(58, 6)) == "这一格里是图片"


SAFETY = At("applications.outcome.refused.safety", "person")
THIRD = At("applications.outcome.refused.third_party", "person")
DONE = At("applications.outcome.total", "person")


def test_a_row_cut_and_pasted_over_another_makes_both_doubtful_and_what_adds_them_up():
    pasted = placed(14, 13)._replace(at=SAFETY)
    done = placed(405, 29)._replace(at=DONE)
    found = reconcile(
        FORM,
        {SAFETY: pasted, DONE: done},
        decided(placed(None, 12)._replace(at=SAFETY), pasted._replace(at=THIRD), done),
        [],
    )
    assert SAFETY in found.unread
    assert found.unread[THIRD].why.startswith("行名和单元格的名称说的不是同一格")
    assert found.unread[DONE].why.startswith("合计里有没有读出来的格")
    assert not {SAFETY, THIRD, DONE} & set(found.cells)
