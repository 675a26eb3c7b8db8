"""Which printed totals are told, and which figures of a workbook its formulas passed over."""

from __future__ import annotations

import pytest

from reportctl.fill.reading import Placed
from reportctl.fill.sums import tell_sums
from reportctl.readers.source import Spot
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
REVIEW = [
    At("disputes.review", key) for key in ("upheld", "corrected", "other", "pending", "total")
]


def placed(values: list[int | None], raw: str = "") -> dict[At, Placed]:
    return {
        at: Placed(
            at,
            value,
            "" if value is None else str(value),
            Spot(sheet="表四", row=6, column=number),
            raw or str(value),
        )
        for number, (at, value) in enumerate(zip(REVIEW, values, strict=True), 1)
    }


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1, 0, 0, 2, 3], []),
        ([1, 0, 0, 2, 4], ["工作表“表四”E6“行政复议·总计”写的是 4，各列相加是 3，请对照原文"]),
        ([None, None, None, None, 4], []),
        ([1, None, None, 2, None], []),
    ],
)
def test_a_printed_total_is_held_against_its_parts(values, told):
    assert tell_sums(FORM, placed(values), frozenset()) == told


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (2, ["工作表“表四”A6写的是“1件”，不是数字，总计没有加上它；请改成 1 再读入"]),
        (3, []),
        (5, ["工作表“表四”E6“行政复议·总计”写的是 5，各列相加是 3，请对照原文"]),
    ],
)
def test_a_figure_that_a_formula_passed_over_is_named_in_the_place_of_its_total(total, told):
    cells = placed([1, 0, 0, 2, total])
    cells[REVIEW[0]] = cells[REVIEW[0]]._replace(raw="1件")
    assert tell_sums(FORM, cells, frozenset(), {REVIEW[0], REVIEW[1]}) == told
