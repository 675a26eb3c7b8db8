"""Sets letters of a page apart that are no part of what it says: not seen, crossed out, raised."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from unicodedata import category

from reportctl.readers.ink import TYPED, Ink, Letter, overlap
from reportctl.readers.ruled import Box, Ruled
from reportctl.readers.source import Running

_SEEN = 16
"""The difference of shades, of 255, from which letters can be seen on their ground."""
_PALE = 0.75
"""How light letters are that may be a watermark, or not to be seen."""
_TONED = 0.3
"""How light they are, or coloured, that may be a watermark if its words come again and again."""
_SHARE = 0.1
"""The share of a page's letters from which a colour is one of its text."""
_AGAIN, _WORDS = 4, 16
"""How often the words of a watermark come on a page at least, and how many letters they have."""
_SMALL = 0.8
"""The size of a raised letter, in sizes of those beside it."""
_LESS = 0.9
"""That of one which stands well above or below the line: a browser's are five sixths."""
_CLOSE = 0.9
"""The height, in sizes, up to which a box is that of the ink and not of the line."""
_ROW = 1.5
"""Points above such a box in which a whole row of the picture's dots is the paper's: a thin stroke
may lie on two rows and shade both alike."""
_SLIM = 3.0
"""Points of the width of a sign so thin that its ink may be in any part of it."""
_COVERED = 0.5
_TOUCHED = 0.2
"""The share of a digit from which a line that goes through it leaves open if it is crossed out."""
_EDGE = 2.0
"""Points by which a line may miss the corner of what it bounds."""
_BESIDE = 0.4
"""The share of a digit that the next one may cover."""
_NEXT = 0.4
"""The share of a digit's width within which the next one belongs to the same figure."""
_HALF = 0.5
_UNEVEN = 0.2
"""The share of their size by which digits of one figure may stand higher than others."""
_LIKE = 0.84
"""The share of the largest digit of a figure that the others have at least; `small` has 0.83."""
_SAME = 0.6
"""The share of each other that two letters cover which lie upon each other."""

Shows = Callable[[Box, int], bool]
"""Whether the shades within a box of the page differ by so much."""


def drop_watermarks(ink: Ink, known: dict[float, str]) -> None:
    """Take away letters in a pale or toned colour of their own whose few words come many times.

    `known` holds the words by shade that earlier pages had, and gets those of this one.
    """
    shades = Counter(round(letter.shade, 2) for letter in ink.letters)
    body = min((s for s in shades if shades[s] > _SHARE * len(ink.letters)), default=0.0)
    for shade in shades:
        if shade == body or shade < _TONED:
            continue
        times = Counter(
            letter.text
            for letter in ink.letters
            if round(letter.shade, 2) == shade and not letter.text.isspace()
        )
        if not times or len(times) > _WORDS:
            continue
        often = min(times.values())
        again = often >= _AGAIN and max(times.values()) <= 2 * often
        if again or set(times) <= set(known.get(shade, "")):
            known[shade] = known.get(shade, "") or "".join(times)
            ink.letters = [x for x in ink.letters if round(x.shade, 2) != shade]
            ink.doubts.append(f"有水印字“{known[shade]}”，没有读入；如是正文请对照补上")


def words_aslant(ink: Ink) -> Iterator[Running]:
    """The watermarks of a page: letters that stand aslant, those of one look together."""
    aslant = (x for x in ink.letters if x.turn is None)
    for _, letters in groupby(aslant, key=lambda x: (round(x.size), round(x.shade, 2))):
        if text := "".join(x.text for x in letters).strip():
            yield Running("水印", text)


def hide_unseen(ink: Ink, shows: Shows) -> None:
    """Set those letters apart that a person does not see: white, covered, cut off, not painted."""
    for at, letter in enumerate(ink.letters):
        if letter.apart or letter.text.isspace():
            continue
        text, x0, top, x1, bottom, *_ = letter
        high, beside = bottom - top, (x1 - x0) / 8  # there the ink of the next letter may be
        least = 3 * _SEEN if letter.shade > _PALE else _SEEN
        box = (x0 + beside, top + high / 8, x1 - beside, bottom - high / 12)
        if category(text[:1])[0] in "PS":  # 、，。 have all of theirs in the corner, | is thin
            box = (x0, top, x1 if x1 - x0 < _SLIM else x1 - beside, bottom)
        if high < _CLOSE * letter.size and not text.isdecimal():
            # all of the ink of 一 and 二 is at the edges of the box
            above = max(letter.size / 12, _ROW)
            box = (box[0], top - above, box[2], bottom + letter.size / 12)
        if not shows(box, least):
            ink.letters[at] = letter._replace(apart="hidden")
    _blur_cut_off(ink)


