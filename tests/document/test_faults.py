"""Which encoding it looks like, and how many faults are told at once."""

from __future__ import annotations

import pytest

from reportctl.document.document import Fault
from reportctl.document.faults import deep_fault, encoding_fault, syntax_faults
from reportctl.document.toml import parse, read_toml
from reportctl.finding import Place


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        ('organ = "舞泉镇人民政府"'.encode("gbk"), "看上去是 GBK（记事本里叫 ANSI）"),
        ('organ = "舞泉镇"'.encode("utf-16"), "看上去是 UTF-16（记事本里叫 Unicode）"),
        (b"a\x00 \x00=\x00", "看上去是 UTF-16（记事本里叫 Unicode）"),
        (b"PK\x03\x04\xff\xff\xff", "这里有不能识别的字节 FF FF FF"),
    ],
)
def test_bytes_that_are_not_utf8(data: bytes, looks: str):
    (fault,) = read_toml(data).faults
    assert looks in fault.message


def test_the_first_bad_byte_has_its_line_and_column():
    data = '\ufeffa = 1\nb = "一'.encode() + b"\xff"
    assert encoding_fault(data, data.index(b"\xff")).place == Place(2, 7, 2, 8)


def test_every_full_width_sign_is_told_at_once():
    faults = parse("[report]\norgan ＝ “舞泉镇”\nyear = 2021，\nrow = [1，2、３]\n").faults
    assert [(fault.place.line, fault.place.col) for fault in faults] == [
        (2, 7),
        (2, 9),
        (2, 13),
        (3, 12),
    ]
    assert faults[0].message == "这里是全角的“＝”，TOML 只认半角符号"
    assert faults[1].hint == '请改成英文的 "'


def test_full_width_signs_within_quotes_are_right():
    assert not parse('t = "（一）政务公开，“阳光”＝１"').faults


def test_a_full_width_quote_that_closes_a_half_width_one():
    (fault,) = parse('organ = "舞泉镇”\nyear = 2021\n').faults
    assert fault.place == Place(1, 13, 1, 14)
    assert "引号 ”" in fault.message


def test_nesting_beyond_reading():
    text = "a = 1\nb = " + "[" * 5000
    assert parse(text).faults == (deep_fault(text),)
    assert deep_fault(text).place == Place(2, 5, 2, 6)


def test_a_number_beyond_reading():
    (fault,) = parse("a = 1\nb = " + "9" * 5000).faults
    assert (fault.place.line, fault.message) == (2, "这个数太长，无法读取")


def test_the_position_of_newer_pythons_is_used():
    error = ValueError("in other words")
    error.lineno, error.colno = 1, 4  # type: ignore[attr-defined]
    assert isinstance(syntax_faults("a = 。", error)[0], Fault)
