"""Values, places and bytes of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.tricky import documents

from reportctl.document.document import Document
from reportctl.document.toml import parse, read_toml
from reportctl.finding import START, Place


@given(documents(), st.booleans())
def test_the_bytes_of_the_file_are_kept(text: str, bom: bool):  # noqa: FBT001 - given by name
    data = (("\ufeff" if bom else "") + text).encode()
    document = read_toml(data)
    assert document.data == data
    assert document.bom == bom


@given(documents())
def test_each_character_of_a_string_stands_at_its_mark(text: str):
    document = parse(text)
    for path, value in strings(document.values).items():
        marks = document.string_offsets(path)
        assert marks[0][0] == 0
        assert list(marks) == sorted(marks)
        for offset, char in enumerate(value):
            at, line, col = max(mark for mark in marks if mark[0] <= offset)
            stands = document.text[document.lines.offset(line, col + offset - at) :]
            assert stands.startswith((char, "\\", "\r\n"))


def strings(value: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], str]:
    if isinstance(value, str):
        return {path: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    inner = [pair for pair in pairs if isinstance(pair[1], (str, dict, list))]
    return {p: text for key, part in inner for p, text in strings(part, (*path, key)).items()}


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("t = '一二'", {0: (1, 6), 1: (1, 7)}),
        ('t = "一\\n二"', {0: (1, 6), 1: (1, 7), 2: (1, 9)}),
        ('t = "\\u4e00二"', {0: (1, 6), 1: (1, 12)}),
        ('t = """\n一\n二"""', {0: (2, 1), 1: (2, 2), 2: (3, 1)}),
        ('t = """\r\n一\r\n二三"""', {0: (2, 1), 1: (2, 2), 2: (3, 1), 3: (3, 2)}),
        ('t = """一\\\n   二"""', {0: (1, 8), 1: (2, 4)}),
        ("t = '''\n一\n\n三'''", {0: (2, 1), 3: (4, 1)}),
    ],
)
def test_string_offsets(text: str, spots: dict[int, tuple[int, int]]):
    marks = parse(text).string_offsets(("t",))
    for offset, spot in spots.items():
        at, line, col = max(mark for mark in marks if mark[0] <= offset)
        assert (line, col + offset - at) == spot


def test_a_number_has_no_string_offsets():
    with pytest.raises(LookupError):
        parse("t = 12").string_offsets(("t",))


def test_what_is_missing_has_the_place_of_what_is_above_it():
    document = parse("[disputes]\nreview = [1]\n")
    assert document.place(("disputes", "review", 4)) == Place(2, 10, 2, 13)
    assert document.place(("disputes", "suit_direct")) == Place(1, 1, 1, 11)
    assert document.key_place(("disputes", "review", 4)) == Place(2, 1, 2, 7)
    assert document.place(("overview", "text")) == START


def test_values_are_found_by_path():
    document = parse("a.b = [1, {c = 2}]")
    assert document.at(("a", "b", 1, "c")) == 2
    for path in [("a", 0), ("x",), ("a", "b", 7), ("a", "b", "c")]:
        with pytest.raises(LookupError):
            document.at(path)


@pytest.mark.parametrize(
    ("text", "newline"),
    [("", "\n"), ("a=1\n", "\n"), ("a=1\r\nb=1\r\nc=1\n", "\r\n"), ("a=1\r\nb=1\nc=1\n", "\n")],
)
def test_the_line_end_is_that_of_most_lines(text: str, newline: str):
    assert parse(text).newline == newline


def test_a_document_with_faults_has_no_places():
    assert Document("a = ", faults=parse("a = ").faults).places == {}