def _blur_cut_off(ink: Ink) -> None:
    """Make unclear what is left of a figure of which digits are covered or cut off."""
    for one, other in pairwise(range(len(ink.letters))):
        near, far = ink.letters[one], ink.letters[other]
        if {near.apart, far.apart} != {None, "hidden"}:
            continue
        seen, unseen = (near, far) if far.apart else (far, near)
        joined = 0 <= far.x0 - near.x1 + _NEXT * near.size < 2 * _NEXT * near.size
        level = abs(near.middle[1] - far.middle[1]) < _HALF * near.size
        digits = seen.text.isdecimal() and unseen.text.isdecimal()
        if digits and joined and level and unseen.shade <= _PALE:
            at = one if seen is near else other
            ink.letters[at] = seen._replace(apart="unclear")


def drop_marks(ink: Ink) -> None:
    """Take away the edges of filled shapes that rule nothing: a marker's round a text, a cover's.

    A marker's lies close round its letters, and nothing else ends where it does.
    """
    if not ink.fills:
        return
    letters = sorted(((*x.middle, x) for x in ink.letters), key=lambda each: each[1])
    heights = [y for _, y, _ in letters]
    for box in ink.fills:
        left, top, right, bottom = box
        level = letters[bisect_right(heights, top) : bisect_left(heights, bottom)]
        under = [letter for x, _, letter in level if left < x < right]
        covers = any(letter.apart == "hidden" for letter in under)
        if not under or _has_neighbours(box, ink):
            continue
        if not _is_close(box, under):
            if covers:
                drop_edges(ink, box)
            continue
        ink.across = [
            (y, x0, x1)
            for y, x0, x1 in ink.across
            if not (top - 1 < y < bottom + 1 and left - 1 < x0 and x1 < right + 1)
        ]
        ink.down = [
            (x, y0, y1)
            for x, y0, y1 in ink.down
            if not (left - 1 < x < right + 1 and top - 1 < y0 and y1 < bottom + 1)
        ]


def drop_edges(ink: Ink, box: Box) -> None:
    """Take away the edges of a box; what it covers stays ruled."""
    left, top, right, bottom = box

    def is_edge(side: float, begin: float, end: float, *, of: Box) -> bool:
        """Whether a line goes along one of two sides from its begin to its end."""
        one, first, other, last = of
        near = min(abs(side - one), abs(side - other)), abs(begin - first), abs(end - last)
        return max(near) < 1

    ink.across = [line for line in ink.across if not is_edge(*line, of=(top, left, bottom, right))]
    ink.down = [line for line in ink.down if not is_edge(*line, of=box)]


def _is_close(box: Box, letters: Sequence[Letter]) -> bool:
    """Whether a box lies close round letters within it."""
    left, top, right, bottom = box
    size = max(letter.size for letter in letters)
    beside = min(x.x0 for x in letters) - left, right - max(x.x1 for x in letters)
    return bottom - top <= 2 * size and max(beside) <= size


def _has_neighbours(box: Box, ink: Ink) -> bool:
    """Whether a line beside its own edge, or another filled shape, bounds a shape at a side."""
    left, top, right, bottom = box
    for side in (left, right):
        beside = [
            y
            for x, y, end in ink.down
            if abs(x - side) < 1 and y < top + _EDGE and end > bottom - _EDGE
        ]
        if len(beside) > 1:
            return True
    return any(
        min(abs(other[0] - right), abs(other[2] - left)) < 1
        and other[1] < bottom - 1
        and other[3] > top + 1
        for other in ink.fills
    )


def needs_picture(ink: Ink) -> bool:
    """Whether there are letters so light that only the page's picture tells if they are seen."""
    return any(letter.shade > _PALE for letter in ink.letters)


def cross_out(ink: Ink) -> None:
    """Set letters apart through whose middle a line goes."""
    across = sorted(ink.across)
    levels = [y for y, _, _ in across]
    for at, letter in enumerate(ink.letters):
        high, (x, _) = letter.bottom - letter.top, letter.middle
        begin = bisect_left(levels, letter.top + 0.3 * high)
        end = bisect_right(levels, letter.bottom - 0.2 * high)
        if not letter.apart and (
            any(left <= x <= right for _, left, right in across[begin:end])
            or (
                not letter.text.isdecimal()
                and any(overlap(letter[1:5], box) > _COVERED for box in ink.strokes)
            )
        ):
            # the line may belong to the sign, as the bar does to that of a root
            sign = category(letter.text[-1:] or " ") == "Sm"
            ink.letters[at] = letter._replace(apart="unclear" if sign else "struck")
        elif not letter.apart and letter.text.isdecimal():
            wide = letter.x1 - letter.x0
            touched = (
                min(right, letter.x1) - max(left, letter.x0) for _, left, right in across[begin:end]
            )
            if any(shared > _TOUCHED * wide for shared in touched) or any(
                overlap(letter[1:5], box) > _TOUCHED for box in ink.strokes
            ):
                ink.letters[at] = letter._replace(apart="unclear")


