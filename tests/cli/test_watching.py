"""`render --watch`: what an editor does to a file between two looks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reportctl.cli import watching
from reportctl.cli.start import run

SAMPLE = Path(__file__).parents[2] / "samples" / "2021.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(SAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def act(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[Callable[[], object]]], None]:
    """Have each step done in one of the pauses between looks, and Ctrl-C pressed after the last."""

    def script(steps: Sequence[Callable[[], object]]) -> None:
        rest = list(steps)

        def sleep(seconds: float) -> None:
            if seconds < watching.PAUSE:  # the wait for a file to settle
                return
            if not rest:
                raise KeyboardInterrupt
            rest.pop(0)()

        monkeypatch.setattr(watching.time, "sleep", sleep)

    return script


def change(text: str) -> Callable[[], object]:
    return lambda: Path("2021.toml").write_text(text, "utf-8")


def nothing() -> None:
    """Nobody saves."""


GOOD = SAMPLE.read_text("utf-8")


def test_a_saved_report_is_printed_again_and_ctrl_c_ends_it(act, capsys):
    act([nothing, change(GOOD.replace("舞泉镇坚持", "舞泉镇始终坚持")), nothing])
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    told = capsys.readouterr()
    assert told.out.count("2021.md（") == 2  # at the start, and after the change
    assert "毫秒" in told.out
    assert "正在监视 1 份报告" in told.err
    assert told.err.endswith("已停止监视\n")
    assert "舞泉镇始终坚持" in Path("2021.md").read_text("utf-8")


def test_a_broken_file_is_told_and_the_next_good_one_printed(act, capsys):
    half = GOOD[: GOOD.index("[disclosure")]
    steps = [change(half + "[[["), change(""), change(half), change(GOOD + "\n")]
    act(steps)
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    told = capsys.readouterr()
    assert "F102" in told.err
    assert "不是可以排版的报告" in told.err
    assert "F1" in told.err
    assert told.out.count("2021.md（") >= 2
    assert "Traceback" not in told.err


def test_a_file_that_is_gone_a_while_is_printed_when_it_is_back(act, capsys):
    act([lambda: Path("2021.toml").unlink(), change(GOOD)])
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    told = capsys.readouterr()
    assert "无法读取 2021.toml" in told.err
    assert told.out.count("2021.md（") == 2


def test_a_file_that_is_not_there_yet_is_waited_for(act, capsys):
    Path("2021.toml").unlink()
    act([change(GOOD)])
    assert run(["render", "2021.toml", "--md", "--watch"]) == 0
    assert capsys.readouterr().out.count("2021.md（") == 1
