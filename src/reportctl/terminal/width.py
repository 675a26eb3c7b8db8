"""How wide a text stands in a terminal, and how it is made short for one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reportctl.terminal.safe import plain


def width(text: str) -> int:
    """The columns that a text takes: two for a full-width character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(char_width, text))


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """The columns that a character takes. Of ambiguous width (“”, …) is one: terminals of today."""
    if char < "\u0300":
        return 1
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def cut(text: str, room: int) -> str:
    """The text shortened at its end to a width, with … where something is left out."""
    if width(text) <= room:
        return text
    taken, used = "", 1
    for char in text:
        used += char_width(char)
        if used > room:
            break
        taken += char
    return taken + "…"


def pad(text: str, columns: int) -> str:
    """The text filled up with spaces to a width."""
    return text + " " * (columns - width(text))


def window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """What of a line is shown in a width around the characters from start to end.

    Gives the text, and the columns (from 0) at which the stretch begins and ends in it. A line is
    cut at its end as long as the stretch fits, for its beginning says which row it is; else a
    third of the room is kept for what stands before the stretch.
    """
    # what no screen shows is not measured: a line may be a megabyte
    near = max(start - 2 * room, 0)
    before = plain(line[near:start])
    within = plain(line[start : min(end, start + 3 * room)])
    line = before + within + plain(line[max(start, end) : start + 3 * room])
    start = len(before)
    end = start + len(within)
    first = 0
    if width(line[:end]) >= room < width(line):
        first, used = start, 0
        while first and used + char_width(line[first - 1]) <= room // 3:
            first -= 1
            used += char_width(line[first])
        while first and width(line[first - 1 :]) < room:  # the line's end leaves room for more
            first -= 1
    left = "…" if first else ""
    shown = left + cut(line[first:], room - len(left))
    begin = len(left) + width(line[first:start])
    return shown, begin, max(min(begin + width(line[start:end]), width(shown)), begin + 1)
