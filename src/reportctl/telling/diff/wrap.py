"""Runs of styled text, broken into lines of a width as Chinese text is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportctl.telling.color import paint
from reportctl.telling.width import char_width, width

Run = tuple[str, str]
"""A text and the ANSI code it is shown in, or ''."""

_NOT_FIRST = frozenset("，。、；：！？）》”’…％%),.;:!?]}")
_NOT_LAST = frozenset("（《“‘([{")


def wrap(runs: Iterable[Run], room: int) -> list[list[Run]]:
    """The runs as lines no wider than `room`; numbers and words stay whole where they fit."""
    lines: list[list[Run]] = [[]]
    used = 0
    for units in _chunks(runs):
        wide = sum(width(text) for text, _ in units)
        if used and used + wide > room:
            lines.append([])
            used = 0
        for text, code in units:
            if used + width(text) > room:
                for char in text:
                    if used and used + char_width(char) > room:
                        lines.append([])
                        used = 0
                    _put(lines[-1], char, code)
                    used += char_width(char)
            else:
                _put(lines[-1], text, code)
                used += width(text)
    return [line for line in lines if line] or [[]]


def _put(line: list[Run], text: str, code: str) -> None:
    if line and line[-1][1] == code:
        line[-1] = (line[-1][0] + text, code)
    else:
        line.append((text, code))


def _chunks(runs: Iterable[Run]) -> Iterator[Sequence[Run]]:
    """What must not be torn apart: a word, a number, a mark with what it clings to."""
    chunk: list[Run] = []
    before = ""
    for text, code in runs:
        for char in text:
            if chunk and not _clings(before, char):
                yield chunk
                chunk = []
            chunk.append((char, code))
            before = char
    if chunk:
        yield chunk


def _clings(before: str, char: str) -> bool:
    if char in _NOT_FIRST or before in _NOT_LAST:
        return True
    return before.isascii() and char.isascii() and not before.isspace() and not char.isspace()


def show(line: Iterable[Run], *, color: bool) -> str:
    """A line with its colours, or without."""
    return "".join(paint(text, code, color=color and bool(code)) for text, code in line)
