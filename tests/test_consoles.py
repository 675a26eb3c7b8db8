"""Consoles of Windows, and pipes that are full, closed or in GBK: words, never a traceback."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest
from tests.rules.base import right_report

from reportctl.cli.start import run
from reportctl.terminal.safe import SafeStream

TEXT = "云溪镇🎉㛃\u202e\ud800——①㎡"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2021.toml"
    path.write_text(right_report(), encoding="utf-8")
    return path


def start(*words: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reportctl", *map(str, words)]
    return subprocess.run(command, env={**os.environ, **more}, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["cp936", "gbk", "ascii", "latin-1"])
def test_a_stream_of_another_encoding_shows_what_it_can(encoding: str) -> None:
    under = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    stream = SafeStream(under, color=False)
    stream.write(TEXT)
    stream.flush()
    shown = under.buffer.getvalue().decode(encoding)
    assert "\\u202e\\ud800" in shown
    assert shown.startswith("云溪镇" if encoding in ("cp936", "gbk") else "???")


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TERM": "dumb", "COLUMNS": "0"},
        {"COLUMNS": "999999999"},
        {"COLUMNS": "x"},
        {"COLUMNS": "-5", "LINES": "x"},
    ],
    ids=str,
)
def test_every_console_is_told_in_utf_8(report: Path, more: dict[str, str]) -> None:
    done = start("validate", report, **more)
    assert done.returncode == 0, done.stderr
    assert "没有发现问题" in done.stdout.decode()
    assert start("diff", report, "none.toml", **more).returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
def test_a_full_disk_behind_a_pipe_is_one_line(report: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "reportctl", "validate", report, "--format", "json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (2, "reportctl: 输出没有写完，磁盘已满\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_bug(report: Path, closed: str) -> None:
    line = f"'{sys.executable}' -m reportctl validate '{report}' {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert done.returncode in {0, 2}
    assert b"Traceback" not in done.stderr


def test_windows_locks_one_byte_of_a_file_and_a_file_for_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The branch for Windows, with a module that stands in for the system's."""
    held: list[int] = []

    def locking(handle: int, mode: int, size: int) -> None:
        assert size == 1
        if mode == 2 and held:  # not to wait
            raise OSError("held")
        held.append(handle)

    stand_in = types.SimpleNamespace(locking=locking, LK_LOCK=1, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "msvcrt", stand_in)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    source = Path(run.__code__.co_filename).parents[1] / "document" / "locking.py"
    here: dict[str, object] = {}
    exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), here)
    hold, locked = here["hold"], here["locked"]
    folder = tmp_path / "reports"
    folder.mkdir()
    with locked(folder):  # type: ignore[operator]
        assert len(held) == 1
        assert not hold(7)  # type: ignore[operator]
    assert not list(folder.iterdir())
    assert [path.suffix for path in tmp_path.glob("reportctl-*")] == [".lock"]
