"""Damaged and grown carriers are read or refused, never a traceback, in bounded time and memory."""

from __future__ import annotations

import pytest
from tests.fuzz.mutants import make, run, seeds

ROUNDS = 500


@pytest.mark.slow
def test_five_hundred_damaged_carriers() -> None:
    assert [fault for spent in run(ROUNDS) for fault in spent.faults] == []


def test_a_round_is_the_same_whenever_it_is_run() -> None:
    carriers = seeds()
    assert make(7, carriers) == make(7, carriers)
    assert {make(number, carriers)[0] for number in range(200)} == set(carriers)
