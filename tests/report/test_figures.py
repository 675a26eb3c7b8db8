"""What counts as a figure, a blank, an amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.report.figures import (
    amount_unit,
    find_comma_fault,
    is_blank,
    read_figure,
    write_figure,
)
from reportctl.schema.axis import Kind


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0", "count", 0),
        ("１２３", "count", 123),
        ("1,808,595", "count", 1808595),
        ("１２，８７３", "count", 12873),
        ("1,234.5万元", "amount", Decimal("1234.5")),
        ("1,5", "count", None),
        ("12,34", "count", None),
        ("1,2345", "count", None),
        ("1234,567", "count", None),
        ("0,123", "count", None),
        ("1.5,234", "money", None),
        ("１，５", "count", None),
        ("1，234", "count", None),
        ("-8", "signed", -8),
        ("+2", "signed", 2),
        ("59237.2449", "money", Decimal("59237.2449")),
        ("251000元", "amount", 251000),
        ("3.5万元", "amount", Decimal("3.5")),
        ("251000元", "count", None),
        ("若干", "count", None),
        ("12件", "count", None),
        ("1 2", "count", None),
        ("", "count", None),
    ],
)
def test_read_figure(text: str, kind: Kind, value: int | Decimal | None) -> None:
    assert read_figure(text, kind) == value


@pytest.mark.parametrize("text", ["", " ", "/", "-", "—", "——", "／"])
def test_blanks(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["9" * 21, "-1" + "0" * 20, "0." + "1" * 21, "9" * 5000])
def test_what_has_more_digits_than_any_report_is_no_figure(text: str) -> None:
    assert read_figure(text, "count") is None
    assert read_figure(text[:4], "count") is not None


@pytest.mark.parametrize("text", ["0", "无", "－1", "/0"])
def test_no_blanks(text: str) -> None:
    assert not is_blank(text)


def test_what_is_said_of_commas_that_do_not_part_thousands() -> None:
    assert find_comma_fault("1,5") == "逗号隔开的不是千位"
    assert find_comma_fault("422，300") == "“，”也可能隔开两个数"
    assert not find_comma_fault("减少1,234件")
    assert not find_comma_fault("４２２，３００")


def test_amount_unit() -> None:
    assert [amount_unit(t) for t in ("251000元", "3.5万元", "251000", "若干")] == [
        "元",
        "万元",
        "",
        "",
    ]


def test_a_count_has_no_decimals_that_nobody_wrote() -> None:
    assert write_figure(107) == "107"


@pytest.mark.parametrize("written", ["0", "0.0000", "59237.2449", "99999999", "-8"])
def test_a_figure_is_written_with_the_digits_it_was_read_with(written: str) -> None:
    figure = read_figure(written, "money")
    assert figure is not None
    assert write_figure(figure) == written
