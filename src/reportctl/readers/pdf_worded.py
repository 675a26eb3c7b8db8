"""Letters for which a PDF says another text than it paints (PDF 32000, 14.9.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from reportctl.readers.ink import UNKNOWN, Letter
from reportctl.readers.ruled import Box

_FIGURES = "0123456789-/—–.,%"
_DASH, _CJK = "—", "\u2e80"
_NEAR = 0.5
"""Points by which a letter may stand out of the box of its text."""


def as_painted(
    letters: Iterable[Letter], worded: Collection[Box], nested: Collection[tuple[Box, Box]]
) -> Iterator[Letter]:
    """The letters where they are painted; a sign of figures that is said in place is unknown.

    `worded` is where such letters are painted. Of those in a form, which may be drawn smaller or
    aside, the engine gives the place within the form: `nested` has it and where they are painted.
    """
    moved: dict[tuple[int, int], list[tuple[Box, Box]]] = {}
    for before, painted in nested:
        if before != painted:
            moved.setdefault(_line(before), []).append((before, painted))
    held = list(letters)
    said = "".join(letter.text if len(letter.text) == 1 else UNKNOWN for letter in held)
    for at, each in enumerate(held):
        letter = _painted(each, moved.get(_line(each[1:5]), ())) if moved else each
        dash = letter.text == _DASH and _is_dash(said, at)
        yield letter._replace(text=UNKNOWN) if _is_said(letter, worded) and not dash else letter


def _is_dash(said: str, at: int) -> bool:
    """Whether a sign is half of a dash between words, for which fonts have one letter."""
    first = at - 1 if said[at - 1 : at] == _DASH else at
    between = said[first - 1 : first] + said[first + 2 : first + 3]
    return said[first : first + 2] == 2 * _DASH and len(between) == 2 and min(between) >= _CJK  # noqa: PLR2004 - both


def _line(box: Sequence[float]) -> tuple[int, int]:
    """How high a box stands, as near as two measurements of it agree."""
    return round(box[1]), round(box[3])


def _painted(letter: Letter, moved: Iterable[tuple[Box, Box]]) -> Letter:
    """A letter, or its share of the first box in which it stands, where that is painted."""
    for (left, _, right, _), (x0, top, x1, bottom) in moved:
        if left - _NEAR < letter.x0 and letter.x1 < right + _NEAR:
            scale = (x1 - x0) / max(right - left, _NEAR)
            a, b = x0 + (letter.x0 - left) * scale, x0 + (letter.x1 - left) * scale
            return letter._replace(x0=a, top=top, x1=b, bottom=bottom)
    return letter


def _is_said(letter: Letter, worded: Iterable[Box]) -> bool:
    if letter.text not in _FIGURES:
        return False
    x, y = letter.middle
    return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in worded)
