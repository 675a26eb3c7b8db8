from __future__ import annotations

import pytest
from benchmarks.bursts import COLUMNS, Pty, make_bursts, run_bursts


def test_a_burst_says_which_cell_each_figure_is_meant_for() -> None:
    sent, meant = next(make_bursts(1, seed=1))
    assert sent[0] == "C-Home"
    assert meant
    assert all(0 <= column < COLUMNS for _, column in meant)


@pytest.mark.slow
def test_no_figure_of_a_burst_stands_in_a_wrong_cell() -> None:
    assert run_bursts(40, 2, Pty) == []
