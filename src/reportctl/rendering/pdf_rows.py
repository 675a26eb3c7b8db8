"""Tags row labels of a PDF's tables as headers, after typst has tagged those of the columns.

PDF/UA-1 7.5 wants every table's headers tagged. typst can tag row headers only behind a flag that
its Python package does not set. typst writes the structure tree as plain objects under a plain
cross-reference table (ISO 32000-1, 7.5.4), so the few words that are missing are put in here; a
PDF library takes longer to import than the whole report to paint.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportctl.page.blocks import Grid, GridCell

_CELL = re.compile(
    rb"(?<=obj\n<</Type/StructElem)/S/TD(/P \d+ 0 R/A\[)"
    rb"(?:<</O/Table(?:/Headers\[([^\]]*)\])?([^>]*)>>)?"
)
_NAMES = re.compile(rb"(obj\n<</Type/StructTreeRoot[^\n]*?/IDTree<</Names\[)([^\]]*)(\])")
# "obj" and a line's end before it: a heading's own text, which is in the file too, has no line ends
_ENTRY = re.compile(rb"(\d{10}) (\d{5} n)")


class CellTag(NamedTuple):
    """What a body cell's tag is to say beside its column headers."""

    name: bytes
    """Its own name where it is a row header; b'' for a figure."""
    headers: tuple[bytes, ...]
    """The names of the row headers that speak of it, from the outside inward."""


def row_tags(grids: Iterable[tuple[Grid, frozenset[int]]]) -> list[CellTag]:
    """The tags of all body cells in the order of the page; each grid with its head lines."""
    tags: list[CellTag] = []
    for number, (grid, heads) in enumerate(grids):
        labels = [c for c in grid.cells if c.role == "row" and c.line not in heads]
        # typst's own names begin with U; names stand in a sorted tree, and V sorts behind
        names = {id(c): f"V{number:03}y{c.line:03}x{c.column:03}".encode() for c in labels}
        for cell in sorted(grid.cells, key=lambda c: (c.line, c.column)):
            if cell.line not in heads:
                over = [names[id(c)] for c in labels if _speaks(c, cell)]
                tags.append(CellTag(names.get(id(cell), b""), tuple(over)))
    return tags


def _speaks(label: GridCell, cell: GridCell) -> bool:
    return label.column < cell.column and label.line <= cell.line < label.line + label.lines


def tag_rows(pdf: bytes, tags: Sequence[CellTag]) -> bytes:
    """The same file with row headers tagged; raises ValueError if its cells are not these."""
    if not any(tag.name for tag in tags):
        return pdf
    cells = list(_CELL.finditer(pdf))
    if len(cells) != len(tags):
        raise ValueError(f"{len(cells)} cells are tagged, {len(tags)} were painted")
    edits: list[tuple[int, int, bytes]] = []
    named: list[tuple[bytes, bytes]] = []
    for found, tag in zip(cells, tags, strict=True):
        columns, rest = found[2] or b"", found[3] or b""
        own = b"(" + tag.name + b")"
        rows = b"".join(b"(" + name + b")" for name in tag.headers)
        if tag.name:
            parent, opening = found[1].split(b"/A[")[0], b"/A["
            words = b"/S/TH" + parent + b"/ID" + own + opening + b"<</O/Table/Scope/Row/Headers["
            words += rows + b"]" + rest + b">>"
            start = pdf.rindex(b" 0 obj", 0, found.start())
            number = pdf[pdf.rindex(b"\n", 0, start) + 1 : start]
            named.append((own, number))
        else:
            words = b"/S/TD" + found[1] + b"<</O/Table/Headers[" + columns + rows + b"]"
            words += rest + b">>"
        edits.append((found.start(), found.end(), words))
    tree = _NAMES.search(pdf)
    if not tree:
        raise ValueError("no tree of names")
    added = b"".join(own + number + b" 0 R" for own, number in sorted(named))
    edits.append((tree.start(), tree.end(), tree[1] + tree[2] + added + tree[3]))
    return _apply(pdf, sorted(edits))


def _apply(pdf: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """The file with stretches replaced and its cross-reference table moved along."""
    pieces: list[bytes] = []
    at = 0
    for start, end, words in edits:
        pieces += [pdf[at:start], words]
        at = end
    table = pdf.rindex(b"\nxref\n") + 1
    ends = [end for _, end, _ in edits]
    grown = [0, *accumulate(len(words) - (end - start) for start, end, words in edits)]

    def moved(offset: int) -> int:
        return offset + grown[bisect_right(ends, offset)]

    told = _ENTRY.sub(lambda m: b"%010d %s" % (moved(int(m[1])), m[2]), pdf[table:])
    told = re.sub(rb"startxref\n\d+", b"startxref\n%d" % moved(table), told)
    return b"".join((*pieces, pdf[at:table], told))
