"""What a workbook shows of a number, by its format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.readers.xlsx_format import BUILT_IN, exact, show, show_text


@pytest.mark.parametrize(
    ("value", "code", "text", "number"),
    [
        ("58", "General", "58", 58),
        ("12345.678", "0." + "0" * 100, f"12345.678{'0' * 27}", Decimal("12345.678")),
        ("58", "G/通用格式", "58", 58),
        ("58", '0"件"', "58件", None),
        ("58", '"约"0', "约58", None),
        ("58", '0"+"', "58+", None),
        ("58", "(0)", "(58)", None),
        ("58", "+0", "+58", 58),
        ("-8", "0;-0", "-8", -8),
        ("58", "0_ ", "58", 58),
        ("1234.5", "#,##0.00", "1234.50", Decimal("1234.50")),
        ("-8", "#,##0;(#,##0)", "-8", -8),
        ("58", "[Red]0", "58", 58),
        ("58", "[DBNum1]0", "58", 58),
        ("58", "[>100]0;0.0", "58.0", Decimal("58.0")),
        ("12345678", "0!.0000", "1234.5678", None),
        ("58000", "0,", "58", None),
        ("0.58", "0%", "58%", None),
        ("58", '0"万元"', "58万元", None),
        ("58", BUILT_IN[41], "58", 58),
        ("44566", "yyyy-m-d", "2022年1月5日", None),
    ],
)
def test_what_is_shown_is_what_is_read(value, code, text, number):
    shown = show(Decimal(value), code)
    assert (shown.text, shown.number, shown.apart) == (text, number, None)


@pytest.mark.parametrize(
    ("value", "code", "setting"),
    [
        ("300", "0!.00", "unclear"),
        ("58", ";;;", "hidden"),
        ("58", "**", "hidden"),
        ("0", "#", "hidden"),
        ("0", "0;-0;;@", "hidden"),
        ("58", "[White]0", "hidden"),
        ("0", BUILT_IN[41], "unclear"),
        ("58123", "0,", "unclear"),
        ("315.6237", "0.00", "unclear"),
        ("315.6237", "#,##0.00_ ", "unclear"),
        ("12.4", "0", "unclear"),
        ("-58", "0;0", "unclear"),
        ("58", '0"0"', "unclear"),
        ("5.5", "# ?/?", "unclear"),
    ],
)
def test_what_is_not_shown_as_it_is_is_no_figure(value, code, setting):
    shown = show(Decimal(value), code)
    assert (shown.number, shown.apart) == (None, setting)


def test_the_noise_of_binary_fractions_goes_and_absurd_numbers_are_none():
    assert exact("0.30000000000000004") == Decimal("0.3")
    assert exact("4.22E2") == 422
    assert [exact(text) for text in ("1E+300", "NaN", "1" * 300, "甲")] == [None] * 4


@pytest.mark.parametrize("text", ["1E+999999999", "1E-999999999", "1E+31", "9" * 300, "NaN", "Inf"])
def test_a_number_beyond_all_measure_is_none(text):
    assert exact(text) is None


@pytest.mark.parametrize(
    ("code", "text", "apart"),
    [
        ("General", "58", None), ("@", "58", None), ("0.00", "58", None), ('@"件"', "58件", None),
        ('0;-0;0;"约"@', "约58", None), (BUILT_IN[41], "58", None),
        (";;;", "58", "hidden"), ("0;0;0;", "58", "hidden"), ("0;0;0;[White]@", "58", "hidden"),
        ('0;0;0;"无"', "无（实际是 58）", "unclear"),
    ],
)  # fmt: skip
def test_a_text_is_shown_by_the_fourth_part_of_its_format(code, text, apart):
    shown = show_text("58", code)
    assert (shown.text, shown.apart) == (text, apart)
