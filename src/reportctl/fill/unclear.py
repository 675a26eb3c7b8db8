"""What the sums prove of cells of a scan that recognition does not read with certainty.

A digit that is taken for another makes the sum of its row wrong, and that of its column or the
balance through it by as much. So the figure that a cell most likely holds stands there if it is the
only one that is open in some sum that holds with it, and every other sum and balance through it of
which all cells are known holds too, one more at least. A blank and a zero are alike to a sum: a
cell is never proved blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportctl.fill.reading import Placed
from reportctl.fill.values import Figures, RowRead
from reportctl.fill.whole_tables import numbers_of, whole_tables
from reportctl.record import replace
from reportctl.report.arithmetic import Relation, relations_in
from reportctl.schema.form import At, Table

_LEAST = 2
"""Sums and balances that must hold with a figure."""


def read_unclear(figures: Figures) -> None:
    """Put the cells that are proved to those that were read.

    Only in tables with balances, where a sum or balance goes through every cell both ways, and
    where the source has each row once.
    """
    for table, rows in whole_tables(figures):
        if not table.balances or not any(read.likely for read in rows):
            continue
        proved = _prove(table, rows)
        told = [read.unread[at] for read in rows for at in read.likely if at in proved]
        figures.rows = [_with(read, proved) for read in figures.rows]
        figures.left_out = [left for left in figures.left_out if left not in told]


def _with(read: RowRead, proved: Mapping[At, Placed]) -> RowRead:
    """The row with those of its cells that are proved."""
    cells = {at: proved[at] for at in read.likely if at in proved}
    unread = {at: left for at, left in read.unread.items() if at not in cells}
    return replace(
        read, cells=(*read.cells, *cells.values()), unread=unread, proved=frozenset(cells)
    )


def _prove(table: Table, rows: Sequence[RowRead]) -> dict[At, Placed]:
    """The likely cells that the sums of a table prove."""
    relations = relations_in(table)
    known = numbers_of(rows)
    likely = {at: cell for read in rows for at, cell in read.likely.items()}
    while True:
        numbers = {**known, **_solve(relations, known, likely)}
        wrong = {at for at in likely if at in numbers and not _is_borne(at, relations, numbers)}
        if not wrong:
            return {at: cell for at, cell in likely.items() if at in numbers}
        # whatever else rests on them is asked anew
        likely = {at: cell for at, cell in likely.items() if at not in wrong}


def _solve(
    relations: Iterable[Relation], known: Mapping[At, int], likely: Mapping[At, Placed]
) -> dict[At, int]:
    """The likely figures that are the only open ones in a relation that holds with them."""
    solved: dict[At, int] = {}
    before = -1
    while before < len(solved):
        before = len(solved)
        for relation in relations:
            numbers = {**known, **solved}
            open_ = [at for at in relation.cells if at not in numbers]
            if len(open_) == 1 and (cell := likely.get(open_[0])):
                number = int(cell.value or 0)
                if relation.holds({**numbers, cell.at: number}):
                    solved[cell.at] = number
    return solved


def _is_borne(at: At, relations: Iterable[Relation], numbers: Mapping[At, int]) -> bool:
    """Whether enough relations through a cell are known, and all of them hold."""
    whole = [each for each in relations if at in each.cells and numbers.keys() >= {*each.cells}]
    return len(whole) >= _LEAST and all(each.holds(numbers) for each in whole)
