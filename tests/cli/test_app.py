"""typer's face of the program and the parser have one meaning, and completion works."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.cli.app import build_app, fold, set_up_completion, write_reference
from reportctl.cli.grammar import Command, Line, Option, read_line, respell
from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run
from reportctl.finding import Failure
from reportctl.terminal.width import width

WORDS = st.sampled_from(["2021.toml", "a b.toml", "报告", ".", "../x", "a=b", "C:\\x", "/", "x/"])
ODD = st.sampled_from(["", "0", "12", "2021", "１２", "x", "-", "T301,N", "--", "html"])


def value_of(option: Option) -> st.SearchStrategy[str]:
    fitting = st.sampled_from(option.choices) if option.choices else WORDS
    return st.one_of(fitting, ODD.filter(lambda word: word != "--"))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Command, list[str]]:
    """A command with up to six of its options, spelt in every way, right and wrong."""
    command = COMMANDS[draw(st.sampled_from([*COMMANDS]))]()
    words: list[str] = []
    for option in draw(st.lists(st.sampled_from(command.options), max_size=6)):
        name = draw(st.sampled_from([option.name, option.short or option.name]))
        if option.kind == "flag":
            words.append(name)
        elif draw(st.booleans()) and name.startswith("--"):
            words.append(f"{name}={draw(value_of(option))}")
        else:
            words += [name, draw(value_of(option))]
        if option.many != "run":
            words += draw(st.lists(WORDS, max_size=1))
    return command, words + draw(st.sampled_from([[], ["--"], ["--", "-odd"], ["--frob"]]))


def by_parser(command: Command, words: list[str]) -> dict[str, tuple[str, ...]] | None:
    try:
        return read_line(command, words).values
    except Failure:
        return None


def by_typer(command: Command, words: list[str]) -> dict[str, tuple[str, ...]] | None:
    said: list[Line] = []

    def catch(_command: Command, line: Line) -> int:
        said.append(line)
        return 0

    try:
        spelt = respell(command, words) if any(o.many == "run" for o in command.options) else words
        build_app(catch)([command.name, *spelt], standalone_mode=False)
    except Exception:  # noqa: BLE001 - whatever typer refuses with is a type of its own
        return None
    return said[0].values


@settings(max_examples=examples(150))
@given(lines())
def test_both_readers_say_the_same(drawn: tuple[Command, list[str]]) -> None:
    command, words = drawn
    assert by_parser(command, words) == by_typer(command, words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_every_terminal_program_gets_its_script(shell, capsys, monkeypatch):
    monkeypatch.setenv("_REPORTCTL_COMPLETE", "")  # what is set there is taken back
    assert set_up_completion(["--show-completion", shell]) == 0
    assert "_REPORTCTL_COMPLETE" in capsys.readouterr().out


def test_completion_is_installed_into_the_home_folder(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run(["--install-completion", "bash"]) == 0
    assert (tmp_path / ".bash_completions" / "reportctl.sh").is_file()
    assert capsys.readouterr().out.startswith("已为 bash 装上补全")


def test_a_terminal_program_that_is_not_known_is_told(capsys):
    assert run(["--install-completion", "tcsh"]) == 2
    assert "可选的是 bash、zsh、fish、powershell、pwsh，写的是 tcsh" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "offered"),
    [("reportctl val", "validate"), ("reportctl validate --format js", "jsonl")],
)
def test_a_terminal_program_is_told_how_a_line_goes_on(words, offered):
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "reportctl"],
        env={**os.environ, "_REPORTCTL_COMPLETE": "complete_bash", **asked},
        capture_output=True,
        check=False,
    )
    assert offered in done.stdout.decode().split()


@pytest.mark.parametrize(
    "line", [["validate", "none.toml"], ["render", "none.toml", "--html"], ["-V"], ["frob"]]
)
def test_only_help_and_completion_import_typer(line):
    program = (
        "import sys; from reportctl.cli.start import run; run(sys.argv[1:]);"
        "sys.exit('typer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, *line], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


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
