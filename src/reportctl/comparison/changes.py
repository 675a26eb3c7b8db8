"""What two reports differ in, as values: cells by row and block, checks, shares, prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from reportctl.record import NamedTuple, record
from reportctl.report.report import Number, Report
from reportctl.schema.form import At, Kind

Status = Literal[
    "same",
    "changed",
    "near",
    "sum",
    "part",
    "beside",
    "old",
    "new",
    "blank",
    "missing",
    "unread",
]
"""`same` and `changed`: the same cell of both reports. `near`: nearly the same thing (口径近似).
`sum`: one row here, several there, which are added up; `part`: one of these several, which alone
has nothing to be compared with. `beside`: shown side by side, never subtracted. `old`, `new`: only
the older or the newer report's form has it. `blank`: blank on one side. `missing`: the form of
both has it, one of the files has not. `unread`: one side has something that was not read (`?`)."""

Mode = Literal["years", "organs", "versions"]
"""Two years of one organ, two organs' reports of one year, or one report in two files."""


class Change(NamedTuple):
    """One cell, old and new."""

    at: At
    """The address in the newer report's form; in the older one's, where only that has it."""
    column: str
    """The printed label of its column."""
    kind: Kind
    total: bool
    status: Status
    old: Number | None
    new: Number | None
    old_written: str = ""
    """As it stands in the file; '' where nothing does."""
    new_written: str = ""
    old_column: str = ""
    """The column's label in the other edition, where it is another one."""
    single: bool = False
    """Whether its row holds this one cell, so that no column needs to be named."""

    @property
    def delta(self) -> Number | None:
        """New less old, where both are figures of the same thing."""
        if self.status not in _SUBTRACTED or self.old is None or self.new is None:
            return None
        return self.new - self.old

    @property
    def percent(self) -> float | None:
        """The change in per cent of the old figure; None from 0 and where nothing is subtracted."""
        delta = self.delta
        if delta is None or not self.old:
            return None
        return float(delta) / abs(float(self.old)) * 100

    @property
    def differs(self) -> bool:
        """Whether the two sides say something different here."""
        if self.status in {"near", "sum"}:
            return self.old != self.new
        if self.status == "unread":
            return self.old_written != self.new_written
        return self.status != "same"

    @property
    def moved(self) -> bool:
        """Whether it differs by more than the form.

        A cell that one edition alone has counts where something other than 0 stands in it.
        """
        if self.status in {"old", "new"}:
            return bool(self.old or self.new)
        return self.differs


_SUBTRACTED = frozenset({"same", "changed", "near", "sum"})


class RowChange(NamedTuple):
    """One row of the form with its cells, in the order of its columns."""

    key: str
    label: str
    above: tuple[tuple[str, str], ...]
    """Key and label of each heading over it, from the outermost inward."""
    cells: tuple[Change, ...]
    old_label: str = ""
    """The row's label in the other edition, where it is another one."""

    @property
    def differs(self) -> bool:
        """Whether one of its cells differs."""
        return any(cell.differs for cell in self.cells)


class Block(NamedTuple):
    """One block of cells under one head, such as 第二十条第（一）项."""

    key: str
    section: str
    caption: str
    across: bool
    rows: tuple[RowChange, ...]
    gone: Literal["", "old", "new"] = ""
    """`old` where only the older form has the block, `new` where only the newer one has."""


State = Literal["holds", "broken", "unknown"]
"""Of a relation between two years; `unknown` where a figure is blank or was not read."""


class Check(NamedTuple):
    """What last year's figure demands of this year's: 结转, and 现行有效."""

    kind: Literal["carry", "roll"]
    at: At
    label: str
    column: str | None
    terms: tuple[tuple[str, Number | None], ...]
    """What the expected figure is made of: a name and a figure; one that is removed is negative."""
    expected: Number | None
    """None where a term is blank."""
    found: Number | None
    total: bool = False
    """Whether the form says that the cell is a sum of others."""
    year: int = 0
    """The year of the report whose cell it is."""

    @property
    def state(self) -> State:
        """Whether it holds, is broken, or cannot be said."""
        if self.expected is None or self.found is None:
            return "unknown"
        return "holds" if self.expected == self.found else "broken"


