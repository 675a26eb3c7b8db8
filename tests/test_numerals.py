"""Chinese numerals, read and written, and the numbers of lists."""

from __future__ import annotations

import pytest

from reportctl.numerals import circled, end_of_number, letter, read_chinese, roman, write_chinese


@pytest.mark.parametrize("number", range(1, 100))
def test_what_is_written_is_read_back(number: int):
    assert read_chinese(write_chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("三千一百一十九", 3119),
        ("十五", 15),
        ("两万零三", 20003),
        ("一亿二千万", 120_000_000),
        ("二〇二一", 2021),
        ("二零二一", 2021),
        ("百百", None),
        ("百", None),
        ("万", None),
        ("三三百", None),
        ("三件", None),
        ("", None),
    ],
)
def test_numerals_are_read_or_refused(written: str, number: int | None):
    assert read_chinese(written) == number


def test_lists_number_their_items_as_word_and_browsers_do():
    assert [write_chinese(n) for n in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
    assert write_chinese(105) == "一零五"
    assert [circled(n) for n in (1, 20, 21, 0)] == ["①", "⑳", "(21)", "(0)"]
    assert [letter(n) for n in (1, 26, 27, 703)] == ["a", "z", "aa", "aaa"]
    assert [roman(n) for n in (4, 9, 14, 49, 50)] == ["iv", "ix", "xiv", "xlix", "50"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("（十二）主动公开情况", 4),
        ("三、收到和处理申请情况", 2),
        ("二十一）其他", 4),
        ("一二三四、", 0),  # no list goes that far
        ("（）其他", 0),
        ("三月受理2件", 0),
        ("（一", 0),
        ("", 0),
    ],
)
def test_the_number_of_an_item_ends_with_its_mark(text: str, end: int):
    assert end_of_number(text, "一二三四五六七八九十", "）、") == end
