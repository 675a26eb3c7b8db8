"""A long text at a terminal, one screen at a time."""

from __future__ import annotations

import os
import sys


def page_out(text: str, *, pager: bool = True) -> None:
    """Write a text to stdout; through $PAGER or less where it is longer than the terminal."""
    command = _pager() if pager and sys.stdout.isatty() and _is_long(text) else []
    if not command:
        sys.stdout.write(text)
        return
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    import subprocess

    try:
        subprocess.run(command, input=text.encode(), env=environment, check=False)  # noqa: S603 - the user's own pager
    except OSError:
        sys.stdout.write(text)


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
