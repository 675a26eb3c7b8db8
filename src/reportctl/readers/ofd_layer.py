"""Paints the objects of an OFD's layers: text codes as letters, paths as rulings, pictures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from reportctl.readers.ink import (
    PICTURE,
    Ink,
    Letter,
    Move,
    Piece,
    after,
    move_box,
    move_point,
    overlap,
)
from reportctl.readers.limits import Work

MM = 72 / 25.4
"""Points of a millimetre."""
_BOLD = re.compile(r"bold|black|heavy|simhei|heiti|黑体", re.IGNORECASE)
_HEAVY = 600
_RISE, _FALL = 0.88, 0.12
"""How far letters reach above and below their line, in sizes."""
_NARROW = "\u2000"
"""Letters before this one are half as wide as high."""
_BROAD = frozenset("%&@MWmw")
"""Letters before it that are nearly as wide as high."""
_WIDEST = 1.05
"""Sizes beyond which the step to the next letter is a gap."""
_SLANT = 0.05
_WHITE = 0.97
_GROUND = 0.5
_COVERED = 0.5
_VEIL = 0.7
"""How much a filled shape covers through which letters are still read, such as a marker's."""
_NARROWEST = 0.1
"""The share of their width at which letters are but strokes."""
_DEEPEST = 30
_SIX = 6


