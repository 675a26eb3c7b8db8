"""Printed labels without what varies, and how far two of them are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from reportctl.numerals import read_chinese
from reportctl.record import NamedTuple

_NUMERALS, _MARKS = frozenset("一二三四五六七八九十"), frozenset(").,:;")
_NO_ORDINAL = frozenset("/%年月日")
"""Behind digits: a date, a share."""
_BRACKETS = r"\([^()]*\)?|\[[^\[\]]*\]?"
_TAILS = ("数量", "件数", "总数", "数", "情况", "事项", "件", "项", "合计", "总额", "金额")
_MONEY = ("总额", "金额")
"""Of the tails those that only follow what is paid: 行政处罚金额 is no number of decisions."""
_DECISIVE = frozenset("上本去前历累往次当不未无非否撤销废失百千万亿")
"""Characters that make a label mean another year, the opposite, the undoing or another unit."""
SHORTEST = 4
"""Characters that a part of a label must have to stand for the whole."""


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
        if self.full == self.short or not self.short:
            return (self.full,) if self.full else ()
        return (self.full, self.short) if self.full else (self.short,)


@lru_cache(4096)
def fold(text: str) -> Label:
    """A label from a cell or a line of text."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("|*#·•>-—")
    ordinal = None
    number, end = _numbering(plain.replace("、", ","))
    if number and plain[end:].strip("*|。"):
        ordinal, plain = _ordinal(number), plain[end:]
    full = letters(plain)
    bracketed = "(" in plain or "[" in plain
    short = letters(re.sub(_BRACKETS, "", re.sub(_BRACKETS, "", plain))) if bracketed else full
    return Label(ordinal, full, short)


def letters(text: str) -> str:
    """Only the letters, ideographs and digits of a text, and the signs of a share."""
    if text.isalnum():
        return text
    if "%" not in text and "‰" not in text:
        return "".join(filter(str.isalnum, text))
    return "".join(char for char in text if char.isalnum() or char in "%‰")


def _numbering(text: str) -> tuple[str, int]:
    """The number with which a label begins, '' for none, and where the numbering ends.

    （一）, 第（一）, 一、 and 1. are numberings; the figures of 12月 and 3/4 are none.
    """
    begin = 1 if text.startswith("(") else 2 if text.startswith("第(") else 0
    spelled = _count(text, begin, 3, _NUMERALS.__contains__)
    count = spelled or _count(text, begin, 2, str.isdecimal)
    number, end = text[begin : begin + count], begin + count
    if begin and count:
        end += text.startswith(")", end)
        return number, end + (text[end : end + 1] in _MARKS - {")"})
    if begin or not count:
        return "", 0
    marks = _count(text, end, len(text), _MARKS.__contains__)
    if spelled:
        return (number, end + marks) if marks else ("", 0)
    for at in range(end + marks, end - 1, -1):
        behind = text[at : at + 1]
        if not (behind.isdecimal() or behind in _NO_ORDINAL):
            return number, at
    return "", 0


def _count(text: str, begin: int, most: int, is_one: Callable[[str], bool]) -> int:
    """How many characters from there on are such ones, up to the most."""
    end = next((n for n, one in enumerate(text[begin : begin + most]) if not is_one(one)), most)
    return min(end, len(text) - begin)


def _ordinal(text: str) -> tuple[str, int]:
    if text.isdecimal():
        return "d", int(text)
    return "c", read_chinese(text) or 0


def is_part(mine: str, theirs: str) -> bool:
    """Whether one is the beginning or the end of the other, and long enough to mean it."""
    short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if len(short) < SHORTEST:
        return False
    if long.startswith(short):
        rest = long[len(short) :]
    elif long.endswith(short):
        rest = long[: -len(short)]
    else:
        return False
    if any(char.isnumeric() for char in rest) or differ_decisively(mine, theirs):
        return False
    if short == mine:
        return True
    if rest in _MONEY and not theirs.endswith("费"):
        return False
    return rest in _TAILS or len(short) > SHORTEST + 2


def share_half(mine: str, theirs: str) -> bool:
    """Whether at least half of the characters of theirs stand in mine."""
    return 2 * len({*mine} & {*theirs}) >= len({*theirs})


def may_be_like(mine: str, theirs: str, least: float) -> bool:
    """Whether their likeness as difflib counts it can be as much: it takes long to count."""
    common = sum(map(theirs.__contains__, mine))
    return 2 * common >= least * (len(mine) + len(theirs))


def differ_decisively(mine: str, theirs: str) -> bool:
    """Whether one has a character that the other lacks and that changes what is meant.

    Where mine only breaks off, the rest of theirs does not count: 逾期未缴费.
    """
    at = 0
    for char in mine:
        at = theirs.find(char, at) + 1
        if not at:
            break
    covered = theirs[:at] if at else theirs
    return any(mine.count(char) != covered.count(char) for char in _DECISIVE & {*mine, *covered})


def is_within(mine: str, theirs: str) -> bool:
    """Whether the characters of one stand in the other in this order: 逾期未缴费."""
    rest = iter(theirs)
    return all(char in rest for char in mine)
