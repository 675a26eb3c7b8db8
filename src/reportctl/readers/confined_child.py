"""The other half of `confined`: what runs in the child, with as little to import as can be."""

from __future__ import annotations

import os
import pickle
import struct
import sys
import time
from contextlib import suppress
from functools import lru_cache

from reportctl.readers.limits import Work, most

HEADER = struct.Struct(">cI")
"""Before each thing that the child says: what kind it is, and its length in bytes."""
RESULT, PROGRESS = b"r", b"p"
_is_child = False


def serve() -> None:
    """A child that was started anew: read what comes on standard input, and say what came out."""
    reader, name, seconds, megabytes = sys.argv[1:]
    data = sys.stdin.buffer.read()
    answer(reader, data, name, float(seconds), int(megabytes))


def answer(reader: str, data: bytes, name: str, seconds: float, megabytes: int) -> None:
    """Read within these limits, and say what came out."""
    import gc
    from importlib import import_module

    global _is_child  # noqa: PLW0603 - said once, when the process begins
    _is_child = True
    gc.disable()  # it ends before there is anything to collect
    _confine(seconds, megabytes)
    result: object
    try:
        result = import_module(f"reportctl.readers.{reader}").read(data, name)
    except MemoryError:
        result = Work(name).too_much("megabytes")
    except Exception as fault:  # noqa: BLE001 - told by the parent
        result = fault
    _say(RESULT, result)


def begin_page(work: Work, done: int, of: int) -> None:
    """Allow this child the time and memory that recognising a page takes, and tell the parent."""
    work.allow("scan_seconds")
    if _is_child:
        _confine(time.process_time() + most("scan_seconds"), most("scan_megabytes"))
        _say(PROGRESS, (done, of))


def _say(kind: bytes, what: object) -> None:
    try:
        told = pickle.dumps(what)
    except Exception:  # noqa: BLE001 - an exception that cannot be handed over says its name
        told = pickle.dumps(RuntimeError(repr(what)))
    with open(1, "wb", closefd=False) as stream:
        stream.write(HEADER.pack(kind, len(told)) + told)


if sys.platform == "win32":
    import ctypes

    _LIMIT_PROCESS_TIME, _LIMIT_PROCESS_MEMORY, _EXTENDED_LIMITS = 0x2, 0x100, 9

    @lru_cache
    def _job() -> tuple[ctypes.WinDLL, ctypes.c_void_p]:
        """The job that holds this process."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
        return kernel, job

    def _confine(seconds: float, megabytes: int) -> None:
        """Set the limits of the job, beyond which it ends this process."""
        limits = (ctypes.c_uint64 * 18)()  # a JOBOBJECT_EXTENDED_LIMIT_INFORMATION
        limits[0] = int(seconds) * 10_000_000
        limits[2] = _LIMIT_PROCESS_TIME | _LIMIT_PROCESS_MEMORY
        limits[14] = megabytes * 2**20
        kernel, job = _job()
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )

else:

    @lru_cache(maxsize=1)
    def _inherited() -> int:
        """Bytes of address space when the child began: a fork has what its parent had."""
        with suppress(OSError, ValueError), open("/proc/self/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        return 0

    def _confine(seconds: float, megabytes: int) -> None:
        """Set the limits of this process, where the system knows them."""
        import resource

        for what, limit in (
            (resource.RLIMIT_CPU, int(seconds) + 1),  # the reader's own count comes first
            (resource.RLIMIT_AS, _inherited() + megabytes * 2**20),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(what)
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (limit, hard))
