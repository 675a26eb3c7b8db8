"""The same reports in one process and on Dask's workers, one of which is killed in the middle.

`python -m benchmarks.cluster` prints seconds and findings of both; the findings must be the same.
"""

from __future__ import annotations

import argparse
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dask.distributed import Client, LocalCluster

from benchmarks.make_reports import write_reports
from reportctl.cluster import check

if TYPE_CHECKING:
    import pandas as pd


def main() -> None:
    """Print one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--count", type=int, default=2000)
    parser.add_argument("-w", "--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), asked.count)
        pattern = f"{folder}/*/*/20??.toml"
        frame = check(pattern)
        one, alone = timed(lambda: frame.compute(scheduler="synchronous"))  # type: ignore[no-untyped-call]
        print(f"one process          {one:6.1f} s  {len(alone)} findings")
        with (
            LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=asked.workers, threads_per_worker=1, dashboard_address=None
            ) as local,
            Client(local) as client,  # type: ignore[no-untyped-call]
        ):
            client.run(check, pattern)  # imported, as on workers that are at work
            several, found = timed(frame.compute)
            told = f"{len(found)} findings, {one / several:.2f} times one process"
            print(f"{asked.workers} workers            {several:6.1f} s  {told}")
            victim = next(iter(client.run(os.getpid).values()))
            timer = threading.Timer(several / 3, os.kill, (victim, signal.SIGKILL))
            timer.start()
            seconds, survived = timed(frame.compute)
            timer.join()
            print(f"one of them killed   {seconds:6.1f} s  {len(survived)} findings")
        if not rows(alone) == rows(found) == rows(survived):
            raise SystemExit("the findings differ")


def timed(work: Callable[[], pd.DataFrame]) -> tuple[float, pd.DataFrame]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def rows(frame: pd.DataFrame) -> list[str]:
    """What was found, in an order of its own."""
    return sorted(frame.to_csv(index=False).splitlines())


if __name__ == "__main__":
    main()
