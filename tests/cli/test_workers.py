"""What is known at once and what is worked on come in their order."""

from __future__ import annotations

import os
import signal
import weakref
from collections.abc import Iterator

import pytest

from reportctl.cli.workers import AHEAD, Workers
from reportctl.finding import Failure


def double(lot: list[int]) -> list[tuple[int, int]]:
    return [(2 * one, os.getpid()) for one in lot]


class Report:
    """Knows itself, so that only a search finds that nobody else does."""

    def __init__(self) -> None:
        self.cells: list[object] = [self, *([at] for at in range(10_000))]


left: list[weakref.ref[Report]] = []


def count_left(lot: list[int]) -> list[int]:
    """How many reports of earlier lots are still there in this process."""
    alive = sum(one() is not None for one in left)
    left.extend(weakref.ref(Report()) for _ in lot)
    return [alive] * len(lot)


def odd(lot: list[int]) -> list[tuple[int, int] | None]:
    return [(2 * one, 0) if one % 2 else None for one in lot]


@pytest.mark.parametrize("jobs", [None, 1, 2], ids=["alone", "one", "two"])
def test_everything_comes_once_and_in_order(jobs: int | None) -> None:
    lots = [[3 * n, 3 * n + 1, 3 * n + 2] for n in range(40)]
    with Workers(jobs, alone=jobs is None) as workers:
        found = list(workers.run(double, lots, odd))
    assert [value for value, _ in found] == [2 * n for n in range(120)]
    assert all((process == 0) == (value % 4 == 2) for value, process in found)
    others = {process for _, process in found} - {0, os.getpid()}
    assert len(others) == 0 if jobs != 2 else 1 <= len(others) <= 2


def test_what_is_all_known_starts_no_process_and_nothing_runs_far_ahead() -> None:
    begun: list[int] = []

    def lots() -> Iterator[list[int]]:
        for number in range(100):
            begun.append(number)
            yield [number]

    with Workers(2, alone=False) as workers:
        first = next(workers.run(double, lots(), lambda lot: [(one, 0) for one in lot]))
        assert (first, begun, workers._pool) == ((0, 0), [0], None)
        next(workers.run(double, lots()))
    assert len(begun) <= 1 + 2 * AHEAD + 2


def test_no_process_keeps_what_it_has_done_even_where_it_knows_itself() -> None:
    with Workers(2, alone=False) as workers:
        assert max(workers.run(count_left, [[1, 2]] * 40)) < 20


def be_killed(lot: list[int]) -> list[int]:
    if 7 in lot:
        os.kill(os.getpid(), signal.SIGKILL)
    return lot


def test_a_process_that_the_system_ends_is_one_line() -> None:
    with Workers(2, alone=False) as workers:
        found = workers.run(be_killed, ([n] for n in range(40)))
        with pytest.raises(Failure, match="没有做完"):
            list(found)
