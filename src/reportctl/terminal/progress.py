"""A progress bar on stderr, at a terminal only."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeVar

    from rich.progress import Progress

    T = TypeVar("T")


def show_progress(work: Iterable[T], total: int, title: str) -> Iterator[T]:
    """The items as they come, counted on stderr where that is a terminal."""
    gc.set_threshold(100_000)  # long work, of which little is left that knows itself
    gc.enable()
    if not sys.stderr.isatty():
        yield from work
        return
    with _bar() as bar:
        task = bar.add_task(title, total=total)
        for item in work:
            yield item
            bar.advance(task)


@contextmanager
def show_pages(title: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what is told how many are done, and of how many; the first time a bar appears."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    bars: list[Progress] = []

    def advance(done: int, of: int) -> None:
        if not bars:
            bars.append(_bar())
            bars[0].start()
            bars[0].add_task(title, total=of)
        bars[0].update(bars[0].task_ids[0], completed=done, total=of)

    try:
        yield advance
    finally:
        for bar in bars:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"每秒 {speed:.0f} 个" if speed and speed >= 1 else "")

    console = Console(file=getattr(sys.stderr, "stream", sys.stderr))  # it moves the cursor
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate())
    left = (TextColumn("还要"), TimeRemainingColumn(compact=True))
    return Progress(*columns, *left, console=console, transient=True)
