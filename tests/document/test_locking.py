"""Locks between programs leave no file, and one that waits gets its turn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reportctl.document.locking import hold, locked

ASK = """
import os, sys
from reportctl.document.locking import hold
print(hold(os.open(sys.argv[1], os.O_RDWR)), flush=True)
"""


def ask(path: Path) -> str:
    command = [sys.executable, "-c", ASK, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_an_open_file_is_held_by_one_program(tmp_path: Path):
    path = tmp_path / "held"
    path.write_bytes(b"x")
    assert ask(path) == "True"
    handle = os.open(path, os.O_RDWR)
    assert hold(handle)
    assert ask(path) == "False"
    os.close(handle)
    assert ask(path) == "True"


def test_a_locked_folder_has_no_lock_file(tmp_path: Path):
    with locked(tmp_path):
        assert not list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_locked_is_written_all_the_same(tmp_path: Path):
    with locked(tmp_path / "none"):
        done = True
    assert done
