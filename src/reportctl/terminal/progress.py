"""A progress bar on stderr, at a terminal only."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def show_progress(work: Iterable[T], total: int, title: str) -> Iterator[T]:
    """The items as they come, counted on stderr where that is a terminal."""
    gc.enable()  # long work
    if not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(file=getattr(sys.stderr, "stream", sys.stderr))  # it moves the cursor
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        for item in work:
            yield item
            bar.advance(task)
