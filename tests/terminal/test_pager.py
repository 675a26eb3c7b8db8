"""A pager at a terminal, none elsewhere."""

from __future__ import annotations

import os
import sys

import pytest

from reportctl.terminal.pager import columns, page_out


class Terminal:
    """Standard output that is a terminal of ten lines."""

    def __init__(self):
        self.written = ""

    def isatty(self):
        return True

    def write(self, text):
        self.written += text


@pytest.fixture
def at_terminal(monkeypatch):
    """To be called in the test itself: pytest sets its own standard output before that."""

    def enter():
        found = Terminal()
        monkeypatch.setattr(sys, "stdout", found)
        monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((80, 10)))
        return found

    return enter


def test_a_short_text_is_written(at_terminal):
    terminal = at_terminal()
    page_out("甲\n")
    assert terminal.written == "甲\n"


def test_a_long_text_goes_through_the_users_pager(at_terminal, monkeypatch, tmp_path):
    terminal = at_terminal()
    taken = tmp_path / "taken"
    monkeypatch.setenv(
        "PAGER",
        f"{sys.executable} -c \"import sys; open('{taken}', 'wb').write(sys.stdin.buffer.read())\"",
    )
    page_out("甲\n" * 20)
    assert terminal.written == ""
    assert taken.read_text(encoding="utf-8") == "甲\n" * 20


def test_without_a_pager_it_is_written(at_terminal, monkeypatch):
    terminal = at_terminal()
    monkeypatch.setenv("PAGER", "")
    page_out("甲\n" * 20)
    assert terminal.written == "甲\n" * 20
    monkeypatch.setenv("PAGER", "no-such-pager-anywhere")
    page_out("乙\n" * 20)
    assert terminal.written.endswith("乙\n" * 20)


def test_on_demand_it_is_written_at_once(at_terminal):
    terminal = at_terminal()
    page_out("甲\n" * 20, pager=False)
    assert terminal.written == "甲\n" * 20


def test_the_width_is_a_number_of_columns_or_eighty(monkeypatch):
    for told, wide in (("132", 132), ("", 80), ("abc", 80), ("0", 80), ("-5", 80)):
        monkeypatch.setenv("COLUMNS", told)
        assert columns() == wide
