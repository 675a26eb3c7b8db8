"""What takes too long ends, wherever it is, and leaves no timer behind."""

from __future__ import annotations

import re
import signal
import threading

import pytest

from reportctl.clock import within
from reportctl.finding import Failure

SLOW = Failure("年报.docx：太慢")


def spin():
    while True:
        pass


def heed_nothing():
    while True:
        try:
            spin()
        except Failure:
            break
    spin()


@pytest.mark.parametrize(
    "work",
    [spin, heed_nothing, lambda: re.fullmatch(r"(7+)+x", "7" * 40)],
    ids=["a loop", "a loop that heeds nothing", "a pattern"],
)
def test_work_without_an_end_is_ended(work):
    with pytest.raises(Failure, match="太慢"), within(0.2, SLOW):
        work()
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_the_work_that_must_end_first_ends_first():
    with pytest.raises(Failure, match="外"), within(0.2, Failure("外")), within(9, Failure("内")):
        spin()
    with within(9, Failure("外")):
        with pytest.raises(Failure, match="内"), within(0.2, Failure("内")):
            spin()
        assert 5 < signal.getitimer(signal.ITIMER_PROF)[0] < 9


def test_work_that_ends_leaves_nothing_behind():
    before = signal.getsignal(signal.SIGPROF)
    with within(9, SLOW):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert signal.getsignal(signal.SIGPROF) is before


def test_another_thread_works_without_a_timer():
    done = []

    def work():
        with within(9, SLOW):
            done.append(signal.getitimer(signal.ITIMER_PROF)[0])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [0]
