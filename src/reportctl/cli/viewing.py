"""`--open`: hands a file to the program with which this machine shows its kind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_file(file: Path) -> bool:
    """Open a file in the system's own viewer; False where there is none to ask."""
    if sys.platform == "win32":
        try:
            os.startfile(file)  # noqa: S606 - as a double click would
        except OSError:  # no program is set up for this kind of file
            return False
        return True
    opener = _opener()
    if not opener:
        return False
    # the file is one that was just written; nothing of a report is in the command line
    command = [opener, str(file.resolve())]
    subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _opener() -> str | None:
    """The program that opens files by their kind; on Linux only where there is a desktop."""
    if sys.platform == "darwin":
        return shutil.which("open")
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if desktop else None
