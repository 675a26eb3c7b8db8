"""What is written in a cell as a figure: exact numbers, blanks, amounts with a unit."""

from __future__ import annotations

import re
from decimal import Decimal

from reportctl.readers.limits import most
from reportctl.report.report import Number
from reportctl.schema.form import Kind

STROKES = frozenset({"/", "-", "—", "——", "–", "－", "／", "\\", "--", "---", "―", "─"})
"""What stands in cells of published reports for nothing to report; neither is zero."""

UNREAD = "?"
"""What stands in a cell whose source held something that was not read: no figure and no blank."""

_MOST = most("figure")
_BEYOND = 10**_MOST
_AMOUNT = re.compile(r"([+-]?\d+(?:\.\d+)?)(万元|亿元|元|万)?")


def is_blank(text: str) -> bool:
    """Whether a cell's text is empty or only a stroke."""
    return not text.strip() or text.strip() in STROKES


def is_unread(text: str) -> bool:
    """Whether a cell's text is the mark of what was not read, in either width."""
    return text.strip() in {UNREAD, "？"}


def read_figure(text: str, kind: Kind) -> Number | None:
    """The number that a text writes in plain digits, or None where it is not one.

    Full-width digits and signs and thousands commas are read; a unit only in an amount, whose
    number is returned in the unit that is written (`amount_unit` tells which). One that is too long
    is none of a report's.
    """
    plain = text.translate(_FOLDED).strip().replace(",", "")
    match = _AMOUNT.fullmatch(plain)
    if not match or (match[2] and kind != "amount") or is_too_long(Decimal(match[1])):
        return None
    return Decimal(match[1]) if "." in match[1] else int(match[1])


def is_too_long(number: Number) -> bool:
    """Whether it has more digits before or behind its point than any figure of a report."""
    if isinstance(number, int):
        return not -_BEYOND < number < _BEYOND
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and (number.adjusted() >= _MOST or exponent < -_MOST)


def write_figure(figure: Number) -> str:
    """A figure as a report file writes it: all its digits and decimals, no exponent."""
    return format(figure, "f") if isinstance(figure, Decimal) else str(figure)


def amount_unit(text: str) -> str:
    """The unit that an amount writes, such as 元 or 万元, or ''."""
    match = _AMOUNT.fullmatch(text.translate(_FOLDED).strip().replace(",", ""))
    return (match[2] or "") if match else ""


_FOLDED = {
    **{ord("０") + digit: str(digit) for digit in range(10)},
    ord("．"): ".",
    ord("，"): ",",
    ord("＋"): "+",
    ord("－"): "-",
    ord("−"): "-",
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
}
