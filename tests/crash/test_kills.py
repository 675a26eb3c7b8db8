from __future__ import annotations

import pytest
from tests.crash.kills import SCENARIOS, kill_many, try_once


@pytest.mark.slow
def test_nothing_is_lost_or_half_written_or_left_by_a_hundred_kills() -> None:
    found = kill_many(100)
    assert found["rounds"] == 100
    assert not {name: found[name] for name in ("lost", "half", "strays") if found[name]}
    assert not found["not as when nobody killed it"]


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SCENARIOS, ids=[one.name for one in SCENARIOS])
def test_every_command_that_is_killed_writes_something(scenario) -> None:
    tried = try_once(scenario)
    assert tried.code in (0, 1)
    assert tried.before != tried.after
