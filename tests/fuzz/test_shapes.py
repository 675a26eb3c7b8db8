"""Files that ask for more than their size shows: answered or refused, in bounds and in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz.shapes import BOMBS
from tests.fuzz.trial import try_file

TRY = """
import sys
from tests.fuzz.mutants import seeds
from tests.fuzz.shapes import BOMBS
from tests.fuzz.trial import try_file
name = sys.argv[1]
print(*try_file(name, lambda: BOMBS[name]()(seeds())).faults, sep="\\n")
"""
"""For a process of its own: what is forked where an engine has threads waits for them forever."""


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_or_refused(name: str) -> None:
    line = [sys.executable, "-c", TRY, name]
    root = Path(__file__).parents[2]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, timeout=600, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_what_goes_wrong_is_seen() -> None:
    seen = try_file("2021.toml", lambda: b"[report]\n").faults
    assert seen == []
