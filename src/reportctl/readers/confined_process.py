"""The process in which a reader runs apart: a fork of this one where that is safe, or a new one."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported where it is begun
    from threading import Timer

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; "
    "from reportctl.readers.confined_child import serve; serve()"
)
_TASKS = "/proc/self/task"
_PIECE = 1 << 16


def begin(reader: str, data: bytes, name: str, seconds: float, megabytes: int) -> Process:
    """A process in which `read(data, name)` of a module beside this one runs."""
    if may_fork():
        return Forked(reader, data, name, seconds, megabytes)
    return Spawned(reader, data, name, seconds, megabytes)


def may_fork() -> bool:
    """Whether a fork is safe: on Linux, while no other thread runs that may hold a lock.

    It starts no Python and imports nothing that this process has.
    """
    if sys.platform != "linux":
        return False
    with suppress(OSError):
        return sum(1 for _ in os.scandir(_TASKS)) == 1  # those of libraries count as well
    return False


class Process:
    """What both kinds can."""

    def allow(self, seconds: float) -> None:
        """Give so much time from now on, on a machine however busy."""
        raise NotImplementedError

    def receive(self, size: int) -> bytes:
        """So many bytes of what it says, or fewer where it ends or its time is over."""
        raise NotImplementedError

    def end(self) -> int:
        """End it if it runs; its code, or below zero the signal that ended it."""
        raise NotImplementedError


class Forked(Process):
    """A fork of this process."""

    _stream: int
    _process: int
    _deadline: float

    def __init__(self, reader: str, data: bytes, name: str, seconds: float, megabytes: int) -> None:
        """Begin."""
        if sys.platform == "win32":
            raise NotImplementedError
        self._stream, into = os.pipe()
        self._process = os.fork()
        if not self._process:
            try:
                null = os.open(os.devnull, os.O_RDWR)
                for stream, end in ((null, 0), (into, 1), (null, 2)):
                    os.dup2(stream, end)
                from reportctl.readers.confined_child import answer

                answer(reader, data, name, seconds, megabytes)
            finally:
                os._exit(1)
        os.close(into)
        self._deadline = 0.0

    def allow(self, seconds: float) -> None:
        """Give so much time from now on."""
        self._deadline = time.monotonic() + seconds

    def receive(self, size: int) -> bytes:
        """So many bytes, or fewer."""
        from select import select

        found = bytearray()
        while len(found) < size:
            left = self._deadline - time.monotonic()
            if left <= 0 or not select([self._stream], [], [], left)[0]:
                break
            piece = os.read(self._stream, min(size - len(found), _PIECE))
            if not piece:
                break
            found += piece
        return bytes(found)

    def end(self) -> int:
        """End it; one that ended by itself keeps its code."""
        os.kill(self._process, 9)
        _, status = os.waitpid(self._process, 0)
        os.close(self._stream)
        return os.waitstatus_to_exitcode(status)


class Spawned(Process):
    """A new Python that runs a program of ours."""

    def __init__(self, reader: str, data: bytes, name: str, seconds: float, megabytes: int) -> None:
        """Begin, and hand the file over."""
        import subprocess

        program = _PROGRAM.format(path=[place for place in sys.path if place])
        asked = [reader, name, str(seconds), str(megabytes)]
        self._timer: Timer | None = None
        self._child = subprocess.Popen(  # noqa: S603 - this very Python
            [sys.executable, "-S", "-E", "-c", program, *asked],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.allow(seconds)
        # a child that dies meanwhile is noticed by its silence
        if stream := self._child.stdin:
            with suppress(OSError):
                stream.write(data)
            with suppress(OSError):
                stream.close()

    def allow(self, seconds: float) -> None:
        """Give so much time from now on."""
        from threading import Timer

        if self._timer:
            self._timer.cancel()
        self._timer = Timer(seconds, self._child.kill)
        self._timer.daemon = True
        self._timer.start()

    def receive(self, size: int) -> bytes:
        """So many bytes, or fewer."""
        return self._child.stdout.read(size) if self._child.stdout else b""

    def end(self) -> int:
        """End it; one that ended by itself keeps its code."""
        if self._timer:
            self._timer.cancel()
        if self._child.stdout:
            self._child.stdout.close()
        self._child.kill()
        return self._child.wait()
