"""Files that ask for more than their size shows: answered or refused, in bounds and in one line."""

from __future__ import annotations

from functools import cache

import pytest
from tests.fuzz.mutants import seeds
from tests.fuzz.shapes import BOMBS
from tests.fuzz.trial import try_file

SEEDS = cache(seeds)


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_or_refused(name: str) -> None:
    assert try_file(name, lambda: BOMBS[name]()(SEEDS())).faults == []


def test_what_goes_wrong_is_seen() -> None:
    seen = try_file("2021.toml", lambda: b"[report]\n").faults
    assert seen == []
