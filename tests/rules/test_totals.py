"""A total is told as one that nobody filled in only where nothing else can be what is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.rules.base import lay_over, review, right_report

from reportctl.document.toml import parse
from reportctl.finding import Finding
from reportctl.report.load import build
from reportctl.rules.totals import find_unadded


def told(**rows: list[object]) -> list[Finding]:
    values = {f"applications.{key.replace('__', '.')}": row for key, row in rows.items()}
    return [f for f in review(lay_over(right_report(), values)) if f.code[0] == "T"]


def test_a_part_that_nothing_else_knows_of_may_be_what_is_wrong() -> None:
    found = told(
        received=[0, 4, 0, 0, 0, 0, 4],
        carried_out=[0, 4, 0, 0, 0, 0, 4],
        outcome__other__rest=[0, 4, 0, 0, 0, 0, 0],
    )
    assert [f.code for f in found] == ["T301", "T302"]
    assert not any((f.hint or "").startswith("填") for f in found)


def test_a_blank_total_with_two_sums_is_told_once_and_named_no_figure_where_they_differ() -> None:
    found = told(
        received=[0, 4, 0, 0, 0, 0, 4],
        outcome__granted=[0, 4, 0, 0, 0, 0, 3],
        outcome__total=[0, 4, 0, 0, 0, 0, ""],
    )
    (blank,) = [f for f in found if f.code == "T305"]
    assert blank.message == "“（七）总计”的“总计”没有填：0+4+0+0+0+0=4；3=3，总计空白"
    assert blank.hint is None


def test_a_blank_total_whose_sums_agree_is_named() -> None:
    found = told(
        received=[0, 4, 0, 0, 0, 0, 4],
        outcome__granted=[0, 4, 0, 0, 0, 0, 4],
        outcome__total=[0, 4, 0, 0, 0, 0, ""],
    )
    assert [(f.code, f.hint) for f in found] == [("T305", "填 4")]


def test_a_balance_that_does_not_hold_is_no_total_that_does_not() -> None:
    found = told(received=[1, 0, 0, 0, 0, 0, 1], carried_out=[2, 0, 0, 0, 0, 0, 2])
    assert [f.code for f in found] == ["T303", "T303"]  # 自然人 and 总计


def test_sums_that_could_not_be_looked_at_are_told() -> None:
    def clauses(text: str, *, told: bool = False) -> list[str]:
        report = build(parse(text), Path("2021.toml")).report
        assert report
        return [clause for _, clause in find_unadded(report, told=told)]

    unread = lay_over(right_report(), {"applications.received": ["?", 0, 0, 0, 0, 0, 4]})
    bare = "[report]\norgan = '云溪镇'\nyear = 2021\nedition = 2021\n"
    assert clauses(right_report()) == []
    assert clauses(unread) == ["有 1 格没有读出来，含它们的勾稽没有核对"]
    assert clauses(unread, told=True) == []
    assert clauses(bare) == ["表格里没有数字，勾稽没有核对"]
