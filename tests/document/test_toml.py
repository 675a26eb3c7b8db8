"""Whatever bytes a file holds, reading gives a Document."""

from __future__ import annotations

import tomllib
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.document.tricky import documents
from toml_rs import loads

from reportctl.document import toml
from reportctl.document.toml import NESTED, parse, read_toml
from reportctl.finding import Place


@given(documents())
def test_values_are_those_of_tomllib(text: str):
    assert repr(read_toml(text.encode()).values) == repr(tomllib.loads(text, parse_float=Decimal))


@given(st.binary())
@example(b"\xff\xfe")
@example(b"a = " + b"[" * 5000)
@example(b"a = " + b"9" * 5000)
@example(b"a = 1e99999999999999999999")
def test_no_bytes_make_it_raise(data: bytes):
    document = read_toml(data)
    assert not (document.faults and document.values)
    assert all(fault.message for fault in document.faults)


@given(documents(), st.data())
def test_no_slip_of_the_hand_makes_it_raise(text: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(text)))
    slip = data.draw(
        st.sampled_from(["，", "“", '"', "'", "=", "[", "}", "\\", "\x00", "字", "0", "\n"])
    )
    for broken in (text[:at] + slip + text[at:], text[:at] + text[at + 1 :], text[:at]):
        for fault in parse(broken).faults:
            assert fault.message
            assert (fault.place.line, fault.place.col) >= (1, 1)
            assert fault.place.end_line <= broken.count("\n") + 1


def test_money_keeps_its_digits():
    assert str(parse("amount = 961716.0000").values["amount"]) == "961716.0000"


def test_a_bom_counts_in_no_column():
    document = read_toml("\ufeffyear = 2021".encode())
    assert document.bom
    assert document.key_place(("year",)) == Place(1, 1, 1, 5)


def test_an_empty_file_is_sound():
    assert not read_toml(b"").faults


@pytest.mark.slow
@given(documents(), st.data())
@settings(max_examples=2_000, deadline=None)
def test_the_parser_in_rust_gives_what_tomllib_gives_and_refuses_what_it_refuses(
    text: str, data: st.DataObject
):
    at = data.draw(st.integers(0, len(text)))
    slip = data.draw(st.sampled_from(["", "", ",", "=", "0", ".", "[", "}", '"', "\\x41", "\r"]))
    text = text[:at] + slip + text[at:]
    try:
        expected = tomllib.loads(text, parse_float=Decimal)
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            loads(text, parse_float=Decimal, toml_version="1.0.0")
    else:
        found = loads(text, parse_float=Decimal, toml_version="1.0.0")
        assert repr(found) == repr(expected)


def test_what_the_parser_in_rust_refuses_or_could_not_bear_is_read_by_tomllib(
    monkeypatch: pytest.MonkeyPatch,
):
    asked = []

    def fast(text: str, **_options: object) -> dict[str, object]:
        asked.append(text)
        if "=" not in text:
            raise ValueError(text)
        return {"a": "fast"}

    monkeypatch.setattr(toml, "_fast", lambda: fast)
    assert parse("a = 1").values == {"a": "fast"}
    assert parse("a").faults[0].place.line == 1
    deep = f"a = {'[' * (NESTED + 1)}{']' * (NESTED + 1)}"
    assert parse(deep).values == tomllib.loads(deep)
    assert asked == ["a = 1", "a"]
