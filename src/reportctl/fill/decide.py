"""Decides what holds where a source can be read in more than one way: tables printed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reportctl.fill.candidates import Open, Values
from reportctl.fill.proof import prove
from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.values import RowRead
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple, field, record, replace
from reportctl.schema.form import At, Form

if TYPE_CHECKING:
    from typing import TypeVar

    _Value = TypeVar("_Value")
_WHOLE = 0.8
_STRAY = 0.5
_WAYS = 3
"""Readings of one row that are told."""


class Decided(NamedTuple):
    """The cells that hold, in printed order."""

    cells: dict[At, Placed]
    unread: dict[At, LeftOut]
    left_out: tuple[LeftOut, ...]
    older: frozenset[str]
    """Headings printed as one row, as an older edition did."""
    inferred: frozenset[At] = frozenset()
    """Cells that rest on the sums of the form."""


@record(slots=True)
class _Print:
    """One print of a table."""

    spot: Spot
    inside: bool
    """Whether it stands in the section to which the form gives it."""
    cells: dict[At, Placed] = field(default_factory=dict)
    unread: dict[At, LeftOut] = field(default_factory=dict)


def decide(form: Form, rows: Iterable[RowRead]) -> Decided:
    """Every cell once: of a table printed twice the whole one, at a heading the old form's row."""
    rows, left = _decide_open(rows)
    prints: dict[str, list[_Print]] = {}
    headings: dict[str, list[tuple[Placed, ...]]] = {}
    for read in rows:
        if read.row and read.row not in read.table.rows.leaves:
            headings.setdefault(read.table.row_key(read.row), []).append(read.cells)
        elif read.cells or read.unread:
            _add(prints.setdefault(read.table.key, []), read)
    cells: dict[At, Placed] = {}
    unread: dict[At, LeftOut] = {}
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
    proved = {cell.at for read in rows if read.open or read.supposed for cell in read.cells}
    proved |= {at for read in rows for at in read.proved}
    return Decided(
        in_printed_order(form, cells),
        in_printed_order(form, unread),
        tuple(left),
        frozenset(older),
        frozenset(proved & cells.keys()),
    )


def doubt_blanks(form: Form, decided: Decided, left_out: Iterable[LeftOut]) -> Decided:
    """The same, but nothing is blank beside figures without a place that may stand there.

    In a table of one line each empty cell may be the one of such a figure of its table; on a page
    that has figures outside all tables, or letters outside all cells, any empty cell.
    """
    left = [each for each in left_out if not each.text or any(map(str.isdecimal, each.text))]
    lost = {_table(each.spot): each for each in left if each.text and each.spot.table is not None}
    loose: dict[int | None, LeftOut] = {
        each.spot.page: each
        for each in left
        if each.spot.page is not None and (each.spot.table is None or not each.text)
    }
    lines = {
        table.row_key(row) for table in form.tables if table.across for row in table.rows.leaves
    }
    doubtful = {
        at: beside
        for at, cell in decided.cells.items()
        if not cell.written
        and (
            beside := loose.get(cell.spot.page) or (at.row in lines and lost.get(_table(cell.spot)))
        )
    }
    cells = {at: cell for at, cell in decided.cells.items() if at not in doubtful}
    return decided._replace(cells=cells, unread=in_printed_order(form, decided.unread | doubtful))


def _table(spot: Spot) -> object:
    return spot.page, spot.sheet, spot.table


def _decide_open(rows: Iterable[RowRead]) -> tuple[list[RowRead], list[LeftOut]]:
    """The rows with those read that the sums prove, and a line for each that they do not."""
    found = list(rows)
    left: list[LeftOut] = []
    for table in {id(read.table): read.table for read in found if read.open}.values():
        keys = [_key(read) for read in found if read.table is table]
        opened = {_key(r): r.open for r in found if r.table is table and r.open}
        certain = {
            _key(read): values
            for read in found
            if read.table is table and (values := _values(read))
        }
        once = len(set(keys)) == len(keys)
        proved = prove(table, certain, opened) if once else {}
        for at, read in enumerate(found):
            if read.table is table and read.open:
                found[at], missed = _placed(read, read.open, proved.get(_key(read), []))
                left += missed
    return found, left


def _key(read: RowRead) -> str:
    return read.table.row_key(read.row) if read.row else ""


