"""A report as typed values: cells by address, prose by section, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from reportctl.finding import START, Place
from reportctl.record import NamedTuple, field, record, replace
from reportctl.schema.form import At, Form, Kind, Sum, Table

Number = int | Decimal

Level = Literal["ministry", "province", "city", "county", "township", "street", "department"]
Scope = Literal["own", "government", "region"]

LEVELS: Mapping[str, str] = {
    "ministry": "国务院部门",
    "province": "省级政府",
    "city": "设区的市级政府",
    "county": "县级政府",
    "township": "乡镇政府",
    "street": "街道办事处",
    "department": "政府部门",
}
LONGEST_PROSE = 60_000
"""Characters of a report's texts that rules read; the longest section seen has some 12,000."""
LONGEST_SENTENCE = 5_000
"""Characters up to which a sentence is read; the longest seen has some 1,500."""
SCOPES: Mapping[str, str] = {
    "own": "本机关",
    "government": "代表本级政府",
    "region": "本行政区域汇总",
}


class Cell(NamedTuple):
    """One figure of the report."""

    at: At
    label: str
    """The printed label of its row, numbering included."""
    column: str | None
    """The printed label of its column, or None where the row holds one cell."""
    kind: Kind
    value: Number | None
    """None for a blank, which is not zero, and for what was not read."""
    written: str
    """What stands in the file: `12`, ``, `/`, `?`, `251000元`."""
    computed: bool = False
    """Whether the file leaves this total out and it was added up here."""
    total: bool = False
    """Whether the form says that it is a sum of others."""
    unread: bool = False
    """Whether the source held something here that was not read (`?`), or, where the total is
    computed, in one of its parts. Nothing can be said of it."""

    @property
    def blank(self) -> bool:
        """Whether nothing, or only a stroke, stands there."""
        return self.value is None and not self.unread


class Prose(NamedTuple):
    """The text of a section, with a place for each character."""

    key: str
    title: str
    text: str
    """Line breaks are `\\n`; leading and trailing line breaks are removed."""
    offsets: Callable[[], Sequence[tuple[int, int, int]]] = tuple
    """Gives rising (offset in text, line, column) marks, when a place is asked for: a character
    stands in the file at the column of the last mark at or before it, plus its distance from that
    mark. One mark a line, and one after each escape."""

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The place in the file of the characters from start to end, or of the whole text."""
        line, col = self._spot(start)
        end_line, end_col = self._spot(max(start, (len(self.text) if end is None else end) - 1))
        return Place(line, col, end_line, end_col + 1)

    def _spot(self, offset: int) -> tuple[int, int]:
        from bisect import bisect_right
        from operator import itemgetter

        marks = self.offsets()
        number = bisect_right(marks, offset, key=itemgetter(0))
        at, line, col = marks[number - 1] if number else (0, 1, 1)
        return line, col + offset - at

    @property
    def paragraphs(self) -> tuple[tuple[int, str], ...]:
        """Its non-empty paragraphs, each with the offset of its first character."""
        found, start = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append((start + len(line) - len(line.lstrip()), line.strip()))
            start += len(line) + 1
        return tuple(found)


@cache
def _too_long() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[。！？!?\n]))[^。！？!?\n]{{{LONGEST_SENTENCE + 1}}}")


def read_lengths(texts: Mapping[str, Prose]) -> dict[str, int]:
    """How many characters of each text are read: up to a sentence without end, and not too many."""
    left, found = LONGEST_PROSE, {}
    for key, prose in texts.items():
        length = min(len(prose.text), left)
        if length > LONGEST_SENTENCE and (hit := _too_long().search(prose.text, 0, length)):
            length = hit.start()
        found[key] = length
        left -= length
    return found


class ExtraRow(NamedTuple):
    """A row that the form does not have and the published report prints all the same."""

    table: str
    """The key of the table it stands in."""
    label: str
    after: str
    """The dotted key of the row that it follows, or ''."""
    written: tuple[str, ...]
    place: Place = START


class Waiver(NamedTuple):
    """A finding that somebody looked at and accepts."""

    rule: str
    reason: str
    by: str = ""
    until: str = ""
    """ISO date of the last day on which it counts, or ''."""
    key: str = ""
    """The row it is limited to, or '' for all findings of the rule."""
    place: Place = START


class Part(NamedTuple):
    """A unit's report that was added into this one."""

    organ: str
    file: str
    """As it was named, relative to this report."""
    digest: str = ""
    """SHA-256 of the part's bytes when it was added, in hex."""
    place: Place = START


