"""In which order a page was painted."""

from __future__ import annotations

from reportctl.readers.ink import TYPED, Letter
from reportctl.readers.strands import strands_of


def word(text: str, x: float, top: float, **how: object) -> list[Letter]:
    return [
        Letter(sign, x + 10 * at, top, x + 10 * at + 10, top + 10, 10.0, **how)  # type: ignore[arg-type]
        for at, sign in enumerate(text)
    ]


def said(*words: list[Letter]) -> list[list[str]]:
    return [
        [row.text for row in strand] for strand in strands_of([x for each in words for x in each])
    ]


def test_a_step_up_begins_a_strand_and_what_goes_on_in_a_row_is_one() -> None:
    menu = word("指南", 0, 0), word("年报", 0, 20)
    text = word("全年公开", 20, 0), word("信息", 60, 0), word("12条", 20, 20)
    assert said(*menu, *text) == [["指南", "年报"], ["全年公开信息", "12条"]]


def test_a_raised_mark_begins_none() -> None:
    assert said(word("公开", 0, 20), word("1", 20, 14), word("条", 30, 20)) == [["公开", "1", "条"]]


def test_what_was_typed_or_stands_on_its_side_is_of_none() -> None:
    typed, aside = word("12", 30, 0, mcid=TYPED), word("侧", 0, 0, turn=1)
    assert said(word("公开", 0, 20), typed, aside) == [["公开"]]


def test_a_row_knows_where_it_stands_and_what_it_covers() -> None:
    ((row,),) = strands_of(word("全年公开", 20, 0))
    ((near,),) = strands_of(word("信息", 50, 0))
    ((far,),) = strands_of(word("信息", 59, 0))
    assert (row.x0, row.x1, row.top, row.bottom) == (20, 60, 0, 10)
    assert row.stands_in((35, 45))
    assert not row.stands_in((45, 60))
    assert (row.is_over(near), row.is_over(far)) == (True, False)
