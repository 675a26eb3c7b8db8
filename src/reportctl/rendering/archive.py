"""Office packages with the same bytes on every run: legal text, and a zip without a clock."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from datetime import datetime
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can bear."""

FORBIDDEN = frozenset(map(chr, (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)))
"""What XML 1.0 (2.2 Characters) cannot hold, above the control characters."""


def legal(text: str) -> str:
    """The text without what XML 1.0 cannot hold; each line end becomes one line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    return "".join(c for c in text if " " <= c not in FORBIDDEN or c in "\t\n")


def settled(year: int) -> datetime:
    """The moment that a report of that year bears: the first day on which it can be written."""
    return datetime(min(max(year, 1979), 9998) + 1, 1, 1)  # noqa: DTZ001 - office dates bear no zone


def repack(
    package: bytes,
    replace: Mapping[str, bytes] | None = None,
    drop: Collection[str] = (),
) -> bytes:
    """The package with some parts replaced or dropped, and every entry dated alike.

    Content types and relationships of a dropped part must be gone already.
    """
    replace = replace or {}
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            if name in drop:
                continue
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, replace.get(name) or old.read(name), compresslevel=9)
    return made.getvalue()
