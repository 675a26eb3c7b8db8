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
_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
"""Thousands set off by commas."""
_PARTED = r"(?<![0-9])[0-9]+(?:\s*,\s*[0-9]+)+"
_FOREIGN = r"[0-9]\s*，\s*[0-9０-９]|[0-9０-９]\s*，\s*[0-9]"
_AMOUNT = rf"([+-]?(?:{_GROUPED}|[0-9]+)(?:\.[0-9]+)?)(万元|亿元|元|万)?"


def is_blank(text: str) -> bool:
    """Whether a cell's text is empty or only a stroke."""
    return not text.strip() or text.strip() in STROKES


def is_unread(text: str) -> bool:
    """Whether a cell's text is the mark of what was not read, in either width."""
    return text.strip() in {UNREAD, "？"}


def read_figure(text: str, kind: Kind) -> Number | None:
    """The number that a text writes in plain digits, or None where it is not one.

    Full-width digits and signs and commas that part thousands are read; a unit only in an amount,
    whose number is returned in the unit that is written (`amount_unit` tells which). One that is
    too long is none of a report's.
    """
    match = _match_amount(text)
    digits = match[1].replace(",", "") if match else ""
    if not match or (match[2] and kind != "amount") or is_too_long(Decimal(digits)):
        return None
    return Decimal(digits) if "." in digits else int(digits)


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
    match = _match_amount(text)
    return (match[2] or "") if match else ""


def find_comma_fault(text: str) -> str:
    """Why the commas of a text do not part the thousands of one figure: Chinese, '' where they do.

    A Chinese comma between digits of half width parts two figures as well as one.
    """
    if _is_foreign(text):
        return "“，”也可能隔开两个数"
    folded = text.translate(_FOLDED)
    parted = re.findall(_PARTED, folded) if "," in folded else ()
    whole = all(re.fullmatch(_GROUPED, each) for each in parted)
    return "" if whole else "逗号隔开的不是千位"


def _match_amount(text: str) -> re.Match[str] | None:
    return None if _is_foreign(text) else re.fullmatch(_AMOUNT, text.translate(_FOLDED).strip())


def _is_foreign(text: str) -> bool:
    """Whether a Chinese comma stands between digits."""
    return "，" in text and bool(re.search(_FOREIGN, text))


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
