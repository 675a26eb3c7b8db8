"""The cells of a table from what is written in them: figures, blanks, what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import groupby

from reportctl.document.document import Document
from reportctl.finding import Finding
from reportctl.readers.limits import limit_of
from reportctl.record import NamedTuple
from reportctl.report.arithmetic import relations_of
from reportctl.report.facts import TEXTS
from reportctl.report.figures import (
    UNREAD,
    find_comma_fault,
    is_blank,
    is_too_long,
    is_unread,
    read_figure,
    write_figure,
)
from reportctl.report.report import Cell, Number, Prose, Report, read_lengths
from reportctl.report.shape import UNREAD_CELL, shape_finding
from reportctl.schema.form import At, Heading, Kind, Table

_UNSEEN = "[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
"""Control characters but tab and line feed, and the marks that turn the direction of text."""
_BREAKS = dict.fromkeys(map(ord, "\t\n\u3000"))
_SHOWN = 6
"""Cells that are named."""


class _Slot(NamedTuple):
    """What the form says of a cell."""

    at: At
    column: str | None
    """The printed label of its column; None where the row holds one cell."""
    kind: Kind
    total: bool


def _sum(values: list[object]) -> int:
    return sum(one for one in values if type(one) is int)


@cache
def _slots(table: Table) -> dict[str, tuple[_Slot, ...]]:
    """By the key of each row of a form's table: its cells."""
    return {
        row.key: tuple(
            _Slot(
                table.at(row, column),
                None if table.single else column.label,
                table.holds(row, column),
                row.total or column.total,
            )
            for column in table.columns.leaves
        )
        for row in table.rows.headings
    }


class Row(NamedTuple):
    """A row of the form in a document, and where findings about it are gathered."""

    document: Document
    table: Table
    heading: Heading
    found: list[Finding]

    @property
    def key(self) -> str:
        """Its dotted key."""
        return self.table.row_key(self.heading)

    def read(self, value: object) -> Iterator[Cell]:
        """Its cells. A row of wrong length gives none: which cell is which is unknown."""
        slots = _slots(self.table)[self.heading.key]
        if self.table.single and not isinstance(value, list):
            yield self._cell(slots[0], value, None)
            return
        if not isinstance(value, list):
            self._fault("F105", f"“{self.heading.label}”应是方括号里的{len(slots)}格")
            return
        columns = self.table.columns.leaves
        short = len(value) == len(columns) - 1 and columns[-1].total
        # the total of the cells before it is no part: then one of those is missing
        if short and type(value[-1]) is int and 0 < value[-1] == _sum(value[:-1]):
            short = False
        if len(value) != len(columns) and not short:
            message = f"“{self.heading.label}”应有{len(columns)}格，实有{len(value)}格"
            names = "、".join(column.label for column in columns)
            self._fault("F107", message, hint=f"各列依次是：{names}")
            return
        cells = list(map(self._cell, slots, value, range(len(value))))
        yield from cells
        if short:
            yield self._computed(cells)

    def _cell(self, slot: _Slot, raw: object, number: int | None) -> Cell:
        at, label, kind, total = slot
        value: Number | None = None
        if type(raw) is int and not is_too_long(raw):  # nearly all are
            return Cell(at, self.heading.label, label, kind, raw, str(raw), False, total, False)  # noqa: FBT003
        long = isinstance(raw, int | Decimal) and is_too_long(raw)
        if isinstance(raw, str):
            written = raw.strip()
        elif isinstance(raw, int | Decimal):
            written = "" if long else write_figure(raw)
        else:
            written = str(raw)
        unread = isinstance(raw, str) and is_unread(raw)
        if unread:
            written, wrong = UNREAD, False
        elif isinstance(raw, str):
            value = None if is_blank(raw) else read_figure(raw, kind)
            wrong = value is None and not is_blank(raw)
        elif isinstance(raw, Decimal):
            wrong = long or not raw.is_finite()
            value = None if wrong else raw
        else:
            wrong = True
        name = f"“{self.heading.label}”" + (f"的“{label}”" if label else "")
        if wrong:
            said = f"的数{limit_of('figure')}" if long else f"应是数字，写的是 {written}"
            comma = find_comma_fault(written)
            said += f"（{comma}）" if comma else ""
            hint = None if long else '只写数字，如 36；没有读出来的写 "?"'
            self._fault("F106", name + said, column=label, number=number, hint=hint)
            written, unread = UNREAD, True  # something stands there: no blank
        elif isinstance(raw, str) and value is not None and kind != "amount":
            message = f"{name}写成了文字“{written}”，已按 {value} 处理"
            self._fault("F110", message, column=label, number=number)
        return Cell(at, self.heading.label, label, kind, value, written, False, total, unread)  # noqa: FBT003

    def _computed(self, cells: list[Cell]) -> Cell:
        """The total of a row that stops before it.

        Over a blank part it is blank too, and over one that was not read no sum is known either.
        """
        at, label, kind, _ = _slots(self.table)[self.heading.key][-1]
        total = self.table.columns.leaves[-1]
        addresses = {self.table.at(self.heading, part) for part in self.table.columns.parts(total)}
        parts = [cell for cell in cells if cell.at in addresses]
        unread = any(cell.unread for cell in parts)
        figures = [cell.value for cell in parts if cell.value is not None]
        value = sum(figures) if len(figures) == len(parts) else None
        written = UNREAD if unread else "" if value is None else write_figure(value)
        return Cell(at, self.heading.label, label, kind, value, written, True, True, unread)  # noqa: FBT003

    def _path(self, number: int | None = None) -> tuple[str | int, ...]:
        path = tuple(self.key.split("."))
        return path if number is None else (*path, number)

    def _fault(
        self,
        code: str,
        message: str,
        *,
        column: str | None = None,
        hint: str | None = None,
        number: int | None = None,
    ) -> None:
        place = self.document.place(self._path(number))
        finding = shape_finding(code, message, place, self.key, column=column, hint=hint)
        self.found.append(finding)


