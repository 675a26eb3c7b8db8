"""Runs a reader in a process of its own, with a clock and a limit of memory.

An engine that is written in C may crash, hang or fill the memory on a file that was made for it.
In a child process that is the file's fault and told in one line, and nothing else suffers.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator

from reportctl.finding import Failure
from reportctl.readers.confined_child import HEADER, RESULT
from reportctl.readers.confined_process import Process, begin
from reportctl.readers.limits import What, Work, most
from reportctl.readers.source import Source
from reportctl.record import NamedTuple
from reportctl.terminal.progress import show_pages

Progress = Callable[[int, int], None]
"""Is told how many pages are done, and of how many."""

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
    with show_pages("认扫描页") as progress:
        return read_confined("pdf", data, name, progress=progress)


def read_scan(data: bytes, name: str) -> Source:
    """What `readers/scan.py` makes of a picture. Raises Failure where the extra is missing."""
    with show_pages("认扫描页") as progress:
        return read_confined("scan", data, name, progress=progress)


def read_xls(data: bytes, name: str) -> Source:
    """What `readers/xls.py` makes of a workbook of old."""
    return read_confined("xls", data, name)


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
    child = begin(reader, data, name, seconds, megabytes)
    result: object = None
    try:
        child.allow(seconds * _TIMES_AS_LONG)
        for kind, told in _receive(child):
            if kind == RESULT:
                result = told
                break
            child.allow(most("scan_seconds") * _TIMES_AS_LONG)
            if progress and isinstance(told, tuple):
                progress(*told)
    finally:
        code = child.end()
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


def _receive(child: Process) -> Iterator[tuple[bytes, object]]:
    """What the child says, one thing after the other, until it ends."""
    while len(header := child.receive(HEADER.size)) == HEADER.size:
        kind, size = HEADER.unpack(header)
        told = child.receive(size)
        if len(told) == size:
            # the child is this program; what it read is data and was made into values there
            yield kind, pickle.loads(told)  # noqa: S301
