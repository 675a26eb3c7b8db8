"""Where every command line begins and ends: the one place that exits."""

from __future__ import annotations

import gc
import sys
from errno import ENOSPC
from typing import NoReturn

from reportctl.cli.quick import read_quick
from reportctl.finding import Failure

STOPPED = 130
"""The exit code of a program that the user stopped with Ctrl-C."""


def main() -> NoReturn:
    """Run the command line of this process and exit with its code."""
    # a command lives a tenth of a second and drops nothing that is worth a search for cycles;
    # those that stay (the screen, --watch, many reports) switch it on again
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles of the offices that use this are still set to GBK
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line: 0 nothing wrong, 1 findings or differences, 2 cannot go on."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except OSError as error:
        # the pipe's reader has seen enough, or there is no room for what is told
        if not isinstance(error, BrokenPipeError) and error.errno != ENOSPC:
            raise
        _leave_stdout()
        if isinstance(error, BrokenPipeError):
            return 0
        print("reportctl: 输出没有写完，磁盘已满", file=sys.stderr)
        return 2
    except Failure as failure:
        print(f"reportctl: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("reportctl: 已中断；没有写到一半的文件", file=sys.stderr)
        return STOPPED
    return code


def _run(arguments: list[str]) -> int:
    quick = read_quick(arguments)
    if quick is not None:
        return quick()
    from reportctl.cli.app import run_app

    return run_app(arguments)


def _leave_stdout() -> None:
    """Throw away what cannot be written, so that the interpreter's end does not try once more."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
