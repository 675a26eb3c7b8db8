"""What stands on a page, whatever holds it: letters, rulings and pictures with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportctl.readers.ruled import Box, Ruling
from reportctl.readers.source import Setting

UNKNOWN = "\ufffd"
"""Stands for a letter whose font does not say which it is."""

Move = tuple[float, ...]
"""What takes a point (x, y) to (ax + cy + e, bx + dy + f)."""


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
    """The number of its marked content, if any."""
    turn: int | None = 0
    """How many quarters the page must be turned clockwise for it to stand upright; None aslant."""
    apart: Setting | None = None
    """How it is set apart."""

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass
class Ink:
    """What stands on a page."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    across: list[Ruling] = field(default_factory=list)
    down: list[Ruling] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    """What lines and curves make that rule nothing."""


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
    corners = [move_point(x, y, moving) for x in box[::2] for y in box[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
