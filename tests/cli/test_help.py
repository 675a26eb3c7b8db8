"""--help: Chinese, on a screen, and made from the table."""

from __future__ import annotations

import re

import pytest

from reportctl.cli.help import fold, write_reference
from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run
from reportctl.terminal.width import width


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], *([name, "-h"] for name in COMMANDS)])
def test_help_fits_a_screen_and_has_no_english_of_the_parser(words, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert run(words) == 0
    told = capsys.readouterr().out
    assert len(told.splitlines()) < (24 if len(words) < 2 else 40)
    assert max(map(width, told.splitlines())) <= 80
    assert not re.search("Usage|Options|Show|default|required|<|OPTIONS|FILE", told)


def test_help_is_told_whatever_else_stands_in_the_line(capsys):
    assert run(["validate", "--frob", "none.toml", "-h"]) == 0
    assert capsys.readouterr().out.startswith("用法：reportctl validate [选项] [文件]…\n")


def test_every_option_stands_in_help_and_reference(capsys):
    reference = write_reference()
    for name, make in COMMANDS.items():
        run([name, "--help"])
        told = capsys.readouterr().out
        for option in make().options:
            assert option.name in told
            assert option.name in reference


def test_lines_break_by_what_they_take_on_screen():
    assert fold("一二三四五，六 ab cd", 10) == ["一二三四五，", "六 ab cd"]
    assert fold("", 10) == []
