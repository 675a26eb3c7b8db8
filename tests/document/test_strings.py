"""A text written as a TOML string is the same text when it is read."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.document.strings import quote, string_marks


@given(st.text(st.one_of(st.sampled_from('"\\\n\r\t\x00\x7f\u202e一'), st.characters())))
def test_read_back_it_is_the_same_text(text: str):
    kept = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    assert tomllib.loads(f"t = {quote(text)}")["t"] == kept


@given(st.text(st.one_of(st.sampled_from('"\\\n\t一'), st.characters(exclude_categories=["Cs"]))))
def test_the_line_ends_of_windows_do_not_change_it(text: str):
    written = quote(text).replace("\n", "\r\n")
    assert tomllib.loads(f"t = {written}")["t"] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("舞泉镇", '"舞泉镇"'),
        ('他说"好"', '"他说\\"好\\""'),
        ("一\n二\n", '"""\n一\n二\n"""'),
        ('"""\n"', '"""\n""\\"\n\\""""'),
        ("左\u202e右", '"左\\u202E右"'),
        ("C:\\年报", '"C:\\\\年报"'),
    ],
)
def test_how_it_is_written(text: str, written: str):
    assert quote(text) == written


def test_marks_of_a_folded_line():
    text = 't = """ab\\\n  c"""'
    assert list(string_marks(text, 4, len(text))) == [(0, 7), (2, 13)]
