"""Chinese numerals read and written, and the other numbers that lists give their items."""

from __future__ import annotations

_HUNDRED = 100
_LARGEST_ROMAN = 49
_DIGITS = "零一二三四五六七八九"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = ("万", "亿")

NUMERALS = "".join((*_VALUES, *_TENS, *_MYRIADS))
"""Every character that a Chinese numeral is made of."""


def end_of_number(text: str, numerals: str, marks: str) -> int:
    """Where the number of an item ends with which a text begins, （一） or 一、; 0 for none.

    It is one to three of these numerals, in a bracket or not, and one of the marks behind them.
    """
    start = end = int(text.startswith(("(", "（")))
    while end < start + 3 and text[end : end + 1] in numerals and end < len(text):
        end += 1
    return end + 1 if end > start and end < len(text) and text[end] in marks else 0


def write_chinese(number: int) -> str:
    """一, 十, 十一, 二十, 九十九; numbers from 100 digit by digit."""
    if number <= 0 or number >= _HUNDRED:
        return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (
        _DIGITS[ones] if ones else ""
    )


def circled(number: int) -> str:
    """① to ⑳, beyond them (21)."""
    return _CIRCLES[number - 1] if 1 <= number <= len(_CIRCLES) else f"({number})"


def letter(number: int) -> str:
    """From a to z, then aa."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """i, ii, iii, iv, in small letters; numbers from 50 in digits."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def read_chinese(written: str) -> int | None:
    """The value of a numeral, or None where the characters are no numeral, such as 百百.

    Digits without 十, 百, 千, 万 are read one by one, as years are: 二〇二一 is 2021.
    """
    if not any(char in _TENS or char in _MYRIADS for char in written):
        digits = [_VALUES.get(char) for char in written]
        if not digits or None in digits:
            return None
        return int("".join(str(digit) for digit in digits))
    whole = part = 0
    digit: int | None = None
    for char in written:
        if char in _VALUES:
            if digit:
                return None
            digit = _VALUES[char]
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
