"""The tables as lines to be told: headings, cells, and how many unchanged ones were folded away.

Every way of telling takes its lines from here, so that all of them show the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.compare.changes import Block, Change, Comparison, RowChange
from reportctl.formatters.changes.words import note, other_form, tag
from reportctl.record import NamedTuple


class Line(NamedTuple):
    """One line of a table."""

    label: str
    depth: int = 0
    change: Change | None = None
    """None for a heading."""
    note: str = ""
    tag: str = ""
    """Stands where nothing is subtracted."""
    others: tuple[Change, ...] = ()
    """The cells that make up the line's total: the kinds of applicants."""
    total: bool = False
    """Whether it is the total of the lines above it."""

    @property
    def differs(self) -> bool:
        """Whether the cell or one that is added up in it differs, or is more than itself."""
        if self.change is None:
            return False
        return self.change.status != "same" or any(other.moved for other in self.others)


class Sheet(NamedTuple):
    """One section of tables."""

    key: str
    title: str
    lines: tuple[Line, ...]
    folded: int
    """Lines that are the same on both sides and not shown."""


def sheets(
    comparison: Comparison, *, every: bool = False, only: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """The sections that hold tables; `every` shows unchanged lines too, `only` names keys."""
    found = []
    for section in comparison.new.form.sections:
        blocks = [block for block in comparison.blocks if block.section == section.key]
        lines = [line for block in blocks for line in _block(comparison, block, only)]
        if not any(line.change for line in lines):
            continue
        kept = [line for line in lines if not line.change or every or line.differs]
        folded = len(lines) - len(kept)
        found.append(Sheet(section.key, section.title, tuple(_used(kept)), folded))
    return tuple(found)


def wanted(key: str, only: Sequence[str]) -> bool:
    """Whether a dotted key is one of those asked for, or stands under one of them."""
    return not only or any(f"{key}.".startswith(f"{one}.") for one in only)


def _block(comparison: Comparison, block: Block, only: Sequence[str]) -> Iterator[Line]:
    rows = [row for row in block.rows if wanted(row.key, only)]
    depth = 1 if block.caption else 0
    if rows and block.caption:
        yield Line(block.caption)
    shown: tuple[str, ...] = ()
    for row in rows:
        keys = tuple(key for key, _ in row.above)
        for level, (key, label) in enumerate(row.above):
            if keys[: level + 1] != shown[: level + 1]:
                yield Line(label, depth + level)
                shown = (*keys[:level], key)
        shown = (*keys, row.key)
        yield from _row(comparison, block, row, depth + len(keys))


def _row(comparison: Comparison, block: Block, row: RowChange, depth: int) -> Iterator[Line]:
    last = row.cells[-1]
    if last.total and len(row.cells) > 1 and not block.across:
        others = row.cells[:-1]
        # a row is a total where its other cells are totals too
        summed = all(cell.total for cell in others)
        said = note(last, comparison)
        if last.status == "same" and any(cell.moved for cell in others):
            said = "各类申请人有变动"
        yield Line(row.label, depth, last, said, tag(last, comparison), others, summed)
        return
    if len(row.cells) == 1 and last.single:
        label = row.label if last.status not in {"old", "new"} else f"{row.label}·{last.column}"
        yield Line(label, depth, last, note(last, comparison), tag(last, comparison))
        return
    other = f"（{other_form(comparison)}为“{row.old_label}”）" if row.old_label else ""
    yield Line(row.label + other, depth)
    for cell in row.cells:
        said, short = note(cell, comparison), tag(cell, comparison)
        yield Line(cell.column, depth + 1, cell, said, short, total=cell.total)


def _used(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without headings under which nothing is left."""
    for at, line in enumerate(lines):
        if line.change:
            yield line
            continue
        for after in lines[at + 1 :]:
            if after.depth <= line.depth:
                break
            if after.change:
                yield line
                break
