"""The address of a cell, and the four relations that the form knows between cells."""

from __future__ import annotations

from typing import Literal

from reportctl.record import NamedTuple


class At(NamedTuple):
    """The address of a cell: the dotted key of its row and the name of its column."""

    row: str
    column: str


class Sum(NamedTuple):
    """A total and the cells that it adds up."""

    total: At
    parts: tuple[At, ...]
    along: Literal["row", "column"]
    """Whether the parts stand in the total's row or in its column."""


class Balance(NamedTuple):
    """Two sums of one column that must be equal: the printed 勾稽关系."""

    left: tuple[At, ...]
    right: tuple[At, ...]


class Carry(NamedTuple):
    """A cell that must repeat a cell of last year's report."""

    this: At
    last: At


class Roll(NamedTuple):
    """A level that must be last year's level, plus what was added, less what was removed."""

    level: At
    adds: At
    removes: At
