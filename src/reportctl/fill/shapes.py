"""How the rows of a table of a source are written: how wide they are, and where cells are empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportctl.fill.lines import Line
from reportctl.fill.tables import Entry
from reportctl.record import NamedTuple


class Shape(NamedTuple):
    """How the rows of one table of a source are written."""

    usual: int = 0
    """The width that most rows have, 0 where no two agree."""
    kept: bool = False
    """Whether empty cells at the ends of rows are kept."""
    spread: int = 0
    """The width of its widest row where a cell that spans columns leaves empty ones behind it."""
    gapped: bool = False
    """Whether a row has more cells from its first figure to its last than there are columns.

    Cells were merged as each row liked then, and an empty one at an end may be a blank.
    """


class Shapes:
    """How the rows of each table of a source are written."""

    def __init__(self, lines: Iterable[Line], entries: Iterable[object]) -> None:
        """Of all its lines, and of those that are rows of the form."""
        by_table: dict[int, list[Line]] = {}
        for line in lines:
            if line.table and line.width > 1 and line.pieces:
                by_table.setdefault(line.table, []).append(line)
        self._shapes = {table: _shape(found) for table, found in by_table.items()}
        self._gapped = {
            (entry.line.table, entry.table)
            for entry in entries
            if isinstance(entry, Entry) and _has_gap(entry)
        }

    def of(self, entry: Entry) -> Shape:
        """That of the table in which a row stands."""
        shape = self._shapes.get(entry.line.table, Shape())
        return shape._replace(gapped=(entry.line.table, entry.table) in self._gapped)


def _shape(lines: Sequence[Line]) -> Shape:
    (usual, times), *_ = Counter(line.width for line in lines).most_common(1)
    kept = any(line.pieces[-1].empty for line in lines)
    widest = max(line.width for line in lines) if any(map(_spreads, lines)) else 0
    return Shape(usual if times > 1 else 0, kept, widest)


def _spreads(line: Line) -> bool:
    """Whether it is a row of labels with an empty cell between two of them."""
    if line.fixed or any(piece.figure for piece in line.pieces):
        return False
    labels = [at for at, piece in enumerate(line.pieces) if piece.label]
    return len(labels) > 1 and any(p.empty for p in line.pieces[labels[0] : labels[-1]])


def _has_gap(entry: Entry) -> bool:
    """Whether a place stands empty from a row's first figure to its last, beyond its columns."""
    cells = entry.line.pieces[entry.named.first :]
    told = [at for at, cell in enumerate(cells) if not cell.empty]
    reach = told[-1] - told[0] + 1 if told else 0
    return len(told) < reach > len(entry.head.slots)
