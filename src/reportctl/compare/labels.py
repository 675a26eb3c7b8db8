"""Printed labels without their numbering: （一）予以公开 and 1.予以公开 are 予以公开."""

from __future__ import annotations

_NUMERALS = frozenset("〇一二三四五六七八九十0123456789")
_MARKS = frozenset("、.．,，")


def bare(label: str) -> str:
    """A label without its number and without a remark in brackets after it."""
    text = label.strip()
    if text[:1] in {"（", "("}:
        number, closed, rest = text[1:].replace(")", "）", 1).partition("）")
        if closed and rest and set(number) <= _NUMERALS:
            text = rest
    at = 0
    while at < len(text) and text[at] in _NUMERALS:
        at += 1
    if 0 < at < len(text) - 1 and text[at] in _MARKS:
        text = text[at + 1 :]
    kept, opened, _ = text.partition("（")
    return kept.strip() if opened and kept.strip() else text.strip()
