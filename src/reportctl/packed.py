"""The program's own TOML files, packed beside its byte code when they are first read.

Parsing them takes a fifth of the start of a command. As with byte code, what is packed counts only
for the very bytes that it was made of, and where it cannot be written nothing is missing.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32


def read_own(path: Path) -> dict[str, Any]:
    """The tables of a file of the package, made anew at each call."""
    data = path.read_bytes()
    kept = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}"
    with suppress(OSError, ValueError, EOFError, TypeError):
        seal, packed = _part(kept.read_bytes())
        if seal == _seal(data, packed):
            values: dict[str, Any] = marshal.loads(packed)  # noqa: S302 - as byte code
            return values
    import tomllib

    values = tomllib.loads(data.decode())
    if not sys.dont_write_bytecode:
        packed = marshal.dumps(values)
        with suppress(OSError):
            kept.parent.mkdir(exist_ok=True)
            made = kept.with_name(f"{kept.name}.{os.getpid()}")
            made.write_bytes(_seal(data, packed) + packed)
            made.replace(kept)
    return values


def _part(kept: bytes) -> tuple[bytes, bytes]:
    return kept[:12], kept[12:]


def _seal(data: bytes, packed: bytes) -> bytes:
    """What the bytes of a file and what they were packed into have in common."""
    numbers = (crc32(data), len(data), crc32(packed))
    return b"".join(number.to_bytes(4, "big") for number in numbers)
