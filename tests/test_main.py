"""`python -m reportctl` is the command."""

from __future__ import annotations

import subprocess
import sys

import reportctl


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportctl", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_it_is_the_command_with_its_exit_codes() -> None:
    told = run("--version")
    assert (told.returncode, told.stdout.split()[1]) == (0, reportctl.__version__)
    refused = run("vaildate")
    assert refused.returncode == 2
    assert refused.stderr.startswith("reportctl: 没有 vaildate 这个命令")
