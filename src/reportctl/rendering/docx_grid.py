"""A grid of the page as a Word table: spans, repeated head, upright labels, marked faults."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import ceil
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reportctl.page.blocks import Grid, GridCell, printable
from reportctl.page.grid_layout import balance, break_label, group_lines, share_width
from reportctl.page.title import measure
from reportctl.rendering.docx_styles import TABLE, Xml, build, element, paragraph, run, size

WIDTH = 8844
"""156 mm, the width of the 版心, in twips."""
HEIGHT = 340
"""The least height of a line of the grid, in twips."""
MARGIN = 32
"""Left and right inside a cell, in twips."""
LABEL_MARGIN = 57
"""Left of a label, in twips."""
BLOCK = "C6D9F1"
"""The fill of the lines that open a block, as in the annexed template."""
FAULT = "FFE699"
"""The fill of a cell that a draft marks."""
WHOLE = 16
"""A grid without blocks, a block or a label of no more lines is kept on one page."""
SMALLEST = 10
"""The size that a long figure is set in at the least, in half points."""


Marked = tuple[BaseOxmlElement, str]
"""A run of a marked cell, and what is wrong with it."""


def write_grid(grid: Grid, marked: list[Marked] | None) -> BaseOxmlElement:
    """The `w:tbl` of a grid, as wide as the text.

    In a draft the faulty cells are marked, and added to `marked`; otherwise that is None.
    """
    edges = _edges(grid)
    at = {(cell.line, cell.column): cell for cell in grid.cells}
    above: dict[int, GridCell] = {}
    kept = _kept(grid)
    rows: list[Xml] = []
    faults: list[tuple[int, int, str]] = []
    for line in range(grid.lines):
        cells: list[Xml] = []
        column = 0
        while column < len(grid.widths):
            cell = at.get((line, column))
            if cell:
                above[column] = cell
                if marked is not None and cell.fault:
                    faults.append((len(rows), len(cells), cell.fault))
            else:
                # a cell that spans several lines stands again, empty, in each line below its first
                cell = _reaching(above.get(column), line)
            columns = cell.columns if cell else 1
            width = edges[min(column + columns, len(grid.widths))] - edges[column]
            cells.append(_cell(cell, line, width, keep=line in kept, draft=marked is not None))
            column += columns
        rows.append(element("tr", _row_properties(line < grid.head), *cells))
    widths = element("tblGrid", *_columns(edges))
    (table,) = build(element("tbl", _properties(grid), widths, *rows))
    if marked is not None:
        made = [row.findall(qn("w:tc")) for row in table.iter(qn("w:tr"))]
        for y, x, fault in faults:
            (words,) = made[y][x].iter(qn("w:r"))
            marked.append((cast("BaseOxmlElement", words), fault))
    return table


def _kept(grid: Grid) -> frozenset[int]:
    """The lines that stay on one page with the next: a block or a label is not torn over two.

    Of an upright label that is longer than a page may hold, so many lines stay together as its own
    characters need: Word sets them in the first of its pages and shows only those that fit. Neither
    the first nor the last line is alone under a head.
    """
    units = group_lines(grid)
    if grid.lines <= WHOLE and not any(cell.role == "block" for cell in grid.cells):
        units = [(0, grid.lines)]
    units += [(0, grid.head + 2), (grid.lines - 2, grid.lines)]
    units += [
        (cell.line, cell.line + ceil(len(cell.text) * 10 * TABLE / HEIGHT))
        for cell in grid.cells
        if cell.vertical and cell.lines > WHOLE
    ]
    return frozenset(
        line for start, end in units if end - start <= WHOLE for line in range(start, end - 1)
    )


def _reaching(cell: GridCell | None, line: int) -> GridCell | None:
    return cell if cell and cell.line + cell.lines > line else None


def _edges(grid: Grid) -> list[int]:
    """Where each column begins, and the last ends, in twips."""
    ends = accumulate(share_width(grid, WIDTH / 20), initial=0.0)
    return [*[round(end * 20) for end in ends][:-1], WIDTH]


def _columns(edges: list[int]) -> list[Xml]:
    return [element("gridCol", w=end - start) for start, end in pairwise(edges)]


def _properties(grid: Grid) -> Xml:
    return element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=WIDTH, type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=int(grid.stub > 0)),
        element("tblCaption", val=printable(grid.caption)),
        element("tblDescription", val=printable(grid.caption)),
    )


def _row_properties(head: bool) -> Xml:  # noqa: FBT001 - a line is head or not
    return element(
        "trPr",
        element("cantSplit"),
        element("trHeight", val=HEIGHT, hRule="atLeast"),
        *([element("tblHeader")] if head else []),
    )


def _cell(cell: GridCell | None, line: int, width: int, *, keep: bool, draft: bool) -> Xml:
    properties = [element("tcW", w=width, type="dxa")]
    keeping: tuple[Xml, ...] = (element("keepNext"),) if keep else ()
    if cell is None:
        empty = paragraph("TableText", properties=keeping)
        return element("tc", element("tcPr", *properties), empty)
    if cell.columns > 1:
        properties.append(element("gridSpan", val=cell.columns))
    if cell.lines > 1:
        properties.append(element("vMerge", val="restart" if line == cell.line else "continue"))
    faulty = draft and cell.fault
    fill = FAULT if faulty else BLOCK if cell.role == "block" else ""
    if fill:
        properties.append(element("shd", val="clear", color="auto", fill=fill))
    if cell.role in ("value", "total"):
        properties.append(element("noWrap"))
    left = cell.role == "block" or (cell.role == "row" and not cell.vertical) or _wraps(cell, width)
    if left:
        properties.append(_margins(cell, width))
    if cell.vertical:
        properties.append(element("textDirection", val="tbRlV"))
    properties.append(element("vAlign", val="center"))
    words: list[Xml] = []
    if line == cell.line:
        keeping += (element("jc", val="left"),) if left else ()
        if cell.text or faulty:
            words.append(run(_broken(cell, width), *_size(cell, width)))
    said = paragraph("TableText", *words, properties=keeping)
    return element("tc", element("tcPr", *properties), said)


def _room(width: int) -> float:
    """What a label has for its text, in characters."""
    return (width - MARGIN - LABEL_MARGIN) / (10 * TABLE)


def _wraps(cell: GridCell, width: int) -> bool:
    """Whether words take more than a line: then they begin at the left."""
    return cell.role == "text" and max(map(measure, cell.text.split("\n"))) > _room(width)


def _margins(cell: GridCell, width: int) -> Xml:
    """A label stands off its line; one whose last line would hold a lone character is narrower."""
    room = _room(width)
    whole = cell.lines == 1 and "\n" not in cell.text
    narrow = balance(printable(cell.text), room) if whole else 0
    right = MARGIN + (round((room - narrow) * 10 * TABLE) if narrow else 0)
    return element(
        "tcMar",
        element("left", w=LABEL_MARGIN, type="dxa"),
        element("right", w=right, type="dxa"),
    )


def _broken(cell: GridCell, width: int) -> str:
    """A label with the breaks that keep its words whole in a narrow cell."""
    if cell.vertical or cell.role in ("value", "total"):
        return cell.text
    text = printable(cell.text)
    return "\n".join(break_label(cell, text, _room(width))) or text


def _size(cell: GridCell, width: int) -> tuple[Xml, ...]:
    """A smaller size where a long figure would not fit on its line."""
    if cell.role not in ("value", "total") or not cell.text:
        return ()
    fits = int((width - 2 * MARGIN) / (10 * measure(cell.text)))
    return size(max(SMALLEST, fits)) if fits < TABLE else ()
