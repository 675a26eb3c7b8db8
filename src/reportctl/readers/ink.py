"""What stands on a page, whatever holds it: letters, rulings and pictures with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportctl.readers.ruled import Box, Ruling
from reportctl.readers.source import Setting
from reportctl.record import NamedTuple, field, record

Move = tuple[float, ...]
"""What takes a point (x, y) to (ax + cy + e, bx + dy + f)."""
QUARTERS: tuple[Move, ...] = (
    (1, 0, 0, 1, 0, 0),
    (0, 1, -1, 0, 0, 0),
    (-1, 0, 0, -1, 0, 0),
    (0, -1, 1, 0, 0, 0),
)
"""What turns points by so many quarters clockwise, where y grows downwards."""
UNKNOWN = "\ufffd"
"""Stands for a letter whose font does not say which it is."""

TYPED = -2
PICTURE, DRAWING = "图片", "图形"
"""What a picture is called, and lines that rule nothing."""
Piece = tuple[str, tuple[float, float]]
"""A step of a path: M moves to a point, L draws a line, B a curve, Z a line to where it began."""
_LEVEL = 0.6
"""Points by which a line may rise or fall that goes across."""


class Letter(NamedTuple):
    """One letter as printed. Measures are in points, from the page's upper left corner down."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """The height of its font."""
    bold: bool = False
    mcid: int = -1
    """The number of its marked content, if any; TYPED for a letter of a field or a note."""
    turn: int | None = 0
    """How many quarters the page must be turned clockwise for it to stand upright; None aslant."""
    apart: Setting | None = None
    """How it is set apart."""
    shade: float = 0.0
    """How light its colour is, from 0 for black to 1 for white or clear."""

    def turned(self) -> Letter:
        """The letter with its box turned so that it stands upright."""
        x0, top, x1, bottom = move_box(self[1:5], QUARTERS[self.turn or 0])
        return self._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=0)

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@record
class Ink:
    """What stands on a page."""

    number: int
    width: float
    height: float
    turn: int = 0
    """By how many quarters it was turned clockwise."""
    moving: Move = (1, 0, 0, 1, 0, 0)
    """What takes points of the file to the page as it is held."""
    letters: list[Letter] = field(default_factory=list)
    across: list[Ruling] = field(default_factory=list)
    down: list[Ruling] = field(default_factory=list)
    objects: list[tuple[Box, str]] = field(default_factory=list)
    """What is no text, and its word in Chinese: 图片, 图形 (lines that rule nothing), 勾选框 …"""
    strokes: list[Box] = field(default_factory=list)
    """Straight lines that go neither across nor down."""
    recognised: bool = False
    """Whether it was a picture, and its letters are what recognition takes them for."""
    unclear: float = 0.0
    """The share of its words that recognition doubts."""
    readings: list[tuple[Box, tuple[tuple[str, float], ...]]] = field(default_factory=list)
    """For each cell that was recognised: what it may say, with the confidence."""
    fills: list[Box] = field(default_factory=list)
    """Filled shapes that are not white."""
    mute: list[Box] = field(default_factory=list)
    """Where a letter begins of which neither text nor width is known; most of them are spaces."""
    doubts: list[str] = field(default_factory=list)
    """What was not read of it, in Chinese."""

    def turned(self, turn: int) -> Ink:
        """The page held so that the letters of this turn stand upright; others stand on theirs."""
        moving = after(
            QUARTERS[turn],
            (
                1,
                0,
                0,
                1,
                *((0, 0), (self.height, 0), (self.width, self.height), (0, self.width))[turn],
            ),
        )
        wide, high = (self.height, self.width) if turn % 2 else (self.width, self.height)
        found = Ink(self.number, wide, high, (self.turn + turn) % 4)
        for letter in self.letters:
            x0, top, x1, bottom = move_box(letter[1:5], moving)
            own = None if letter.turn is None else (letter.turn - turn) % 4
            found.letters.append(letter._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=own))
        lines = [move_box((left, y, right, y), moving) for y, left, right in self.across]
        lines += [move_box((x, top, x, bottom), moving) for x, top, bottom in self.down]
        found.across = [(y, x0, x1) for x0, y, x1, y1 in lines if y1 - y < x1 - x0]
        found.down = [(x0, y, y1) for x0, y, x1, y1 in lines if y1 - y >= x1 - x0]
        found.objects = [(move_box(box, moving), word) for box, word in self.objects]
        return found

    def trace(self, pieces: Iterable[Piece], *, filled: bool) -> Box | None:
        """Keep a path's straight pieces as rulings, and the path as a drawing if it has others.

        Gives the box round its corners; None if it has none.
        """
        start = last = (0.0, 0.0)
        slanted = 0
        corners: list[tuple[float, float]] = []
        for kind, here in pieces:
            if kind == "L":
                slanted += not self._rule(last, here)
            elif kind == "B":
                slanted += 2
            elif kind == "Z":
                slanted += not self._rule(last, start)
            if kind == "M" and filled and corners:
                slanted += not self._rule(last, start)
            if kind == "M":
                start = here
            last = here if kind != "Z" else start
            corners.append(last)
        if not corners:
            return None
        if filled:
            slanted += not self._rule(last, start)
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = min(xs), min(ys), max(xs), max(ys)
        if slanted == 1 and not filled and len(corners) == 2:  # noqa: PLR2004 - a stroke
            self.strokes.append(box)
        elif slanted:
            self.objects.append((box, DRAWING))
        return box

    def _rule(self, one: tuple[float, float], other: tuple[float, float]) -> bool:
        """Keep a straight piece that goes across or down; whether it does, or is a mere point."""
        (x0, y0), (x1, y1) = one, other
        if abs(y1 - y0) <= _LEVEL:
            self.across.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _LEVEL:
            self.down.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        else:
            return False
        return True

    @property
    def box(self) -> Box:
        """The whole page."""
        return 0.0, 0.0, self.width, self.height

    @property
    def pictured(self) -> float:
        """The share of the page that its largest picture covers."""
        return max(
            (overlap(self.box, box) for box, word in self.objects if word == PICTURE), default=0
        )


def after(first: Move, then: Move) -> Move:
    """Both moves, one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def move_point(x: float, y: float, moving: Move) -> tuple[float, float]:
    """A point, moved."""
    a, b, c, d, e, f = moving
    return a * x + c * y + e, b * x + d * y + f


def move_box(box: Sequence[float], moving: Move) -> Box:
    """The box round a box's corners, moved."""
    a, b, c, d, e, f = moving
    if not (b or c):
        left, right = a * box[0] + e, a * box[2] + e
        top, bottom = d * box[1] + f, d * box[3] + f
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
    corners = [move_point(x, y, moving) for x in box[::2] for y in box[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def overlap(one: Box, other: Box) -> float:
    """The share of the first box that the second covers."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    area = (one[2] - one[0]) * (one[3] - one[1])
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0
