"""What was read from a published report, with its places, and what found no certain place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from reportctl.readers.source import Spot
from reportctl.report.report import Level, Scope
from reportctl.schema.form import At, Form


class Placed(NamedTuple):
    """One cell of the form, as the source has it."""

    at: At
    value: int | Decimal | None
    """None for a blank, which is not zero."""
    written: str
    """What goes into the file: digits, '' or the stroke of a blank, an amount with its unit."""
    spot: Spot
    raw: str
    """As it stands in the source."""
    note: str = ""
    """What a person should know of how it was read, in Chinese."""


class LeftOut(NamedTuple):
    """Something of the source that has no certain place."""

    text: str
    spot: Spot
    why: str
    """One Chinese sentence: what was found, why it is left out, and what to do."""


class ExtraRowRead(NamedTuple):
    """A row that the form does not have, printed among its rows all the same."""

    table: str
    """The key of the table it stands in."""
    label: str
    after: str
    """The dotted key of the row that it follows, or ''."""
    written: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True)
class Reading:
    """One source, read onto the form of the edition that its labels show."""

    form: Form
    organ: str = ""
    year: int | None = None
    level: Level | None = None
    scope: Scope | None = None
    """Only a workbook of ours says it."""
    title: str = ""
    """As printed, in one line."""
    preface: str = ""
    prose: Mapping[str, str] = field(default_factory=dict)
    """By section key; paragraphs are separated by an empty line."""
    prose_spots: Mapping[str, Spot] = field(default_factory=dict)
    """Where each section, and `preface`, begins."""
    signature: str = ""
    date: str = ""
    cells: Mapping[At, Placed] = field(default_factory=dict)
    """In printed order."""
    left_out: tuple[LeftOut, ...] = ()
    extras: tuple[ExtraRowRead, ...] = ()
    older: frozenset[str] = frozenset()
    """Headings that the source prints as one row, as an older edition did; their cells stand in
    `cells` under the heading's own key."""
    doubts: tuple[str, ...] = ()
    """What to compare with the source by eye."""

    @property
    def filled(self) -> int:
        """How many cells have a figure."""
        return sum(cell.value is not None for cell in self.cells.values())

    @property
    def blank(self) -> int:
        """How many cells stand blank in the source."""
        return len(self.cells) - self.filled

    @property
    def missing(self) -> tuple[At, ...]:
        """The cells of the form for which the source gave nothing certain."""
        covered = {
            leaf for key in self.older for leaf in self.form.rows if leaf.startswith(f"{key}.")
        }
        return tuple(at for at in self.form.cells if at not in self.cells and at.row not in covered)
