"""No command opens a socket to another machine, nor does a process that it starts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.test_hostile import LINES, lay_out
from tests.fuzz.mutants import seeds

WATCH = """
import sys
NETS = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
        "socket.gethostbyname", "urllib.Request", "http.client.connect"}
def watch(event, args):
    local = event == "socket.__new__" and int(args[1]) == 1  # between processes of one machine
    if event in NETS or (event == "socket.__new__" and not local):
        with open(%r, "a") as told:
            told.write(event + "\\n")
        raise PermissionError(event)
sys.addaudithook(watch)
"""
"""Forbids sockets in a process and writes down that one was asked for."""
RUN = """
import json, subprocess, sys
begin = subprocess.Popen.__init__
def begin_watched(self, args, *rest, **named):
    words = list(args)
    assert words[0] == sys.executable and "-c" in words, words
    words[words.index("-c") + 1] = WATCH + words[words.index("-c") + 1]
    begin(self, words, *rest, **named)
subprocess.Popen.__init__ = begin_watched
from reportctl.cli.start import run
lines = json.loads(sys.argv[1])
print(json.dumps([run(line) for line in lines]), file=sys.stderr)
"""
"""Runs command lines; a process that they start is watched too, and is Python."""


def ask(folder: Path, *lines: list[str], more: str = "") -> tuple[list[int], list[str]]:
    """The exit codes of command lines, and the sockets that they asked for."""
    told = folder.parent / "told"
    told.write_text("")
    watch = WATCH % str(told)
    program = f"WATCH = {watch!r}\nexec(WATCH){more}{RUN}"
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(lines)],
        cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    codes = json.loads(done.stderr.splitlines()[-1])
    return codes, told.read_text().splitlines()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with hostile reports and a report in every carrier."""
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    lay_out()
    for name, data in seeds().items():
        if not name.endswith(".toml"):
            Path(name).write_bytes(data)
    return place


@pytest.mark.slow
def test_no_command_opens_a_socket(folder: Path) -> None:
    read = [
        ["fill", f"of-{path.suffix[1:]}.toml", "--from", path.name, "--year", "2021"]
        for path in sorted(folder.glob("report.*"))
    ]
    codes, asked = ask(folder, *LINES, *read)
    assert asked == []
    assert set(codes) <= {0, 1, 2}
    assert {code for code, _ in zip(codes[-len(read) :], read, strict=True)} <= {0, 1}


def test_a_pdf_is_read_offline_in_a_process_that_is_watched(folder: Path) -> None:
    codes, asked = ask(folder, ["fill", "of.toml", "--from", "report.pdf"])
    assert (codes, asked) == ([1], [])  # its sums do not hold
    assert (folder / "of.toml").exists()


def test_a_socket_would_be_seen(folder: Path) -> None:
    opens = (
        "\nimport socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept OSError: pass\n"
    )
    assert ask(folder, ["validate", "--rules"], more=opens)[1]
