"""Personal data in a text: identity card numbers, mobile numbers, bank cards, plates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from reportctl.record import NamedTuple

What = Literal["identity", "mobile", "card", "plate"]

_IDENTITY, _MOBILE, _CARD = 18, 11, range(16, 20)
"""How many digits each has."""


class Private(NamedTuple):
    """One piece of personal data."""

    start: int
    end: int
    what: What
    text: str


_RUN = re.compile(r"\d[\d -]{9,}[\dXx]")
_SIGN = re.compile("[A-Z][·.]?[A-Z0-9]{5,6}")
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@lru_cache(maxsize=64)
def private(text: str) -> tuple[Private, ...]:
    """The personal data in a folded text, in its order.

    An identity number counts only with a right check digit (GB 11643), a bank card only with a
    right Luhn digit: other rows of digits are something else.
    """
    return tuple(sorted(_find(text)))


def _find(text: str) -> Iterator[Private]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        if "*" in text[start - 1 : start] + text[end : end + 1]:
            continue
        what = _what(match[0].replace(" ", "").replace("-", ""))
        if what:
            yield Private(start, end, what, match[0])
            continue
        at = start
        for piece in match[0].split(" "):
            alone = _what(piece)
            if alone:
                yield Private(at, at + len(piece), alone, piece)
            at += len(piece) + 1
    for match in _SIGN.finditer(text):
        start, end = match.span()
        plate = text[start - 1 : start] in _PROVINCES and any(c.isdigit() for c in match[0])
        if plate and start and not text[end : end + 1].isdigit():
            yield Private(start - 1, end, "plate", text[start - 1 : end])


def _what(digits: str) -> What | None:
    """What a row of digits is, or None."""
    if len(digits) == _IDENTITY and _identity(digits):
        return "identity"
    if len(digits) == _MOBILE and digits[0] == "1" and digits[1] in "3456789":
        return "mobile"
    if len(digits) in _CARD and digits[0] in "3456" and digits.isdigit() and _luhn(digits):
        return "card"
    return None


def _identity(digits: str) -> bool:
    """GB 11643-1999: the weighted sum modulo 11 picks the last sign."""
    if not digits[:-1].isdigit() or not "1800" <= digits[6:10] < "2100":
        return False
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[-1].upper()


def _luhn(digits: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812-1)."""
    doubled = (int(d) * (1 + at % 2) for at, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - one digit
