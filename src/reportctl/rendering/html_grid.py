"""A grid as an HTML table: the lines and groups are the grid's, the looks are the caller's.

Headings are `th` with a scope: `col` over columns, `row` for the stub (a label with `rowspan`
speaks of all its lines), `rowgroup` for a line that opens a block, which is a `tbody` of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportctl.page.blocks import Grid, GridCell
from reportctl.rendering.html_text import attributes

Look = Callable[[GridCell], str]
"""What a cell says, or which attributes it has beside its spans and scope, as HTML."""


def write_table(grid: Grid, opening: str, look: Look, content: Look) -> str:
    """The table after `opening`, which is its start tag with what stands before the first row."""
    lines = _lines(grid)
    head, body = lines[: grid.head], lines[grid.head :]
    parts = [opening]
    if head:
        parts += ["<thead>", *(_write_line(line, look, content) for line in head), "</thead>"]
    for group in _groups(body):
        parts += ["<tbody>", *(_write_line(line, look, content) for line in group), "</tbody>"]
    parts.append("</table>")
    return "\n".join(parts)


def is_heading(cell: GridCell) -> bool:
    """Whether a cell speaks of others; a corner over several columns is a note to the reader."""
    if cell.role == "corner":
        return bool(cell.text) and cell.columns == 1
    return cell.role in ("column", "block", "row")


def _lines(grid: Grid) -> list[list[GridCell]]:
    lines: list[list[GridCell]] = [[] for _ in range(grid.lines)]
    for cell in grid.cells:
        lines[cell.line].append(cell)
    return lines


def _groups(lines: list[list[GridCell]]) -> Iterator[list[list[GridCell]]]:
    """The lines of the body, a new group at every line that opens a block."""
    group: list[list[GridCell]] = []
    for line in lines:
        if group and any(cell.role == "block" for cell in line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _write_line(line: list[GridCell], look: Look, content: Look) -> str:
    return f"<tr>{''.join(_write_cell(cell, look, content) for cell in line)}</tr>"


def _write_cell(cell: GridCell, look: Look, content: Look) -> str:
    tag = "th" if is_heading(cell) else "td"
    spans = attributes(
        scope=_scope(cell) if tag == "th" else None,
        colspan=cell.columns if cell.columns > 1 else None,
        rowspan=cell.lines if cell.lines > 1 else None,
    )
    return f"<{tag}{spans}{look(cell)}>{content(cell)}</{tag}>"


def _scope(cell: GridCell) -> str:
    return {"row": "row", "block": "rowgroup"}.get(cell.role, "col")
