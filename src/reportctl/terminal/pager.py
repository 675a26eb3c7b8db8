"""How wide a terminal is, and a long text at it, one screen at a time."""

from __future__ import annotations

import os
import sys

from reportctl.terminal.safe import escape

USUAL = 80
"""Columns of a terminal that does not tell its width."""


def page_out(text: str, *, pager: bool = True) -> None:
    """Write a text to stdout; through $PAGER or less where it is longer than the terminal."""
    command = _pager() if pager and sys.stdout.isatty() and _is_long(text) else []
    if not command:
        sys.stdout.write(text)
        return
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    import subprocess

    try:
        shown = escape(text, color=True).encode()
        subprocess.run(command, input=shown, env=environment, check=False)  # noqa: S603 - the user's own pager
    except OSError:
        sys.stdout.write(text)


def columns(*, to_file: bool = False) -> int:
    """The width to write for: the terminal's, else that of $COLUMNS, else 80."""
    if sys.stdout.isatty() and not to_file and (wide := os.get_terminal_size().columns):
        return wide
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) else USUAL


def _is_long(text: str) -> bool:
    return text.count("\n") >= os.get_terminal_size().lines


def _pager() -> list[str]:
    """The pager's command line, or [] where there is none that shows colours."""
    wanted = os.environ.get("PAGER")
    if wanted is not None:
        import shlex

        return shlex.split(wanted)
    import shutil

    less = shutil.which("less")
    return [less] if less else []
