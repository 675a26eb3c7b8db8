"""A block copied from a spreadsheet, put on the cells of a table: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.schema.form import At
from reportctl.tui.entry import read_entry, say_wanted
from reportctl.tui.grid_view import Shown


def take_block(shown: Shown, at: At, block: Sequence[Sequence[str]]) -> dict[At, str] | str:
    """What to write in each cell, to the right and downward from one; else why it cannot be.

    Part of a block would stand in wrong cells as soon as it had one label or column too many.
    """
    odd = [cells[0] for cells in block[1::2]]
    if odd and not any(odd) and max(map(len, block)) == 1:
        return "只有一列，又隔行为空，分不清是空格还是换行；请连同旁边一列一起复制"
    placed = shown.sheet.block(at, block)
    if placed is None:
        wide = max(len(cells) for cells in block)
        return f"复制的是{len(block)}行{wide}列，从这一格起放不下"
    written: dict[At, str] = {}
    for one, text in placed.items():
        read = read_entry(text, shown.kinds[one])
        if read is None:
            return f"里面有“{text}”，{say_wanted(text, shown.kinds[one])}"
        if why := shown.locked.get(one):
            return why
        written[one] = read
    return written
