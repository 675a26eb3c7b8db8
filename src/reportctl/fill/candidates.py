"""The ways in which a row of figures without certain borders can be read, in the form's order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple
from reportctl.schema.form import Heading, Table

_CELL = re.compile(r"[0-9]+|[-—/]")
_FIGURES = re.compile(r"[0-9\-—/]+")
_MOST = 4000
"""Readings of one row; of more nothing is said."""
_STEPS = 20_000
"""Cells that are tried in one row."""
_LONGEST = 60
"""Characters of one row's figures."""

Values = tuple[str, ...]
"""The cells of a row as they are written, strokes kept."""


class Open(NamedTuple):
    """A row whose figures stand there without certain borders."""

    texts: tuple[str, ...]
    """The runs of digits and strokes, in their order; a border is certain between two of them."""
    readings: tuple[Values, ...]
    """Those that the labels, the number of columns and the row's own sums allow."""
    spot: Spot
    raw: str


def open_row(texts: Sequence[str], row: Heading | None, table: Table, spot: Spot) -> Open | None:
    """The readings of a row; None where these texts are no figures or allow too many.

    A row of a table with sums has a figure or a stroke in every cell. Where there is no sum to ask
    a reading counts only if no other number of cells would do: 002 is 0, 0, 2; 012 may be 0, 12.
    """
    runs = tuple("".join(plain(text).replace(",", "").split()) for text in texts)
    if not runs or not all(map(_FIGURES.fullmatch, runs)) or sum(map(len, runs)) > _LONGEST:
        return None
    columns = table.columns.leaves
    count = len(columns) * (1 if row or not table.across else len(table.rows.leaves))
    sums = [(columns.index(t), [columns.index(p) for p in table.columns.parts(t)])
            for t in columns if t.total]  # fmt: skip
    if len(runs) not in (1, count):
        return None  # most likely a blank cell left no trace
    shifts = range(0, count, len(columns))
    checks = [(t + s, [p + s for p in parts]) for s in shifts for t, parts in sums]
    try:
        readings = _readings(runs, count, checks)
    except _TooManyError:
        return None
    return Open(runs, readings, spot, " ".join(texts))


class _TooManyError(Exception):
    """A row can be read in more ways than are worth a look."""


def _readings(
    runs: Sequence[str], count: int, checks: Sequence[tuple[int, Sequence[int]]]
) -> tuple[Values, ...]:
    found: list[Values] = []
    if not checks and any(next(_split(runs, n, ()), None) for n in range(1, count)):
        return ()
    for values in _split(runs, count, checks):
        found.append(values)
        if len(found) > _MOST:
            raise _TooManyError
    return tuple(found)


def value(written: str) -> int:
    """A cell as the sums count it; a stroke as nothing."""
    return int(written) if written.isdecimal() else 0


def splits(runs: Sequence[str], count: int) -> Sequence[Values]:
    """All ways to read runs of digits and strokes as this many cells, sums aside; not too many."""
    try:
        return tuple(_split(runs, count, ()))
    except _TooManyError:
        return ()


def _split(
    runs: Sequence[str], count: int, checks: Sequence[tuple[int, Sequence[int]]]
) -> Iterator[Values]:
    ends = dict(checks)
    pieces = [piece for run in runs for piece in _CELL.findall(run)]
    least = [0]
    for _ in pieces:
        least.append(least[-1] + 1)
    most = [0]
    for piece in reversed(pieces):
        most.append(most[-1] + len(piece))

    steps = iter(range(_STEPS))

    def go(at: int, start: int, cells: Values) -> Iterator[Values]:
        if next(steps, None) is None:
            raise _TooManyError
        left = count - len(cells)
        if at == len(pieces):
            if not left:
                yield cells
            return
        behind = len(pieces) - at - 1
        digits = len(pieces[at]) - start
        if left < 1 + least[behind] or left > digits + most[behind]:
            return
        piece = pieces[at]
        for end in range(start + 1, len(piece) + 1):
            cell = piece[start:end]
            if len(cell) > 1 and cell[0] == "0":
                break
            found = (*cells, cell)
            parts = ends.get(len(cells))
            if parts is not None:
                total = sum(value(found[p]) for p in parts)
                if value(cell) != total:
                    if value(cell) > total:
                        break
                    continue
            if end == len(piece):
                yield from go(at + 1, 0, found)
            else:
                yield from go(at, end, found)

    yield from go(0, 0, ())
