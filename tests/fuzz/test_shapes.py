"""Files that ask for more than their size shows: answered or refused, in bounds and in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz.shapes import BOMBS

TRY = """
import sys
from tests.fuzz.mutants import seeds
from tests.fuzz.shapes import BOMBS
from tests.fuzz.trial import try_file
name = sys.argv[1]
make = BOMBS[name]() if name in BOMBS else lambda seeds: b"[report]\\n"
print(*try_file(name, lambda: make(seeds())).faults, sep="\\n")
"""


def faults(name: str) -> str:
    """What went wrong, in a process of its own: one of the tests is large and has threads."""
    line = [sys.executable, "-c", TRY, name]
    root = Path(__file__).parents[2]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_or_refused(name: str) -> None:
    assert faults(name) == ""


def test_a_report_that_lacks_nearly_all_is_answered() -> None:
    assert faults("2021.toml") == ""
