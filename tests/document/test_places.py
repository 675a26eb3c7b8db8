"""Every place is where its key or value stands."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.tricky import documents

from reportctl.document import places
from reportctl.document.document import Document
from reportctl.document.places import KeyPath, Lines, Lost, Walk, keys_of
from reportctl.document.toml import parse
from reportctl.finding import Place


def leaves(value: Any, path: KeyPath = ()) -> dict[KeyPath, Any]:
    if isinstance(value, dict):
        found = {
            p: v for key, inner in value.items() for p, v in leaves(inner, (*path, key)).items()
        }
        return found or {path: value}
    if isinstance(value, list):
        found = {
            p: v for at, inner in enumerate(value) for p, v in leaves(inner, (*path, at)).items()
        }
        return found or {path: value}
    return {path: value}


def shown(document: Document, place: Place) -> str:
    start = document.lines.offset(place.line, place.col)
    return document.text[start : document.lines.offset(place.end_line, place.end_col)]


@given(documents())
def test_each_value_stands_where_its_place_says(text: str):
    document = parse(text)
    assert not document.faults
    for path, value in leaves(document.values).items():
        if value == {} and (not path or document.places[path].standing != "value"):
            continue
        written = shown(document, document.place(path))
        read = tomllib.loads(f"it = {written}", parse_float=Decimal)["it"]
        assert repr(read) == repr(value)


@given(documents())
def test_each_key_stands_where_its_place_says(text: str):
    document = parse(text)
    for path, mark in document.places.items():
        if mark.standing == "part" and isinstance(path[-1], int):
            continue
        keys = keys_of(shown(document, mark.key))
        known = tuple(key for key in path if isinstance(key, str))
        assert known[-len(keys) :] == keys


def test_a_row_of_the_form():
    document = parse("[applications]\nreceived = [1, 22, 3]  # 一、本年新收\n")
    assert document.place(("applications",)) == Place(1, 1, 1, 15)
    assert document.key_place(("applications", "received")) == Place(2, 1, 2, 9)
    assert document.place(("applications", "received")) == Place(2, 12, 2, 22)
    assert document.place(("applications", "received", 1)) == Place(2, 16, 2, 18)


def test_columns_count_characters_after_a_chinese_label():
    document = parse('[表]\n"行政许可" = "十五件"  # 处理'.replace("[表]", '["表"]'))
    assert document.key_place(("表", "行政许可")) == Place(2, 1, 2, 7)
    assert document.place(("表", "行政许可")) == Place(2, 10, 2, 15)


def test_a_dotted_key_marks_the_tables_it_implies():
    document = parse("[a]\nx.y.z = 1\n")
    assert document.place(("a", "x", "y", "z")) == Place(2, 9, 2, 10)
    assert document.key_place(("a", "x", "y", "z")) == Place(2, 1, 2, 6)
    assert document.place(("a", "x", "y")) == Place(2, 1, 2, 4)
    assert document.places["a", "x"].standing == "implied"


def test_tables_of_an_array_have_a_place_each():
    document = parse("[[w]]\nrule = 'X1'\n\n[[w]]\nrule = 'X2'\n[w.more]\nk = 1\n")
    assert document.place(("w", 1)) == Place(4, 1, 4, 6)
    assert document.place(("w", 1, "rule")) == Place(5, 8, 5, 12)
    assert document.place(("w", 1, "more", "k")) == Place(7, 5, 7, 6)


def test_line_ends_of_windows_count_in_no_column():
    document = parse('a = 1\r\nb = """一\r\n二"""\r\n')
    assert document.place(("b",)) == Place(2, 5, 3, 5)


def test_quotes_before_the_closing_quotes_belong_to_the_text():
    document = parse('a = """x"""""\nb = 2')
    assert document.place(("a",)) == Place(1, 5, 1, 14)


def test_a_key_that_stands_twice_is_noted_with_both_offsets():
    walk = Walk("a = 1\na = 2")
    walk.run()
    assert walk.twice == (("a",), 0, 6)


@pytest.mark.parametrize(
    ("text", "inside", "began"),
    [
        ("a = [1, 2", "list", 4),
        ('a = "x', "string", 4),
        ("a = {b = 1", "table", 4),
        ("[a", "header", 0),
        ("a 1", "key", 2),
    ],
)
def test_of_broken_text_it_says_what_was_open(text: str, inside: str, began: int):
    with pytest.raises(Lost) as lost:
        Walk(text).run()
    assert (lost.value.inside, lost.value.began) == (inside, began)


@pytest.mark.parametrize("pattern", [places.BLANK, places._KEY, places._SCALAR])
def test_no_group_is_repeated_possessively(pattern: re.Pattern[str]) -> None:
    # Python 3.11.2, which Debian 12 has, matches such a group wrongly (gh-106052)
    assert not re.search(r"\)[*+?]\+", pattern.pattern)


@given(st.text(st.sampled_from("a中\r\n"), max_size=30))
def test_spot_and_offset_are_inverse(text: str):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.offset(*lines.spot(offset)) == offset


def test_a_line_comes_without_its_end():
    lines = Lines("一\r\n二\n三")
    assert [lines.line(number) for number in range(5)] == ["", "一", "二", "三", ""]


def test_a_place_ends_after_its_last_character():
    assert Lines("x\n中文字\n").place(3, 5) == Place(2, 2, 2, 4)
