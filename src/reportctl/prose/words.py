"""The words of a line."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a line that are parted by spaces."""
    return tuple(text.split())