def _values(read: RowRead) -> Values | None:
    """The row as the sums need it, if all its cells were read."""
    if read.row is None or len(read.cells) < len(read.table.columns.leaves):
        return None
    known = {cell.at: cell.written for cell in read.cells}
    return tuple(known[read.table.at(read.row, c)] for c in read.table.columns.leaves)


def _placed(
    read: RowRead, opened: Open, readings: Sequence[Values]
) -> tuple[RowRead, list[LeftOut]]:
    """The cells on which all readings that are left agree; the others are told with them."""
    ats = [
        read.table.at(row, column)
        for row in ((read.row,) if read.row else read.table.rows.leaves)
        for column in read.table.columns.leaves
    ]
    cells = tuple(
        Placed(at, value, cell if value is None else str(value), opened.spot, opened.raw, "")
        for at, *each in zip(ats, *readings, strict=True)
        if len(set(each)) == 1
        for cell in each[:1]
        # a blank that left no trace is not known to be one, nor is what 0(含上年2) counts
        if cell.isdecimal() or (cell and not any(map(str.isalnum, cell)))
        for value in [int(cell) if cell.isdecimal() else None]
    )
    if len(cells) == len(ats):
        return replace(read, cells=cells, unread={}), []
    ways = "、".join(" ".join(cell or "空" for cell in each) for each in readings[:_WAYS])
    why = f"可读作 {ways}，合计不能定夺" if ways else read.left_out[0].why
    missed = LeftOut(opened.raw, opened.spot, why)
    known = {cell.at for cell in cells}
    unread = {at: missed for at in ats if at not in known}
    return replace(read, cells=cells, unread=unread), [missed]


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
        own = {_place(cell.spot) for cell in whole[0].cells.values()}
        again = [each for each in strays if _place(each.spot) in own]
        left += [_stray(each) for each in strays if each not in again]
        return whole, left + [line for each in again for line in _contest(whole[0], each)]
    return (), left + list(_twice(inside))


def _heading_row(
    form: Form, key: str, prints: Sequence[Sequence[Placed]], cells: Mapping[At, Placed]
) -> tuple[bool, list[LeftOut]]:
    """Whether figures beside a heading are its one row of an older edition, and what is not."""
    if not any(prints):
        return False, []
    if any(at.row.startswith(f"{key}.") for at in cells) or not form.was_one_row(key):
        why = "这一行是标题行，格式中没有它的格，没有读入"
        filled = (cell for row in prints for cell in row if cell.value is not None)
        return False, [LeftOut(cell.raw, cell.spot, why) for cell in filled]
    if any([c.written for c in row] != [c.written for c in prints[0]] for row in prints):
        why = "这一行出现几次且数不相同，都没有读入；请用 --set 填写"
        return False, [LeftOut("", row[0].spot, why) for row in prints if row]
    return True, []


def _place(spot: Spot) -> object:
    """The printed table in which a spot stands; of its own where that is not known."""
    return spot if spot.table is None else _table(spot)


def _contest(whole: _Print, again: _Print) -> Iterator[LeftOut]:
    """Add rows that stand further down in the same table; what differs holds in neither place."""
    rows: dict[str, list[tuple[Placed, Placed]]] = {}
    for at, unread in again.unread.items():
        if whole.cells.pop(at, None):
            whole.unread[at] = unread
    for at, cell in again.cells.items():
        held = whole.cells.get(at)
        if held and held.written != cell.written:
            rows.setdefault(at.row, []).append((held, cell))
        elif not held and at not in whole.unread:
            whole.cells[at] = cell
    for pairs in rows.values():
        (first, _), *_ = pairs
        ways = "，".join(f"{held.raw or '空'} 或 {cell.raw or '空'}" for held, cell in pairs)
        why = f"这一行在本表中又出现一次（另见{first.spot}）且数不相同，都没有读入；请用 --set 填写"
        line = LeftOut(ways, pairs[0][1].spot, why)
        for held, cell in pairs:
            del whole.cells[held.at]
            whole.unread[cell.at] = line
        yield line


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


def in_printed_order(form: Form, cells: Mapping[At, _Value]) -> dict[At, _Value]:
    """The same in the order in which the form prints its cells."""
    rank = {at: number for number, at in enumerate(form.cells)}
    columns = {at.column: number for number, at in enumerate(form.cells)}

    def order(at: At) -> tuple[int, int]:
        if at in rank:
            return rank[at], 0
        under = [n for found, n in rank.items() if found.row.startswith(f"{at.row}.")]
        return min(under, default=0), columns.get(at.column, 0)

    return {at: cells[at] for at in sorted(cells, key=order)}
