from __future__ import annotations

import pytest

from reportctl.schema.form import Kind
from reportctl.tui.entry import TypingLine, begins_entry, fold_key, read_block, read_entry


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("12", "count", "12"),
        ("１，２３４", "count", "1234"),
        ("1,234 ", "count", "1234"),
        ("007", "count", "7"),
        ("", "count", ""),
        ("/", "count", "/"),
        ("—", "count", "—"),
        ("12.5", "count", None),
        ("-3", "count", None),
        ("十二", "count", None),
        ("1 2", "count", None),
        ("-3", "signed", "-3"),
        ("+3", "signed", "3"),
        ("0.0001", "money", "0.0001"),
        ("1,000.50", "money", "1000.50"),
        ("0.00001", "money", None),
        ("-1", "money", None),
        ("251000元", "amount", "251000元"),
        ("约三万", "amount", None),
    ],
)
def test_what_is_typed_is_folded_or_refused(text: str, kind: Kind, written: str | None) -> None:
    assert read_entry(text, kind) == written


def test_keys_of_a_chinese_input_method_are_those_of_the_keyboard() -> None:
    assert "".join(map(fold_key, "１。、？ｎ＝")) == "1./?n="


def test_a_letter_begins_no_figure() -> None:
    assert [c for c in "5/-n?=元" if begins_entry(c, "count")] == ["5", "/", "-"]


def test_a_block_of_a_spreadsheet_has_a_line_end_after_its_last_line() -> None:
    assert read_block("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]


def test_a_line_end_that_a_terminal_doubled_is_one() -> None:
    assert read_block("1\t2\r\r\t\r\r3\t4\r\r") == [["1", "2"], ["", ""], ["3", "4"]]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ('"1\n2"\t3\n', [["1\n2", "3"]]),
        ('"12\n"\t3\r\n4\t5\r\n', [["12", "3"], ["4", "5"]]),
        ('4\t"a ""b""\tc"\n', [["4", 'a "b"\tc']]),
        ('"7"\t8\n', [["7", "8"]]),
        ('"7\t8\n9\t1\n', [["7\t8\n9\t1"]]),  # nothing closes it
    ],
)
def test_a_quoted_cell_is_one_cell_whatever_it_holds(text: str, block: list[list[str]]) -> None:
    assert read_block(text) == block


def test_columns_that_are_empty_in_every_line_are_left_out() -> None:
    assert read_block("1\t\t\n\t2\t\n") == [["1", ""], ["", "2"]]


def test_a_quote_that_nothing_closes_is_read_no_further_than_a_table_goes() -> None:
    assert read_block('"' + "1\t" * 99_999) == [['"' + "1\t" * 99_999]]


def test_a_blank_line_within_a_block_stays() -> None:
    assert read_block("1\n\n3\n") == [["1"], [""], ["3"]]


def typed(text: str, *keys: str, fresh: bool = False) -> tuple[str, int, list[bool]]:
    line = TypingLine(text, fresh=fresh)
    obeyed = [line.press(key) for key in keys]
    return line.text, line.column, obeyed


def test_arrows_move_in_a_text_that_is_edited() -> None:
    assert typed("123", "left", "left", "backspace") == ("23", 0, [True] * 3)


def test_arrows_leave_a_cell_that_is_typed_over() -> None:
    assert typed("123", "left", fresh=True) == ("123", 3, [False])


def test_f2_turns_typing_over_into_editing() -> None:
    assert typed("123", "f2", "home", "delete", fresh=True) == ("23", 0, [True] * 3)


def test_the_cursor_stays_in_the_text() -> None:
    assert typed("1", "left", "left", "backspace", "end", "right") == ("1", 1, [True] * 5)


def test_characters_go_in_at_the_cursor() -> None:
    line = TypingLine("13", fresh=False)
    line.press("left")
    line.insert("2")
    assert (line.text, line.column) == ("123", 2)
