from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.tui.opened import write_file

from reportctl.cli.start import run
from reportctl.report.load import load
from reportctl.schema.form import At

FIRST = At("disclosure.documents.regulation", "issued")
SECOND = At("disclosure.documents.regulation", "repealed")
READY = "接着填"
"""What is told when the first blank cell has the focus; keys typed before go elsewhere."""
PATIENCE = 90.0
"""Seconds after which a terminal has said what it says."""


class Terminal:
    """`reportctl` in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reportctl", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def wait(self, words: str) -> None:
        """Read until the words have come."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < end, self.seen[-2000:]
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.master, 65536).decode(errors="replace")
                except OSError:  # the program has ended
                    assert words in self.seen, self.seen[-2000:]

    def end(self) -> int:
        """Its exit code; what it writes is read meanwhile, or it would wait for its reader."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, self.seen[-2000:]
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.master, 65536).decode(errors="replace")
                except OSError:  # the program has ended
                    return self.process.wait(PATIENCE)
        return self.process.returncode

    def drain(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                self.seen += os.read(self.master, 65536).decode(errors="replace")


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    opened = Terminal(*arguments)
    try:
        yield opened
    finally:
        opened.process.kill()
        opened.process.wait()
        os.close(opened.master)


def value(path: Path, at: At) -> object:
    report = load(path).report
    return report.value(at) if report else None


def test_after_kill_9_only_the_cell_being_typed_is_lost(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    with terminal("fill", str(path)) as at:
        at.wait(READY)
        at.press("12\t")
        at.wait("已保存 ")
        at.press("34")
        at.wait("正在输入")
        at.drain(0.3)
        at.process.send_signal(signal.SIGKILL)
        at.process.wait()
    assert (value(path, FIRST), value(path, SECOND)) == (12, None)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_the_next_time_one_goes_on_where_it_is_blank(tmp_path: Path) -> None:
    path = write_file(tmp_path, {FIRST: "12"})
    with terminal("fill", str(path)) as at:
        at.wait(READY)
        at.press("34\r\x11")
        assert at.end() == 0
    assert value(path, SECOND) == 34


def test_a_block_pasted_by_a_terminal_fills_cells(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    with terminal("fill", str(path)) as at:
        at.wait(READY)
        at.press("\x1b[200~1\t２\t3\r4\t5\t6\r\x1b[201~")
        at.wait("填入 6 格")
    assert value(path, At("disclosure.documents.norm", "in_force")) == 6


def test_without_a_terminal_it_says_what_to_use_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_file(tmp_path)
    assert run(["fill", str(path)]) == 2
    told = capsys.readouterr().err
    assert "--from" in told
    assert "--set" in told
    assert told.count("\n") == 1
    assert run(["fill", str(path.with_name("2031.toml"))]) == 2
    assert "reportctl init" in capsys.readouterr().err


def test_a_missing_file_suggests_init(tmp_path: Path) -> None:
    with terminal("fill", str(tmp_path / "2024.toml")) as at:
        at.wait("reportctl init")
        assert at.end() == 2


def test_a_file_that_is_no_toml_says_in_one_line_why(tmp_path: Path) -> None:
    path = tmp_path / "2024.toml"
    path.write_text("[report]\nyear = 2024，\n", encoding="utf-8")
    with terminal("fill", str(path)) as at:
        at.wait("请先用文本编辑器改正再填写")
        assert at.end() == 2


def test_last_years_report_beside_it_is_used(tmp_path: Path) -> None:
    write_file(tmp_path, {FIRST: "7"}, year=2023)
    with terminal("fill", str(write_file(tmp_path))) as at:
        at.wait("上年 7")
