"""`render --watch`: prints a report again each time its file is saved, until Ctrl-C."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reportctl.cli.printing import Order, Printed, print_report
from reportctl.finding import Failure

PAUSE = 0.1
"""Seconds between two looks. Asked for, not told by the system: that works on network drives."""

Stamp = tuple[int, int, int] | None


def look(orders: Sequence[Order]) -> dict[Path, Stamp]:
    """How each report's file is now."""
    return {order.path: _stamp(order.path) for order in orders}


def watch(orders: Sequence[Order], seen: dict[Path, Stamp], tell: Callable[[Printed], None]) -> int:
    """Print each report whose file is not as it was `seen`; 0 when the user stops it.

    A file is printed when two looks in a row find it the same: an editor may be half through. One
    that cannot be read or printed is told, and looked at again.
    """
    gc.enable()
    print(f"正在监视 {len(orders)} 份报告，保存后自动重新排版；按 Ctrl-C 结束", file=sys.stderr)
    try:
        while True:
            time.sleep(PAUSE)
            for order in orders:
                if (now := _stamp(order.path)) != seen[order.path]:
                    seen[order.path] = _settle(order.path, now)
                    _print_again(order, tell)
    except KeyboardInterrupt:
        print("已停止监视", file=sys.stderr)
        return 0


def _print_again(order: Order, tell: Callable[[Printed], None]) -> None:
    try:
        tell(print_report(order))
    except Failure as failure:
        print(f"reportctl: {failure}", file=sys.stderr)
    sys.stdout.flush()


def _settle(path: Path, stamp: Stamp) -> Stamp:
    """How the file is once it is the same twice; one that is being replaced may be gone a while."""
    for _ in range(50):
        time.sleep(PAUSE / 2)
        now = _stamp(path)
        if now == stamp and now is not None:
            break
        stamp = now
    return stamp


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
