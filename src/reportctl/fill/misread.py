"""Figures of a scan that recognition is certain of, and every sum contradicts.

A cell that was taken for another figure makes the sums and balances through it fail, and no other
cell has to be wrong for it. So of the cells of a relation that fails each is doubtful that no
relation which holds goes through, if a figure that recognition may have taken for the one that was
read would make it hold: one digit another, or digits too few or too many. A fault that is printed
so looks alike; it is told too, and a person has to look. Nothing is ever read as that other figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportctl.fill.figures import is_printed_blank
from reportctl.fill.reading import LeftOut, Placed
from reportctl.fill.values import Figures, RowRead
from reportctl.fill.whole_tables import numbers_of, whole_tables
from reportctl.record import replace
from reportctl.report.arithmetic import Relation, relations_in
from reportctl.schema.form import At, Table

_UNLIKE_ZERO = frozenset("123457")
"""Digits that no recognition takes for a zero, nor a zero for one of them."""


def doubt_misread(figures: Figures) -> None:
    """Leave out the cells that may have been taken for another figure."""
    for table, rows in whole_tables(figures):
        if any(read.recognised for read in rows):
            doubtful = _contradicted(table, rows)
            figures.rows = [_without(read, doubtful) for read in figures.rows]
            figures.left_out += doubtful.values()


def _without(read: RowRead, doubtful: dict[At, LeftOut]) -> RowRead:
    """The row without those of its cells."""
    unread = {cell.at: doubtful[cell.at] for cell in read.cells if cell.at in doubtful}
    cells = tuple(cell for cell in read.cells if cell.at not in unread)
    return replace(
        read,
        cells=cells,
        unread={**read.unread, **unread},
        left_out=(*read.left_out, *unread.values()),
    )


def _contradicted(table: Table, rows: Sequence[RowRead]) -> dict[At, LeftOut]:
    """The cells that every relation through them contradicts, and may be misread.

    The sum of a total that was not filled in contradicts none of its parts; that total is doubtful
    if other relations want what its own parts come to.
    """
    numbers = numbers_of(rows)
    blank = {cell.at for read in rows for cell in read.cells if not cell.written}
    whole = [each for each in relations_in(table) if numbers.keys() >= {*each.cells}]
    known = [each for each in whole if not _is_open(each, blank)]
    wanting: dict[At, set[int]] = {}
    for each in whole:
        if _is_open(each, blank):
            wanting.setdefault(each.right[0], set()).add(int(each.sides(numbers)[0]))
    held = {at for each in known if each.holds(numbers) for at in each.cells}
    cells = {cell.at: cell for read in rows if read.recognised for cell in read.cells}
    needed: dict[At, list[int]] = {}
    for each in known:
        left, right = each.sides(numbers)
        for side, change in ((each.right, left - right), (each.left, right - left)):
            for at in side:
                if at in cells and at not in held:
                    needed.setdefault(at, []).append(int(numbers[at] + change))
    found: dict[At, LeftOut] = {}
    for at, ways in needed.items():
        open_ = wanting.get(at, {*ways})
        alike = [w for w in dict.fromkeys(ways) if w in open_ and _may_be(cells[at], w)]
        if alike:
            found[at] = _tell(cells[at], alike)
    return found


def _is_open(relation: Relation, blank: Collection[At]) -> bool:
    """Whether it is the sum of a total that was not filled in."""
    return relation.kind != "balance" and relation.right[0] in blank


def _may_be(cell: Placed, number: int) -> bool:
    """Whether recognition may have taken this for what was read."""
    if number < 0:
        return False
    read = "" if is_printed_blank(cell.raw) else str(int(cell.value or 0))
    return any(_is_slip(read, printed) for printed in {str(number), str(number or "")})


def _is_slip(read: str, printed: str) -> bool:
    """Whether one digit is another, or digits of one are missing in the other."""
    if len(read) == len(printed):
        other = [{a, b} for a, b in zip(read, printed, strict=True) if a != b]
        return len(other) == 1 and not ("0" in other[0] and other[0] & _UNLIKE_ZERO)
    return _is_part(read, printed) or _is_part(printed, read)


def _is_part(few: str, many: str) -> bool:
    rest: Iterator[str] = iter(many)
    return all(digit in rest for digit in few)


def _tell(cell: Placed, alike: Sequence[int]) -> LeftOut:
    read = f"认作“{cell.raw}”" if cell.raw.strip() else "认作空白"
    would = "或 ".join(map(str, alike))
    why = f"{read}，可是合计、平衡关系都和它不符，{would} 才相符，没有读入"
    return LeftOut(cell.raw, cell.spot, f"{why}；请对照原文用 --set 填写")
