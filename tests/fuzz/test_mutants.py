"""Damaged carriers are read or refused, never a traceback, in bounded time and memory."""

from __future__ import annotations

import pytest
from tests.fuzz.mutants import run

ROUNDS = 500


@pytest.mark.slow
def test_five_hundred_damaged_carriers() -> None:
    assert run(ROUNDS) == []
