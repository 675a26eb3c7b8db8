"""Work on many things in their order: what is known at once, the rest on all processors."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reportctl.finding import Failure
from reportctl.record import quicken

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import Self, TypeVar

    T = TypeVar("T")
    R = TypeVar("R")
    Lot = list[T]
    """Things that one process works on at a time."""
    Work = Callable[[Lot[T]], list[R]]

AHEAD = 4
"""Lots for each process that are begun before the first of them is asked for."""


class Workers:
    """The processes; none is started before there is work that needs one."""

    def __init__(self, jobs: int | None, *, alone: bool) -> None:
        """As many as `jobs` says, or as there are processors; `alone` works in this process."""
        self._alone = alone
        self._count = 1 if alone else jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(self, why: object, *_: object) -> None:
        """The processes end; what they have not begun is left where something went wrong."""
        if self._pool:
            self._pool.shutdown(wait=not why, cancel_futures=bool(why))

    def run(
        self,
        work: Work[T, R],
        lots: Iterable[Lot[T]],
        known: Callable[[Lot[T]], list[R | None]] = lambda lot: [None] * len(lot),
    ) -> Iterator[R]:
        """What comes of each thing, in order, as soon as it is its turn.

        `known` gives what is known of each thing of a lot without work.
        """
        waiting: deque[tuple[list[R | None], Future[list[R]] | list[R]]] = deque()
        for lot in lots:
            found = known(lot)
            rest = [one for one, result in zip(lot, found, strict=True) if result is None]
            waiting.append((found, self._begin(work, rest) if rest else []))
            while waiting and (len(waiting) > AHEAD * self._count or _is_done(waiting[0][1])):
                yield from _merge(*waiting.popleft())
        while waiting:
            yield from _merge(*waiting.popleft())

    def _begin(self, work: Work[T, R], lot: Lot[T]) -> Future[list[R]] | list[R]:
        if not self._alone:
            quicken()  # processes that are copies of this one need not do it again
        if self._count == 1:
            return work(lot)
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, initializer=_begin)
        try:
            return self._pool.submit(work, lot)
        except BrokenExecutor:
            raise _killed() from None


def _is_done(result: Future[list[R]] | list[R]) -> bool:
    return isinstance(result, list) or result.done()


def _merge(found: list[R | None], result: Future[list[R]] | list[R]) -> Iterator[R]:
    """What was known, and between it what was made."""
    made = iter(result if isinstance(result, list) else _wait(result))
    for one in found:
        yield next(made) if one is None else one


def _wait(result: Future[list[R]]) -> list[R]:
    from concurrent.futures import BrokenExecutor

    try:
        return result.result()
    except BrokenExecutor:
        raise _killed() from None


def _killed() -> Failure:
    return Failure("一个工作进程被系统结束了（多半是内存不够），没有做完；请关闭别的程序再运行一次")


def _begin() -> None:
    """Leave Ctrl-C to the process that waits for this one; look for cycles now and then only.

    Reports are dropped without them: nearly nothing is left for such a search to find.
    """
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    quicken()
    gc.freeze()
    gc.set_threshold(100_000)
    gc.enable()
