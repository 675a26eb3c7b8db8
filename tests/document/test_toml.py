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
from reportctl.document.toml import NESTED, count_work, parse, read_toml
from reportctl.finding import Failure, Place
from reportctl.readers.limits import most


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n" * 40_001, "超过 40000 行"),
        ("k=1\n" * 20_001, "等号超过 20000 个"),
        ("a = " + "[" * 20_001, "括号超过 20000 个"),
        ("a = [" + "1," * 40_001, "逗号超过 40000 个"),
        ("a." * 1_001 + "a = 1", "一行里的点超过 1000 个"),
        ("a.a = 1\n" * 20_001, "等号超过 20000 个"),
        ("....\n" * 5_001, "点超过 20000 个"),
    ],
)
def test_more_than_any_report_asks_for_is_refused_before_it_is_parsed(text, told, monkeypatch):
    monkeypatch.setattr("reportctl.document.toml.parse", None)
    with pytest.raises(Failure, match=rf"^2021\.toml：{told}，.*请只留下报告本身再试") as refused:
        read_toml(text.encode(), "2021.toml")
    assert "\n" not in str(refused.value)


def test_a_file_beyond_four_megabytes_is_refused(monkeypatch):
    monkeypatch.setattr("reportctl.document.toml.parse", None)
    with pytest.raises(Failure, match="超过 4 MB"):
        read_toml(b"#" * (most("report_file") + 1))


def test_dots_on_many_lines_are_no_long_key():
    count_work("http://www.gov.cn/a.html\n" * 500, "2021.toml")
