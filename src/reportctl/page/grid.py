"""The tables of a section as grids of spanning cells, derived from their two axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportctl.page.blocks import Grid, GridCell
from reportctl.page.filling import (
    Filling,
    balances,
    column_name,
    extra_line,
    extras_after,
    label,
    row_name,
    sums,
)
from reportctl.report.report import ExtraRow, Report
from reportctl.schema.form import At, Heading, Table

STUBS = {1: (0.25,), 2: (0.12, 0.32), 3: (0.07, 0.10, 0.27)}
"""Shares of the stub's columns in the width, by how many there are."""


def draw_section(tables: Sequence[Table], report: Report, faults: Mapping[At, str]) -> list[Grid]:
    """The grids of a section: captioned blocks are stacked into one, other tables stand alone."""
    filling = Filling(report, faults)
    captioned = [table for table in tables if table.caption]
    grids = [_stack(captioned, filling)] if captioned else []
    grids += [
        _across(table, filling) if table.across else _down(table, filling)
        for table in tables
        if not table.caption
    ]
    return grids


def _stack(tables: Sequence[Table], filling: Filling) -> Grid:
    """Blocks under each other, each with its caption and head (table two)."""
    width = 1 + max(len(table.columns.leaves) for table in tables)
    cells: list[GridCell] = []
    line = 0
    for number, table in enumerate(tables):
        leaves = table.columns.leaves
        block = f"block.{table.key}.{number}"
        cells.append(GridCell(line, 0, table.caption, columns=width, role="block", name=block))
        cells.append(GridCell(line + 1, 0, table.corner, role="corner"))
        spans = [*[1] * (len(leaves) - 1), width - len(leaves)]
        cells += [
            GridCell(
                line + 1,
                1 + i,
                leaf.label,
                columns=span,
                role="column",
                name=column_name(table, leaf),
            )
            for i, (leaf, span) in enumerate(zip(leaves, spans, strict=True))
        ]
        line += 2
        for row in table.rows.leaves:
            cells.append(label(table, row, line, 0))
            for i, (leaf, span) in enumerate(zip(leaves, spans, strict=True)):
                cell = filling.value(table, row, leaf, (line, 1 + i), span)
                cells.append(cell._replace(headers=(block, *cell.headers)))
            line += 1
            for extra in extras_after(table, row, filling.report):
                cells.append(GridCell(line, 0, extra.label, role="row"))
                cells += extra_line(extra, line, 1, spans)
                line += 1
    return Grid(
        name=tables[0].section,
        caption="",
        widths=(1 / width,) * width,
        cells=tuple(cells),
        head=0,
        stub=1,
        lines=line,
        sums=sums(tables),
        balances=balances(tables),
    )


def _down(table: Table, filling: Filling) -> Grid:
    """Rows below each other under one head of several lines (table three)."""
    stub = table.rows.depth
    top = 1 if table.spanner else 0
    head = top + table.columns.depth
    leaves = table.columns.leaves
    cells = [GridCell(0, 0, table.corner, lines=head, columns=stub, role="corner")]
    if top:
        cells.append(
            GridCell(
                0,
                stub,
                table.spanner,
                columns=len(leaves),
                role="column",
                name=f"column.{table.key}",
            )
        )
    cells += _head(table, (top, stub), head)
    line = head
    for row, drawn in _stub(table, filling.report, stub):
        cells += [cell._replace(line=cell.line + head) for cell in drawn]
        if isinstance(row, Heading):
            cells += [
                filling.value(table, row, leaf, (line, stub + i)) for i, leaf in enumerate(leaves)
            ]
        else:
            cells += extra_line(row, line, stub, [1] * len(leaves))
        line += 1
    shares = STUBS.get(stub, (0.4 / stub,) * stub)
    rest = (1 - sum(shares)) / len(leaves)
    return Grid(
        name=table.section,
        caption="",
        widths=(*shares, *(rest,) * len(leaves)),
        cells=tuple(sorted(cells, key=lambda cell: (cell.line, cell.column))),
        head=head,
        stub=stub,
        lines=line,
        sums=sums([table]),
        balances=balances([table]),
    )


def _across(table: Table, filling: Filling) -> Grid:
    """One line of figures, the rows side by side above it (table four)."""
    leaves = table.columns.leaves
    head = table.rows.depth + table.columns.depth
    cells: list[GridCell] = []
    for number, row in enumerate(table.rows.leaves):
        left = number * len(leaves)
        for depth, heading in enumerate(table.rows.trail(row)):
            span = len(table.rows.leaves_under(heading.key)) * len(leaves)
            first = table.rows.leaves_under(heading.key)[0]
            if first.key == row.key:
                cells.append(
                    GridCell(
                        depth,
                        left,
                        heading.label,
                        columns=span,
                        role="column",
                        name=row_name(table, heading),
                    )
                )
        under = len(table.rows.trail(row))
        cells += _head(table, (under, left), head, row)
        cells += [
            filling.value(table, row, leaf, (head, left + i)) for i, leaf in enumerate(leaves)
        ]
    width = len(leaves) * len(table.rows.leaves)
    return Grid(
        name=table.section,
        caption="",
        widths=(1 / width,) * width,
        cells=tuple(sorted(cells, key=lambda cell: (cell.line, cell.column))),
        head=head,
        stub=0,
        lines=head + 1,
        sums=sums([table]),
        balances=balances([table]),
    )


def _head(
    table: Table, where: tuple[int, int], bottom: int, row: Heading | None = None
) -> Iterator[GridCell]:
    """The column headings from (line, column) on; a leaf reaches down to the head's last line."""
    columns, (top, left) = table.columns, where
    order = [leaf.key for leaf in columns.leaves]
    for heading in columns.headings:
        under = columns.leaves_under(heading.key)
        line = top + len(columns.trail(heading)) - 1
        leaf = heading.key in order
        yield GridCell(
            line,
            left + order.index(under[0].key),
            heading.label,
            lines=bottom - line if leaf else 1,
            columns=len(under),
            role="column",
            name=column_name(table, heading, row),
        )


def _stub(
    table: Table, report: Report, width: int
) -> Iterator[tuple[Heading | ExtraRow, list[GridCell]]]:
    """The rows in order, each with the labels that begin at its line; extra rows in their place."""
    lines: list[tuple[Heading | ExtraRow, tuple[Heading, ...]]] = []
    for row in table.rows.leaves:
        trail = table.rows.trail(row)
        lines.append((row, trail))
        lines += [(extra, trail[:-1]) for extra in extras_after(table, row, report)]
    for number, (entry, trail) in enumerate(lines):
        drawn = []
        for depth, heading in enumerate(trail):
            if isinstance(entry, Heading) and heading.key == entry.key:
                drawn.append(label(table, entry, number, depth)._replace(columns=width - depth))
            elif number == 0 or heading not in lines[number - 1][1]:
                span = sum(heading in other for _, other in lines)
                drawn.append(
                    label(table, heading, number, depth)._replace(
                        lines=span,
                        vertical=depth == 0 and span >= len(heading.label),
                    )
                )
        if isinstance(entry, ExtraRow):
            depth = len(trail)
            drawn.append(GridCell(number, depth, entry.label, columns=width - depth, role="row"))
        yield entry, drawn
