"""Office packages with the same bytes on every run: a zip without a clock."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from datetime import datetime
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can bear."""


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
