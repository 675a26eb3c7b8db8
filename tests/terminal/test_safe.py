"""What leaves the program shows control characters and obeys none."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.terminal.safe import SafeStream, escape, plain

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u061c\u200e\u202e\u2066\u2028"}


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text):
    assert not OBEYED & set(plain(text))
    assert not (OBEYED - {"\t", "\n", "\r"}) & set(escape(text))
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_what_programs_read_stays_what_it_was(text):
    assert json.loads(escape(json.dumps(text, ensure_ascii=False))) == text


def test_lines_stay_lines_and_colours_pass_where_they_are_wanted():
    assert escape("甲\t乙\r\n丙\r丁") == "甲\t乙\r\n丙\\u000d丁"
    assert escape("\x1b[31m红\x1b[0m") == "\\u001b[31m红\\u001b[0m"
    assert escape("\x1b[1;31m红\x1b[0m\x1b[2J", color=True) == "\x1b[1;31m红\x1b[0m\\u001b[2J"


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (["::error::x"], "\\u003a:error::x"),
        (["甲\n  ::error::x"], "甲\n  \\u003a:error::x"),
        (["甲", "::error::x"], "甲::error::x"),
        (["甲\n", "::error::x", "\n"], "甲\n\\u003a:error::x\n"),
        (["甲##[error]乙"], "甲\\u0023#[error]乙"),
        (["甲", "##[error]乙"], "甲\\u0023#[error]乙"),
        (["## 标题：一\n"], "## 标题：一\n"),
    ],
)
def test_no_line_is_a_command_to_a_build_service(pieces, shown):
    under = io.StringIO()
    SafeStream(under, color=False).writelines(pieces)
    assert under.getvalue() == shown


def test_a_writer_of_commands_may_write_them():
    under = io.StringIO()
    SafeStream(under, color=False).write_commands("::error::x\x1b")
    assert under.getvalue() == "::error::x\\u001b"
