"""Stops work that takes too long, wherever it is, also where nothing counts steps.

Counts (`readers/limits.py`) refuse most files before the work is done. What they miss, a label
that is like every other or a library that takes its time, the system's timer of the processor
ends. Where there is none (Windows), and outside the main thread, the counts alone hold.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.5
"""Seconds after which it is tried once more, where what was stopped did not heed it."""
_SOON = 0.001
_running: list[tuple[float, Exception]] = []
"""When each of the works that contain each other must end, by the processor's clock."""


@contextmanager
def within(seconds: float, failure: Exception) -> Iterator[None]:
    """Raise the failure when what is done inside takes more seconds of the processor."""
    if sys.platform == "win32":
        yield
        return
    try:
        before = signal.signal(signal.SIGPROF, _stop)
    except ValueError:  # in another thread
        yield
        return
    _running.append((time.process_time() + seconds, failure))
    _wind()
    try:
        yield
    finally:
        _running.pop()
        _wind()
        signal.signal(signal.SIGPROF, before)


def _wind() -> None:
    """Set the timer to the work that must end first; stop it where there is none."""
    if sys.platform == "win32":
        return
    left = min((end for end, _ in _running), default=0.0) - time.process_time()
    signal.setitimer(signal.ITIMER_PROF, max(left, _SOON) if _running else 0, _AGAIN)


def _stop(_number: int, _frame: FrameType | None) -> None:
    if _running:
        raise min(_running, key=lambda each: each[0])[1]
