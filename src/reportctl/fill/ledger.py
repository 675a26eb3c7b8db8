"""Keeps what was placed, notices a table that is printed twice, and settles which holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportctl.fill.reading import LeftOut, Placed
from reportctl.readers.source import Spot
from reportctl.schema.form import At, Form

_WHOLE = 0.8
_STRAY = 0.5


@dataclass(slots=True)
class _Run:
    """One print of a table."""

    spot: Spot
    inside: bool
    """Whether it stands in the section to which the form gives it."""
    cells: dict[At, Placed] = field(default_factory=dict)


class Ledger:
    """The cells placed so far."""

    def __init__(self, form: Form) -> None:
        """Start with nothing placed."""
        self.form = form
        self._runs: dict[str, list[_Run]] = {}

    def place(self, table: str, cells: list[Placed], *, inside: bool) -> None:
        """Enter the cells of one row; a row that is there already opens another print."""
        if not cells:
            return
        runs = self._runs.setdefault(table, [])
        run = runs[-1] if runs and runs[-1].inside == inside else None
        if run and any(
            cell.at in run.cells and run.cells[cell.at].written != cell.written for cell in cells
        ):
            run = None
        if run is None:
            run = _Run(cells[0].spot, inside)
            runs.append(run)
        for cell in cells:
            run.cells.setdefault(cell.at, cell)

    def settle(self) -> tuple[dict[At, Placed], list[LeftOut]]:
        """The cells that hold, and a line for each print that was not taken."""
        cells: dict[At, Placed] = {}
        left: list[LeftOut] = []
        for table, runs in self._runs.items():
            inside = [run for run in runs if run.inside] or runs
            left += [_stray(run) for run in runs if run not in inside]
            chosen = inside
            if len(inside) > 1:
                size = self._size(table)
                whole = [run for run in inside if len(run.cells) >= _WHOLE * size]
                strays = [run for run in inside if len(run.cells) <= _STRAY * size]
                if len(whole) == 1 and len(whole) + len(strays) == len(inside):
                    chosen = whole
                    left += [_stray(run) for run in strays]
                else:
                    chosen = []
                    left += list(_twice(inside))
            for run in chosen:
                cells.update(run.cells)
        return cells, left

    def _size(self, table: str) -> int:
        return sum(1 for found, _, _ in self.form.cells.values() if found.key == table)


def _stray(run: _Run) -> LeftOut:
    text = "、".join(cell.raw for cell in run.cells.values() if cell.raw)[:60]
    return LeftOut(
        text,
        run.spot,
        "这里另有一处与本表行名相同的数，不在本表之中，没有读入；如应采用，请用 --set 填写",
    )


def _twice(runs: list[_Run]) -> Iterator[LeftOut]:
    spots = "、".join(str(run.spot) for run in runs)
    for run in runs:
        yield LeftOut(
            f"{len(run.cells)} 个格",
            run.spot,
            f"同一张表在来源中出现 {len(runs)} 次（{spots}）且数不相同，都没有读入；"
            "请只留下本机关的一张再读入",
        )