def find_unseen(
    document: Document, facts: Mapping[str, object], prose: Mapping[str, Prose]
) -> Iterator[Finding]:
    """A finding for each text that has such characters, at the first, or is far too long."""
    for key in ("organ", *TEXTS):
        text = facts.get(key)
        if isinstance(text, str) and key != "preface" and (hit := _find_unseen(text)):
            place = document.place(("report", key))
            yield shape_finding("F112", _describe(hit), place, f"report.{key}")
    lengths = read_lengths(prose)
    for key, section in prose.items():
        if len(section.text) > lengths[key]:
            message = f"“{section.title}”有{len(section.text)}字，只检查前{lengths[key]}字"
            yield shape_finding("F113", message, section.place(0, 1), key)
        if hit := _find_unseen(section.text):
            place = section.place(hit.start(), hit.end())
            yield shape_finding("F112", f"“{section.title}”{_describe(hit)}", place, key)


def _find_unseen(text: str) -> re.Match[str] | None:
    seen = text.translate(_BREAKS).isprintable()
    return None if seen else re.search(_UNSEEN, text)


def _describe(hit: re.Match[str]) -> str:
    return f"第{hit.start() + 1}个字是看不见的控制字符 U+{ord(hit[0]):04X}"


def find_unread(report: Report) -> Iterator[Finding]:
    """A finding for each cell that was not read; one for a row of which nothing was."""
    relations = tuple(relations_of(report))
    sizes: dict[str, int] = {}
    for cell in report.cells.values():
        sizes[cell.at.row] = sizes.get(cell.at.row, 0) + (not cell.computed)
    for row, cells in groupby(report.unread, key=lambda cell: cell.at.row):
        group = list(cells)
        whole = len(group) == sizes[row] > 1
        for one in [group] if whole else [[cell] for cell in group]:
            ats = {cell.at for cell in one}
            unsure = sum(not ats.isdisjoint(relation.cells) for relation in relations)
            told = f"，含它的{unsure}处勾稽无法判断" if unsure else ""
            first = one[0]
            yield shape_finding(
                UNREAD_CELL,
                f"{_name(first, whole=whole)}没有读出来{told}",
                report.locate(row) if whole else report.locate_cell(first.at),
                row,
                column=None if whole else first.column,
                column_key=None if whole else first.at.column,
                hint='对照来源填上数字；来源空着的写 ""，画杠的照写 "/" 或 "-"',
            )


def find_doubtful(report: Report) -> Iterator[Finding]:
    """That cells rest on their sums (F115), and that texts are to be proof-read (F116)."""
    if report.inferred:
        cells = [report.cells[at] for at in report.cells if at in report.inferred]
        named = "、".join(_name(cell, whole=False) for cell in cells[:_SHOWN])
        more = "等" if len(cells) > _SHOWN else ""
        message = f"有{len(cells)}格是按合计推算的，未独立核对：{named}{more}"
        yield shape_finding("F115", message, report.locate("reading.inferred"), "reading.inferred")
    for key in (key for key in report.prose if key in report.proofread):
        prose = report.prose[key]
        message = f"“{prose.title}”是扫描识别的文字，还没有校对"
        yield shape_finding("F116", message, prose.place(0, 1), key)


def _name(cell: Cell, *, whole: bool) -> str:
    if whole:
        return f"“{cell.label}”整行"
    return f"“{cell.label}”" + (f"的“{cell.column}”" if cell.column else "")
