"""Which characters a font file has, read from its cmap table (OpenType 1.9, formats 4 and 12).

Only asked when a report has a character that our own fonts lack.
"""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from struct import error, unpack_from

SEGMENTS, GROUPS = 4, 12
"""The two formats in use: segments of the first plane, groups of all planes."""


def find_characters(path: Path, index: int, codes: Iterable[int]) -> frozenset[int]:
    """Those of the code points that a face of a file has; none where it is no readable font."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            wanted = tuple(codes)
            spans = [sorted(_spans(data, at)) for at in _subtables(data, index)]
            return frozenset(c for c in wanted if any(_within(c, span) for span in spans))
    except (OSError, ValueError, error):
        return frozenset()


def _subtables(data: mmap.mmap, index: int) -> Iterator[int]:
    """Where the subtables of the cmap begin."""
    start = unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    (tables,) = unpack_from(">H", data, start + 4)
    for number in range(tables):
        tag, _, cmap, _ = unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"cmap":
            (count,) = unpack_from(">H", data, cmap + 2)
            yield from {cmap + unpack_from(">I", data, cmap + 8 + 8 * n)[0] for n in range(count)}


def _spans(data: mmap.mmap, at: int) -> Iterator[tuple[int, int]]:
    """First and last code point of each stretch of a subtable."""
    (form,) = unpack_from(">H", data, at)
    if form == SEGMENTS:
        (double,) = unpack_from(">H", data, at + 6)
        lasts = unpack_from(f">{double // 2}H", data, at + 14)
        yield from zip(unpack_from(f">{double // 2}H", data, at + 16 + double), lasts, strict=True)
    elif form == GROUPS:
        (count,) = unpack_from(">I", data, at + 12)
        numbers = unpack_from(f">{3 * count}I", data, at + 16)
        yield from zip(numbers[::3], numbers[1::3], strict=True)


def _within(code: int, spans: list[tuple[int, int]]) -> bool:
    found = bisect_right(spans, (code, 0x110000)) - 1
    return found >= 0 and spans[found][0] <= code <= spans[found][1] and code != 0xFFFF  # noqa: PLR2004 - closes format 4
