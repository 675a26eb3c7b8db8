"""Which characters a font file has, read from its cmap table (OpenType 1.9, formats 4 and 12).

Only asked when a report has a character that our own fonts lack.
"""

from __future__ import annotations

from pathlib import Path
from struct import Struct, error, unpack_from

_RECORD = Struct(">4sIII")
_GROUP = Struct(">III")
_MOST = 0x110000


def read_characters(path: Path, index: int = 0) -> frozenset[int]:
    """The code points of one face of a file; none where the file cannot be read as a font."""
    try:
        data = path.read_bytes()
        start = unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
        (tables,) = unpack_from(">H", data, start + 4)
        for number in range(tables):
            tag, _, offset, _ = _RECORD.unpack_from(data, start + 12 + 16 * number)
            if tag == b"cmap":
                return _read_cmap(data, offset)
    except (OSError, error, IndexError):
        pass
    return frozenset()


def _read_cmap(data: bytes, cmap: int) -> frozenset[int]:
    found: set[int] = set()
    (subtables,) = unpack_from(">H", data, cmap + 2)
    for number in range(subtables):
        (offset,) = unpack_from(">I", data, cmap + 8 + 8 * number)
        at = cmap + offset
        (form,) = unpack_from(">H", data, at)
        if form == 4:  # noqa: PLR2004 - formats go by number
            found |= _read_segments(data, at)
        elif form == 12:  # noqa: PLR2004
            (groups,) = unpack_from(">I", data, at + 12)
            for group in range(groups):
                first, last, _ = _GROUP.unpack_from(data, at + 16 + 12 * group)
                found.update(range(first, min(last + 1, _MOST)))
    return frozenset(found)


def _read_segments(data: bytes, at: int) -> set[int]:
    (double,) = unpack_from(">H", data, at + 6)
    count = double // 2
    lasts = unpack_from(f">{count}H", data, at + 14)
    firsts = unpack_from(f">{count}H", data, at + 16 + double)
    return {
        code
        for first, last in zip(firsts, lasts, strict=True)
        for code in range(first, last + 1)
        if code != 0xFFFF  # noqa: PLR2004 - the closing segment
    }