class Share(NamedTuple):
    """A group of rows as a share of their total, in two reports."""

    key: str
    label: str
    old: tuple[Number, Number] | None
    """Part and whole; None where the whole is 0 or something is blank."""
    new: tuple[Number, Number] | None

    @property
    def old_percent(self) -> float | None:
        """The older share in per cent."""
        return _percent(self.old)

    @property
    def new_percent(self) -> float | None:
        """The newer share in per cent."""
        return _percent(self.new)

    @property
    def points(self) -> float | None:
        """The change in percentage points."""
        old, new = self.old_percent, self.new_percent
        return None if old is None or new is None else new - old


def _percent(share: tuple[Number, Number] | None) -> float | None:
    return float(share[0]) / float(share[1]) * 100 if share else None


class ExtraChange(NamedTuple):
    """A row that the form does not have, in one of the reports or in both."""

    table: str
    label: str
    old: tuple[str, ...] | None
    new: tuple[str, ...] | None


class FactChange(NamedTuple):
    """A fact of [report] that differs, such as the date that one of them does not give."""

    key: str
    title: str
    old: str
    """'' where the older report does not give it."""
    new: str


Op = Literal["=", "-", "+"]
"""Kept, only in the older text, only in the newer one."""


class Passage(NamedTuple):
    """Sentences of one paragraph that were kept, changed, moved, removed or added together."""

    kind: Literal["same", "changed", "moved", "removed", "added"]
    pieces: tuple[tuple[Op, str], ...]
    old_paragraph: int | None
    """Counts from 1; None for what was added."""
    new_paragraph: int | None
    whole: bool = False
    """Whether it is the whole paragraph."""
    sentences: int = 1

    @property
    def old(self) -> str:
        """The older wording."""
        return "".join(text for op, text in self.pieces if op != "+")

    @property
    def new(self) -> str:
        """The newer wording."""
        return "".join(text for op, text in self.pieces if op != "-")


class Mention(NamedTuple):
    """A figure in the prose that changed, beside what the tables say."""

    section: str
    label: str
    """What it is a number of: a topic of the form, or the words before it."""
    unit: str
    old: str | None
    """As written, without the unit; None where the older text does not mention it."""
    new: str | None
    old_table: Number | None = None
    """What the cells say, where the form has cells for it."""
    new_table: Number | None = None


class SectionChange(NamedTuple):
    """The prose of one section."""

    key: str
    title: str
    similarity: float | None
    """Characters kept, from 0 to 1, headings left out; None where a side has no text."""
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]

    @property
    def differs(self) -> bool:
        """Whether anything but the order of unchanged text is to be told."""
        return any(passage.kind != "same" for passage in self.passages)


@record(frozen=True)
class Comparison:
    """Two reports, compared."""

    old: Report
    new: Report
    mode: Mode
    blocks: tuple[Block, ...]
    checks: tuple[Check, ...]
    shares: tuple[Share, ...]
    extras: tuple[ExtraChange, ...]
    prose: tuple[SectionChange, ...]
    facts: tuple[FactChange, ...] = ()
    """The title, signature, date and the like that differ; of two years only what one lacks."""

    @property
    def cells(self) -> Iterator[Change]:
        """Every cell in printed order."""
        return (cell for block in self.blocks for row in block.rows for cell in row.cells)

    @property
    def differs(self) -> bool:
        """Whether the two reports say anything different."""
        return (
            bool(self.facts)
            or any(cell.differs for cell in self.cells)
            or any(section.differs for section in self.prose)
            or any(extra.old != extra.new for extra in self.extras)
        )
