"""Tags row labels of a PDF's tables as headers, after typst has tagged those of the columns.

PDF/UA-1 7.5 wants every table's headers tagged. typst can tag row headers only behind a flag that
its Python package does not set. typst writes the structure tree as plain objects under a plain
cross-reference table (ISO 32000-1, 7.5.4), so the few words that are missing are put in here; a
PDF library takes longer to import than the whole report to render.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby

from reportctl.page.blocks import Grid, GridCell
from reportctl.record import NamedTuple

_CELL = re.compile(
    rb"obj\n<</Type/StructElem(/S/TD)/P (\d+) 0 R/A\["
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


class LineTags(NamedTuple):
    """The tags of a line's body cells: as it stands below others, and where its table goes on.

    Behind a page break the labels that reach into the line stand in it again, and it is they that
    speak of it.
    """

    below: tuple[CellTag, ...]
    again: tuple[CellTag, ...]


def row_tags(grids: Iterable[tuple[Grid, frozenset[int]]]) -> list[LineTags]:
    """The tags of all body lines in the order of the page; each grid with its head lines."""
    tags: list[LineTags] = []
    for number, (grid, heads) in enumerate(grids):
        labels = [c for c in grid.cells if c.role == "row" and c.line not in heads]
        # typst's own names begin with U; names stand in a sorted tree, and V sorts behind
        names = {id(c): f"V{number:03}y{c.line:03}x{c.column:03}".encode() for c in labels}
        body: dict[int, list[GridCell]] = {}
        for cell in sorted(grid.cells, key=lambda c: (c.line, c.column)):
            if cell.line not in heads:
                body.setdefault(cell.line, []).append(cell)
        for line, cells in body.items():
            beside = [c for c in labels if c.line <= line < c.line + c.lines]
            again = [*(c for c in beside if c.line < line), *cells]
            tags.append(
                LineTags(
                    tuple(_tag(cell, beside, names) for cell in cells),
                    tuple(_tag(c, beside, names) for c in sorted(again, key=lambda c: c.column)),
                )
            )
    return tags


def _tag(cell: GridCell, labels: Sequence[GridCell], names: Mapping[int, bytes]) -> CellTag:
    over = (names[id(c)] for c in labels if _speaks(c, cell))
    return CellTag(names.get(id(cell), b""), tuple(over))


def _speaks(label: GridCell, cell: GridCell) -> bool:
    return label.column < cell.column and label.line <= cell.line < label.line + label.lines


def tag_rows(pdf: bytes, lines: Sequence[LineTags]) -> bytes:
    """The same file with row headers tagged; raises ValueError if its cells are not these."""
    if not any(tag.name for line in lines for tag in line.below):
        return pdf
    rows = [list(cells) for _, cells in groupby(_CELL.finditer(pdf), lambda cell: cell[2])]
    if len(rows) != len(lines):
        raise ValueError(f"{len(rows)} lines are tagged, {len(lines)} were painted")
    edits: list[tuple[int, int, bytes]] = []
    named: list[tuple[bytes, bytes]] = []
    # what a label is called in the part of its table that is at hand
    called: dict[bytes, bytes] = {}
    for number, (row, line) in enumerate(zip(rows, lines, strict=True)):
        tags = line.below if len(row) == len(line.below) else line.again
        if len(row) != len(tags):
            raise ValueError(f"{len(row)} cells are tagged, {len(tags)} were painted")
        for found, tag in zip(row, tags, strict=True):
            if tag.name:
                again = tag.name in called
                called[tag.name] = tag.name + (b"s%03d" % number if again else b"")
            edits.append((found.start(1), found.end(), _words(found, tag, called)))
            if tag.name:
                start = pdf.rindex(b" 0 obj", 0, found.start())
                reference = pdf[pdf.rindex(b"\n", 0, start) + 1 : start]
                named.append((b"(" + called[tag.name] + b")", reference))
    tree = _NAMES.search(pdf)
    if not tree:
        raise ValueError("no tree of names")
    added = b"".join(own + number + b" 0 R" for own, number in sorted(named))
    edits.append((tree.start(), tree.end(), tree[1] + tree[2] + added + tree[3]))
    return _apply(pdf, sorted(edits))


def pad_streams(pdf: bytes) -> bytes:
    """The same file with a byte behind each packed stream that ends in a carriage return.

    A reader may take that for the line's end before `endstream` (ISO 32000-1, 7.3.8.1) and find the
    length wrong; what unpacks the stream stops before the byte.
    """
    edits = []
    for found in re.finditer(rb"\r(?=\nendstream)", pdf):
        opening = pdf.rfind(b">>\nstream\n", 0, found.start())
        length = re.compile(rb"/Length (\d+)").search(pdf, pdf.rfind(b"obj\n", 0, opening), opening)
        packed = length and b"/FlateDecode" in pdf[pdf.rfind(b"obj\n", 0, opening) : opening]
        if length and packed and opening + 10 + int(length[1]) == found.end():
            edits += [
                (length.start(), length.end(), b"/Length %d" % (int(length[1]) + 1)),
                (found.end(), found.end(), b"\0"),
            ]
    return _apply(pdf, edits) if edits else pdf


def _words(found: re.Match[bytes], tag: CellTag, called: Mapping[bytes, bytes]) -> bytes:
    """The tag of a cell with its headers, as a header itself where it is a label."""
    _, parent, columns, rest = found.groups(b"")
    rows = b"".join(b"(" + called.get(name, name) + b")" for name in tag.headers)
    if tag.name:
        own = b"/P %b 0 R/ID(%b)/A[<</O/Table/Scope/Row/Headers[%b]" % (
            parent,
            called[tag.name],
            rows,
        )
        return b"/S/TH" + own + rest + b">>"
    return b"/S/TD/P %b 0 R/A[<</O/Table/Headers[%b]%b>>" % (parent, columns + rows, rest)


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
