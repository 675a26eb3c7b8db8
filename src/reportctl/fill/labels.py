"""Printed labels without what varies: spaces, punctuation, numbering and hints in brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportctl.record import NamedTuple

_ORDINAL = re.compile(
    r"第?\((?P<a>[一二三四五六七八九十]{1,3}|\d{1,2})\)?[、.,:;]?"
    r"|(?P<b>[一二三四五六七八九十]{1,3})[)、.,:;]+"
    r"|(?P<c>\d{1,2})[)、.,:;]*(?![\d年月日/%])"
)
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_DIGITS = "零一二三四五六七八九十"


class Label(NamedTuple):
    """A label without what varies: spaces, punctuation, numbering, hints in brackets."""

    ordinal: tuple[str, int] | None
    """Its numbering: `c` for 一 二 三 or `d` for digits, and the number."""
    full: str
    short: str
    """Without what stood in brackets."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The texts under which it may be known, none of them empty."""
        return tuple(dict.fromkeys(text for text in (self.full, self.short) if text))


@lru_cache(4096)
def fold(text: str) -> Label:
    """A label from a cell or a line of text."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("|*#·•>-—")
    ordinal = None
    if found := _ORDINAL.match(plain):
        rest = plain[found.end() :]
        if rest.strip("*|。"):
            ordinal, plain = _ordinal(found), rest
    short = _BRACKETS.sub("", _BRACKETS.sub("", plain))
    return Label(ordinal, letters(plain), letters(short))


def letters(text: str) -> str:
    """Only the letters, ideographs and digits of a text."""
    return "".join(char for char in text if char.isalnum())


def _ordinal(found: re.Match[str]) -> tuple[str, int]:
    text = found["a"] or found["b"] or found["c"]
    if text.isdecimal():
        return "d", int(text)
    tens, ten, ones = text.rpartition("十")
    number = (_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return "c", number + (_DIGITS.index(ones[0]) if ones else 0)
