"""Runs a reader in a process of its own, with a clock and a limit of memory.

An engine that is written in C may crash, hang or fill the memory on a file that was made for it.
In a child process that is the file's fault and told in one line, and nothing else suffers.
"""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import BinaryIO, NamedTuple, cast

from reportctl.finding import Failure
from reportctl.readers.limits import What, Work, most
from reportctl.readers.source import Source

Progress = Callable[[int, int], None]
"""Is told how many pages are done, and of how many."""

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; from reportctl.readers.confined import serve; serve()"
)
_HEADER = struct.Struct(">cI")
_RESULT, _PROGRESS = b"r", b"p"
_TIMES_AS_LONG = 12
"""How many times its processor time a child may take on a machine that is busy."""
_OUT_OF_TIME = (-24, -9)
"""How a child ends that is stopped by the clock: SIGXCPU, SIGKILL."""


class Confinement(NamedTuple):
    """What a child may use, as rows of the table of limits."""

    seconds: What
    """Of the processor."""
    megabytes: What


PLAIN = Confinement("seconds", "megabytes")


def read_pdf(data: bytes, name: str) -> Source:
    """What `readers/pdf.py` makes of a PDF."""
    return read_confined("pdf", data, name)


def read_confined(
    reader: str,
    data: bytes,
    name: str,
    confinement: Confinement = PLAIN,
    progress: Progress | None = None,
) -> Source:
    """What `read(data, name)` of the module `reader` beside this one gives, run in a child.

    Raises Failure as that does, and where the child dies or takes too long.
    """
    seconds, megabytes = map(most, confinement)
    program = _PROGRAM.format(path=[place for place in sys.path if place])
    with subprocess.Popen(  # noqa: S603 - this very Python, with a program of our own
        [sys.executable, "-S", "-E", "-c", program, reader, name, str(seconds), str(megabytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        clock = Timer(seconds * _TIMES_AS_LONG, child.kill)
        clock.daemon = True
        clock.start()
        try:
            _send(cast("BinaryIO", child.stdin), data)
            result = _receive(cast("BinaryIO", child.stdout), progress)
            code = 0 if result else child.wait()
        finally:
            clock.cancel()
            child.kill()
    if isinstance(result, Exception):
        raise result
    if isinstance(result, Source):
        return result
    if code in _OUT_OF_TIME:
        raise Work(name).too_much(confinement.seconds)
    raise Failure(
        f"{name}：文件已损坏或写法特殊，读到一半时出错，没有读入，"
        "请用 WPS 或浏览器打开后另存一次再试"
    )


def _send(stream: BinaryIO, data: bytes) -> None:
    """Hand the file over; a child that dies meanwhile is noticed by its silence."""
    with suppress(OSError):
        stream.write(data)
    with suppress(OSError):
        stream.close()


def _receive(stream: BinaryIO, progress: Progress | None) -> object:
    """What the child says at last; None if it died before."""
    while len(header := stream.read(_HEADER.size)) == _HEADER.size:
        kind, size = _HEADER.unpack(header)
        told = stream.read(size)
        if len(told) < size:
            break
        # the child is this program; what it read is data and was made into values there
        said: object = pickle.loads(told)  # noqa: S301
        if kind == _RESULT:
            return said
        if progress and isinstance(said, tuple):
            progress(*said)
    return None


def serve() -> None:
    """The child: read what comes on standard input, and say what came out."""
    from importlib import import_module

    reader, name, seconds, megabytes = sys.argv[1:]
    _confine(int(seconds), int(megabytes))
    data = sys.stdin.buffer.read()
    result: object
    try:
        result = import_module(f"reportctl.readers.{reader}").read(data, name)
    except MemoryError:
        result = Work(name).too_much("megabytes")
    except Exception as fault:  # noqa: BLE001 - told by the parent
        result = fault
    _say(_RESULT, result)


def tell_progress(done: int, of: int) -> None:
    """Tell the parent how far the reading is."""
    _say(_PROGRESS, (done, of))


def _say(kind: bytes, what: object) -> None:
    try:
        told = pickle.dumps(what)
    except Exception:  # noqa: BLE001 - an exception that cannot be handed over says its name
        told = pickle.dumps(RuntimeError(repr(what)))
    with open(1, "wb", closefd=False) as stream:
        stream.write(_HEADER.pack(kind, len(told)) + told)


if sys.platform == "win32":

    def _confine(seconds: int, megabytes: int) -> None:
        """Put this process into a job that ends it beyond the limits."""
        import ctypes

        limits = (ctypes.c_uint64 * 18)()
        limits[0] = seconds * 10_000_000
        limits[2] = _LIMIT_PROCESS_TIME | _LIMIT_PROCESS_MEMORY
        limits[14] = megabytes * 2**20
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, process)

    _LIMIT_PROCESS_TIME, _LIMIT_PROCESS_MEMORY, _EXTENDED_LIMITS = 0x2, 0x100, 9

else:

    def _confine(seconds: int, megabytes: int) -> None:
        """Set the limits of this process, where the system knows them."""
        import resource

        for what, limit in (
            (resource.RLIMIT_CPU, seconds + 1),  # the reader's own count comes first
            (resource.RLIMIT_AS, megabytes * 2**20),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(what)
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (limit, hard))
