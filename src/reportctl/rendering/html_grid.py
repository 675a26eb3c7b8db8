"""A grid as an HTML table: the lines and groups are the grid's, the looks are the caller's.

Headings are `th` with a scope: `col` over columns, `row` for the stub (a label with `rowspan`
speaks of all its lines), `rowgroup` for a line that opens a block, which is a `tbody` of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from reportctl.page.blocks import Grid, GridCell
from reportctl.page.grid_layout import group_lines
from reportctl.rendering.html_text import attributes

Look = Callable[[GridCell], str]
"""What a cell says, or which attributes it has beside its spans and scope, as HTML."""


def write_table(
    grid: Grid,
    opening: str,
    look: Look,
    content: Look,
    *,
    held: bool = False,
    roles: bool = False,
) -> str:
    """The table after `opening`, which is its start tag with what stands before the first row.

    With `roles` each part says what it is, for a page whose style sets the table as blocks; with
    `held` a line that stays with the next over a page break has that class.
    """
    whole = group_lines(grid) if held else []
    cells: list[list[str]] = [[] for _ in range(grid.lines)]
    for cell in grid.cells:
        cells[cell.line].append(_write_cell(cell, look, content, roles=roles))
    lines = []
    for number, line in enumerate(cells):
        stays = any(start <= number < end - 1 for start, end in whole)
        row = attributes(class_="held" if stays else "", role="row" if roles else "")
        lines.append(f"<tr{row}>{''.join(line)}</tr>")
    group = attributes(role="rowgroup" if roles else "")
    parts = [opening]
    if grid.head:
        parts += [f"<thead{group}>", *lines[: grid.head], "</thead>"]
    opens = {cell.line for cell in grid.cells if cell.role == "block"}
    edges = sorted({grid.head, grid.lines, *(line for line in opens if line >= grid.head)})
    for start, end in pairwise(edges):
        parts += [f"<tbody{group}>", *lines[start:end], "</tbody>"]
    parts.append("</table>")
    return "\n".join(parts)


def is_heading(cell: GridCell) -> bool:
    """Whether a cell speaks of others; a corner over several columns is a note to the reader."""
    if cell.role == "corner":
        return bool(cell.text) and cell.columns == 1
    return cell.role in ("column", "block", "row")


def _write_cell(cell: GridCell, look: Look, content: Look, *, roles: bool) -> str:
    tag = "th" if is_heading(cell) else "td"
    scope = _scope(cell) if tag == "th" else ""
    role = {"row": "rowheader", "rowgroup": "rowheader", "col": "columnheader"}.get(scope, "cell")
    opening = attributes(
        scope=scope,
        colspan=cell.columns if cell.columns > 1 else None,
        rowspan=cell.lines if cell.lines > 1 else None,
    )
    closing = attributes(role=role if roles else "")
    return f"<{tag}{opening}{look(cell)}{closing}>{content(cell)}</{tag}>"


def _scope(cell: GridCell) -> str:
    return {"row": "row", "block": "rowgroup"}.get(cell.role, "col")
