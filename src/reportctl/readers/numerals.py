"""Writes the numbers that a list or heading gets by itself, as the page or document shows them."""

from __future__ import annotations

_HUNDRED = 100
_LARGEST_ROMAN = 49
_DIGITS = "零一二三四五六七八九"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def chinese(number: int) -> str:
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
