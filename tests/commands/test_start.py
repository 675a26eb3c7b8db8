"""Where a command line ends: exit codes, one line for what stops it, and Ctrl-C."""

from __future__ import annotations

import pytest

from reportctl.commands import render, validate
from reportctl.commands.start import STOPPED, run
from reportctl.finding import Failure


@pytest.mark.parametrize(
    "line", [["validate"], ["render", "--pdf"], ["render", "--charts"], ["render", "--md", "x"]]
)
def test_ctrl_c_is_one_line_whichever_reader_read_the_line(line, monkeypatch, capsys):
    def interrupt(_asked: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(validate, "validate", interrupt)
    monkeypatch.setattr(render, "render", interrupt)
    assert run(line) == STOPPED
    assert capsys.readouterr().err == "reportctl: 已中断；没有写到一半的文件\n"


def test_what_stops_a_command_is_one_line(monkeypatch, capsys):
    def fail(_asked: object) -> int:
        raise Failure("请写明文件名")

    monkeypatch.setattr(render, "render", fail)
    assert run(["render", "--charts"]) == 2
    assert capsys.readouterr().err == "reportctl: 请写明文件名\n"


def test_a_bug_shows_its_traceback(monkeypatch):
    def break_down(_asked: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(render, "render", break_down)
    with pytest.raises(ZeroDivisionError):
        run(["render", "--charts"])
