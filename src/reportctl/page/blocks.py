"""The neutral page: a title, headings, paragraphs and grids of spanning cells.

A renderer is given a `Page` and nothing else. Text is plain text: a renderer escapes it for its own
language and never interprets it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from reportctl.record import NamedTuple

CellRole = Literal["corner", "column", "block", "row", "value", "total", "text"]
"""The corner above the stub; a heading over columns; a line across the grid that opens a block
(第二十条第（一）项); a label of the stub; a figure; a figure that is a sum; words."""
_DROPPED = {
    code: None
    for first, last in (
        (0x00, 0x08),
        (0x0B, 0x0C),
        (0x0E, 0x1F),
        (0x7F, 0x84),
        (0x86, 0x9F),
        (0x061C, 0x061C),  # Arabic letter mark
        (0x200E, 0x200F),  # left-to-right, right-to-left mark
        (0x202A, 0x202E),  # embeddings and overrides: they can show 12 where 21 stands
        (0x2066, 0x2069),  # isolates
        (0xD800, 0xDFFF),  # halves of a pair, which no encoding can write
        (0xFDD0, 0xFDEF),
        (0xFEFF, 0xFEFF),  # byte order mark inside a text
        (0xFFF9, 0xFFFB),  # interlinear annotation
        (0xFFFE, 0xFFFF),
    )
    for code in range(first, last + 1)
}
_BREAKS = {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_TABLE = {**_DROPPED, **_BREAKS}


class Run(NamedTuple):
    """A stretch of a paragraph in one weight."""

    text: str
    strong: bool = False
    level: Literal[0, 2, 3] = 0
    """2 or 3 for a heading that runs on into its paragraph (（一）主动公开。全年…): it is set in
    the font of a heading of that level; 0 for the paragraph's own font."""


class Heading(NamedTuple):
    """A heading of the text; level 1 is 一、, level 2 （一）, level 3 1. or （1）."""

    level: Literal[1, 2, 3]
    text: str
    name: str = ""
    """For level 1 the key of the section, such as `overview`."""


class Paragraph(NamedTuple):
    """A paragraph of the text."""

    runs: tuple[Run, ...]
    role: Literal["body", "signature", "date"] = "body"

    @property
    def text(self) -> str:
        """Its characters without weights."""
        return "".join(run.text for run in self.runs)


class GridCell(NamedTuple):
    """One cell of a grid, standing at its upper left line; lines and columns count from 0."""

    line: int
    column: int
    text: str
    """As printed. A blank is ''; a stroke that stood in the source is kept."""
    lines: int = 1
    """How many lines it spans."""
    columns: int = 1
    role: CellRole = "value"
    name: str = ""
    """For a value the address `applications.received.person`; for a heading an id of its own,
    unique on the page."""
    headers: tuple[str, ...] = ()
    """For a value the names of the headings that speak of it, from the outside inward, the
    stub's first."""
    value: int | Decimal | None = None
    """The figure, or None for a blank or a text that is none."""
    kind: Literal["", "count", "signed", "money", "amount"] = ""
    vertical: bool = False
    """Whether the label is set downward (三、本年度办理结果)."""
    note: str = ""
    """What is counted here, for the person who fills it."""
    unread: bool = False
    """Whether its source held something that was not read: only a draft shows it, as `?`."""
    fault: str = ""
    """What is wrong with it, in a draft; renderers that know drafts mark the cell."""


class Sum(NamedTuple):
    """A cell whose figure is the sum of others, by name."""

    total: str
    parts: tuple[str, ...]


class Balance(NamedTuple):
    """Two sums of cells, by name, that must be equal (勾稽关系)."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class Grid(NamedTuple):
    """A table: every line covers all columns, spans counted."""

    name: str
    """Such as `applications`."""
    caption: str
    """What the table is, for those who cannot see it; not printed."""
    widths: tuple[float, ...]
    """The share of each column in the width, adding up to 1."""
    cells: tuple[GridCell, ...]
    """In reading order."""
    head: int
    """How many lines from the top are the head, repeated where the grid breaks."""
    stub: int
    """How many columns from the left hold row labels."""
    lines: int
    """How many lines there are."""
    sums: tuple[Sum, ...] = ()
    balances: tuple[Balance, ...] = ()
    written: str = ""
    """For a table of the report's text, how a text writes it; '' for one of the form."""


Block = Heading | Paragraph | Grid


class Page(NamedTuple):
    """A whole report, ready to be painted."""

    title: str
    organ: str
    year: int
    blocks: tuple[Block, ...]
    language: str = "zh-CN"
    date: str = ""
    """The report's own date as printed, or ''."""
    data: str = ""
    """The report's figures as JSON text, for formats that can carry them along."""
    draft: bool = False
    """Whether it is a draft: renderers set a watermark and mark faulty cells."""
    downloads: tuple[tuple[str, str], ...] = ()
    """File name and words of the same report in other formats, made in the same call."""


def printable(text: str) -> str:
    """The text without control and bidirectional characters; every line break is a line feed."""
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_TABLE)
