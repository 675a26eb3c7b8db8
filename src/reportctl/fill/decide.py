"""Decides what holds where a source can be read in more than one way: tables printed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.values import RowRead
from reportctl.fill.vocabulary import was_one_row
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple
from reportctl.schema.form import At, Form, Sum

_Value = TypeVar("_Value")
_WHOLE = 0.8
_STRAY = 0.5
_MOST = 12
"""Sums that are told one by one."""


class Decided(NamedTuple):
    """The cells that hold, in printed order."""

    cells: dict[At, Placed]
    unread: dict[At, LeftOut]
    left_out: tuple[LeftOut, ...]
    older: frozenset[str]
    """Headings printed as one row, as an older edition did."""


@dataclass(slots=True)
class _Print:
    """One print of a table."""

    spot: Spot
    inside: bool
    """Whether it stands in the section to which the form gives it."""
    cells: dict[At, Placed] = field(default_factory=dict)
    unread: dict[At, LeftOut] = field(default_factory=dict)


def decide(form: Form, rows: Iterable[RowRead]) -> Decided:
    """Every cell once: of a table printed twice the whole one, at a heading the old form's row."""
    prints: dict[str, list[_Print]] = {}
    headings: dict[str, list[tuple[Placed, ...]]] = {}
    for read in rows:
        if read.row and read.row not in read.table.rows.leaves:
            headings.setdefault(read.table.row_key(read.row), []).append(read.cells)
        elif read.cells or read.unread:
            _add(prints.setdefault(read.table.key, []), read)
    cells: dict[At, Placed] = {}
    unread: dict[At, LeftOut] = {}
    left: list[LeftOut] = []
    for table, found in prints.items():
        chosen, strays = _choose(form, table, found)
        left += strays
        for each in chosen:
            cells.update(each.cells)
            unread.update(each.unread)
        if not chosen:
            unread |= {at: strays[-1] for each in found for at in (*each.cells, *each.unread)}
    older = set()
    for key, again in headings.items():
        holds, strays = _heading_row(form, key, again, cells)
        left += strays
        if holds:
            older.add(key)
            cells |= {cell.at: cell for cell in again[0]}
    unread = {at: why for at, why in unread.items() if at not in cells}
    return Decided(_ordered(form, cells), _ordered(form, unread), tuple(left), frozenset(older))


def _add(prints: list[_Print], read: RowRead) -> None:
    """Enter the cells of one row; a row that is there already opens another print."""
    last = prints[-1] if prints and prints[-1].inside == read.inside else None
    if last is None or any(
        cell.at in last.cells and last.cells[cell.at].written != cell.written for cell in read.cells
    ):
        spot = read.cells[0].spot if read.cells else read.left_out[0].spot
        last = _Print(spot, read.inside)
        prints.append(last)
    for cell in read.cells:
        last.cells.setdefault(cell.at, cell)
    for at, left in read.unread.items():
        last.unread.setdefault(at, left)


def _choose(
    form: Form, table: str, prints: Sequence[_Print]
) -> tuple[Sequence[_Print], list[LeftOut]]:
    """The prints of a table that hold, and a line for each that does not."""
    inside = [each for each in prints if each.inside] or prints
    left = [_stray(each) for each in prints if each not in inside]
    if len(inside) == 1:
        return inside, left
    size = sum(1 for found, _, _ in form.cells.values() if found.key == table)
    whole = [each for each in inside if len(each.cells) >= _WHOLE * size]
    strays = [each for each in inside if len(each.cells) <= _STRAY * size]
    if len(whole) == 1 and len(whole) + len(strays) == len(inside):
        return whole, left + [_stray(each) for each in strays]
    return (), left + list(_twice(inside))


def _heading_row(
    form: Form, key: str, prints: Sequence[Sequence[Placed]], cells: Mapping[At, Placed]
) -> tuple[bool, list[LeftOut]]:
    """Whether figures beside a heading are its one row of an older edition, and what is not."""
    if any(at.row.startswith(f"{key}.") for at in cells) or not was_one_row(form, key):
        why = "这一行是标题行，格式中没有它的格，没有读入"
        filled = (cell for row in prints for cell in row if cell.value is not None)
        return False, [LeftOut(cell.raw, cell.spot, why) for cell in filled]
    if any([c.written for c in row] != [c.written for c in prints[0]] for row in prints):
        why = "这一行出现几次且数不相同，都没有读入；请用 --set 填写"
        return False, [LeftOut("", row[0].spot, why) for row in prints if row]
    return True, []


def _stray(print_: _Print) -> LeftOut:
    text = "、".join(cell.raw for cell in print_.cells.values() if cell.raw)[:60]
    return LeftOut(
        text,
        print_.spot,
        "这里另有一处与本表行名相同的数，不在本表之中，没有读入；如应采用，请用 --set 填写",
    )


def _twice(prints: Sequence[_Print]) -> Iterator[LeftOut]:
    spots = "、".join(str(each.spot) for each in prints)
    for each in prints:
        yield LeftOut(
            f"{len(each.cells)} 个格",
            each.spot,
            f"同一张表在来源中出现 {len(prints)} 次（{spots}）且数不相同，都没有读入；"
            "请只留下本机关的一张再读入",
        )


def _ordered(form: Form, cells: Mapping[At, _Value]) -> dict[At, _Value]:
    rank = {at: number for number, at in enumerate(form.cells)}
    columns = {at.column: number for number, at in enumerate(form.cells)}

    def order(at: At) -> tuple[int, int]:
        if at in rank:
            return rank[at], 0
        under = [n for found, n in rank.items() if found.row.startswith(f"{at.row}.")]
        return min(under, default=0), columns.get(at.column, 0)

    return {at: cells[at] for at in sorted(cells, key=order)}


def check_sums(form: Form, cells: Mapping[At, Placed], older: frozenset[str]) -> list[str]:
    """Rows and columns whose parts do not add up to their printed total, in Chinese."""
    found = []
    for each in form.sums:
        total = cells.get(each.total)
        parts = _parts(each, older)
        if total is None or total.value is None or not all(part in cells for part in parts):
            continue
        values = [cells[part].value for part in parts]
        added = sum(value or 0 for value in values)
        if any(value is not None for value in values) and added != total.value:
            where = "各列" if each.along == "row" else "各行"
            name = "·".join(tuple(form.trail(each.total))[-2:])
            found.append(
                f"{total.spot}“{name}”写的是 {total.value}，{where}相加是 {added}，请对照原文"
            )
    more = len(found) - _MOST
    return found[:_MOST] + ([f"另有 {more} 处合计与各项之和不符，请对照原文"] if more > 0 else [])


def _parts(each: Sum, older: frozenset[str]) -> list[At]:
    """The parts, with a row of an older edition in the place of the rows that followed it."""
    parts: list[At] = []
    for part in each.parts:
        above = next((key for key in older if part.row.startswith(f"{key}.")), None)
        at = At(above, part.column) if above else part
        if at not in parts:
            parts.append(at)
    return parts
