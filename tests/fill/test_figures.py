from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.fill.figures import (
    Figure,
    Unread,
    is_figure,
    is_printed_blank,
    plain,
    read_cell,
    read_printed,
)
from reportctl.fill.lines import Piece
from reportctl.readers.source import Apart, Spot


@pytest.mark.parametrize(
    ("text", "kind", "value", "written"),
    [
        ("12", "count", 12, "12"),
        ("１２", "count", 12, "12"),
        ("1,234", "count", 1234, "1234"),
        ("１，２３４，５６７", "count", 1234567, "1234567"),
        ("减1,234", "signed", -1234, "-1234"),
        ("0件", "count", 0, "0"),
        ("12 件", "count", 12, "12"),
        ("22（其中修订16件）", "count", 22, "22"),
        ("3.00", "count", 3, "3"),
        ("〇", "count", 0, "0"),
        ("十五", "count", 15, "15"),
        ("二十", "count", 20, "20"),
        ("一百零三", "count", 103, "103"),
        ("-8", "signed", -8, "-8"),
        ("减8", "signed", -8, "-8"),
        ("增加12", "signed", 12, "12"),
        ("↓8", "signed", -8, "-8"),
        ("96171.6", "money", Decimal("96171.6"), "96171.6"),
        ("0元", "money", 0, "0"),
        ("251000元", "amount", 251000, "251000元"),
        ("477.35", "amount", Decimal("477.35"), "477.35"),
        ("", "count", None, ""),
        ("\u200b\u00a0", "count", None, ""),
        ("／", "count", None, "/"),
        ("－", "count", None, "-"),
        ("——", "count", None, "—"),
        ("无", "count", None, ""),
        ("12①", "count", 12, "12"),
        ("12 ²", "count", 12, "12"),
        ("12㊶", "count", 12, "12"),
        ("12（其中改正3件）", "count", 12, "12"),
        ("12（含网上申请3件）", "count", 12, "12"),
        ("12（件）", "count", 12, "12"),
    ],
)
def test_a_figure(text, kind, value, written):
    figure = read_printed(text, kind)
    assert isinstance(figure, Figure)
    assert (figure.value, figure.written) == (value, written)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 34", "count"), ("1 234", "count"), ("12\n34", "count"), ("1,23", "count"),
        ("422，300", "count"), ("1，234，567", "count"), ("１，５", "count"), ("0,123", "count"),
        ("一", "count"), ("12.5", "count"), ("约20", "count"), ("减8", "count"), ("3万元", "count"),
        ("12O", "count"), ("①", "count"), ("¹2", "count"), ("1①2", "count"), ("١٢", "count"),
        ("35000元", "money"), ("增5减3", "signed"), ("3万", "amount"), ("12(3)", "count"),
        ("㊶", "count"), ("㊁", "count"), ("㈡", "count"),
        ("12（应为21）", "count"), ("12（更正为21件）", "count"),
        ("12（上年数）", "count"), ("12（累计）", "count"), ("12（不含乡镇）", "count"),
        ("12件（暂估）", "count"),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_never_guessed(text, kind):
    assert isinstance(read_printed(text, kind), Unread)


@pytest.mark.parametrize(
    "text", ["12 873", "300 300", "1\u00a0012\u00a0873", "12 87", "1287 300", "12\n873"]
)
def test_digits_with_spaces_between_may_be_several_figures(text):
    assert isinstance(read_cell(Piece(text, Spot(), 0, 1), "count"), Unread)


def test_the_unit_of_the_head_is_taken_along_with_a_note():
    assert read_printed("477.35", "amount", unit="万元") == Figure(
        Decimal("477.35"), "477.35万元", "单位“万元”取自表头"
    )
    assert isinstance(read_printed("477.35", "money", unit="元"), Unread)


def test_a_number_of_a_workbook_is_exact():
    assert read_printed("12.0", "count", Decimal("12.0")) == Figure(12, "12")
    assert read_printed("0.1", "money", Decimal("0.1")) == Figure(Decimal("0.1"), "0.1")


@pytest.mark.parametrize("text", ["", " ", "/", "—", "\u3000"])
def test_a_blank(text):
    assert is_printed_blank(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12", True),
        ("/", True),
        ("5 3", True),
        ("12*", True),
        ("规章", False),
        ("", False),
        ("1.属于国家秘密", False),
    ],
)
def test_a_label_is_told_from_a_figure(text, figure):
    assert is_figure(text) is figure


@pytest.mark.parametrize("stars", ["**", "***", "****", " ** "])
def test_stars_stand_for_a_figure_that_is_not_told(stars: str) -> None:
    assert isinstance(read_printed(stars, "count"), Unread)
    assert not is_printed_blank(stars)
    assert plain("**422**") == "422"


@pytest.mark.parametrize(
    ("apart", "read"),
    [
        (Apart("raised", "2"), True),
        (Apart("raised", "34"), False),  # of 1234 as well as of a note
        (Apart("note", "1235"), False),
        (Apart("note", "※12"), True),
        (Apart("raised", "※12"), True),
        (Apart("note", "应为5"), False),
        (Apart("lowered", "4"), False),
        (Apart("small", "4"), False),
        (Apart("lowered", "件"), True),
        (Apart("struck", "1235"), True),
    ],
)
def test_what_stands_apart_may_be_a_part_of_the_figure_or_another_one(apart, read) -> None:
    cell = Piece("1234", Spot(), 0, 1, apart=(apart,))
    assert isinstance(read_cell(cell, "count"), Figure) is read
    assert read_printed("123₄", "count") == Unread("数里有下标")
