"""What the words of a line mean, and the sentence for those that mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.cli.grammar import Command, read_line, wants_help
from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run
from reportctl.finding import Failure


def read(text: str):
    name, *words = text.split()
    return read_line(COMMANDS[name](), words)


def test_values_are_asked_for_by_the_names_of_the_options():
    line = read("validate a.toml b --strict --select T --select=N -ox.html --format html")
    assert line.paths("文件") == (Path("a.toml"), Path("b"))
    assert "strict" in line
    assert "fix" not in line
    assert line.words("select") == ("T", "N")
    assert line.path("output") == Path("x.html")
    assert line.text("format", "text") == "html"
    assert line.path("previous") is None


def test_an_option_of_a_run_takes_all_words_up_to_the_next_option():
    line = read("fill 2021.toml --from a.html - b.docx --year 2021 --from c.pdf")
    assert line.words("from") == ("a.html", "-", "b.docx", "c.pdf")
    assert line.number("year") == 2021
    assert read("fill --sum units a.toml --units list.txt").words("sum") == ("units", "a.toml")


def test_behind_two_dashes_nothing_is_an_option():
    assert read("validate -- -odd.toml --help").words("文件") == ("-odd.toml", "--help")
    assert not wants_help(["--", "--help"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("frob", "没有 frob 这个命令，可用的是 init、fill、validate、diff、render；"),
        ("vaildate", "没有 vaildate 这个命令，是不是 validate；"),
        ("Fill", "没有 Fill 这个命令，是不是 fill；"),
        ("--versoin", "没有 --versoin 这个选项，是不是 --version；"),
        ("validate --frob", "没有 --frob 这个选项；用法见 reportctl validate --help"),
        ("validate --rule", "没有 --rule 这个选项，是不是 --rules；"),
        ("validate -x", "没有 -x 这个选项；"),
        ("validate --format", "--format 后面要写内容；用法见 reportctl validate --help"),
        ("validate --format --strict", "--format 后面要写内容；"),
        ("validate --previous= a.toml", "--previous 后面要写内容；"),
        ("validate a.toml --fix=3", "--fix 后面不写内容；"),
        ("validate --format yaml", "--format 可选的是 text、json、"),
        ("diff a.toml b.toml --width x", "--width 要写整数，写的是 x；"),
        ("diff a.toml b.toml --width 0", "--width 要写整数，写的是 0；"),
        ("init", "缺少 文件；用法见 reportctl init --help"),
        ("init a.toml b.toml", "多写了 b.toml；"),
        ("init a.toml --last-text", "--last-text 要和 --previous 一起用；"),
        ("init a.toml --level village", "--level 可选的是 ministry（国务院部门）、"),
        ("fill a.toml --report json", "--report 要和 --from 一起用；"),
        (
            "fill a.toml --year 2021",
            "--year 要和 --from 或 --set 或 --sum 或 --workbook 或 --webform 一起用；",
        ),
        ("fill a.toml --units list.txt", "--units 要和 --sum 一起用；"),
        ("fill a.toml --sum b --from c", "--sum 不能和 --from 同用；"),
        ("validate --blanks-to-zero", "--blanks-to-zero 要和 --fix 或 --diff 一起用；"),
        ("validate a.toml --explain T301", "--explain 不能和 文件 同用；"),
        ("validate a.toml --rules", "--rules 不能和 文件 同用；"),
        ("validate --write-baseline b --baseline b", "--write-baseline 不能和 --baseline 同用；"),
        ("validate --diff --format json", "--diff 不能和 --format 同用；"),
        ("render --fonts --pdf", "--fonts 不能和 --pdf 同用；"),
        ("--frob", "没有 --frob 这个选项；用法见 reportctl --help"),
    ],
)
def test_a_wrong_line_is_told_in_one_chinese_sentence(line, told, capsys):
    assert run(line.split()) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"reportctl: {told}")
    assert error.count("\n") == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_table_says_goes_together_exists(name):
    command: Command = COMMANDS[name]()
    for option in (command.argument, *command.options):
        for other in (*option.needs, *option.excludes):
            assert other == "文件" or command.option(other), (option.name, other)


def test_a_zero_byte_is_no_path():
    with pytest.raises(Failure, match="文件 后面要写内容"):
        read_line(COMMANDS["validate"](), ["a\0b"])


def test_a_choice_is_taken_by_its_chinese_name_too():
    for name in ("init", "fill"):
        rest = ["--set", "a=b"] if name == "fill" else []
        line = read_line(COMMANDS[name](), ["2021.toml", *rest, "--level", "县级政府"])
        assert line.text("level") == "county"
