"""The progress bar: at a terminal only, on stderr, and every item comes through."""

from __future__ import annotations

import io
import sys

from reportctl.terminal.progress import show_progress


class Terminal(io.StringIO):
    """A stderr that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_items_come_through_and_nothing_is_said_in_a_pipe(capsys):
    assert list(show_progress(iter("abc"), 3, "正在排版")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_at_a_terminal_a_bar_counts_and_goes_away(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert list(show_progress(iter("abc"), 3, "正在排版")) == ["a", "b", "c"]
    assert "正在排版" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()
    assert "还要" in terminal.getvalue()


def test_the_caller_may_stop_in_the_middle(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    work = show_progress(iter("abc"), 3, "正在排版")
    assert next(work) == "a"
    work.close()
