"""A table in a text as a grid: its head, its labels, its figures and its words."""

from __future__ import annotations

import re

from reportctl.page.blocks import CellRole, Grid, GridCell
from reportctl.page.title import measure
from reportctl.report.text_table import Rows, write_rows

NARROWEST, WIDEST = 3.0, 16.0
"""Ems between which a column's share of the width is counted."""
SHORT = 7.0
"""Ems of the longest text without a Chinese character that counts as a figure."""
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def draw_rows(rows: Rows, name: str) -> Grid:
    """The grid of a table whose first line is the head; `name` is unique on the page."""
    texts = [[_STRONG.sub(r"\1", text) for text in row] for row in rows]
    head, *body = texts
    labelled = any(not _is_figure(row[0]) for row in body)
    cells = [
        GridCell(0, column, text, role="column", name=f"{name}.column.{column}")
        if text
        else GridCell(0, column, "", role="corner")
        for column, text in enumerate(head)
    ]
    for line, row in enumerate(body, 1):
        label = f"{name}.row.{line}" if labelled and row[0] else ""
        for column, text in enumerate(row):
            if column == 0 and label:
                cells.append(GridCell(line, 0, text, role="row", name=label))
                continue
            role: CellRole = "value" if _is_figure(text) else "text"
            over = (label, f"{name}.column.{column}" if head[column] else "")
            cells.append(GridCell(line, column, text, role=role, headers=tuple(filter(None, over))))
    longest = (
        max(measure(part) for text in column for part in text.split("\n"))
        for column in zip(*texts, strict=True)
    )
    wide = [min(max(NARROWEST, width), WIDEST) for width in longest]
    return Grid(
        name=name,
        caption="、".join(filter(None, head)) or "正文",
        widths=tuple(share / sum(wide) for share in wide),
        cells=tuple(cells),
        head=1,
        stub=int(labelled),
        lines=len(rows),
        written=write_rows(rows),
    )


def _is_figure(text: str) -> bool:
    """Whether it is a figure, a date in figures, a stroke or nothing."""
    return measure(text) <= SHORT and not any(c >= "\u2e80" for c in text)
