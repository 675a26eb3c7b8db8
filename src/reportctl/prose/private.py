"""Personal data in a text: identity card numbers, mobile numbers, bank cards, plates, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reportctl.prose.fold import fold

What = Literal["identity", "mobile", "card", "plate", "mail", "landline"]


class Private(NamedTuple):
    """One piece of personal or contact data."""

    start: int
    end: int
    what: What
    text: str


_DIGITS = re.compile(
    r"(?<![\dA-Za-z*])(?P<identity>[1-9]\d{5}\s?(?:18|19|20)\d{2}\s?(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}"
    r"[\dXx](?![\dA-Za-z]))|(?<![\dA-Za-z*])(?:(?P<mobile>1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})"
    r"|(?P<card>[3-6]\d{15,18}|[3-6]\d{3}(?: \d{4}){3}(?: \d{1,3})?)"
    r"|(?P<landline>\(?0\d{2,3}\)?[-—–－\s]{0,2}\d{7,8}))(?!\d)"
)
_MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·.]?"
    r"(?=[A-HJ-NP-Z0-9]*\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def private(text: str) -> tuple[Private, ...]:
    """The personal and contact data in a text, in its order.

    An identity number counts only with a right check digit (GB 11643), a bank card only with a
    right Luhn digit: other rows of digits are something else.
    """
    return tuple(sorted(_find(fold(text))))


def _find(text: str) -> Iterator[Private]:
    for match in _DIGITS.finditer(text):
        what, said = match.lastgroup, match[0]
        digits = said.replace(" ", "")
        if what == "identity" and _identity(digits):
            yield Private(*match.span(), "identity", said)
        elif what == "mobile":
            yield Private(*match.span(), "mobile", said)
        elif what == "landline":
            yield Private(*match.span(), "landline", said)
        elif what in {"identity", "card"} and digits.isdigit() and _luhn(digits):
            yield Private(*match.span(), "card", said)
    if "@" in text:
        yield from (Private(*m.span(), "mail", m[0]) for m in _MAIL.finditer(text))
    yield from (Private(*m.span(), "plate", m[0]) for m in _PLATE.finditer(text))


def _identity(digits: str) -> bool:
    """GB 11643-1999: the weighted sum modulo 11 picks the last sign."""
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[-1].upper()


def _luhn(digits: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812-1)."""
    doubled = (int(d) * (1 + at % 2) for at, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - one digit
