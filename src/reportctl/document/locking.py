"""Locks between programs: on a folder while a file in it is replaced, and on an open file."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def hold(handle: int, *, wait: bool = False) -> bool:
        """Lock an open file until it is closed; False where another program holds it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _open_for(folder: Path) -> int:
        """A folder cannot be locked here: a file among the temporary ones stands for it."""
        import tempfile
        from hashlib import sha256

        name = sha256(os.path.normcase(folder.resolve()).encode()).hexdigest()
        return os.open(Path(tempfile.gettempdir()) / f"reportctl-{name[:32]}.lock", os.O_CREAT)

else:

    def hold(handle: int, *, wait: bool = False) -> bool:
        """Lock an open file until it is closed; False where another program holds it."""
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            return False
        return True

    def _open_for(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let no other program that asks replace a file of this folder meanwhile.

    No lock file stays beside the report. Where a folder cannot be locked, such as on some network
    drives, the work goes on without.
    """
    try:
        handle = _open_for(folder)
    except OSError:
        yield
        return
    try:
        hold(handle, wait=True)
        yield
    finally:
        os.close(handle)
