"""Damaged and grown carriers are read or refused, never a traceback, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz.mutants import make, seeds

ROUNDS = 500


@pytest.mark.slow
def test_five_hundred_damaged_carriers() -> None:
    """In a process of its own: a fork counts the memory of what it comes from as its own."""
    line = [sys.executable, "-m", "tests.fuzz.mutants", "--rounds", str(ROUNDS)]
    root = Path(__file__).parents[2]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_round_is_the_same_whenever_it_is_run() -> None:
    carriers = seeds()
    assert make(7, carriers) == make(7, carriers)
    assert {make(number, carriers)[0] for number in range(200)} == set(carriers)