def raise_small(letters: Sequence[Letter]) -> list[Letter]:
    """The letters of a cell, small ones above or below the line beside a larger one set apart."""
    plain = [letter for letter in letters if not (letter.apart or letter.text.isspace())]
    largest = max((letter.size for letter in plain), default=0.0)
    lines = [letter for letter in plain if letter.size > _LESS * largest]
    found = []
    for letter in letters:
        kind = letter.apart
        if not kind and letter.size <= _LESS * largest and not letter.text.isspace():
            here = letter.middle[1]
            least = 0.1 if letter.size <= _SMALL * largest else 0.2
            for other in lines:
                near = other.x0 - largest < letter.middle[0] < other.x1 + largest
                off = here - other.middle[1]
                if near and least * largest < abs(off) < 0.75 * largest:
                    kind = "raised" if off < 0 else "lowered"
                    break
        found.append(letter._replace(apart=kind) if kind else letter)
    for before, at in pairwise(sorted(range(len(found)), key=lambda each: found[each].x0)):
        one, other = found[before], found[at]  # ※10 goes on farther than a letter's width
        beside = other.x0 - one.x1 < _NEXT * one.size and other.size == one.size
        level = abs(other.middle[1] - one.middle[1]) < _UNEVEN * one.size
        if one.apart in ("raised", "lowered") and not other.apart and beside and level:
            found[at] = other._replace(apart=one.apart)
    return found


def blur_uneven(letters: Sequence[Letter]) -> list[Letter]:
    """The letters of a cell; digits side by side on two levels, or of two sizes, are unclear.

    One may be raised, or the mark of a note: which, nobody can say.
    """
    found = list(letters)
    for at, beyond in pairwise(sorted(range(len(found)), key=lambda each: found[each].x0)):
        one, other = found[at], found[beyond]
        if one.apart or other.apart or not (one.text.isdecimal() and other.text.isdecimal()):
            continue
        off = abs(one.middle[1] - other.middle[1])
        beside = abs(other.x0 - one.x1) < _NEXT * one.size
        small = min(one.size, other.size) < _LIKE * max(one.size, other.size)
        if beside and (small or _UNEVEN * one.size < off < _HALF * one.size):
            found[at] = one._replace(apart="unclear")
    return found


def blur_overprinted(letters: Sequence[Letter]) -> list[Letter]:
    """The letters of a cell; all are unclear where some lie upon others."""
    plain = [letter for letter in letters if not (letter.apart or letter.text.isspace())]
    plain.sort(key=lambda letter: letter.x0)
    doubtful = len({letter.mcid == TYPED for letter in plain}) > 1 or any(
        min(overlap(letter[1:5], other[1:5]), overlap(other[1:5], letter[1:5])) > limit
        for at, letter in enumerate(plain)
        for other in plain[at + 1 : at + 4]
        if other.text != letter.text or letter.text.isdecimal()
        for limit in (_BESIDE if letter.text.isdecimal() and other.text.isdecimal() else _SAME,)
    )
    if not doubtful:
        return list(letters)
    return [each if each.apart else each._replace(apart="unclear") for each in letters]


def blur_crossing(table: Ruled, inside: list[list[Letter]], outside: list[Letter]) -> None:
    """Make unclear the digits of a figure that goes on in the next cell, or beside the table.

    It is too wide for its cell; of which that is, the page does not say.
    """
    for here, (left, _, right, _) in enumerate(table.cells):
        for at, letter in enumerate(inside[here]):
            wide, y = letter.x1 - letter.x0, letter.middle[1]
            if not letter.text.isdecimal() or letter.mcid == TYPED:
                continue
            if left + wide < letter.x0 < letter.x1 < right - wide:
                continue
            for side in (left - _NEXT * wide, right + _NEXT * wide):
                beyond = table.cell_at(side, y)
                held = inside[beyond] if beyond >= 0 else outside
                for other_at, other in enumerate(held if beyond != here else ()):
                    apart = max(other.x0 - letter.x1, letter.x0 - other.x1)
                    level = abs(other.middle[1] - y) < _HALF * letter.size
                    if level and other.text.isdecimal() and apart < _NEXT * wide:
                        inside[here][at] = letter._replace(apart=letter.apart or "unclear")
                        held[other_at] = other._replace(apart=other.apart or "unclear")
