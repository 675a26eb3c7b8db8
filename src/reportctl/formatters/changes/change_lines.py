"""The tables of a comparison as lines, what is folded away, and the last line: how much changed.

Every way of telling takes its lines from here, so that all of them show the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportctl.comparison.changes import Block, Change, Check, Comparison, RowChange
from reportctl.comparison.peers import Peers
from reportctl.formatters.changes.words import STATES, note, other_form, tag
from reportctl.record import NamedTuple

if TYPE_CHECKING:
    from reportctl.comparison.trend import Trend
    from reportctl.formatters.changes.formats import Options


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


def differs(found: Comparison | Trend | Peers, options: Options) -> bool:
    """Whether anything differs of what is shown; how two reports are named always is."""
    if not options.only:
        return found.differs
    if isinstance(found, Comparison):
        rows = (row for block in found.blocks for row in block.rows)
        return (
            bool(found.facts)
            or any(options.prose(one.key) and one.differs for one in found.prose)
            or (options.tables and any(one.old != one.new for one in found.extras))
            or any(row.differs for row in rows if is_shown(row.key, options))
        )
    if isinstance(found, Peers):
        measures = (one for sheet in found.sheets for one in sheet.measures)
        return any(one.differs for one in measures if is_shown(one.key, options))
    return any(one.moves for one in found.series if is_shown(one.at.row, options))


def is_shown(row: str, options: Options) -> bool:
    """Whether a row of a table, or what stands under a key, is asked for."""
    return options.tables and wanted(row, options.keys)


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
        unread = [cell.column for cell in others if cell.status == "unread"]
        if last.status == "same" and any(c.moved and c.status != "unread" for c in others):
            said = "各类申请人有变动"
        if unread:
            told = f"{'、'.join(unread)}没有读出来，没有比较"
            said = "；".join(filter(None, (said, told)))
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


def summary(comparison: Comparison) -> str:
    """Cells, checks and prose in one sentence."""
    cells = list(comparison.cells)
    changed = sum(cell.differs and cell.delta is not None for cell in cells)
    blanks = sum(cell.status == "blank" for cell in cells)
    missing = sum(cell.status == "missing" for cell in cells)
    single = sum(cell.status in {"old", "new", "part"} for cell in cells)
    beside = sum(cell.status == "beside" for cell in cells)
    unread = sum(cell.status == "unread" for cell in cells)
    same = sum(not cell.differs and cell.status != "unread" for cell in cells)
    said = [f"表格共{len(cells)}格：变动{changed}格", f"未变{same}格"]
    said += [f"一边空白{blanks}格"] if blanks else []
    said += [f"没有读出来、无法比较{unread}格"] if unread else []
    said += [f"一份文件缺{missing}格"] if missing else []
    said += [f"只有一版格式才有{single}格"] if single else []
    said += [f"只并列不相减{beside}格"] if beside else []
    named = "、".join(fact.title for fact in comparison.facts)
    facts = [f"{named}不同"] if named else []
    return "；".join(["，".join(said), *_checks(comparison), _prose(comparison), *facts]) + "。"


def shown_checks(comparison: Comparison) -> list[Check]:
    """The checks that are told: every broken one; of the others not the single applicants."""
    totals = comparison.new.form.totals
    return [
        check
        for check in fold_columns(comparison.checks)
        if check.state == "broken" or check.kind == "roll" or check.at in totals
    ]


def fold_columns(checks: Sequence[Check]) -> list[Check]:
    """The checks without the columns of a carry-over whose total is broken: it is told once."""
    rows = {
        (check.year, check.at.row)
        for check in checks
        if check.total and check.kind == "carry" and check.state == "broken"
    }
    return [
        check
        for check in checks
        if check.total or check.kind != "carry" or (check.year, check.at.row) not in rows
    ]


def say_checks(checks: Sequence[Check]) -> str:
    """How many carry-overs and roll-forwards there are, and how many hold."""
    counts = Counter(check.state for check in checks)
    if counts["holds"] == len(checks):
        return f"结转、滚存{len(checks)}处都相符"
    return "结转、滚存" + "，".join(
        f"{word}{counts[state]}处" for state, word in STATES.items() if counts[state]
    )


def _checks(comparison: Comparison) -> list[str]:
    if not comparison.checks:
        return ["结转、滚存没有核对"] if comparison.mode == "years" else []
    return [say_checks(comparison.checks)]


def _prose(comparison: Comparison) -> str:
    counts = dict.fromkeys(("changed", "moved", "removed", "added"), 0)
    for section in comparison.prose:
        for passage in section.passages:
            if passage.kind in counts:
                counts[passage.kind] += passage.sentences
    words = {"changed": "改写", "moved": "移动", "removed": "删去", "added": "新增"}
    said = [f"{words[kind]}{count}句" for kind, count in counts.items() if count]
    written = sum(section.similarity is not None for section in comparison.prose)
    if not comparison.prose:
        return "正文：两份都没有"
    if not said:
        return f"正文：{len(comparison.prose)}个部分没有变动" if written else "正文：没有文字可比"
    return "正文：" + "，".join(said)
