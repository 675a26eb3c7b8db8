"""What was read from a published report, with its places, and what found no certain place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportctl.readers.source import Spot
from reportctl.record import NamedTuple, field, record
from reportctl.report.figures import UNREAD
from reportctl.report.report import Level, Scope
from reportctl.schema.form import At, Form

_ENOUGH = 0.5
"""Of the cells of the form."""


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


@record(frozen=True)
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
    proofread: frozenset[str] = frozenset()
    """The keys of texts that may have come out of a scan."""
    signature: str = ""
    date: str = ""
    cells: Mapping[At, Placed] = field(default_factory=dict)
    """In printed order."""
    unread: Mapping[At, LeftOut] = field(default_factory=dict)
    """The cells in which something stands, or may stand, that was not read."""
    left_out: tuple[LeftOut, ...] = ()
    extras: tuple[ExtraRowRead, ...] = ()
    older: frozenset[str] = frozenset()
    """Headings that the source prints as one row, as an older edition did; their cells stand in
    `cells` under the heading's own key."""
    inferred: frozenset[At] = frozenset()
    """The cells that rest on the sums of the form."""
    doubts: tuple[str, ...] = ()
    """What to compare with the source by eye."""
    around: tuple[str, ...] = ()
    """What the page says around the report, which was not read: links, buttons, its foot."""

    @property
    def filled(self) -> int:
        """How many cells have a figure."""
        return sum(cell.value is not None for cell in self.cells.values())

    @property
    def blank(self) -> int:
        """How many cells stand blank in the source."""
        return len(self.cells) - self.filled

    @property
    def written(self) -> dict[At, str]:
        """What goes into the file for each cell; what was not read is no blank."""
        written = {at: placed.written for at, placed in self.cells.items()}
        return written | dict.fromkeys(self.unread, UNREAD)

    @property
    def whole(self) -> bool:
        """Whether all that stands in the source was read and no cell of the form is missing."""
        return not (self.left_out or self.unread or self.missing)

    @property
    def unfilled(self) -> bool:
        """Whether the source is a form with nothing in it but what comes from last year."""
        carried = {carry.this for table in self.form.tables for carry in table.carried}
        carried |= {roll.level for table in self.form.tables for roll in table.rolled}
        filled = {at for at, cell in self.cells.items() if cell.value is not None}
        said = any(text.strip() for text in self.prose.values())
        return self.whole and not said and filled <= carried

    @property
    def scant(self) -> bool:
        """Whether so little of the tables was read that nothing can be said of them."""
        return len(self.cells) < _ENOUGH * len(self.form.cells)

    @property
    def missing(self) -> tuple[At, ...]:
        """The cells of the form of which the source shows nothing at all."""
        covered = {
            leaf for key in self.older for leaf in self.form.rows if leaf.startswith(f"{key}.")
        }
        known = self.cells.keys() | self.unread.keys()
        return tuple(at for at in self.form.cells if at not in known and at.row not in covered)
