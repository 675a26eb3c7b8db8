"""Tells which letters of a page outside its tables were not read, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportctl.readers.ink import Letter
from reportctl.readers.letters import name_some, shorten

_KINDS = (
    (("hidden",), "看不见的字"),
    (("struck", "deleted"), "划掉的字"),
    (("unclear",), "被别的字盖住的字"),
)
_SHOWN, _BEFORE, _MOST = 20, 6, 5
"""Letters of a text that a message shows and of what stands before it; how many texts it shows."""
_TURNED = 20
"""Letters on their side beyond which they are a page of their own."""


def tell_unread(number: int, letters: Sequence[Letter], seen: Sequence[Letter]) -> Iterator[str]:
    """A line for each kind of letters of page `number` that were not read; `seen` were."""
    rows: dict[int, list[Letter]] = {}
    for letter in seen:
        rows.setdefault(round(letter.middle[1]), []).append(letter)
    for kinds, what in _KINDS:
        apart = [x for x in letters if x.apart in kinds and x.text.strip() and x.turn == 0]
        if apart:
            told = name_some(_texts(apart, rows), _MOST)
            yield f"第{number}页有{what}{told}，没有读入"
    if 0 < len(text := "".join(x.text for x in letters if x.turn and not x.apart)) <= _TURNED:
        yield f"第{number}页有横排的字“{text}”，没有读入；如是正文请对照补上"


def _texts(letters: Sequence[Letter], rows: Mapping[int, Sequence[Letter]]) -> list[str]:
    """What letters say, each text with the words that are read before it in its line."""
    texts: list[tuple[str, str]] = []
    for letter in letters:
        before = _before(letter, rows)
        if texts and texts[-1][0] == before:
            texts[-1] = before, texts[-1][1] + letter.text
        else:
            texts.append((before, letter.text))
    return [
        f"“{shorten(text, _SHOWN)}”" + (f"（在“{before}”之后）" if before else "")
        for before, text in texts
    ]


def _before(letter: Letter, rows: Mapping[int, Sequence[Letter]]) -> str:
    """The last words that are read before a letter in its line."""
    level = round(letter.middle[1])
    row = [x for y in (level - 1, level, level + 1) for x in rows.get(y, ()) if x.x0 < letter.x0]
    return "".join(x.text for x in sorted(row, key=lambda x: x.x0)[-_BEFORE:]).strip()
