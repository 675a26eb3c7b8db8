"""Chinese numerals as numbers: 三千一百一十九, 十五, 两, 二〇二一."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = ("万", "亿")

NUMERALS = "".join((*_DIGITS, *_TENS, *_MYRIADS))
"""Every character that a Chinese numeral is made of."""


def number(written: str) -> int | None:
    """The value of a numeral, or None where the characters are no numeral, such as 百百.

    Digits without 十, 百, 千, 万 are read one by one, as years are: 二〇二一 is 2021.
    """
    if not any(char in _TENS or char in _MYRIADS for char in written):
        digits = [_DIGITS.get(char) for char in written]
        if not digits or None in digits:
            return None
        return int("".join(str(digit) for digit in digits))
    whole = part = 0
    digit: int | None = None
    for char in written:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            if digit is None and char != "十":
                return None
            part += (1 if digit is None else digit) * _TENS[char]
            digit = None
        elif char in _MYRIADS:
            part += digit or 0
            if char == "亿":
                whole, part = (whole + part) * 10**8, 0
            else:
                whole, part = whole + part * 10**4, 0
            if not whole:
                return None
            digit = None
        else:
            return None
    return whole + part + (digit or 0)
