"""Letters for which a PDF says another text than it paints (PDF 32000, 14.9.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from reportctl.readers.ink import UNKNOWN, Letter
from reportctl.readers.ruled import Box

_FIGURES = "0123456789-/—–.,%"


def as_painted(
    letters: Iterable[Letter], worded: Collection[Box], nested: Collection[tuple[Box, Box]]
) -> Iterator[Letter]:
    """The letters where they are painted; a sign of figures that is said in place is unknown.

    `worded` is where such letters are painted. Of those in a form, which may be drawn smaller or
    aside, the engine gives the place within the form: `nested` has it and where they are painted.
    """
    moved = {_key(before): painted for before, painted in nested if before != painted}
    for each in letters:
        painted = moved.get(_key(each[1:5])) if moved else None
        letter = _at(each, painted) if painted else each
        yield letter._replace(text=UNKNOWN) if _is_said(letter, worded) else letter


def _at(letter: Letter, box: Box) -> Letter:
    x0, top, x1, bottom = box
    return letter._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def _key(box: Sequence[float]) -> tuple[int, ...]:
    """The place of a box, as near as two measurements of it agree."""
    return tuple(round(side) for side in box)


def _is_said(letter: Letter, worded: Iterable[Box]) -> bool:
    if letter.text not in _FIGURES:
        return False
    x, y = letter.middle
    return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in worded)
