"""An edit changes the one thing and no other byte."""

from __future__ import annotations

import copy
import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.document.tricky import SCALARS, documents

from reportctl.document.document import Document
from reportctl.document.edit import append_table, insert_key, literal, quote, set_value, set_values
from reportctl.document.places import KeyPath
from reportctl.document.toml import parse
from reportctl.finding import Failure

NEW = st.one_of(
    SCALARS,
    st.text().map(quote),
    st.sampled_from(["[1, [2], {a = 3}]", "[ # 空\n]", "{}"]),
)


def replaced(document: Document, path: KeyPath, value: Any) -> Any:
    """The values with another one at a path."""
    values = copy.deepcopy(document.values)
    holder: Any = values
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return values


def read(written: str) -> Any:
    return tomllib.loads(f"it = {written}", parse_float=Decimal)["it"]


@given(documents(), st.data())
def test_set_value_changes_only_that_value(text: str, data: st.DataObject):
    document = parse(text, bom=data.draw(st.booleans()))
    settable = [p for p, mark in document.places.items() if mark.standing in ("value", "part")]
    assume(settable)
    path, written = data.draw(st.sampled_from(settable)), data.draw(NEW)
    mark = document.places[path]
    edited = set_value(document, path, written)
    assert repr(edited.values) == repr(replaced(document, path, read(written)))
    assert edited.text.startswith(text[: mark.start])
    assert edited.text.endswith(text[mark.end :])
    assert edited.bom == document.bom


@given(documents(), st.data())
def test_insert_key_adds_lines_and_nothing_else(text: str, data: st.DataObject):
    document = parse(text)
    tables = [p for p, m in document.places.items() if m.standing == "header"]
    table = data.draw(st.sampled_from([(), *tables]))
    written = data.draw(NEW)
    comment = data.draw(st.sampled_from([None, "一、本年新收"]))
    edited = insert_key(document, table, "new-key", written, comment=comment)
    expected = replaced(document, (*table, "new-key"), read(written))
    assert sorted_repr(edited.values) == sorted_repr(expected)
    assert is_subsequence(document.text.split("\n"), edited.text.split("\n"))


@given(documents(), st.data())
def test_append_table_adds_lines_and_nothing_else(text: str, data: st.DataObject):
    document = parse(text)
    tables = [p for p, m in document.places.items() if m.standing == "header"]
    after = data.draw(st.sampled_from([None, *tables]))
    edited = append_table(document, "[added]", ["x = 1"], after=after)
    assert sorted_repr(edited.values) == sorted_repr({**document.values, "added": {"x": 1}})
    assert is_subsequence(document.text.split("\n"), edited.text.split("\n"))


def is_subsequence(lines: list[str], among: list[str]) -> bool:
    rest = iter(line.removesuffix("\r") for line in among)
    return all(line.removesuffix("\r") in rest for line in lines)


def sorted_repr(value: Any) -> str:
    if isinstance(value, dict):
        return repr(sorted((key, sorted_repr(inner)) for key, inner in value.items()))
    if isinstance(value, list):
        return repr([sorted_repr(inner) for inner in value])
    return repr(value)


REPORT = """\
[applications]            # 三
columns                    = ["自然人", "总计"]
received                   = [0, 12]   # 一、本年新收
carried_in                 = [0, 3]    # 二、上年结转
outcome.granted            = [0, 1]    # 予以公开
outcome.refused.state      = [0, 1]    # 国家秘密

# 第四部分
[disputes]
review = [0, 0]
"""


def test_one_cell():
    edited = set_value(parse(REPORT), ("applications", "received", 1), "15")
    assert edited.text == REPORT.replace("[0, 12]", "[0, 15]")


def test_many_cells_at_once():
    cells: dict[KeyPath, str] = {
        ("disputes", "review", 1): "7",
        ("applications", "received", 0): '"/"',
    }
    edited = set_values(parse(REPORT), cells)
    assert edited.text == REPORT.replace("review = [0, 0]", "review = [0, 7]").replace(
        "[0, 12]", '["/", 12]'
    )


@pytest.mark.parametrize("path", [("disputes",), ("applications", "outcome"), ("nowhere",)])
def test_a_table_is_no_value(path: KeyPath):
    with pytest.raises(LookupError):
        set_value(parse(REPORT), path, "1")


@pytest.mark.parametrize("written", ["1\nb = 2", "1 # 说明", "1, 2", "", "一", "1]", '"', "007"])
def test_what_is_not_one_value_is_refused(written: str):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the literal itself
        set_value(parse("a = [0, 1]"), ("a", 0), written)