def kind(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def numbers(text: str | None) -> tuple[float, ...]:
    """The numbers of an attribute; those that are none are left out."""
    found = []
    for word in (text or "").replace(",", " ").split():
        try:
            value = float(word)
        except ValueError:
            continue
        if math.isfinite(value):
            found.append(value)
    return tuple(found)


def steps(text: str | None, most: int) -> Iterator[float]:
    """The steps between letters, `g n v` standing for n times v; no more than `most`."""
    words = iter((text or "").split())
    left = most
    for word in words:
        times, value = 1, word
        if word == "g":
            times, value = int((numbers(next(words, "")) or (0,))[0]), next(words, "")
        for _ in range(max(min(times, left), 0)):
            yield (numbers(value) or (0.0,))[0]
            left -= 1


class LayerReader:
    """Knows the fonts and the drawings that the layers refer to."""

    def __init__(self, resources: Sequence[Element], work: Work) -> None:
        """`resources` are the roots of the document's resource parts."""
        self._work = work
        self._bold: dict[str, bool] = {}
        self._units: dict[str, Element] = {}
        for element in (each for root in resources for each in root.iter()):
            if kind(element) == "Font":
                name = f"{element.get('FontName')} {element.get('FamilyName')}"
                bold = element.get("Bold") == "true" or bool(_BOLD.search(name))
                self._bold[element.get("ID", "")] = bold
            elif kind(element) == "CompositeGraphicUnit":
                self._units[element.get("ID", "")] = element

    def read(self, layer: Element, ink: Ink, moving: Move, depth: int = 0) -> None:
        """Put what a layer or block holds onto the page; `moving` takes its points there."""
        for thing in layer:
            self._work.count("objects")
            what = kind(thing)
            unseen = thing.get("Visible") == "false" and what != "TextObject"
            if unseen or depth > _DEEPEST:
                continue
            if what in ("PageBlock", "Content"):
                self.read(thing, ink, moving, depth + 1)
                continue
            box = (numbers(thing.get("Boundary")) + (0.0,) * 4)[:4]
            inner = after((1, 0, 0, 1, box[0], box[1]), moving)
            matrix = numbers(thing.get("CTM"))
            if len(matrix) == _SIX:
                inner = after(matrix, inner)
            if what == "TextObject":
                self._read_text(thing, ink, inner)
            elif what == "PathObject":
                self._read_path(thing, ink, inner)
            elif what == "ImageObject":
                place = move_box((box[0], box[1], box[0] + box[2], box[1] + box[3]), moving)
                if overlap(ink.box, place) > _COVERED:
                    _cover(ink, place)
                ink.objects.append((place, PICTURE))
            elif what == "CompositeObject":
                unit = self._units.get(thing.get("ResourceID", ""))
                if unit is not None:
                    self.read(unit, ink, inner, depth + 1)

    def _read_text(self, thing: Element, ink: Ink, moving: Move) -> None:
        """The letters of an object, each where its step from the one before puts it."""
        size = (numbers(thing.get("Size")) or (3.5,))[0]
        bold = self._bold.get(thing.get("Font", ""), False)
        bold = bold or (numbers(thing.get("Weight")) or (400,))[0] >= _HEAVY
        # letters whose outline is drawn too are as good as bold
        bold = bold or (thing.get("Stroke") == "true" and thing.get("Fill") != "false")
        shade = _shade(thing, "FillColor")
        painted = thing.get("Fill") != "false" or thing.get("Stroke") == "true"
        painted = painted and thing.get("Visible") != "false"
        painted = painted and (numbers(thing.get("HScale")) or (1.0,))[0] > _NARROWEST
        clips = [_clip(each, moving) for each in thing if kind(each) == "Clips"]
        quarter = round((numbers(thing.get("CharDirection")) or (0,))[0] / 90)
        turn = _turn(moving)
        turn = turn if turn is None else (turn - quarter) % 4
        height = size * math.hypot(moving[2], moving[3])
        x = y = 0.0
        for code in (each for each in thing if kind(each) == "TextCode"):
            x = (numbers(code.get("X")) or (x,))[0]
            y = (numbers(code.get("Y")) or (y,))[0]
            text = code.text or ""
            self._work.count("letters", len(text))
            across = list(steps(code.get("DeltaX"), len(text)))
            down = list(steps(code.get("DeltaY"), len(text)))
            here, line = x, y
            for at, letter in enumerate(text):
                own = size * (0.5 if letter < _NARROW and letter not in _BROAD else 1.0)
                step = across[at] if at < len(across) else 0.0 if down else own
                wide = step if 0 < step < _WIDEST * size else own
                place = move_box(
                    (here, line - _RISE * size, here + wide, line + _FALL * size), moving
                )
                hidden = shade > _WHITE and not _on_colour(ink, place)
                hidden = hidden or not painted
                hidden = hidden or any(c and overlap(place, c) < _COVERED for c in clips)
                ink.letters.append(
                    Letter(letter, *place, height, bold, turn=turn, shade=shade,
                        apart="hidden" if hidden else None)
                )  # fmt: skip
                here += step
                line += down[at] if at < len(down) else 0.0

    def _read_path(self, thing: Element, ink: Ink, moving: Move) -> None:
        """A path's lines; one that is filled covers what was painted before."""
        filled = thing.get("Fill") == "true"
        if thing.get("Stroke") == "false" and not filled:
            return
        data = "".join(each.text or "" for each in thing if kind(each) == "AbbreviatedData")
        pieces = list(_pieces(data, moving))
        self._work.count("objects", len(pieces))
        corners = [place for _, place in pieces]
        if not corners:
            return
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = min(xs), min(ys), max(xs), max(ys)
        shade = _shade(thing, "FillColor") if filled else 0.0
        if filled and _opacity(thing, "FillColor") > _VEIL:
            _cover(ink, box)
        wide, high = (box[2] - box[0]) / ink.width, (box[3] - box[1]) / ink.height
        ground = filled and (shade > _WHITE or (wide > _GROUND and high > _GROUND))
        if filled and shade <= _WHITE:
            ink.fills.append(box)
        if not ground or thing.get("Stroke") == "true":
            ink.trace(pieces, filled=filled)


def _cover(ink: Ink, box: tuple[float, float, float, float]) -> None:
    """What was painted before and lies under a filled shape or a picture is not seen."""
    for at, letter in enumerate(ink.letters):
        if overlap(letter[1:5], box) > _COVERED:
            ink.letters[at] = letter._replace(apart="hidden")


def _on_colour(ink: Ink, place: tuple[float, float, float, float]) -> bool:
    """Whether white letters stand upon a filled shape."""
    return any(overlap(place, box) > _COVERED for box in ink.fills)


def _turn(moving: Move) -> int | None:
    """How many quarters clockwise a page must be turned for letters so placed to stand upright."""
    a, b = moving[:2]
    if abs(b) <= _SLANT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 3 if b > 0 else 1
    return None


def _shade(thing: Element, word: str) -> float:
    """How light a colour is: 0 for black, which is meant where none is named."""
    shade = 0.0
    for color in (each for each in thing if kind(each) == word):
        values = numbers(color.get("Value"))
        if len(values) == 1:
            shade = values[0] / 255
        elif len(values) == 3:  # noqa: PLR2004 - red, green, blue
            shade = (0.3 * values[0] + 0.6 * values[1] + 0.1 * values[2]) / 255
    return 1 - (1 - shade) * _opacity(thing, word)


def _opacity(thing: Element, word: str) -> float:
    """How much a colour covers: 0 for nothing, 1 for all that lies below."""
    alpha = (numbers(thing.get("Alpha")) or (255.0,))[0] / 255
    for color in (each for each in thing if kind(each) == word):
        alpha *= (numbers(color.get("Alpha")) or (255.0,))[0] / 255
    return min(max(alpha, 0.0), 1.0)


def _clip(clips: Element, moving: Move) -> tuple[float, float, float, float] | None:
    """The box within which an object is seen; None where its clips have no path."""
    corners = []
    for area in (each for each in clips.iter() if kind(each) == "Area"):
        matrix = numbers(area.get("CTM"))
        around = after(matrix, moving) if len(matrix) == _SIX else moving
        for path in (each for each in area if kind(each) == "Path"):
            left, top, *_ = (*numbers(path.get("Boundary")), 0.0, 0.0)
            inner = after((1, 0, 0, 1, left, top), around)
            data = "".join(each.text or "" for each in path)
            corners += [place for _, place in _pieces(data, inner)]
    if not corners:
        return None
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


_TAKES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Numbers behind each letter of a path."""


def _pieces(data: str, moving: Move) -> Iterator[Piece]:
    """The steps of a path; what is no such letter or lacks numbers ends it."""
    words = iter(data.split())
    here = (0.0, 0.0)
    for word in words:
        takes = _TAKES.get(word)
        if takes is None:
            return
        given = numbers(" ".join(next(words, "") for _ in range(takes)))
        if len(given) < takes:
            return
        if takes:
            here = move_point(given[-2], given[-1], moving)
        yield {"C": "Z", "L": "L", "M": "M", "S": "M"}.get(word, "B"), here
