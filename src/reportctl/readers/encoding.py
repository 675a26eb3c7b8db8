"""Turns the bytes of a text or a web page into text, whatever a Chinese office saved it in."""

from __future__ import annotations

import re

from reportctl.finding import Failure

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FAMILIAR = 0.7
"""The share of GB2312 characters (6763 common ones) in a text that really is GBK: about 0.99."""


def decode(data: bytes, name: str) -> str:
    r"""The text of the bytes: UTF-8 or UTF-16 with or without BOM, the declared charset, or GBK.

    Line ends become `\n`. Raises Failure when it is text in none of them.
    """
    text = _decoded(data)
    if text is None or "\0" in text[:4096]:
        raise Failure(
            f"{name}：不是 UTF-8 也不是 GBK 编码的文字，请用记事本打开后“另存为”，编码选 UTF-8"
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _decoded(data: bytes) -> str | None:
    """The text, or None when nothing fits."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _tried(data, codec if codec != "utf-8" else "utf-8-sig")
    head = data[:512]
    if head.count(0) > len(head) // 8:
        return _tried(
            data, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        )
    text = _tried(data, "utf-8")
    if text is not None:
        return text
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() in (b"big5", b"big5-hkscs"):
        return _tried(data, "big5hkscs")
    text = _tried(data, "gb18030")
    if text is None:
        return None
    foreign = [letter for letter in text[:20_000] if letter > "\x7f"]
    common = "".join(foreign).encode("gb2312", "ignore")
    return text if len(common) >= 2 * _FAMILIAR * len(foreign) else None


def _tried(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