@record(frozen=True, eq=False)
class Report:
    """One organ's report of one year. Two readings of one file are two reports."""

    path: Path
    form: Form
    organ: str
    year: int
    level: Level | None = None
    scope: Scope | None = None
    title: str = ""
    """As the file says; '' where it is to be made from organ and year."""
    preface: str = ""
    signature: str = ""
    date: str = ""
    cells: Mapping[At, Cell] = field(default_factory=dict)
    """Every cell of the form that the file has, and those it leaves to be computed."""
    prose: Mapping[str, Prose] = field(default_factory=dict)
    """By the keys of the form's `texts`; `preface` too, where there is one. A section that is
    missing has none."""
    extras: tuple[ExtraRow, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    parts: tuple[Part, ...] = ()
    listed: int | None = None
    """Of a sum, how many units the list names by which it was made; 0 where there was none."""
    locate: Callable[[str], Place] = lambda _key: START
    """The place of a dotted key, or of the nearest key above it that stands in the file."""
    locate_cell: Callable[[At], Place] = lambda _at: START
    """The place of a cell, or of its row where the file leaves it to be computed."""
    inferred: frozenset[At] = frozenset()
    """Cells that rest on the sums of the form, not on figures that were read: that they add up says
    nothing for them."""
    proofread: frozenset[str] = frozenset()
    """Texts that came out of a scan and still have to be compared with it, by the key of prose."""
    older: frozenset[str] = frozenset()
    """Rows that the file writes in the way of an older edition, such as a single 其他处理."""

    @property
    def printed_title(self) -> str:
        """The title as printed, made from organ and year where the file has none."""
        return self.title or f"{self.organ}{self.year}年政府信息公开工作年度报告"

    def value(self, at: At) -> Number | None:
        """The figure at an address; None for a blank and for a cell that is not there."""
        cell = self.cells.get(at)
        return cell.value if cell else None

    @property
    def as_read(self) -> Report:
        """The report with its texts as far as rules read them; what is cut off is told as F113."""
        lengths = read_lengths(self.prose)
        if all(len(prose.text) <= lengths[key] for key, prose in self.prose.items()):
            return self
        texts = self.prose.items()
        short = {key: prose._replace(text=prose.text[: lengths[key]]) for key, prose in texts}
        return replace(self, prose=short)

    @cached_property
    def rows(self) -> Mapping[str, Sequence[Cell]]:
        """The cells of each row that it has, by the row's dotted key, in the form's order."""
        found: dict[str, list[Cell]] = {}
        for at, cell in self.cells.items():
            found.setdefault(at.row, []).append(cell)
        return found

    @cached_property
    def whole_text(self) -> str:
        """All its prose, a line apart, for what is looked for wherever it stands."""
        return "\n".join(prose.text for prose in self.prose.values())

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every character of its prose: a word with another one stands nowhere in it."""
        return frozenset(self.whole_text)

    @cached_property
    def unread(self) -> tuple[Cell, ...]:
        """The cells that hold the mark of what was not read, in the form's order."""
        return tuple(cell for cell in self.cells.values() if cell.unread and not cell.computed)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The form's blocks as this report writes them: a heading in `older` is one row."""
        return tuple(table.as_older(self.older) for table in self.form.tables)

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every total of the report with the parts that this report has."""
        return tuple(found for table in self.tables for found in table.sums)
