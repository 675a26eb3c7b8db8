"""The characters of a report that may reach a page: no control characters, none that turn text."""

from __future__ import annotations

_DROPPED = {
    code: None
    for first, last in (
        (0x00, 0x08),
        (0x0B, 0x0C),
        (0x0E, 0x1F),
        (0x7F, 0x84),
        (0x86, 0x9F),
        (0x061C, 0x061C),  # Arabic letter mark
        (0x200E, 0x200F),  # left-to-right, right-to-left mark
        (0x202A, 0x202E),  # embeddings and overrides: they can show 12 where 21 stands
        (0x2066, 0x2069),  # isolates
        (0xD800, 0xDFFF),  # halves of a pair, which no encoding can write
        (0xFDD0, 0xFDEF),
        (0xFEFF, 0xFEFF),  # byte order mark inside a text
        (0xFFF9, 0xFFFB),  # interlinear annotation
        (0xFFFE, 0xFFFF),
    )
    for code in range(first, last + 1)
}
_BREAKS = {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_TABLE = {**_DROPPED, **_BREAKS}


def printable(text: str) -> str:
    """The text without control and bidirectional characters; every line break is a line feed."""
    return text.replace("\r\n", "\n").translate(_TABLE)
