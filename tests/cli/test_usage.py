"""--help and complaints about a command line: Chinese, and on one screen."""

from __future__ import annotations

import re

import pytest

from reportctl.cli.app import run_app
from reportctl.cli.start import run
from reportctl.cli.usage import fold
from reportctl.terminal.width import width

COMMANDS = ["init", "fill", "validate", "diff", "render"]


@pytest.mark.parametrize("words", [[], ["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_fits_a_screen_and_has_no_english_of_the_parser(words, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    run(words)
    told = capsys.readouterr().out
    assert len(told.splitlines()) < 24
    assert max(map(width, told.splitlines())) <= 80
    assert not re.search("Usage|Options|Show|default|required|<|OPTIONS|FILE", told)


def test_version_stands_alone(capsys):
    assert run_app(["--version"]) == 0
    assert capsys.readouterr().out.startswith("reportctl ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("frob", "没有 frob 这个命令，可用的是 init、fill、validate、diff、render；"),
        ("validate --frob", "没有 --frob 这个选项；用法见 reportctl validate --help"),
        ("validate --rule", "没有 --rule 这个选项，是不是 --rules；"),
        ("validate --format", "--format 后面要写内容；用法见 reportctl validate --help"),
        ("validate a.toml --fix=3", "--fix 后面不写内容；"),
        ("diff a.toml b.toml --width x", "--width 要写整数，写的是 x；"),
        ("init", "缺少 文件；用法见 reportctl init --help"),
        ("init a.toml b.toml", "多写了 b.toml；"),
        ("--frob", "没有 --frob 这个选项；用法见 reportctl --help"),
    ],
)
def test_a_wrong_line_is_told_in_chinese(line, told, capsys):
    assert run(line.split()) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"reportctl: {told}")
    assert error.count("\n") == 1


def test_lines_break_by_what_they_take_on_screen():
    assert fold("一二三四五，六 ab cd", 10) == ["一二三四五，", "六 ab cd"]
    assert fold("", 10) == []
