"""What a workbook's formula gives, or that it is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.readers.formula import Unknown, Value, compute, shifted

CELLS: dict[tuple[str, int, int], Value] = {
    ("一", 1, 1): Decimal(3),
    ("一", 2, 1): Decimal(4),
    ("一", 3, 1): None,
    ("一", 4, 1): "无",
    ("二 表", 1, 27): Decimal(5),
}


def look(sheet: str, row: int, column: int) -> Value:
    return CELLS.get((sheet, row, column))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=A1+A2", 7),
        ("=SUM(A1:A4)", 7),
        ("=SUM(A1,A2,10)-1", 16),
        ("=COUNT($A$1:$A$4)", 2),
        ("=A3", None),
        ("=A1*A2/2", 6),
        ("=-A1+(A2-1)*2", 3),
        ("='二 表'!AA1", 5),
        ('=IF(A1>A2,"大","小")', "小"),
        ('=IF(COUNT(A1:A3)=0,"",SUM(A1:A3))', 7),
        ("=IF(A1<>3,1)", False),
        ("=ROUND(10/4,0)", 3),
        ('="共"&A1&"件"', "共3件"),
        ('=A4="无"', True),
        ("=ISBLANK(A3)", True),
        ("=ISERROR(A1/2)", False),
    ],
)
def test_sums_counts_and_conditions_are_computed(formula: str, value: Value) -> None:
    assert compute(formula, "一", look) == value


@pytest.mark.parametrize(
    "formula",
    [
        "=A4+1",
        "=VLOOKUP(A1,A1:A2,1)",
        "=A1/0",
        "=SUM(A1:A2",
        "=SUM(A1:A99999)",
        "=A1:A2",
        "=A1 A2",
        '=A4>"一"',
        "=" + "(" * 100 + "1" + ")" * 100,
        "=" + "1+" * 5000 + "1",
        "=[1]表!A1",
    ],
)
def test_what_is_not_computed_is_unknown(formula: str) -> None:
    with pytest.raises(Unknown):
        compute(formula, "一", look)


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=A1+B$2*$C3", "=B3+C$2*$C5"),
        ("=SUM(A1:Z9)", "=SUM(B3:AA11)"),
        ("='A1 表'!A1&\"A1\"", "='A1 表'!B3&\"A1\""),
        ("=LOG10(A1)+ATAN2(1,2)", "=LOG10(B3)+ATAN2(1,2)"),
    ],
)
def test_a_formula_moves_with_its_cell(formula: str, moved: str) -> None:
    assert shifted(formula, 2, 1) == moved


def test_a_formula_that_moves_off_the_sheet_refers_to_nothing() -> None:
    assert shifted("A1+1", -1, 0) == "#REF!+1"