def test_a_missing_row_stands_under_its_neighbour_and_in_line_with_it():
    edited = insert_key(
        parse(REPORT),
        ("applications",),
        "outcome.partial",
        "[0, 0]",
        comment="部分公开",
        after="outcome.granted",
    )
    line = "outcome.partial            = [0, 0]    # 部分公开\n"
    assert edited.text == REPORT.replace("outcome.refused", line + "outcome.refused")


def test_a_key_as_long_as_the_column_keeps_a_space_before_its_sign():
    made = insert_key(parse("a   = 1\n"), (), "abcd", "2", after="a")
    assert made.text == "a   = 1\nabcd = 2\n"


def test_a_key_of_an_implied_table_is_written_with_dots():
    edited = insert_key(parse(REPORT), ("applications", "outcome", "refused"), "safety", "[0, 0]")
    line = "outcome.refused.safety     = [0, 0]\n"
    assert edited.text == REPORT.replace("\n# 第四", f"{line}\n# 第四")


def test_a_key_too_long_for_its_neighbours_keeps_one_space():
    edited = insert_key(parse("a = 1"), (), "long", "2", comment="长")
    assert edited.text == "a = 1\nlong = 2  # 长\n"


def test_the_first_key_of_a_table_stands_under_its_header():
    assert insert_key(parse("[a]\n[b]"), ("a",), "k", "1").text == "[a]\nk = 1\n[b]"


def test_the_first_key_of_a_file_stands_under_its_schema():
    assert insert_key(parse("#:schema x\n[b]"), (), "k", "1").text == "#:schema x\nk = 1\n[b]"


def test_a_table_that_is_missing_gets_a_header():
    edited = insert_key(parse("[a]\r\nx = 1\r\n"), ("中", "b"), "k", '"一\\n"')
    assert edited.text == '[a]\r\nx = 1\r\n\r\n["中".b]\r\nk = "一\\n"\r\n'


def test_an_inline_table_grows_within_its_braces():
    assert (
        insert_key(parse("a = { x = 1 } # c"), ("a",), "y", "2").text == "a = { x = 1, y = 2 } # c"
    )
    assert insert_key(parse("a = {}"), ("a",), "y", "2").text == "a = { y = 2 }"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a = { b.x = 1 }", "a = { b.x = 1, b.y = 2 }"),
        ("a = { b = { x = 1 } }", "a = { b = { x = 1, y = 2 } }"),
        ("a = {}", "a = { b.y = 2 }"),
        ("[a]\nb = { x = 1 }", "[a]\nb = { x = 1, y = 2 }"),
    ],
)
def test_a_table_within_an_inline_one_grows_within_the_braces(text: str, made: str):
    assert insert_key(parse(text), ("a", "b"), "y", "2").text == made


def test_a_value_where_a_table_belongs_is_told_with_its_line():
    with pytest.raises(Failure, match="第 2 行它写成了一个值"):
        insert_key(parse("[a]\nb = 3\n"), ("a", "b"), "y", "2")


def test_a_key_that_is_there_is_not_added():
    with pytest.raises(ValueError, match="stands there already"):
        insert_key(parse(REPORT), ("applications",), "outcome.granted", "[0]")


def test_a_waiver_stands_at_the_end_with_a_blank_line_before_it():
    edited = append_table(parse("[a]\nx = 1"), "[[waivers]]", ['rule = "X202"'])
    assert edited.text == '[a]\nx = 1\n\n[[waivers]]\nrule = "X202"\n'


def test_a_table_after_another_keeps_blank_lines_around_it():
    edited = append_table(parse("[a]\nx = 1\n\n[c]\n"), "[b]", ["y = 1"], after=("a",))
    assert edited.text == "[a]\nx = 1\n\n[b]\ny = 1\n\n[c]\n"


def test_prose_gets_the_line_ends_of_the_file():
    edited = set_value(parse('a = ""\r\nb = 1\r\n'), ("a",), quote("一\n二"))
    assert edited.text == 'a = """\r\n一\r\n二"""\r\nb = 1\r\n'
    assert edited.values["a"] == "一\n二"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("961716.0000"), "961716.0000"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (-3, "-3"),
        (True, "true"),
        ("一", '"一"'),
        ([0, "/", Decimal("1.5")], '[0, "/", 1.5]'),
        (date(2022, 1, 31), "2022-01-31"),
        (datetime(2022, 1, 31, 17, tzinfo=UTC), "2022-01-31T17:00:00+00:00"),
    ],
)
def test_literal(value: object, written: str):
    assert literal(value) == written
    assert read(written) == value


def test_what_toml_has_no_form_for_is_refused():
    with pytest.raises(TypeError):
        literal(None)
    with pytest.raises(ValueError, match="NaN"):
        literal(Decimal("nan"))
