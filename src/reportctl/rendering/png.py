"""Puts pictures under each other without opening them to their pixels (PNG, ISO/IEC 15948)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from struct import pack, unpack_from

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BYTES = {0: 1, 2: 3, 4: 2, 6: 4}
"""Of a pixel of eight bits a channel, by the kind of colour."""
MAKER = b"Software\0reportctl"
"""The text that tells a picture of ours."""


def stack(pictures: Iterable[bytes]) -> bytes:
    """One picture of all, a row without colour between two; the same bytes on every run.

    A row may be written as what differs from the row above it. Above the first of each picture
    stands a row of zeros then, as there does in the picture alone, so no row is written anew.
    Raises ValueError where they differ in width or kind.
    """
    rows: list[bytes] = []
    height = 0
    head = b""
    for picture in pictures:
        chunks = list(_chunks(picture))
        first = chunks[0][1]
        if head and (head[:4], head[8:]) != (first[:4], first[8:]):
            raise ValueError("pictures of different width or kind")
        width, tall = unpack_from(">II", first)
        if head:
            rows.append(bytes(1 + width * BYTES[first[9]]))
            height += 1
        head = first
        height += tall
        rows.append(zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")))
    return SIGNATURE + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", head[:4] + pack(">I", height) + head[8:]),
            (b"tEXt", MAKER),
            (b"IDAT", zlib.compress(b"".join(rows), 6)),
            (b"IEND", b""),
        )
    )


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
