"""Office packages with the same bytes on every run: a zip without a clock."""

from __future__ import annotations

import errno
import re
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Protocol

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can bear."""


def moment_of(year: int) -> datetime:
    """The moment that a report of that year bears: the first day on which it can be written."""
    return datetime(min(max(year, 1979), 9998) + 1, 1, 1)  # noqa: DTZ001 - office dates bear no zone


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts in their order, every entry dated alike."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, data, compresslevel=9)
    return made.getvalue()


class Book(Protocol):
    """A workbook of openpyxl."""

    def save(self, filename: BytesIO) -> object:
        """Write it."""


def save_book(book: Book) -> bytes:
    """A workbook's bytes; raises OSError where the disk is full, for its sheets are written there.

    The library writes with libxml2, which names what the system said: IO_ENOSPC.
    """
    made = BytesIO()
    try:
        book.save(made)
    except Exception as fault:
        said = str(fault).partition("IO_")[2]
        if not hasattr(errno, said):
            raise
        raise OSError(getattr(errno, said), said, tempfile.gettempdir()) from fault
    return made.getvalue()


def repack(package: bytes, replace: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced, and every entry dated alike."""
    with zipfile.ZipFile(BytesIO(package)) as old:
        return pack({name: replace.get(name) or old.read(name) for name in old.namelist()})


def date_package(package: bytes, moment: datetime) -> bytes:
    """The package with the dates that it bears itself set to a moment."""
    core = "docProps/core.xml"
    stamp = rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%S}Z".encode()
    with zipfile.ZipFile(BytesIO(package)) as old:
        dated = _DATES.sub(stamp, old.read(core))
    return repack(package, {core: dated})
