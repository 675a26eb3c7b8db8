"""The bytes of files and their digests, each read once while a lot of reports is looked through."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from reportctl.readers.limits import most

_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a file is opened: its bytes as they are, without waiting for whoever fills a pipe."""


def digest(data: bytes) -> bytes:
    """What only these bytes have."""
    return blake2b(data, digest_size=20).digest()


def digest_file(path: Path | str) -> bytes:
    """The digest of a file; b"" where there is none, another value where it cannot be read."""
    return _digest_file(os.fspath(path))


@lru_cache(maxsize=64)
def _digest_file(path: str) -> bytes:
    data = read_once(path)
    if data is not None:
        return digest(data)
    try:
        return b"" if stat.S_ISDIR(os.stat(path).st_mode) else b"?"  # noqa: PTH116 - as above
    except FileNotFoundError:
        return b""
    except (OSError, ValueError):
        return b"?"


@lru_cache(maxsize=64)
def read_once(path: str) -> bytes | None:
    """The bytes of a file; None where it is none that `read_bytes` would read.

    A second run reads every file and does little else; pathlib would be half of it.
    """
    try:
        number = os.open(path, os.O_RDONLY | _PLAIN)
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most("report_file"):
            return None
        data = os.read(number, status.st_size + 1)
        return data if len(data) == status.st_size else None
    except OSError:
        return None
    finally:
        os.close(number)


def forget_files() -> None:
    """Read files anew from here on."""
    read_once.cache_clear()
    _digest_file.cache_clear()
