"""Runs of styled text, broken into lines of a width as Chinese text is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportctl.terminal.color import colored
from reportctl.terminal.safe import plain
from reportctl.terminal.width import char_width

Run = tuple[str, str]
"""A text and the ANSI code it is shown in, or ''."""

_NOT_FIRST = frozenset("，。、；：！？）》”’…％%),.;:!?]}")
_NOT_LAST = frozenset("（《“‘([{")


def wrap(runs: Iterable[Run], room: int) -> list[list[Run]]:
    """The runs as lines no wider than `room`; numbers and words stay whole where they fit."""
    pieces = [run for run in runs if run[0]]
    text = "".join(piece for piece, _ in pieces)
    if text.isascii() and len(text) <= room:
        return [pieces]
    ends = _breaks(text, room)
    if len(ends) == 1:
        return [pieces]
    return list(_cut(pieces, ends))


def _breaks(text: str, room: int) -> list[int]:
    """Where each line ends, as offsets in the text."""
    ends: list[int] = []
    start = used = last = used_at_last = 0
    before = ""
    for at, char in enumerate(text):
        if at > start and not _clings(before, char):
            last, used_at_last = at, used
        wide = 2 if "\u4e00" <= char <= "\u9fff" else char_width(char)
        if used + wide > room and at > start:
            if last <= start:  # nothing to break at: a word longer than the line
                last, used_at_last = at, used
            ends.append(last)
            start = last
            used -= used_at_last
        used += wide
        before = char
    return [*ends, len(text)]


def _clings(before: str, char: str) -> bool:
    """Whether two characters stay on one line: a word, a number, a mark and what it clings to."""
    if char in _NOT_FIRST or before in _NOT_LAST:
        return True
    return before < "\x7f" and char < "\x7f" and before != " " and char != " "


def _cut(pieces: Iterable[Run], ends: Iterable[int]) -> Iterator[list[Run]]:
    """The pieces cut at the offsets."""
    cuts = iter(ends)
    end = next(cuts)
    line: list[Run] = []
    at = 0
    for text, code in pieces:
        start = 0
        while at + len(text) - start > end:
            taken = text[start : start + end - at]
            yield [*line, (taken, code)] if taken else line
            start += end - at
            line, at, end = [], end, next(cuts)
        line.append((text[start:], code))
        at += len(text) - start
    if line:
        yield line


def hang(text: str, code: str, room: int, *, color: bool) -> Iterator[str]:
    """A sentence in lines; those after the first are set in, further than the first."""
    lead = " " * (len(text) - len(text.lstrip(" ")))
    further = f"{lead}  " if lead else ""
    for number, line in enumerate(wrap([(plain(text.strip()), code)], room - len(further))):
        yield (further if number else lead) + show(line, color=color)


def show(line: Iterable[Run], *, color: bool) -> str:
    """A line with its colours, or without."""
    return "".join(colored(text, code, color=color and bool(code)) for text, code in line)
